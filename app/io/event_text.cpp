// One action as typed on a command line. The short form becomes the JSON form, so that both mean the same.
#include <algorithm>
#include <array>
#include <utility>

#include "app/io/action_json.hpp"
#include "app/io/nearest_word.hpp"
#include "app/io/scenario_json.hpp"

namespace cityties::io {
namespace {

/// The keys that the parts after the word stand for, in order.
struct ShortForm {
  const char* word;
  std::array<const char*, 3> keys;
  std::size_t required;
  const char* usage;
};

constexpr std::array<ShortForm, 10> shortForms{
    {{"close_post", {"post", "takeover"}, 1, "close_post:POST[:embassy|nearest|POST]"},
     {"open_post", {"post"}, 1, "open_post:POST"},
     {"reassign_district", {"region", "to"}, 2, "reassign_district:REGION:POST"},
     {"suspend_agreement", {"agreement"}, 1, "suspend_agreement:AGREEMENT"},
     {"resume_agreement", {"agreement"}, 1, "resume_agreement:AGREEMENT"},
     {"terminate_agreement", {"agreement"}, 1, "terminate_agreement:AGREEMENT"},
     {"sign_agreement", {"a", "b", "kind"}, 3, "sign_agreement:PLACE:PLACE:KIND"},
     {"virtual_channel", {"a", "b", "strength"}, 2, "virtual_channel:CITY:CITY[:STRENGTH]"},
     {"ban", {"x", "y"}, 2, "ban:PLACE:PLACE"},
     {"advance", {"to"}, 1, "advance:YYYY-MM-DD"}}};

tl::unexpected<graph::Diagnostics> wrong(std::string message) {
  return graph::failure({graph::Severity::error, {}, {}, 0, {}, std::move(message)});
}

/// At most `limit` parts; the last one takes the rest, colons included: an id may hold one.
std::vector<std::string> split(std::string_view text, std::size_t limit) {
  std::vector<std::string> parts;
  while (true) {
    const auto colon = parts.size() + 1 < limit ? text.find(':') : std::string_view::npos;
    parts.emplace_back(text.substr(0, colon));
    if (colon == std::string_view::npos) return parts;
    text.remove_prefix(colon + 1);
  }
}

JsonValue textValue(std::string text) {
  JsonValue value;
  value.kind = JsonValue::Kind::text;
  value.text = std::move(text);
  return value;
}

/// The strength is the one part that is a number; what is none stays a text, which the decoder refuses.
JsonValue partValue(std::string_view key, const std::string& part) {
  if (key == "strength")
    if (auto number = parseJson(part, {}); number && number->kind == JsonValue::Kind::number) return *number;
  return textValue(part);
}

JsonValue asJson(const ShortForm& form, const std::vector<std::string>& parts) {
  JsonValue action;
  action.kind = JsonValue::Kind::object;
  action.members.push_back({"do", textValue(form.word)});
  if (std::string_view(form.word) == "ban") {
    JsonValue between;
    between.kind = JsonValue::Kind::array;
    for (const auto& part : parts) between.items.push_back(textValue(part));
    action.members.push_back({"kinds", textValue("*")});
    action.members.push_back({"between", std::move(between)});
    return action;
  }
  for (std::size_t i = 0; i < parts.size(); ++i)
    action.members.push_back({form.keys[i], partValue(form.keys[i], parts[i])});
  return action;
}

graph::Result<graph::Action> decode(const JsonValue& value) {
  DecodeLog log;
  auto action = decodeAction(log, value, "");
  // A key without effect would go unseen here: nobody looks for warnings about an option.
  for (auto& warning : log.warnings) {
    warning.severity = graph::Severity::error;
    log.errors.push_back(std::move(warning));
  }
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  return std::move(*action);
}

tl::unexpected<graph::Diagnostics> unknownWord(const std::string& word) {
  std::vector<std::string> words;
  words.reserve(shortForms.size());
  for (const auto& form : shortForms) words.emplace_back(form.word);
  std::string message = "unknown action '" + word + "'";
  if (word == "curtail")
    return wrong(
        "curtail has no short form; write it as JSON: "
        "{\"do\": \"curtail\", \"select\": {\"region\": \"US-TX\"}, \"strength\": 0.5}");
  if (const auto near = nearestWord(word, words)) message += "; did you mean '" + *near + "'?";
  return wrong(message);
}

}  // namespace

graph::Result<graph::Action> parseEvent(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\n");
  if (start == std::string_view::npos) return wrong("an event is missing, such as close_post:cn-us-san-francisco");
  if (text[start] == '{') {
    const auto json = parseJson(text, {});
    if (!json) return tl::unexpected(json.error());
    return decode(*json);
  }
  const auto colon = text.find(':');
  const std::string word(text.substr(0, colon));
  const auto form = std::find_if(shortForms.begin(), shortForms.end(), [&](const auto& f) { return word == f.word; });
  if (form == shortForms.end()) return unknownWord(word);
  const auto keyCount =
      static_cast<std::size_t>(std::find(form->keys.begin(), form->keys.end(), nullptr) - form->keys.begin());
  std::vector<std::string> parts;
  if (colon != std::string_view::npos) {
    parts = split(text.substr(colon + 1), keyCount);
    while (!parts.empty() && parts.size() > form->required && parts.back().empty()) parts.pop_back();
  }
  const bool hole = std::find(parts.begin(), parts.end(), std::string{}) != parts.end();
  if (parts.size() < form->required || hole)
    return wrong("'" + std::string(text) + "' is not complete; expected " + form->usage);
  return decode(asJson(*form, parts));
}

}  // namespace cityties::io
