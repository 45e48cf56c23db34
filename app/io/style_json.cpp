#include "app/io/style_json.hpp"

#include <array>
#include <utility>

#include "app/io/json_object.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;

/// `#E6B450`, `0.6`, `5 3.5`; nothing for what is neither a text, a number nor a list of such.
std::optional<std::string> textOf(const JsonValue& value) {
  if (value.kind == Kind::text || value.kind == Kind::number) return value.text;
  if (value.kind != Kind::array) return std::nullopt;
  std::string text;
  for (const JsonValue& item : value.items) {
    if (item.kind != Kind::text && item.kind != Kind::number) return std::nullopt;
    text += (text.empty() ? "" : " ") + item.text;
  }
  return text;
}

class Reader {
 public:
  explicit Reader(DecodeLog& log) : log_(log) {}

  void readScope(JsonObject& owner, const char* key, const std::string& scope) {
    const JsonValue* value = owner.find(key, Kind::object);
    if (!value) return;
    JsonObject object(log_, *value, owner.at(key));
    if (scope != "shared") readLike(object, scope);
    std::string_view last;
    for (const core::StyleField& field : core::styleFields())
      if (std::exchange(last, field.section) != field.section) readSection(object, std::string(field.section), scope);
    object.finish();
  }

  std::vector<core::StyleValue> take() { return std::move(values_); }

 private:
  void readLike(JsonObject& object, const std::string& scope) {
    // Asked for under every theme, so that it is known to the reader.
    const std::string like = object.text("like");
    if (like.empty()) return;
    for (const core::Theme theme : core::allThemes) {
      if (core::keyOf(theme) == scope) break;
      if (core::keyOf(theme) == like) return values_.push_back({scope, "like", "", like});
    }
    object.fail("like", "'" + like + "' is no theme before this one");
  }

  void readSection(JsonObject& owner, const std::string& section, const std::string& scope) {
    const JsonValue* value = owner.find(section, Kind::object);
    if (!value) return;
    JsonObject object(log_, *value, owner.at(section));
    for (const core::StyleField& field : core::styleFields()) {
      if (field.section != section) continue;
      const JsonValue* given = object.find(field.name);
      if (!given) continue;
      const auto text = textOf(*given);
      core::Style trial;
      const std::string problem =
          text ? core::setStyleValue(trial, field, *text) : "must be a colour, a number or a list of them";
      if (problem.empty())
        values_.push_back({scope, section, std::string(field.name), *text});
      else
        object.fail(field.name, problem);
    }
    object.finish();
  }

  DecodeLog& log_;
  std::vector<core::StyleValue> values_;
};

graph::Result<std::vector<core::StyleValue>> decode(const graph::Result<JsonValue>& json, const std::string& fileName) {
  if (!json) return tl::unexpected(json.error());
  DecodeLog log;
  log.file = fileName;
  JsonObject document(log, *json, "");
  if (document.number("cityties_style", {0, 1}, Need::required).value_or(1) != 1)
    document.fail("cityties_style", "is a version that this program does not know");
  Reader reader(log);
  reader.readScope(document, "shared", "shared");
  if (const JsonValue* themes = document.find("themes", Kind::object)) {
    JsonObject object(log, *themes, document.at("themes"));
    for (const core::Theme theme : core::allThemes) {
      const std::string key(core::keyOf(theme));
      reader.readScope(object, key.c_str(), key);
    }
    object.finish();
  }
  document.finish();
  // A misspelt name would change nothing and say nothing.
  for (graph::Diagnostic& warning : log.warnings) {
    warning.severity = graph::Severity::error;
    log.errors.push_back(std::move(warning));
  }
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  return reader.take();
}

}  // namespace

graph::Result<std::vector<core::StyleValue>> parseStyle(std::string_view json, const std::string& fileName) {
  return decode(parseJson(json, fileName), fileName);
}

graph::Result<core::Styles> readStyle(const std::filesystem::path& file) {
  auto values = decode(readJson(file), file.filename().string());
  if (!values) return tl::unexpected(std::move(values.error()));
  std::vector<core::StyleValue> all = core::builtInStyle();
  all.insert(all.end(), values->begin(), values->end());
  return core::stylesOf(all);
}

}  // namespace cityties::io
