// What the window's table says and what `cityties contingency` prints are the same, to the last bit.
#include "app/core/contingency_table.hpp"
#include "app/io/contingency_text.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;

namespace {

const std::string frozen = CITYTIES_TEST_DATA "/us-china-2026-11";

std::shared_ptr<const core::Story> houston() {
  auto read = geo::readDataset(frozen);
  auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
  REQUIRE((read.report.ok() && decoded.has_value()));
  core::StoryOptions options;
  options.date = decoded->scenario.baseDate.value();
  auto data = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
  return std::make_shared<const core::Story>(core::workOut(data, decoded->scenario, options).value());
}

std::string printed(std::vector<std::string> more) {
  std::vector<std::string> words{"contingency", frozen, "--scenario", "houston-2020",
                                 "--format",    "csv",  "--elements", "posts,agreements,cities"};
  words.insert(words.end(), more.begin(), more.end());
  const auto outcome = test::run(words);
  REQUIRE(outcome.exitCode == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("the window's table of every step is the one that the command prints") {
  const auto story = houston();
  for (std::size_t step = 0; step < story->steps.size(); ++step) {
    CAPTURE(step);
    const auto table = core::failureTable({story, step, {}, {}, 2});
    REQUIRE(table);
    CHECK(io::contingencyCsv(table->report->contingencies, false) == printed({"--step", std::to_string(step)}));
    CHECK(table->rows.size() == table->report->contingencies.size());
  }
}
