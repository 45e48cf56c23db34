#include "tests/app/core/houston_support.hpp"

#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

namespace cityties::test {

const core::Story& houstonStory() {
  static const core::Story story = [] {
    auto read = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
    auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
    REQUIRE((read.report.ok() && decoded.has_value()));
    core::StoryOptions options;
    options.date = decoded->scenario.baseDate.value();
    auto data = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
    return core::workOut(data, decoded->scenario, options).value();
  }();
  return story;
}

}  // namespace cityties::test
