// Sensitivity on the frozen data: agreement with the story, and the sentences.
#include "app/core/sensitivity.hpp"

#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const Story& houston() {
  static const Story story = [] {
    auto read = geo::readDataset(std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11");
    REQUIRE(read.report.ok());
    auto scenario = io::readScenario(std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json");
    REQUIRE(scenario.has_value());
    StoryOptions options;
    options.date = graph::Date::parse("2020-07-20").value();
    options.threads = 2;
    return workOut(std::make_shared<const graph::Dataset>(std::move(read.report.dataset)), scenario->scenario, options)
        .value();
  }();
  return story;
}

graph::SensitivityReport small() {
  graph::SensitivityReport report;
  report.assumptions = {{},
                        {.weight = graph::PairWeight::population},
                        {.cost = 0, .factor = 0.5},
                        {.weight = graph::PairWeight::population, .cost = 0, .factor = 0.5}};
  report.posts = {{.post = graph::PostId{"cn-us-houston"},
                   .loss = 0.5,
                   .lossMin = 0.1,
                   .lossMax = 0.5,
                   .rank = 1,
                   .best = 1,
                   .worst = 2,
                   .ranks = {1, 2, 1, 1}},
                  {.post = graph::PostId{"cn-us-chicago"},
                   .loss = 0.2,
                   .lossMin = 0.2,
                   .lossMax = 0.2,
                   .rank = 2,
                   .best = 1,
                   .worst = 2,
                   .ranks = {2, 1, 2, 2}}};
  return report;
}

}  // namespace

TEST_CASE("the printed loss of a closing post is that of the story, overall and for its district") {
  const auto report = sensitivityOf(houston(), 0, 1, {.samples = 10}).value();
  CHECK(report.posts.size() == 13);
  REQUIRE(report.baselines.size() == 1);
  CHECK(report.baselines[0].cities == 42);
  CHECK(report.baselines[0].loss == Approx(houston().steps[1].impact->affected.efficiencyLoss).epsilon(1e-12));
  for (const auto& post : report.posts) {
    CHECK((post.best <= post.rank && post.rank <= post.worst));
    if (post.post.text == "cn-us-houston") CHECK(post.loss == houston().steps[1].impact->efficiencyLoss);
  }
  CHECK(sensitivityOf(houston(), 0, 4, {.samples = 2}).value().baselines.size() == 2);  // Chengdu closes, too
}

TEST_CASE("the sentences say what moves a rank") {
  graph::SensitivityReport report = small();
  report.baselines = {{.post = graph::PostId{"cn-us-houston"}, .cities = 42, .loss = 0.3}};
  report.baselines[0].scattered = {.percentile = 99, .below = 198};
  report.baselines[0].regions = {.percentile = 84, .below = 168};
  const auto sentences = sensitivitySentences(report, *houston().dataset, {});
  REQUIRE(sentences.size() == 3);
  CHECK(sentences[0] ==
        "Closing the PRC consulate general in Houston hurts most as printed, and under 3 of the 4 combinations of "
        "cities, weights and costs tried.");
  CHECK(sentences[1] ==
        "PRC consulate general in Houston: place 1 of 2; 1 to 2 over all combinations. It moves to place 2 with: "
        "weights by population.");
  CHECK(sentences[2].find("lose 30\u00a0% of their reach, more than 84\u00a0% of random districts") !=
        std::string::npos);
  report.baselines[0].regions.percentile = std::nullopt;
  CHECK(sensitivitySentences(report, *houston().dataset, {})[2].find("no random district") != std::string::npos);
  report.posts[0].ranks = {1, 1, 1, 1};
  report.posts[0].worst = 1;
  const auto certain = sensitivitySentences(report, *houston().dataset, {});
  CHECK(certain[0].find("hurts most under all 4 combinations") != std::string::npos);
  CHECK(certain[1].find("place 1 of 2 whatever is assumed.") != std::string::npos);
}

TEST_CASE("nothing to lose and nothing to close have sentences of their own") {
  graph::SensitivityReport report = small();
  report.posts[0].loss = 0;
  CHECK(sensitivitySentences(report, *houston().dataset, {})[0] == "Closing any one post loses no reach.");
  report.posts.clear();
  CHECK(sensitivitySentences(report, *houston().dataset, {})[0] == "No post is in force.");
}

TEST_CASE("an assumption in words says what differs from the printed one") {
  const graph::Assumption printed;
  const auto text = [&](const graph::Assumption& assumption) { return assumptionText(assumption, printed, {}); };
  CHECK(text({}) == "as printed");
  CHECK(text({.cities = graph::CitySelection::capitals}) == "only regional capitals");
  CHECK(text({.weight = graph::PairWeight::region, .cost = 2, .factor = 1.5}) ==
        "every region of equal weight and the cost of distance to the post raised by half");
}
