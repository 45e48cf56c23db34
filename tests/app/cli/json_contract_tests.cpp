// The JSON of each command: keys, their order, and values that hold together.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::test::run;
using Json = nlohmann::ordered_json;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";

Json json(const std::vector<std::string>& arguments) {
  const auto outcome = run(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  CHECK(outcome.out.back() == '\n');
  return Json::parse(outcome.out);  // refuses NaN and infinities
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("impact prints its keys in the documented order") {
  const Json result = json({"impact", data, "--scenario", "houston-2020", "--step", "1"});
  CHECK(keys(result) == Keys{"context", "scenario", "step", "before", "after", "efficiency_loss", "affected",
                             "by_country", "pairs_lost", "pairs_rerouted", "pairs_improved", "detour_mean",
                             "detour_max", "cities_cut", "cities_down_to_one", "regions", "cities"});
  CHECK(keys(result["context"]) ==
        Keys{"program", "version", "dataset", "date", "channels", "model", "undated", "countries", "reporting_set"});
  CHECK(keys(result["context"]["dataset"]) == Keys{"title", "version", "sha256"});
  CHECK(keys(result["before"]) == Keys{"pairs", "reachable_pairs", "efficiency", "cost_mean"});
  CHECK(keys(result["after"]) == keys(result["before"]));
  CHECK(keys(result["affected"]) == Keys{"cities", "efficiency_loss", "cost_mean_before", "cost_mean_after"});
  CHECK(keys(result["pairs_lost"]) == Keys{"count", "list"});
  REQUIRE_FALSE(result["regions"].empty());
  CHECK(keys(result["regions"][0]) == Keys{"region", "cities", "efficiency_before", "efficiency_after",
                                           "reachable_before", "reachable_after", "closures_to_isolate_mean_before",
                                           "closures_to_isolate_mean_after", "listed_ties_in_region", "posts_before",
                                           "posts_after", "post_km_before", "post_km_after"});
  REQUIRE_FALSE(result["cities"].empty());
  CHECK(keys(result["cities"][0]) == Keys{"city", "efficiency_before", "efficiency_after", "reachable_before",
                                          "reachable_after", "closures_to_isolate_before", "closures_to_isolate_after",
                                          "listed_ties_in_region", "posts_before", "posts_after", "post_km_before",
                                          "post_km_after", "own_ties_before", "own_ties_after", "own_cost_before",
                                          "own_cost_after"});
}

TEST_CASE("without a step every step is summed up, and the worst is shown") {
  const Json result = json({"impact", data, "--scenario", "houston-2020"});
  CHECK(keys(result)[3] == "steps");
  REQUIRE(result["steps"].size() == 4);
  CHECK(keys(result["steps"][0]) == Keys{"step", "id", "title", "date", "efficiency_loss", "affected_efficiency_loss",
                                         "affected_cities", "pairs_lost", "pairs_rerouted", "pairs_improved",
                                         "cities_cut", "cities_down_to_one"});
  std::size_t worst = 0;
  for (std::size_t i = 1; i < 4; ++i)
    if (result["steps"][i]["efficiency_loss"] > result["steps"][worst]["efficiency_loss"]) worst = i;
  CHECK(result["step"] == worst + 1);
  const Json step = json({"impact", data, "--scenario", "houston-2020", "--step", std::to_string(worst + 1)});
  for (const char* key : {"before", "after", "efficiency_loss", "affected", "pairs_lost", "regions", "cities"})
    CHECK(result[key] == step[key]);
  CHECK(result["steps"][worst]["affected_cities"] == step["affected"]["cities"].size());
  CHECK(result["steps"][worst]["cities_cut"] == step["cities_cut"]);
}

TEST_CASE("an event is a scenario of one step") {
  const Json event = json({"impact", data, "--event", "close_post:cn-us-houston", "--date", "2020-07-20"});
  const Json step = json({"impact", data, "--scenario", "houston-2020", "--step", "1"});
  for (const char* key : {"before", "after", "efficiency_loss", "affected", "pairs_lost", "cities_cut", "regions"})
    CHECK(event[key] == step[key]);
  const Json both = json({"impact", data, "--date", "2020-07-20", "--event", "close_post:cn-us-houston", "--event",
                          R"({"do": "close_post", "post": "us-cn-chengdu"})"});
  CHECK(both["affected"]["cities"].size() > event["affected"]["cities"].size());
  CHECK(both["efficiency_loss"] > event["efficiency_loss"]);
}

TEST_CASE("options override the scenario and stand in the context") {
  const Json result =
      json({"impact", data, "--scenario", "houston-2020", "--step", "1", "--channels", "national", "--date",
            "2020-07-21", "--from", "US", "--cities", "capitals", "--weight", "region", "--undated", "out"});
  const Json& context = result["context"];
  CHECK(context["date"] == "2020-07-21");
  CHECK(context["channels"] == "national");
  CHECK(context["undated"] == "out");
  CHECK(context["reporting_set"] == Json{{"from", "US"}, {"cities", "capitals"}, {"weight", "region"}});
  CHECK(context["dataset"]["sha256"].get<std::string>().size() == 64);
  CHECK(keys(result["by_country"]) == Keys{"US"});
  for (const auto& city : result["cities"]) CHECK(city["city"].get<std::string>().starts_with("us-"));
}

TEST_CASE("one step against another") {
  const Json result = json({"impact", data, "--scenario", "houston-2020", "--step", "2", "--against", "1"});
  CHECK(result["against"] == 1);
  CHECK(result["efficiency_loss"] < 0);  // the embassy brings reach back
  CHECK(result["pairs_lost"]["count"] == 0);
}

TEST_CASE("lists of pairs are cut and their count is whole") {
  const Json whole = json({"impact", data, "--scenario", "houston-2020", "--step", "1"});
  const Json cut = json({"impact", data, "--scenario", "houston-2020", "--step", "1", "--list-limit", "5"});
  const Json none = json({"impact", data, "--scenario", "houston-2020", "--step", "1", "--list-limit", "0"});
  CHECK(whole["pairs_lost"]["count"] == whole["pairs_lost"]["list"].size());
  CHECK(cut["pairs_lost"]["count"] == whole["pairs_lost"]["count"]);
  CHECK(cut["pairs_lost"]["list"].size() == 5);
  CHECK(none["pairs_lost"]["list"].empty());
}

TEST_CASE("path prints routes in order of cost and a cut that parts the pair") {
  const Json result =
      json({"path", "us-tx-houston", "cn-gd-shenzhen", "--data", data, "-k", "4", "--date", "2020-07-20"});
  CHECK(keys(result) == Keys{"context", "from", "to", "routes", "independent_edge", "independent_vertex",
                             "closures_to_separate", "min_cut"});
  REQUIRE(result["routes"].size() == 4);
  double last = 0;
  for (const auto& route : result["routes"]) {
    CHECK(keys(route) == Keys{"cost", "ties"});
    CHECK(route["cost"] >= last);
    last = route["cost"];
    double sum = 0;
    std::string at = "us-tx-houston";
    for (const auto& tie : route["ties"]) {
      CHECK(keys(tie) == Keys{"id", "kind", "from", "to", "cost"});
      CHECK(tie["from"] == at);
      at = tie["to"];
      sum += tie["cost"].get<double>();
    }
    CHECK(at == "cn-gd-shenzhen");
    CHECK(sum == Approx(last).epsilon(1e-12));
  }
  CHECK(result["closures_to_separate"] == result["min_cut"].size());
  CHECK(result["independent_vertex"] <= result["independent_edge"]);
}

TEST_CASE("the story of Houston: Baton Rouge loses its only avenue") {
  const std::vector<std::string> path{"path", "us-la-baton-rouge", "cn-gd-shenzhen", "--data",
                                      data,   "--scenario",        "houston-2020",   "--step"};
  auto before = path, after = path, taken = path;
  before.push_back("0");
  after.push_back("1");
  taken.push_back("2");
  CHECK(json(before)["min_cut"] == Json{"cn-us-houston"});
  CHECK(json(after)["routes"].empty());
  CHECK(json(taken)["min_cut"] == Json{"cn-us-washington"});
}

TEST_CASE("validate counts records and lists what is wrong") {
  const Json good = json({"validate", data});
  CHECK(keys(good) == Keys{"context", "ok", "records", "errors", "warnings"});
  CHECK(good["ok"] == true);
  CHECK(good["records"]["cities"] == 484);
  CHECK(good["errors"].empty());
  const auto bad = run({"validate", CITYTIES_TEST_DATA "/bad/dangling-post"});
  CHECK(bad.exitCode == 1);
  const Json report = Json::parse(bad.out);
  CHECK(report["ok"] == false);
  REQUIRE(report["errors"].size() == 1);
  CHECK(keys(report["errors"][0]) == Keys{"layer", "row", "field", "message"});
  CHECK(report["errors"][0]["layer"] == "districts");
  CHECK(report["errors"][0]["row"] == 3);
  CHECK(report["errors"][0]["field"] == "post_id");
}

TEST_CASE("the CSV tables hold the figures of the JSON") {
  const Json result = json({"impact", data, "--scenario", "houston-2020", "--step", "1"});
  const auto lines = [](const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  };
  const auto csv = [&](const char* table) {
    return run({"impact", data, "--scenario", "houston-2020", "--step", "1", "--table", table}).out;
  };
  CHECK(lines(csv("regions")) == result["regions"].size() + 1);
  CHECK(lines(csv("cities")) == result["cities"].size() + 1);
  CHECK(lines(csv("lost")) == result["pairs_lost"]["list"].size() + 1);
  CHECK(lines(csv("steps")) == 5);
  const std::string loss = result["regions"][0]["efficiency_before"].dump();
  CHECK(csv("regions").find("," + loss + ",") != std::string::npos);
}
