#pragma once
// `"context"`: what every JSON begins with, so that a figure can be made again.

#include "app/cli/inputs.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::cli {

/// Opens the document and writes the program only.
void beginDocument(io::JsonWriter& out);
/// Opens the document and writes program and dataset only.
void beginDocument(io::JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256);
/// Opens the document and writes the whole context.
void beginDocument(io::JsonWriter& out, const Worked& worked);
void beginDocument(io::JsonWriter& out, const Data& data, const core::StoryOptions& options);
/// Closes it.
std::string endDocument(io::JsonWriter& out);

/// The words of --cities and --weight.
const char* name(graph::CitySelection selection);
const char* name(graph::PairWeight weight);

/// Ids as plain texts.
template <class Id>
std::vector<std::string> texts(const std::vector<Id>& ids) {
  std::vector<std::string> result;
  result.reserve(ids.size());
  for (const auto& id : ids) result.push_back(id.text);
  return result;
}

}  // namespace cityties::cli
