#include "app/io/preferences.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/io/atomic_file.hpp"
#include "app/io/json_object.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::io {
namespace {

namespace fs = std::filesystem;
using Kind = JsonValue::Kind;

template <class Enum>
struct Word {
  const char* word;
  Enum value;
};
constexpr std::array languages{Word{"en", core::Language::english}, Word{"zh", core::Language::chinese}};
constexpr std::array themes{Word{"dark", core::Theme::dark}, Word{"light", core::Theme::light},
                            Word{"print", core::Theme::print}, Word{"colour-blind", core::Theme::colourBlind}};
constexpr std::array leftTabs{Word{"scenario", core::LeftTab::scenario}, Word{"explore", core::LeftTab::explore},
                              Word{"edits", core::LeftTab::history}};
constexpr std::array rightTabs{Word{"changes", core::RightTab::findings},
                               Word{"contingencies", core::RightTab::contingencies},
                               Word{"routes", core::RightTab::routes}};

template <class Words>
auto valueOf(JsonObject& object, const char* key, const Words& words) {
  using Enum = decltype(words.front().value);
  const std::string word = object.text(key);
  for (const auto& known : words)
    if (word == known.word) return std::optional<Enum>(known.value);
  if (!word.empty()) object.fail(key, "'" + word + "' is no " + std::string(key) + " that is known here");
  return std::optional<Enum>();
}

template <class Words, class Enum>
void write(JsonWriter& out, const char* key, const Words& words, const std::optional<Enum>& value) {
  if (!value) return;
  for (const auto& known : words)
    if (known.value == *value) out.key(key).text(known.word);
}

std::optional<bool> flag(JsonObject& object, const char* key) {
  const JsonValue* value = object.find(key, Kind::boolean);
  return value ? std::optional(value->boolean) : std::nullopt;
}

std::optional<int> size(JsonObject& object, const char* key) {
  const auto value = object.number(key, {1, 100000, true});
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

Preferences decode(DecodeLog& log, const JsonValue& root) {
  Preferences read;
  JsonObject object(log, root, "");
  read.language = valueOf(object, "language", languages);
  read.theme = valueOf(object, "theme", themes);
  read.scale = object.number("scale", {0.5, 4, true});
  read.motion = flag(object, "motion");
  read.width = size(object, "width");
  read.height = size(object, "height");
  read.left = valueOf(object, "left", leftTabs);
  read.right = valueOf(object, "right", rightTabs);
  read.recent = object.texts("recent");
  if (read.recent.size() > recentLimit) read.recent.resize(recentLimit);
  object.finish();
  JsonWriter kept;
  kept.beginObject(JsonWriter::Layout::line);
  for (const auto& [pointer, value] : log.unknown)
    for (const auto& member : root.members)
      if (&member.value == value) kept.key(member.key).digits(toText(*value));
  if (!log.unknown.empty()) read.unknown = kept.endObject().take();
  return read;
}

/// Out of the way under a name that nothing has; where it is now, or empty where it could not be moved.
std::string setAside(const fs::path& file) {
  std::error_code error;
  for (int n = 1; n < 100; ++n) {
    fs::path aside = file.string() + ".broken" + (n == 1 ? "" : "-" + std::to_string(n));
    if (fs::exists(aside, error)) continue;
    fs::rename(file, aside, error);
    return error ? "" : aside.string();
  }
  return "";
}

graph::Diagnostic broken(const fs::path& file, const std::string& why, const std::string& aside) {
  return {.severity = graph::Severity::warning,
          .file = file.string(),
          .message = "preferences are as if new, because their file cannot be read (" + why + ")" +
                     (aside.empty() ? "" : "; it is kept as " + aside)};
}

}  // namespace

void addRecent(Preferences& preferences, const fs::path& file) {
  std::erase(preferences.recent, file.string());
  preferences.recent.insert(preferences.recent.begin(), file.string());
  if (preferences.recent.size() > recentLimit) preferences.recent.resize(recentLimit);
}

ReadPreferences readPreferences(const std::optional<fs::path>& folder) {
  ReadPreferences read;
  if (!folder) return read;
  const fs::path file = *folder / "preferences.json";
  std::error_code error;
  if (!fs::exists(file, error)) return read;
  const auto json = readJson(file);
  if (!json || json->kind != Kind::object) {
    read.problems.push_back(broken(file, json ? "no object" : json.error()[0].message, setAside(file)));
    return read;
  }
  DecodeLog log;
  log.file = file.string();
  read.preferences = decode(log, *json);
  for (auto& problem : log.errors) {
    problem.severity = graph::Severity::warning;
    read.problems.push_back(std::move(problem));
  }
  return read;
}

std::optional<graph::Diagnostic> writePreferences(const std::optional<fs::path>& folder,
                                                  const Preferences& preferences) {
  if (!folder) return std::nullopt;
  JsonWriter out;
  out.beginObject();
  write(out, "language", languages, preferences.language);
  write(out, "theme", themes, preferences.theme);
  if (preferences.scale) out.key("scale").number(*preferences.scale);
  if (preferences.motion) out.key("motion").boolean(*preferences.motion);
  if (preferences.width) out.key("width").integer(*preferences.width);
  if (preferences.height) out.key("height").integer(*preferences.height);
  write(out, "left", leftTabs, preferences.left);
  write(out, "right", rightTabs, preferences.right);
  out.key("recent").beginArray();
  for (const auto& file : preferences.recent) out.text(file);
  out.endArray();
  if (const auto unknown = parseJson(preferences.unknown.empty() ? "{}" : preferences.unknown, ""))
    for (const auto& [key, value] : unknown->members) out.key(key).digits(toText(value));
  return writeAtomically(*folder / "preferences.json", out.endObject().take() + "\n", Previous::drop);
}

}  // namespace cityties::io
