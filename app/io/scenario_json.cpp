#include "app/io/scenario_json.hpp"

#include <set>
#include <utility>

#include "app/io/action_json.hpp"
#include "app/io/document_json.hpp"
#include "app/io/document_parts.hpp"
#include "app/io/model_json.hpp"
#include "app/io/nearest_word.hpp"
#include "app/io/reporting_json.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;

core::LocalText localText(JsonObject& object, const std::string& key) {
  return {object.prose(key), object.prose(key + "_zh")};
}

core::CameraHint camera(DecodeLog& log, JsonObject& object) {
  core::CameraHint hint;
  const JsonValue* value = object.find("camera", Kind::object);
  if (!value) return hint;
  JsonObject inside(log, *value, object.at("camera"));
  hint.fit = inside.texts("fit");
  inside.finish();
  return hint;
}

/// What a step and the words of step 0 have in common.
core::ScenarioStep words(DecodeLog& log, JsonObject& object) {
  core::ScenarioStep step;
  step.title = localText(object, "title");
  step.caption = localText(object, "caption");
  step.note = localText(object, "note");
  step.source = object.prose("source");
  step.camera = camera(log, object);
  step.focus = object.texts("focus");
  return step;
}

/// `step 'houston'`, or by number while it has no usable id.
std::string nameOf(const JsonValue& step, std::size_t number) {
  const JsonValue* id = step.find("id");
  if (id && id->kind == Kind::text && !id->text.empty()) return "step '" + id->text + "'";
  return "step " + std::to_string(number);
}

void decodeActions(DecodeLog& log, JsonObject& object, const std::string& stepName,
                   std::vector<graph::Action>& actions) {
  const JsonValue* array = object.find("actions", Kind::array, Need::required);
  if (!array) return;
  const std::string place = log.place;
  for (std::size_t i = 0; i < array->items.size(); ++i) {
    log.place = stepName + ", action " + std::to_string(i + 1) + ": ";
    auto action = decodeAction(log, array->items[i], object.at("actions") + "/" + std::to_string(i));
    if (action) actions.push_back(std::move(*action));
  }
  log.place = place;
}

/// A label, so a month or a year will do; it stands for its first day.
std::optional<graph::Date> stepDate(JsonObject& object) {
  const std::string text = object.text("date");
  if (text.empty()) return std::nullopt;
  const auto date = graph::PartialDate::parse(text);
  if (!date) object.fail("date", "'date' must be YYYY-MM-DD, YYYY-MM or YYYY, not '" + text + "'");
  return date ? std::optional(date->firstDay()) : std::nullopt;
}

core::ScenarioStep decodeStep(DecodeLog& log, const JsonValue& value, std::size_t number) {
  const std::string name = nameOf(value, number);
  log.place = name + ": ";
  JsonObject object(log, value, "/steps/" + std::to_string(number - 1));
  const std::string id = object.text("id", Need::required);
  core::ScenarioStep step = decodeStepBody(log, object, name);
  step.id = id;
  object.finish();
  log.place.clear();
  return step;
}

void decodeSteps(DecodeLog& log, JsonObject& object, core::Scenario& scenario) {
  const JsonValue* array = object.find("steps", Kind::array, Need::required);
  if (!array) return;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < array->items.size(); ++i) {
    scenario.steps.push_back(decodeStep(log, array->items[i], i + 1));
    const std::string& id = scenario.steps.back().id;
    if (!id.empty() && !ids.insert(id).second)
      log.error(*array->items[i].find("id"), "/steps/" + std::to_string(i) + "/id",
                "a second step with the id '" + id + "'");
  }
}

/// False for a version that is newer.
bool checkVersion(JsonObject& object) {
  const JsonValue* version = object.find("cityties");
  if (!object.isObject()) return true;
  if (!version)
    object.fail("cityties", "no scenario of CityTies: the key 'cityties' is missing; expected \"cityties\": 1");
  else if (version->kind != Kind::number || version->number < 1)
    object.fail("cityties", "'cityties' must be a number from 1 on, the version of the format");
  else if (version->number != documentVersion)
    return object.fail("cityties", "made by a newer CityTies: its format has the version " + version->text +
                                       ", and this program reads versions up to " + std::to_string(documentVersion) +
                                       "; a newer version of the program opens it"),
           false;
  return true;
}

std::optional<graph::ChannelPreset> channels(JsonObject& object) {
  const std::string word = object.text("channels");
  if (word.empty()) return std::nullopt;
  const auto preset = graph::channelPreset(word);
  if (!preset) {
    std::string message = "unknown channels '" + word + "'; expected ties, local or national";
    if (const auto near = nearestWord(word, {"ties", "local", "national"}))
      message += "; did you mean '" + *near + "'?";
    object.fail("channels", message);
  }
  return preset;
}

/// The base date; null: that of the dataset.
std::optional<graph::Date> baseDate(JsonObject& object) {
  const JsonValue* date = object.find("base_date");
  if (date && date->kind == Kind::null) return std::nullopt;
  return object.date("base_date", Need::required);
}

std::vector<graph::CountryCode> countries(DecodeLog& log, JsonObject& object) {
  std::vector<graph::CountryCode> codes;
  const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto texts = object.texts("countries");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& code = texts[i];
    if (code.size() == 2 && isCapital(code[0]) && isCapital(code[1]))
      codes.emplace_back(code);
    else
      log.error(object.value().find("countries")->items[i], object.at("countries") + "/" + std::to_string(i),
                "'countries' must hold country codes of two capital letters such as US, not '" + code + "'");
  }
  return codes;
}

graph::Result<DecodedScenario> decode(const graph::Result<JsonValue>& json, const std::string& fileName) {
  if (!json) return tl::unexpected(json.error());
  DecodeLog log;
  log.file = fileName;
  core::Document document = decodeDocumentRoot(log, *json);
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  return DecodedScenario{std::move(document.scenario), std::move(log.warnings)};
}

}  // namespace

core::ScenarioStep decodeStepBody(DecodeLog& log, JsonObject& object, const std::string& name) {
  core::ScenarioStep step = words(log, object);
  step.date = stepDate(object);
  decodeActions(log, object, name, step.actions);
  return step;
}

std::optional<core::Scenario> decodeScenarioKeys(DecodeLog& log, JsonObject& object) {
  if (!checkVersion(object)) return std::nullopt;
  core::Scenario scenario;
  scenario.id = object.text("id", Need::required);
  scenario.title = localText(object, "title");
  scenario.description = localText(object, "description");
  scenario.baseDate = baseDate(object);
  scenario.channels = channels(object);
  if (const JsonValue* model = object.find("model", Kind::object)) scenario.model = decodeModel(log, *model, "/model");
  if (const JsonValue* reporting = object.find("reporting", Kind::object))
    scenario.reporting = decodeReporting(log, *reporting, "/reporting");
  scenario.countries = countries(log, object);
  if (const JsonValue* before = object.find("before", Kind::object)) {
    JsonObject stepZero(log, *before, "/before");
    scenario.before = words(log, stepZero);
    stepZero.finish();
  }
  decodeSteps(log, object, scenario);
  return scenario;
}

graph::Result<DecodedScenario> decodeScenario(std::string_view json, const std::string& fileName) {
  return decode(parseJson(json, fileName), fileName);
}

graph::Result<DecodedScenario> readScenario(const std::filesystem::path& file) {
  return decode(readJson(file), file.filename().string());
}

}  // namespace cityties::io
