#include "app/io/scenario_json.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace cityties;

namespace {

const char* const whole = R"({
  "cityties": 1, "id": "s", "title": "T", "title_zh": "题", "description": "D", "description_zh": "述",
  "base_date": "2020-07-20", "channels": "national",
  "model": {"agreement": 2, "km_per_unit": 1000},
  "before": {"title": "Before", "title_zh": "之前", "caption": "C", "camera": {"fit": ["US"]}, "focus": ["a"]},
  "steps": [
    {"id": "one", "date": "2020-07-24", "title": "One", "caption_zh": "字", "note": "N", "note_zh": "注", "source": "S",
     "actions": [
       {"do": "close_post", "post": "p", "takeover": null},
       {"do": "close_post", "post": "p", "takeover": "embassy"},
       {"do": "close_post", "post": "p", "takeover": "nearest"},
       {"do": "close_post", "post": "p", "takeover": "q"},
       {"do": "open_post", "post": "p"},
       {"do": "open_post", "id": "n", "name": "New", "kind": "office", "sending_country": "CN", "host_country": "US",
        "lat": 39.7, "lon": -104.9, "districts": ["US-CO", {"region": "US-CA", "part": "north"}]},
       {"do": "reassign_district", "region": "US-TX", "part": "west", "to": "p"},
       {"do": "suspend_agreement", "agreement": "x"},
       {"do": "resume_agreement", "agreement": "x"},
       {"do": "terminate_agreement", "agreement": "x"},
       {"do": "sign_agreement", "a": "c", "b": "d", "kind": "mou"},
       {"do": "virtual_channel", "id": "v", "a": "c", "b": "d", "strength": 0.5},
       {"do": "curtail", "select": {"ids": ["x"], "kinds": ["mou"], "region": "US-TX", "country": "CN"}, "strength": 0.25},
       {"do": "ban", "kinds": "*", "between": ["US-TX", "CN"]},
       {"do": "ban", "kinds": ["mou"], "between": ["US-TX", "CN"]},
       {"do": "advance", "to": "2021-01-01"}],
     "camera": {"fit": ["p", "US-TX"]}, "focus": ["c"]}
  ]
})";

template <class T>
const T& as(const graph::Action& action) {
  const T* value = std::get_if<T>(&action);
  REQUIRE(value != nullptr);
  return *value;
}

std::string scenarioWith(const std::string& actions) {
  return "{\"cityties\": 1, \"id\": \"s\", \"base_date\": \"2020-07-20\",\n\"steps\": [{\"id\": "
         "\"houston\",\n\"actions\": [" +
         actions + "]}]}";
}

graph::Diagnostics errorsOf(const std::string& json) {
  const auto decoded = io::decodeScenario(json, "s.json");
  REQUIRE_FALSE(decoded.has_value());
  return decoded.error();
}

}  // namespace

TEST_CASE("a scenario is decoded whole: words, camera, model") {
  const auto decoded = io::decodeScenario(whole, "s.json");
  REQUIRE(decoded.has_value());
  CHECK(decoded->warnings.empty());
  const core::Scenario& scenario = decoded->scenario;
  CHECK(scenario.id == "s");
  CHECK(scenario.title.chinese == "题");
  CHECK(scenario.description.english == "D");
  CHECK(scenario.description.chinese == "述");
  CHECK(scenario.baseDate == graph::Date::parse("2020-07-20"));
  CHECK(scenario.channels == graph::ChannelPreset::national);
  REQUIRE(scenario.model.has_value());
  CHECK(scenario.model->agreement == 2);
  CHECK(scenario.model->consularKilometresPerUnit.value == 1000);
  CHECK(scenario.model->administrative == graph::ChannelModel{}.administrative);
  CHECK(scenario.before.title.chinese == "之前");
  CHECK(scenario.before.camera.fit == std::vector<std::string>{"US"});
  CHECK(scenario.before.focus == std::vector<std::string>{"a"});
  CHECK(scenario.unknownKeys.empty());
  REQUIRE(scenario.steps.size() == 1);
  const core::ScenarioStep& step = scenario.steps[0];
  CHECK(step.id == "one");
  CHECK(step.date == graph::Date::parse("2020-07-24"));
  CHECK(step.title.english == "One");
  CHECK(step.caption.chinese == "字");
  CHECK(step.note.english == "N");
  CHECK(step.note.chinese == "注");
  CHECK(step.source == "S");
  CHECK(step.camera.fit == std::vector<std::string>{"p", "US-TX"});
  CHECK(step.focus == std::vector<std::string>{"c"});
}

