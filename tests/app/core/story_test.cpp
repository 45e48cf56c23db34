// The shipped scenario on frozen data: the figures that the project is known by.
#include "app/core/story.hpp"

#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const std::string frozen = std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11";

std::shared_ptr<const graph::Dataset> dataset() {
  static const auto loaded = std::make_shared<const graph::Dataset>([] {
    auto read = geo::readDataset(frozen);
    REQUIRE(read.report.ok());
    return std::move(read.report.dataset);
  }());
  return loaded;
}

Scenario houston() {
  auto decoded = io::readScenario(std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json");
  REQUIRE(decoded.has_value());
  return decoded->scenario;
}

StoryOptions options(unsigned threads = 1) {
  StoryOptions result;
  result.date = graph::Date::parse("2020-07-20").value();
  result.threads = threads;
  return result;
}

std::vector<std::string> texts(const std::vector<graph::CityId>& ids) {
  std::vector<std::string> result;
  for (const auto& id : ids) result.push_back(id.text);
  return result;
}

}  // namespace

// The figures are those of exact sums (Python's math.fsum gives the same digits); a running sum of doubles over the
// 115,878 pairs is 1e-13 off.
TEST_CASE("the network of 20 July 2020") {
  const Story story = workOut(dataset(), houston(), options()).value();
  const graph::Analysis& before = *story.steps[0].analysis;
  CHECK(before.network().vertices().size() == 582);
  CHECK(before.network().ties().size() == 1384);
  CHECK(before.engine.usableTies() == 1382);  // under `local` nobody walks the two accreditation ties
  CHECK(story.steps[0].impact->before.pairs == 115878);
  CHECK(story.steps[0].impact->before.reachablePairs == 115878);
  CHECK(story.steps[0].impact->before.efficiency == Approx(0.172492607345277939).epsilon(1e-15));
}

TEST_CASE("Houston closes without a takeover") {
  const Story story = workOut(dataset(), houston(), options()).value();
  const graph::Impact& impact = *story.steps[1].impact;
  CHECK(impact.efficiencyLoss == Approx(0.022638739251607993).epsilon(1e-14));
  CHECK(impact.affected.cities.size() == 42);
  CHECK(impact.affected.efficiencyLoss == Approx(0.300355055240193).epsilon(1e-12));
  CHECK(impact.pairsLost == 651);
  CHECK(impact.pairsRerouted == 7616);
  CHECK(texts(impact.citiesCut) == std::vector<std::string>{"us-la-baton-rouge", "us-la-new-orleans", "us-ms-jackson"});
  CHECK(texts(impact.citiesDownToOne) == std::vector<std::string>{"us-ar-little-rock"});
  CHECK(stepOfGreatestLoss(story) == 1);
}

TEST_CASE("a step against the one before it: affected are the cities of that step alone") {
  const Story story = workOut(dataset(), houston(), options()).value();
  const graph::Impact chengdu = impactBetween(story, 2, 3);
  CHECK(chengdu.affected.cities.size() == 15);
  CHECK(story.steps[3].impact->affected.cities.size() == 57);
  CHECK(impactBetween(story, 0, 1).efficiencyLoss == story.steps[1].impact->efficiencyLoss);
}

TEST_CASE("the author's caption is kept back under channels that it was not written for") {
  StoryOptions national = options();
  national.channels = graph::ChannelPreset::national;
  const Story local = workOut(dataset(), houston(), options()).value();
  CHECK(captionOf(local, 1, Language::english).find("30") != std::string::npos);
  CHECK(captionOf(local, 0, Language::chinese) == houston().before.caption.chinese);
  CHECK(captionOf(workOut(dataset(), houston(), national).value(), 1, Language::english).empty());
}

TEST_CASE("threads change no digit of the story") {
  const Story one = workOut(dataset(), houston(), options(1)).value();
  const Story many = workOut(dataset(), houston(), options(5)).value();
  for (std::size_t s = 0; s < one.steps.size(); ++s) {
    CHECK(one.steps[s].impact->efficiencyLoss == many.steps[s].impact->efficiencyLoss);
    CHECK(one.steps[s].impact->affected.costMeanAfter == many.steps[s].impact->affected.costMeanAfter);
    CHECK(one.steps[s].impact->regions.size() == many.steps[s].impact->regions.size());
  }
}

TEST_CASE("figures are searched for when asked for, and then for all steps") {
  StepImpact outlives;
  {
    Story story = workOut(dataset(), houston(), options()).value();
    CHECK_FALSE(story.steps[1].impact.known());
    const Story moved = std::move(story);
    CHECK(moved.steps[1].impact->pairsLost == 651);
    CHECK(moved.steps[2].impact.known());
    outlives = workOut(dataset(), houston(), options()).value().steps[1].impact;
  }
  CHECK_FALSE(outlives.known());
  CHECK(outlives->pairsLost == 651);
  CHECK_FALSE(StepImpact().known());
}

TEST_CASE("an action that cannot apply names its step and action") {
  Scenario scenario = houston();
  scenario.steps[1].actions.push_back(graph::ClosePost{graph::PostId{"cn-us-houston"}, {}});
  const auto story = workOut(dataset(), scenario, options());
  REQUIRE_FALSE(story.has_value());
  const graph::Diagnostic& problem = story.error().at(0);
  CHECK(problem.field == "/steps/1/actions/9");
  CHECK(problem.message ==
        "step 'houston-embassy', action 10 (close_post): post 'cn-us-houston' is not in force on 2020-07-20");
}
