// `impact --sensitivity` and `contingency --sensitivity` on the command line.
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

Json houston(const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"impact", data, "--scenario", "houston-2020", "--step", "1"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto outcome = run(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return Json::parse(outcome.out);
}

}  // namespace

TEST_CASE("sensitivity follows the documented keys, ranks every post and compares the closing one") {
  const Json whole = houston({"--sensitivity", "--samples", "5", "--threads", "2"});
  CHECK(keys(whole).back() == "sensitivity");
  const Json& found = whole["sensitivity"];
  CHECK(keys(found) == Keys{"combinations", "samples", "seed", "posts", "random_districts", "conclusions"});
  CHECK(found["combinations"] == 135);
  REQUIRE(found["posts"].size() == 13);
  CHECK(keys(found["posts"][0]) ==
        Keys{"post", "rank", "rank_best", "rank_worst", "loss", "loss_min", "loss_max", "best_with", "worst_with"});
  CHECK(keys(found["posts"][0]["best_with"]) == Keys{"cities", "weight", "changed_cost", "factor"});
  for (std::size_t i = 0; i < 13; ++i) {
    const Json& post = found["posts"][i];
    CHECK(post["rank"] == i + 1);
    if (post["post"] == "cn-us-houston") CHECK(post["loss"] == whole["efficiency_loss"]);
  }
  REQUIRE(found["random_districts"].size() == 1);
  const Json& beside = found["random_districts"][0];
  CHECK(keys(beside) == Keys{"post", "cities", "loss", "scattered", "regions"});
  CHECK(keys(beside["regions"]) == Keys{"percentile", "below", "equal", "random_low", "random_median", "random_high"});
  CHECK(whole == houston({"--sensitivity", "--samples", "5", "--threads", "1"}));
}

TEST_CASE("small worlds: sensitivity prints 0 and null, never NaN, and an event that closes nothing") {
  for (const char* world : {"empty-network", "one-city", "no-ties", "three-countries"}) {
    for (const char* format : {"json", "table"}) {
      const auto outcome = run({"impact", CITYTIES_TEST_DATA "/small/" + std::string(world), "--event",
                                R"({"do": "advance", "to": "2050-01-01"})", "--date", "2020-01-01", "--sensitivity",
                                "--samples", "3", "--format", format});
      INFO(world << outcome.err << outcome.out);
      CHECK(outcome.exitCode == 0);
      CHECK(outcome.out.find("nan") == std::string::npos);
      CHECK(outcome.out.find("inf") == std::string::npos);
    }
  }
}

TEST_CASE("the table of places is told in Chinese, too") {
  const auto outcome = run({"impact", data, "--event", "close_post:cn-us-houston", "--date", "2020-07-20",
                            "--sensitivity", "--samples", "2", "--format", "table", "--lang", "zh"});
  CHECK(outcome.exitCode == 0);
  CHECK(outcome.out.find("敏感性：") != std::string::npos);
  CHECK(outcome.out.find("改变以下假设时变为第") != std::string::npos);
}

TEST_CASE("options of sensitivity are checked") {
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--sensitivity", "--format", "csv"},
                                               {"--sensitivity", "--table", "cities"},
                                               {"--sensitivity", "--doubt-probability", "0.3"}}) {
    std::vector<std::string> arguments{"impact", data, "--scenario", "houston-2020"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    CHECK(run(arguments).exitCode == 2);
  }
}

TEST_CASE("contingency ranks the posts as it lists them") {
  for (const char* takeover : {"none", "embassy"}) {
    // The ban leaves no city tied, but the cities that count are those of the day before.
    const auto outcome = run({"contingency", data, "--date", "2020-07-20", "--event",
                              R"({"do": "ban", "kinds": "*", "between": ["US", "CN"]})", "--cities", "tied",
                              "--takeover", takeover, "--elements", "posts", "--sensitivity"});
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    const Json whole = Json::parse(outcome.out);
    CHECK(keys(whole).back() == "sensitivity");
    const Json& found = whole["sensitivity"];
    CHECK(found["combinations"] == 135);
    CHECK(found["random_districts"].empty());
    CHECK(found["conclusions"].size() >= 2);
    std::vector<std::pair<Json, Json>> listed, ranked;
    for (const Json& one : whole["contingencies"]) listed.emplace_back(one["elements"][0], one["efficiency_loss"]);
    for (const Json& post : found["posts"]) ranked.emplace_back(post["post"], post["loss"]);
    CHECK(ranked.size() == 13);
    CHECK(ranked.front().second > 0.01);
    CHECK(ranked == listed);
  }
}

TEST_CASE("contingency --sensitivity: options and table") {
  using Options = std::vector<std::string>;
  for (const Options& more : {Options{"--elements", "agreements"}, {"--format", "csv"}}) {
    Options arguments{"contingency", data, "--sensitivity"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    CHECK(run(arguments).exitCode == 2);
  }
  const auto table = run({"contingency", data, "--elements", "posts", "--sensitivity", "--format", "table"});
  CHECK(table.exitCode == 0);
  CHECK(table.out.find("under 135 combinations") != std::string::npos);
}