TEST_CASE("posts and districts are decoded with all their keys") {
  const auto decoded = io::decodeScenario(whole, "s.json");
  REQUIRE(decoded.has_value());
  const auto& actions = decoded->scenario.steps[0].actions;
  REQUIRE(actions.size() == 16);
  using Kind = graph::Takeover::Kind;
  CHECK(as<graph::ClosePost>(actions[0]).post.text == "p");
  CHECK(as<graph::ClosePost>(actions[0]).takeover.kind == Kind::none);
  CHECK(as<graph::ClosePost>(actions[1]).takeover.kind == Kind::embassy);
  CHECK(as<graph::ClosePost>(actions[2]).takeover.kind == Kind::nearest);
  CHECK(as<graph::ClosePost>(actions[3]).takeover == graph::Takeover{Kind::post, graph::PostId("q")});
  CHECK(as<graph::ReopenPost>(actions[4]).post.text == "p");
  const auto& opened = as<graph::OpenNewPost>(actions[5]);
  CHECK(opened.id.text == "n");
  CHECK(opened.name == "New");
  CHECK(opened.kind == graph::PostKind::office);
  CHECK(opened.sending.text == "CN");
  CHECK(opened.host.text == "US");
  CHECK(opened.position.lat.degrees == 39.7);
  CHECK(opened.position.lon.degrees == -104.9);
  REQUIRE(opened.districts.size() == 2);
  CHECK(opened.districts[0].region.text == "US-CO");
  CHECK(opened.districts[0].part.empty());
  CHECK(opened.districts[1].part == "north");
  const auto& moved = as<graph::ReassignDistrict>(actions[6]);
  CHECK(moved.region.text == "US-TX");
  CHECK(moved.part == "west");
  CHECK(moved.to.text == "p");
}

TEST_CASE("agreements, bans and advance are decoded with all their keys") {
  const auto decoded = io::decodeScenario(whole, "s.json");
  REQUIRE(decoded.has_value());
  const auto& actions = decoded->scenario.steps[0].actions;
  CHECK(as<graph::SuspendAgreement>(actions[7]).agreement.text == "x");
  CHECK(as<graph::ResumeAgreement>(actions[8]).agreement.text == "x");
  CHECK(as<graph::TerminateAgreement>(actions[9]).agreement.text == "x");
  const auto& signedOne = as<graph::SignAgreement>(actions[10]);
  CHECK_FALSE(signedOne.id.has_value());
  CHECK(signedOne.kind == "mou");
  CHECK(signedOne.strength == 1);
  const auto& channel = as<graph::OpenVirtualChannel>(actions[11]);
  CHECK(channel.id == "v");
  CHECK(channel.a.text == "c");
  CHECK(channel.b.text == "d");
  CHECK(channel.strength == 0.5);
  const auto& curtailed = as<graph::Curtail>(actions[12]);
  CHECK(curtailed.strength == 0.25);
  CHECK(curtailed.select.ids == std::vector<std::string>{"x"});
  CHECK(curtailed.select.kinds == std::vector<std::string>{"mou"});
  CHECK(curtailed.select.region == "US-TX");
  CHECK(curtailed.select.country == "CN");
  CHECK(as<graph::BanAgreements>(actions[13]).kinds.empty());
  CHECK(as<graph::BanAgreements>(actions[14]).kinds == std::vector<std::string>{"mou"});
  CHECK(as<graph::BanAgreements>(actions[14]).x == "US-TX");
  CHECK(as<graph::BanAgreements>(actions[14]).y == "CN");
  CHECK(as<graph::Advance>(actions[15]).to == graph::Date::parse("2021-01-01"));
}

