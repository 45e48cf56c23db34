#pragma once
// `"context"` of what the commands print; the text is written by io.

#include "app/cli/inputs.hpp"
#include "app/io/context_json.hpp"

namespace cityties::cli {

using io::beginDocument;
using io::endDocument;
using io::name;

/// Opens the document and writes the whole context.
void beginDocument(io::JsonWriter& out, const Worked& worked);
void beginDocument(io::JsonWriter& out, const Data& data, const core::StoryOptions& options);

/// Ids as plain texts.
template <class Id>
std::vector<std::string> texts(const std::vector<Id>& ids) {
  std::vector<std::string> result;
  result.reserve(ids.size());
  for (const auto& id : ids) result.push_back(id.text);
  return result;
}

}  // namespace cityties::cli
