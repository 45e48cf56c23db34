#pragma once
// The channel model as JSON: {"agreement", "consular_base", "km_per_unit", "mission", "accreditation",
// "administrative", "virtual"}; a key that is missing keeps its default.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/io/json_object.hpp"
#include "app/io/json_writer.hpp"
#include "graph/channel_model.hpp"

namespace cityties::io {

/// A model inside a larger document; errors and unknown keys go to `log`.
graph::ChannelModel decodeModel(DecodeLog& log, const JsonValue& value, const std::string& pointer);

struct DecodedModel {
  graph::ChannelModel model;
  graph::Diagnostics warnings;  ///< unknown keys
};

/// Errors: as readJson, a cost that is no number greater than 0.
graph::Result<DecodedModel> parseModel(std::string_view json, const std::string& fileName);
graph::Result<DecodedModel> readModel(const std::filesystem::path& file);

/// The same keys, in that order.
void writeModel(JsonWriter& out, const graph::ChannelModel& model);

}  // namespace cityties::io
