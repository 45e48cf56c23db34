#pragma once
// `"context"`: what every JSON begins with, so that a figure can be made again.

#include <string>

#include "app/core/story.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::io {

/// Opens the document and writes the program only.
void beginDocument(JsonWriter& out);
/// … program and dataset only. `sha256` may be empty: not known.
void beginDocument(JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256);
/// … the whole context.
void beginDocument(JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256,
                   const core::StoryOptions& options);
/// Closes it.
std::string endDocument(JsonWriter& out);

/// The words of --cities and --weight.
const char* name(graph::CitySelection selection);
const char* name(graph::PairWeight weight);

}  // namespace cityties::io
