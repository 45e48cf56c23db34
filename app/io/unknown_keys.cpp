#include "app/io/unknown_keys.hpp"

#include <algorithm>
#include <map>

#include "app/io/json_writer.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;

std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    text += escape ? (token[i + 1] == '0' ? '~' : '/') : token[i];
    if (escape) ++i;
  }
  return text;
}

std::vector<std::string> tokensOf(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    tokens.push_back(unescaped(pointer.substr(0, end)));
    pointer.remove_prefix(end);
  }
  return tokens;
}

/// What an item of an array is called for as long as it is itself.
std::string lastingName(const JsonValue& item, bool isStep) {
  const JsonValue* id = isStep ? item.find("id") : nullptr;
  return id ? id->text : toText(item);
}

std::optional<std::size_t> indexOf(const std::string& token) {
  if (token.empty() || token.size() > 9 ||
      !std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  return static_cast<std::size_t>(std::stoul(token));
}

std::string lastingPointer(const std::vector<std::string>& tokens, const JsonValue& written) {
  std::string pointer;
  const JsonValue* at = &written;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string token = tokens[i];
    if (at && at->kind == Kind::array) {
      const auto index = indexOf(token);
      at = index && *index < at->items.size() ? &at->items[*index] : nullptr;
      if (at) token = lastingName(*at, i == 1 && tokens[0] == "steps");
    } else if (at) {
      at = at->find(token);
    }
    pointer += "/" + pointerToken(token);
  }
  return pointer;
}

JsonValue* memberOf(JsonValue& object, const std::string& key) {
  for (auto& member : object.members)
    if (member.key == key) return &member.value;
  return nullptr;
}

/// The names of items are those of before anything was put into them.
JsonValue* itemOf(JsonValue& array, const JsonValue& names, const std::string& token, bool isStep) {
  for (std::size_t i = 0; i < names.items.size(); ++i)
    if (lastingName(names.items[i], isStep) == token) return &array.items[i];
  return nullptr;
}

void restore(JsonValue& written, const JsonValue& names, const std::vector<std::string>& tokens,
             const JsonValue& value) {
  JsonValue* at = &written;
  const JsonValue* name = &names;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool isStep = i == 1 && tokens[0] == "steps";
    if (at->kind == Kind::array) {
      JsonValue* item = name ? itemOf(*at, *name, tokens[i], isStep) : nullptr;
      if (!item) return;
      name = &name->items[static_cast<std::size_t>(item - at->items.data())];
      at = item;
      continue;
    }
    if (at->kind != Kind::object) return;
    JsonValue* inside = memberOf(*at, tokens[i]);
    if (!inside) {
      // An object whose known keys are all as they are when missing is not written for their sake.
      at->members.push_back({tokens[i], {.kind = Kind::object}});
      inside = &at->members.back().value;
    }
    name = name ? name->find(tokens[i]) : nullptr;
    at = inside;
  }
  if (at->kind == Kind::object && !memberOf(*at, tokens.back())) at->members.push_back({tokens.back(), value});
}

}  // namespace

std::string keepUnknown(const std::vector<DecodeLog::Unknown>& unknown, const JsonValue& written) {
  if (unknown.empty()) return {};
  std::map<std::string, std::string> kept;
  for (const auto& [pointer, value] : unknown) kept.emplace(lastingPointer(tokensOf(pointer), written), toText(*value));
  JsonWriter out;
  out.beginObject(JsonWriter::Layout::line);
  for (const auto& [pointer, text] : kept) out.key(pointer).digits(text);
  return out.endObject().take();
}

void restoreUnknown(JsonValue& written, const std::string& unknownKeys) {
  if (unknownKeys.empty()) return;
  const auto kept = parseJson(unknownKeys, "unknown keys");
  if (!kept) return;
  const JsonValue names = written;
  for (const auto& [pointer, value] : kept->members)
    if (const auto tokens = tokensOf(pointer); !tokens.empty()) restore(written, names, tokens, value);
}

}  // namespace cityties::io
