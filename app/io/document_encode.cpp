#include <algorithm>

#include "app/io/action_json.hpp"
#include "app/io/document_json.hpp"
#include "app/io/document_parts.hpp"
#include "app/io/model_json.hpp"
#include "app/io/reporting_json.hpp"
#include "app/io/unknown_keys.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;
using Layout = JsonWriter::Layout;

void text(JsonWriter& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.key(key).text(value);
}

void localText(JsonWriter& out, const std::string& key, const core::LocalText& value) {
  text(out, key, value.english);
  text(out, key + "_zh", value.chinese);
}

void list(JsonWriter& out, std::string_view key, std::vector<std::string> values) {
  std::erase(values, "");
  if (!values.empty()) out.key(key).texts(values);
}

void words(JsonWriter& out, const core::ScenarioStep& step) {
  localText(out, "title", step.title);
  localText(out, "caption", step.caption);
  localText(out, "note", step.note);
  text(out, "source", step.source);
}

void camera(JsonWriter& out, const core::ScenarioStep& step) {
  if (!step.camera.fit.empty()) {
    out.key("camera").beginObject();
    list(out, "fit", step.camera.fit);
    out.endObject();
  }
  list(out, "focus", step.focus);
}

void steps(JsonWriter& out, const core::Scenario& scenario) {
  if (scenario.before != core::ScenarioStep{}) {
    out.key("before").beginObject();
    words(out, scenario.before);
    camera(out, scenario.before);
    out.endObject();
  }
  out.key("steps").beginArray();
  for (const auto& step : scenario.steps) {
    out.beginObject().key("id").text(step.id);
    if (step.date) out.key("date").text(step.date->text());
    words(out, step);
    out.key("actions").beginArray();
    for (const auto& action : step.actions) encodeAction(out, action);
    out.endArray();
    camera(out, step);
    out.endObject();
  }
  out.endArray();
}

void bookmarks(JsonWriter& out, const std::vector<core::Bookmark>& bookmarks) {
  if (bookmarks.empty()) return;
  out.key("bookmarks").beginArray();
  for (const auto& bookmark : bookmarks) {
    out.beginObject().key("name").text(bookmark.name).key("step").integer(static_cast<long long>(bookmark.step));
    list(out, "fit", bookmark.fit);
    text(out, "selected", bookmark.selected);
    out.endObject();
  }
  out.endArray();
}

std::string plainText(const core::Document& document) {
  const core::Scenario& scenario = document.scenario;
  JsonWriter out;
  out.beginObject(Layout::line).key("cityties").integer(documentVersion);
  out.key("id").text(scenario.id.empty() ? "untitled" : scenario.id);
  localText(out, "title", scenario.title);
  localText(out, "description", scenario.description);
  out.key("base_date").textOrNull(scenario.baseDate ? scenario.baseDate->text() : "");
  if (scenario.channels) out.key("channels").text(graph::name(*scenario.channels));
  if (scenario.model) writeModel(out.key("model"), *scenario.model);
  if (scenario.reporting) writeReporting(out.key("reporting"), *scenario.reporting);
  std::vector<std::string> codes;
  for (const auto& country : scenario.countries) codes.push_back(country.text);
  list(out, "countries", std::move(codes));
  if (document.dataset != core::DatasetReference{}) {
    out.key("dataset").beginObject();
    text(out, "path", document.dataset.path);
    text(out, "sha256", document.dataset.sha256);
    out.endObject();
  }
  steps(out, scenario);
  bookmarks(out, document.bookmarks);
  return out.endObject().take();
}

/// The writer escapes control characters and the reader takes none: a pasted one must not make a file that cannot be
/// opened. They are the only `\u00..` that the writer makes.
std::string withoutControlCharacters(const std::string& json) {
  std::string kept;
  kept.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\\') {
      kept += json[i];
    } else if (json.compare(i, 4, "\\u00") == 0) {
      i += 5;
    } else {
      kept.append(json, i, 2);
      ++i;
    }
  }
  return kept;
}

/// What stands on lines of its own.
enum class Place { root, before, steps, step, actions, bookmarks, rest };

Place inside(Place place, const std::string& key) {
  if (place == Place::root && key == "before") return Place::before;
  if (place == Place::root && key == "steps") return Place::steps;
  if (place == Place::root && key == "bookmarks") return Place::bookmarks;
  if (place == Place::step && key == "actions") return Place::actions;
  return Place::rest;
}

void write(JsonWriter& out, const JsonValue& value, Place place) {
  const Layout layout = place == Place::rest ? Layout::line : Layout::block;
  if (value.kind == Kind::object) {
    out.beginObject(layout);
    for (const auto& [key, member] : value.members) write(out.key(key), member, inside(place, key));
    out.endObject();
  } else if (value.kind == Kind::array) {
    out.beginArray(layout);
    for (const auto& item : value.items) write(out, item, place == Place::steps ? Place::step : Place::rest);
    out.endArray();
  } else {
    out.digits(toText(value));
  }
}

}  // namespace

JsonValue writtenTree(const core::Document& document) {
  return parseJson(withoutControlCharacters(plainText(document)), "document").value_or(JsonValue{});
}

std::string encodeDocument(const core::Document& document, DocumentLayout layout) {
  JsonValue tree = writtenTree(document);
  // Beyond what readers take (jsonSizeLimit) it is written all the same: a large file is better than none.
  if (tree.kind != Kind::object) return withoutControlCharacters(plainText(document)) + "\n";
  restoreUnknown(tree, document.scenario.unknownKeys);
  if (layout == DocumentLayout::line) return toText(tree);
  JsonWriter out;
  write(out, tree, Place::root);
  return out.take() + "\n";
}

}  // namespace cityties::io
