#pragma once
// Documents as JSON: a scenario file (DESIGN §5) with `dataset` and `bookmarks` more.
// assets/schema/scenario.schema.json describes both. Every file that a released version wrote opens in all later ones
// (tests/data/documents).

#include <filesystem>
#include <string>
#include <string_view>

#include "app/core/document.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// The version of the format that this program writes; it reads all up to it.
inline constexpr int documentVersion = 1;

struct DecodedDocument {
  core::Document document;
  graph::Diagnostics warnings;  ///< unknown keys
};

/// Errors as decodeScenario; a file of a newer version is refused and says so.
graph::Result<DecodedDocument> decodeDocument(std::string_view json, const std::string& fileName);
graph::Result<DecodedDocument> readDocument(const std::filesystem::path& file);

enum class DocumentLayout {
  file,  ///< a member a line, an action a line, a line break at the end
  line,  ///< all on one line, without one
};

/// Reads back as an equal document, to the last bit of every number, if it is one that can be made by hand: control
/// characters are left out and broken UTF-8 is replaced, a scenario without an id is called "untitled", lists hold no
/// empty texts. Keys stand in one order always, those of other versions (Scenario::unknownKeys) behind them.
std::string encodeDocument(const core::Document& document, DocumentLayout layout = DocumentLayout::file);

}  // namespace cityties::io