TEST_CASE("an unknown action names step, action and key, and offers the nearest word") {
  const auto errors = errorsOf(scenarioWith("{\"do\": \"close_pots\", \"post\": \"p\"}"));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "step 'houston', action 1: unknown action 'close_pots'; did you mean 'close_post'?");
  CHECK(errors[0].field == "/steps/0/actions/0/do");
  CHECK(errors[0].row == 3);
  CHECK(errors[0].file == "s.json");
  CHECK(errorsOf(scenarioWith("{\"do\": \"explode\"}"))[0].message ==
        "step 'houston', action 1: unknown action 'explode'");
}

TEST_CASE("every structural error is reported, not only the first") {
  const auto errors = errorsOf(R"({"cityties": 1, "base_date": "2020-02-30", "channels": "locl",
    "model": {"agreement": 0, "mission": "x"},
    "steps": [{"id": "a", "actions": [{"do": "close_post"}, {"do": "curtail", "select": {"region": 1}, "strength": 2}]},
              {"actions": "none"}, 7,
              {"id": "a", "actions": [{"do": "advance", "to": "2021"}]}]})");
  std::vector<std::string> fields;
  for (const auto& error : errors) fields.push_back(error.field);
  std::sort(fields.begin(), fields.end());
  CHECK(fields == std::vector<std::string>{"/base_date", "/channels", "/id", "/model/agreement", "/model/mission",
                                           "/steps/0/actions/0/post", "/steps/0/actions/1/select/region",
                                           "/steps/0/actions/1/strength", "/steps/1/actions", "/steps/1/id", "/steps/2",
                                           "/steps/3/actions/0/to", "/steps/3/id"});
}

TEST_CASE("unknown keys are warned of with the nearest word, and kept") {
  const auto decoded =
      io::decodeScenario(R"({"cityties": 1, "id": "s", "base_date": "2020-07-20", "author": {"name": "A", "n": 1.50},
    "steps": [{"id": "a", "titel": "T", "actions": [{"do": "close_post", "post": "p", "takover": "embassy"}]}]})",
                         "s.json");
  REQUIRE(decoded.has_value());
  REQUIRE(decoded->warnings.size() == 3);
  for (const auto& warning : decoded->warnings) CHECK(warning.severity == graph::Severity::warning);
  CHECK(std::any_of(decoded->warnings.begin(), decoded->warnings.end(), [](const auto& warning) {
    return warning.field == "/steps/0/actions/0/takover" && warning.row == 2 &&
           warning.message.find("did you mean 'takeover'?") != std::string::npos &&
           warning.message.find("step 'a', action 1") != std::string::npos;
  }));
  const std::string& kept = decoded->scenario.unknownKeys;
  CHECK(kept.find("\"/author\": {\"name\": \"A\", \"n\": 1.50}") != std::string::npos);
  // Steps go by their ids and actions by what they say, because others may be put before them.
  CHECK(kept.find("\"/steps/a/titel\": \"T\"") != std::string::npos);
  CHECK(kept.find(
            "\"/steps/a/actions/{\\\"do\\\": \\\"close_post\\\", \\\"post\\\": \\\"p\\\"}/takover\": \"embassy\"") !=
        std::string::npos);
}

TEST_CASE("a scenario of another kind or version says so") {
  CHECK(errorsOf("[]")[0].message == "expected an object, not an array");
  CHECK(errorsOf("[]").size() == 1);
  CHECK(errorsOf("{\"id\": \"s\", \"base_date\": \"2020-01-01\", \"steps\": []}")[0].field == "/cityties");
  const auto newer = errorsOf("{\"cityties\": 2, \"id\": \"s\", \"base_date\": \"2020-01-01\", \"steps\": []}");
  REQUIRE(newer.size() == 1);
  CHECK(newer[0].message.find("made by a newer CityTies") == 0);
}

TEST_CASE("a step's date may be a month or a year") {
  const auto decoded = io::decodeScenario(R"({"cityties": 1, "id": "s", "base_date": "2020-07-20",
    "steps": [{"id": "a", "date": "2020", "actions": []}, {"id": "b", "actions": []}]})",
                                          "s.json");
  REQUIRE(decoded.has_value());
  CHECK(decoded->scenario.steps[0].date == graph::Date::parse("2020-01-01"));
  CHECK_FALSE(decoded->scenario.steps[1].date.has_value());
}
