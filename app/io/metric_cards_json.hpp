#pragma once
// Metric cards from their one source, assets/metrics/cards.json (schema: assets/schema/metric_cards.schema.json).

#include <filesystem>
#include <string>
#include <string_view>

#include "app/core/metric_cards.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// Errors, with line and pointer: malformed JSON, a key missing, of the wrong kind or unknown, a text missing in a
/// language, a key of two cards, a group or related card that is not there, a range upside down. The file is ours, so
/// nothing unknown is let pass.
graph::Result<core::MetricCards> parseMetricCards(std::string_view json, const std::string& fileName);

/// Reads and parses `metrics/cards.json` of the assets folder. Further errors as readJson.
graph::Result<core::MetricCards> readMetricCards(const std::filesystem::path& assets);

}  // namespace cityties::io
