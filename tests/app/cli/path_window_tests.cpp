// The routes that the window shows are those of `cityties path`.
#include "app/core/routes.hpp"
#include "app/core/story.hpp"
#include "app/io/json_writer.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";

const core::Story& story() {
  static const core::Story worked = [] {
    auto read = geo::readDataset(data);
    auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
    REQUIRE((read.report.ok() && decoded.has_value()));
    core::StoryOptions options;
    options.date = decoded->scenario.baseDate.value();
    auto dataset = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
    return core::workOut(dataset, decoded->scenario, options).value();
  }();
  return worked;
}

/// As the command prints its table.
std::string csv(const core::RoutesAt& found) {
  std::string text = "route,position,tie,kind,from,to,cost\n";
  for (std::size_t r = 0; r < found.routes.size(); ++r)
    for (std::size_t i = 0; i < found.routes[r].legs.size(); ++i) {
      const core::RouteLeg& leg = found.routes[r].legs[i];
      text += std::to_string(r + 1) + ',' + std::to_string(i + 1) + ',' + leg.tie + ',' +
              std::string(graph::name(leg.kind)) + ',' + leg.from + ',' + leg.to + ',' +
              io::numberText(leg.cost).value_or("") + '\n';
    }
  return text;
}

std::string printed(const std::string& from, const std::string& to, std::size_t step, const std::string& format) {
  const auto outcome = test::run({"path", from, to, "--data", data, "--scenario", "houston-2020", "--step",
                                  std::to_string(step), "-k", "3", "--format", format});
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("the window's routes are those of the command, before and at a step") {
  for (const auto& [from, to] :
       {std::pair("us-tx-houston", "cn-gd-shenzhen"), std::pair("us-tx-austin", "cn-hb-wuhan"),
        std::pair("us-la-new-orleans", "cn-sc-chengdu"), std::pair("cn-bj-beijing", "us-ar-little-rock")}) {
    INFO(from << " to " << to);
    const auto routes =
        core::findRoutes(*story().dataset, *story().steps[0].analysis, *story().steps[1].analysis, from, to);
    CHECK(routes.problem == core::Routes::Problem::none);
    CHECK(csv(routes.before) == printed(from, to, 0, "csv"));
    CHECK(csv(routes.now) == printed(from, to, 1, "csv"));
    const std::string json = printed(from, to, 1, "json");
    CHECK(json.find("\"closures_to_separate\": " + std::to_string(routes.now.closures)) != std::string::npos);
    CHECK(json.find("\"independent_edge\": " + std::to_string(routes.now.independentTies)) != std::string::npos);
    CHECK(json.find("\"independent_vertex\": " + std::to_string(routes.now.independentPlaces)) != std::string::npos);
    for (const std::string& element : routes.now.cut) CHECK(json.find('"' + element + '"') != std::string::npos);
  }
}

TEST_CASE("New Orleans loses every way to Chengdu when Houston closes, and that is told") {
  const auto routes = core::findRoutes(*story().dataset, *story().steps[0].analysis, *story().steps[1].analysis,
                                       "us-la-new-orleans", "cn-sc-chengdu");
  REQUIRE_FALSE(routes.before.routes.empty());
  CHECK(routes.now.routes.empty());
  CHECK_FALSE(routes.stands(routes.before.routes.front()));
  CHECK(routes.before.closures > 0);
}

TEST_CASE("what is no question of routes is told apart") {
  const auto problem = [](const char* from, const char* to) {
    return core::findRoutes(*story().dataset, *story().steps[0].analysis, *story().steps[0].analysis, from, to).problem;
  };
  using Problem = core::Routes::Problem;
  CHECK(problem("us-tx-houston", "us-tx-houston") == Problem::sameCity);
  CHECK(problem("us-tx-houston", "us-tx-austin") == Problem::sameCountry);
  CHECK(problem("us-tx-houston", "nowhere") == Problem::unknown);
  CHECK(problem("us-tx-houston", "cn-gd-shenzhen") == Problem::none);
}
