#pragma once
// What reading a scenario and reading a document share. Private to app/io.

#include "app/core/document.hpp"
#include "app/io/json_object.hpp"

namespace cityties::io {

/// The keys of a scenario; version and id, too. Nothing of a file of a newer version, whose keys may mean anything.
std::optional<core::Scenario> decodeScenarioKeys(DecodeLog& log, JsonObject& root);
/// The keys that a document has more.
void decodeDocumentKeys(DecodeLog& log, JsonObject& root, core::Document& document);
/// All of them, with what is not known.
core::Document decodeDocumentRoot(DecodeLog& log, const JsonValue& root);

/// As encodeDocument, as a tree and without the keys that are not known.
JsonValue writtenTree(const core::Document& document);

}  // namespace cityties::io
