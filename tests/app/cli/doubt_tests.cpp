// `impact --doubt` on the command line.
#include <nlohmann/json.hpp>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::test::run;
using Json = nlohmann::ordered_json;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

using Keys = std::vector<std::string>;

Json houston(std::vector<std::string> more) {
  std::vector<std::string> arguments{"impact", data, "--scenario", "houston-2020", "--step", "1"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto outcome = run(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return Json::parse(outcome.out);
}

}  // namespace

TEST_CASE("the doubt follows the documented keys and changes none of them") {
  Json with = houston({"--doubt", "--samples", "6"});
  const Json without = houston({});
  const Json doubt = with["doubt"];
  CHECK(keys(with).back() == "doubt");
  with.erase("doubt");
  CHECK(with == without);
  CHECK(keys(doubt) == Keys{"doubtful_records", "undated_records", "probability", "samples", "seed", "figures",
                            "cities_cut", "cities_down_to_one", "conclusions"});
  CHECK(keys(doubt["figures"]) == Keys{"efficiency_before", "efficiency_after", "efficiency_loss",
                                       "affected_efficiency_loss", "pairs_lost", "pairs_rerouted", "cities_cut",
                                       "cities_down_to_one"});
  CHECK(keys(doubt["figures"]["pairs_lost"]) == Keys{"printed", "doubtful_in_undated_in", "doubtful_out_undated_in",
                                                     "doubtful_in_undated_out", "doubtful_out_undated_out", "min",
                                                     "max", "low", "median", "high"});
  CHECK(keys(doubt["cities_cut"][0]) == Keys{"city", "printed", "always", "share", "condition", "records"});
  CHECK(doubt["figures"]["affected_efficiency_loss"]["printed"] == without["affected"]["efficiency_loss"]);
  CHECK(doubt["seed"] == 1);
}

TEST_CASE("the doubt is the same for any number of threads, and another for another seed") {
  const Json one = houston({"--doubt", "--samples", "20", "--threads", "1"});
  CHECK(one == houston({"--doubt", "--samples", "20", "--threads", "3"}));
  CHECK(one["doubt"] != houston({"--doubt", "--samples", "20", "--seed", "2"})["doubt"]);
}

TEST_CASE("the doubt is a section of the table, in both languages") {
  const std::vector<std::string> base{"impact", data,         "--event", "close_post:cn-us-houston",
                                      "--date", "2020-07-20", "--doubt", "--samples",
                                      "4",      "--format",   "table"};
  const auto english = run(base).out;
  CHECK(english.find("Doubt: 58 doubtful and 158 undated records in force; 4 random worlds, seed 1") !=
        std::string::npos);
  CHECK(english.find("Baton Rouge, New Orleans and Jackson count as cut") != std::string::npos);
  auto chinese = base;
  chinese.insert(chinese.end(), {"--lang", "zh"});
  CHECK(run(chinese).out.find("无论采信哪些记录，巴吞鲁日") != std::string::npos);
}

TEST_CASE("small worlds: doubt prints 0 and null, never NaN") {
  for (const char* world : {"empty-network", "one-city", "no-ties", "parallel", "three-countries", "undated"}) {
    const auto outcome =
        run({"impact", CITYTIES_TEST_DATA "/small/" + std::string(world), "--event",
             R"({"do": "advance", "to": "2050-01-01"})", "--date", "2020-01-01", "--doubt", "--samples", "3"});
    INFO(world << outcome.err);
    REQUIRE(outcome.exitCode == 0);
    const Json json = Json::parse(outcome.out);
    for (const auto& [key, figure] : json["doubt"]["figures"].items())
      for (const auto& [part, value] : figure.items()) CHECK(value.is_number());
  }
}

TEST_CASE("options of the doubt are checked") {
  const std::vector<std::vector<std::string>> wrong{{"--doubt", "--format", "csv"},
                                                    {"--doubt", "--table", "lost"},
                                                    {"--samples", "5"},
                                                    {"--seed", "3"},
                                                    {"--doubt-probability", "0.2"},
                                                    {"--doubt", "--samples", "-1"},
                                                    {"--doubt", "--seed", "x"},
                                                    {"--doubt", "--doubt-probability", "1.5"}};
  for (const auto& more : wrong) {
    std::vector<std::string> arguments{"impact", data, "--scenario", "houston-2020"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto outcome = run(arguments);
    INFO(more.front() << " " << more.back() << ": " << outcome.err);
    CHECK(outcome.exitCode == 2);
    CHECK(outcome.out.empty());
  }
}
