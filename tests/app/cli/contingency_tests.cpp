// `cityties contingency` and `repair`: keys, figures that `impact` gives too, options, wrong usage.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::test::run;
using Json = nlohmann::ordered_json;

namespace {

const std::string frozen = CITYTIES_TEST_DATA "/us-china-2026-11";
const std::string small = CITYTIES_TEST_DATA "/small/";
using Words = std::vector<std::string>;

std::string output(const Words& words) {
  const auto outcome = run(words);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return outcome.out;
}

Json json(Words words) {
  words.insert(words.end(), {"--format", "json"});
  return Json::parse(output(words));
}

Words keys(const Json& object) {
  Words names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

const Json& of(const Json& report, const std::string& id) {
  for (const Json& one : report["contingencies"]) {
    if (one["elements"][0] == id) return one;
  }
  throw std::runtime_error("no contingency of " + id);
}

}  // namespace

TEST_CASE("contingency prints its keys in the documented order") {
  const Json report = json({"contingency", frozen, "--date", "2020-07-20"});
  CHECK(keys(report) ==
        Words{"context", "reference", "order", "element_kinds", "takeover", "element_count", "count", "contingencies"});
  CHECK(keys(report["reference"]) == Words{"pairs", "reachable_pairs", "efficiency", "cost_mean"});
  CHECK(report["contingencies"].size() == 331);
  CHECK(keys(report["contingencies"][0]) == Words{"elements", "efficiency_loss", "pairs_lost", "pairs_rerouted",
                                                  "pairs_improved", "detour_mean", "detour_max", "cities_cut",
                                                  "cities_down_to_one"});
  const Json pairs = json({"contingency", frozen, "--date", "2020-07-20", "--order", "2", "--top", "3"});
  CHECK(pairs["count"] == 331 * 330 / 2);
  const Words two = keys(pairs["contingencies"][0]);
  CHECK(Words(two.end() - 2, two.end()) == Words{"synergy", "synergy_pairs_lost"});
}

TEST_CASE("a contingency is what impact says of the same closure, to the last digit") {
  const std::pair<std::string, Words> takeovers[] = {{"", {}}, {":embassy", {"--takeover", "embassy"}}};
  for (const auto& [event, option] : takeovers) {
    Words words{"contingency", frozen, "--date", "2020-07-20"};
    words.insert(words.end(), option.begin(), option.end());
    const Json report = json(words);
    for (const std::string post : {"cn-us-houston", "us-cn-chengdu"}) {
      const Json impact = json({"impact", frozen, "--date", "2020-07-20", "--event", "close_post:" + post + event});
      const Json& one = of(report, post);
      CAPTURE(post, event);
      for (const char* key : {"efficiency_loss", "pairs_rerouted", "pairs_improved", "detour_mean", "detour_max"})
        CHECK(one[key] == impact[key]);
      CHECK(one["pairs_lost"] == impact["pairs_lost"]["count"]);
      CHECK(one["cities_cut"] == impact["cities_cut"].size());
      CHECK(one["cities_down_to_one"] == impact["cities_down_to_one"].size());
      CHECK(report["reference"]["efficiency"] == impact["before"]["efficiency"]);
    }
  }
}

TEST_CASE("contingency after a step counts over the pairs of step 0") {
  const Json step = json({"contingency", frozen, "--scenario", "houston-2020", "--step", "1"});
  const Json impact = json({"impact", frozen, "--scenario", "houston-2020", "--step", "1"});
  CHECK(step["reference"]["efficiency"] == impact["after"]["efficiency"]);
  CHECK(step["reference"]["pairs"] == impact["before"]["pairs"]);
  CHECK(step["element_count"] == 330);  // Houston can fail no more
}

TEST_CASE("contingency as CSV and as a table") {
  const std::string csv =
      output({"contingency", frozen, "--date", "2020-07-20", "--format", "csv", "--top", "2", "--elements", "posts"});
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
  CHECK(csv.starts_with("elements,efficiency_loss,"));
  const std::string table = output({"contingency", frozen, "--date", "2020-07-20", "--format", "table", "--lang", "zh",
                                    "--top", "2", "--elements", "posts"});
  CHECK(table.find("可达性损失") != std::string::npos);
  CHECK(table.find("NaN") == std::string::npos);
}

TEST_CASE("contingency and repair of next to nothing") {
  for (const std::string name : {"empty-network", "one-city", "no-ties", "bare"}) {
    for (const std::string order : {"1", "2"}) {
      CAPTURE(name, order);
      const Json report =
          json({"contingency", small + name, "--order", order, "--elements", "posts,agreements,cities"});
      CHECK(report["contingencies"].is_array());
    }
  }
}

TEST_CASE("a dataset may follow a list of words") {
  const std::string data = small + "three-countries";
  const Json first = json({"contingency", data, "--elements", "posts,cities", "--countries", "XA,XB"});
  CHECK(json({"contingency", "--elements", "posts,cities", "--countries", "XA,XB", data}) == first);
  CHECK(json({"contingency", "--countries", "XA", "--countries", "XB", "--elements", "posts", "--elements", "cities",
              data}) == first);
}

TEST_CASE("wrong usage of contingency and repair is told with exit code 2") {
  const std::pair<Words, std::string> mistakes[] = {
      {{"contingency", "--order", "3"}, "--order"},
      {{"contingency", "--elements", "posts,tunnels"}, "--elements"},
      {{"contingency", "--all"}, "--all is for --order 2"},
      {{"contingency", "--step", "1"}, "--step"},
      {{"repair"}, "repair needs --scenario or --event"},
      {{"repair", "--scenario", "houston-2020", "--candidates", "post"}, "--post"},
      {{"repair", "--scenario", "houston-2020", "--post", "Atlantis"}, "Atlantis"},
      {{"repair", "--scenario", "houston-2020", "--within", "US-ZZ"}, "US-ZZ"},
      {{"repair", "--scenario", "houston-2020", "--strength", "0"}, "--strength"},
      {{"repair", "--scenario", "houston-2020", "-k", "0"}, "-k"},
  };
  for (const auto& [words, told] : mistakes) {
    const auto outcome = run(words);
    CAPTURE(words, outcome.err);
    CHECK(outcome.exitCode == 2);
    CHECK(outcome.err.find(told) != std::string::npos);
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("repair prints its keys in the documented order, and actions that apply") {
  const Json report = json({"repair", frozen, "--scenario", "houston-2020", "--step", "1", "-k", "2"});
  CHECK(keys(report) ==
        Words{"context", "scenario", "step", "before", "after", "method", "candidates", "evaluated", "repairs"});
  const Json& first = report["repairs"][0];
  CHECK(keys(first) == Words{"action", "efficiency", "recovered", "pairs_restored", "pairs_eased", "cities"});
  CHECK(first["action"] == Json::parse(R"({"do":"open_post","post":"cn-us-houston"})"));
  CHECK(first["recovered"] == 1);
  CHECK(first["pairs_restored"] == 651);
  CHECK(first["pairs_eased"] == 7616);
  CHECK(first["cities"].size() == 42);
  const Json impact = json({"impact", frozen, "--scenario", "houston-2020", "--step", "1"});
  CHECK(report["after"]["efficiency"] == impact["after"]["efficiency"]);
  // A proposed action is one that --event takes; with it the figure is what repair said.
  const Json ties = json({"repair", frozen, "--event", "close_post:cn-us-houston", "--date", "2020-07-20",
                          "--candidates", "agreement,virtual,district", "-k", "1"});
  const Json& tie = ties["repairs"][0];
  const Json again = json({"impact", frozen, "--date", "2020-07-20", "--event", "close_post:cn-us-houston", "--event",
                           tie["action"].dump()});
  CHECK(again["after"]["efficiency"] == tie["efficiency"]);
}

TEST_CASE("an exhaustive repair of too many combinations is refused with their number") {
  const auto outcome = run({"repair", frozen, "--scenario", "houston-2020", "--step", "1", "--exhaustive"});
  CHECK(outcome.exitCode == 1);
  CHECK(outcome.err.find("combinations") != std::string::npos);
  CHECK(outcome.out.empty());
  const Json few = json({"repair", frozen, "--scenario", "houston-2020", "--step", "1", "--exhaustive", "-k", "2",
                         "--candidates", "district", "--within", "US-TX"});
  CHECK(few["method"] == "exhaustive");
  CHECK(few["repairs"].size() >= 1);
}
