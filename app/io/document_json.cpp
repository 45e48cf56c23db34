#include "app/io/document_json.hpp"

#include <cmath>
#include <utility>

#include "app/io/document_parts.hpp"
#include "app/io/unknown_keys.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;

core::Bookmark bookmark(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  core::Bookmark bookmark;
  JsonObject object(log, value, pointer);
  bookmark.name = object.prose("name", Need::required);
  const double step = object.number("step", {0, 1e6, true}).value_or(0);
  if (step != std::floor(step)) object.fail("step", "'step' must be a whole number");
  bookmark.step = static_cast<std::size_t>(step);
  bookmark.fit = object.texts("fit");
  bookmark.selected = object.prose("selected");
  object.finish();
  return bookmark;
}

graph::Result<DecodedDocument> decode(const graph::Result<JsonValue>& json, const std::string& fileName) {
  if (!json) return tl::unexpected(json.error());
  DecodeLog log;
  log.file = fileName;
  DecodedDocument decoded;
  decoded.document = decodeDocumentRoot(log, *json);
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  decoded.warnings = std::move(log.warnings);
  return decoded;
}

}  // namespace

void decodeDocumentKeys(DecodeLog& log, JsonObject& root, core::Document& document) {
  if (const JsonValue* dataset = root.find("dataset", Kind::object)) {
    JsonObject object(log, *dataset, root.at("dataset"));
    document.dataset = {object.prose("path"), object.prose("sha256")};
    object.finish();
  }
  const JsonValue* bookmarks = root.find("bookmarks", Kind::array);
  if (!bookmarks) return;
  for (std::size_t i = 0; i < bookmarks->items.size(); ++i)
    document.bookmarks.push_back(bookmark(log, bookmarks->items[i], root.at("bookmarks") + "/" + std::to_string(i)));
}

core::Document decodeDocumentRoot(DecodeLog& log, const JsonValue& root) {
  core::Document document;
  JsonObject object(log, root, "");
  auto scenario = decodeScenarioKeys(log, object);
  if (!scenario) return document;
  document.scenario = std::move(*scenario);
  decodeDocumentKeys(log, object, document);
  // Editors point at the schema with it; nothing to warn of, but to be kept.
  if (const JsonValue* schema = object.find("$schema")) log.unknown.push_back({"/$schema", schema});
  object.finish();
  if (log.errors.empty() && !log.unknown.empty())
    document.scenario.unknownKeys = keepUnknown(log.unknown, writtenTree(document));
  return document;
}

graph::Result<DecodedDocument> decodeDocument(std::string_view json, const std::string& fileName) {
  return decode(parseJson(json, fileName), fileName);
}

graph::Result<DecodedDocument> readDocument(const std::filesystem::path& file) {
  return decode(readJson(file), file.filename().string());
}

}  // namespace cityties::io
