#pragma once
// Which pairs of cities are counted, and how each weighs, as JSON: {"from", "cities", "weight"}.

#include "app/io/json_object.hpp"
#include "app/io/json_writer.hpp"
#include "graph/impact.hpp"

namespace cityties::io {

/// The words of `--cities` and `--weight`.
const char* wordOf(graph::CitySelection selection);
const char* wordOf(graph::PairWeight weight);

/// A key that is missing keeps its default; errors and unknown keys go to `log`.
graph::ReportingOptions decodeReporting(DecodeLog& log, const JsonValue& value, const std::string& pointer);
void writeReporting(JsonWriter& out, const graph::ReportingOptions& reporting);

}  // namespace cityties::io
