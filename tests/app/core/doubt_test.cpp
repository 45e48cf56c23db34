// Doubt on the frozen data: corners that are runs of their own, and the sentences.
#include "app/core/doubt.hpp"

#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

Story story(graph::Undated undated = graph::Undated::in, unsigned threads = 2) {
  static const auto dataset = [] {
    auto read = geo::readDataset(std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11");
    REQUIRE(read.report.ok());
    return std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
  }();
  auto scenario = io::readScenario(std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json");
  REQUIRE(scenario.has_value());
  StoryOptions options;
  options.date = graph::Date::parse("2020-07-20").value();
  options.undated = undated;
  options.threads = threads;
  return workOut(dataset, scenario->scenario, options).value();
}

graph::DoubtReport doubtAt(const Story& of, std::size_t samples = 8) {
  return doubtOf(of, 0, 1, *of.steps[1].impact, {.samples = samples}).value().value();
}

bool has(const std::vector<std::string>& sentences, const std::string& part) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("with everything in the figures are the printed ones, with undated out those of --undated out") {
  const Story in = story(), out = story(graph::Undated::out);
  const graph::DoubtReport report = doubtAt(in), reportOut = doubtAt(out);
  const auto& loss = report.figures[graph::affectedLossFigure];
  CHECK(loss.printed == in.steps[1].impact->affected.efficiencyLoss);
  CHECK(loss.corners[0] == loss.printed);
  // The reporting set is that of the run, and the same here; so each corner is the other run to the last bit.
  CHECK(loss.corners[2] == out.steps[1].impact->affected.efficiencyLoss);
  CHECK(reportOut.figures[graph::affectedLossFigure].printed == loss.corners[2]);
  CHECK(reportOut.figures[graph::affectedLossFigure].corners == loss.corners);
  CHECK(report.figures[0].corners[2] == out.steps[1].impact->before.efficiency);
  CHECK(report.figures[5].corners[2] == static_cast<double>(out.steps[1].impact->pairsRerouted));
}

TEST_CASE("threads change no digit of the doubt") {
  const graph::DoubtReport one = doubtAt(story(graph::Undated::in, 1), 20);
  const graph::DoubtReport many = doubtAt(story(graph::Undated::in, 5), 20);
  for (std::size_t f = 0; f < one.figures.size(); ++f) {
    CHECK(one.figures[f].min == many.figures[f].min);
    CHECK(one.figures[f].max == many.figures[f].max);
    CHECK(one.figures[f].low == many.figures[f].low);
    CHECK(one.figures[f].median == many.figures[f].median);
    CHECK(one.figures[f].high == many.figures[f].high);
  }
}

TEST_CASE("the sentences name who depends on what") {
  const Story houston = story();
  const graph::DoubtReport report = doubtAt(houston);
  const auto english = doubtSentences(report, *houston.dataset, {});
  CHECK(has(english, "Baton Rouge, New Orleans and Jackson count as cut whichever records are believed."));
  CHECK(has(english, "Down to one channel in every combination tried: Little Rock."));
  CHECK(has(english, "depending on whether undated records count: Edmond, Oklahoma City"));
  CHECK(has(english, "The cities affected lose 30\u00a0% to 38\u00a0% of their reach"));
}

TEST_CASE("every condition on which a city is cut has a sentence") {
  const Story houston = story();
  graph::DoubtReport report;
  report.records = {{"tie", false, true}};
  report.options.samples = 0;
  const std::string tie = houston.dataset->agreements.front().id.text;
  const std::string row = graph::recordId(houston.dataset->districts.front());
  const auto sentence = [&](graph::CutHinge hinge, std::vector<std::string> records) {
    graph::CityVerdict verdict{.city = graph::CityId{"us-tx-houston"}, .hinge = hinge, .records = std::move(records)};
    report.citiesCut = {verdict};
    return doubtSentences(report, *houston.dataset, {}).at(1);
  };
  using graph::CutHinge;
  CHECK(sentence(CutHinge::never_changes, {}) == "Houston counts as cut whichever records are believed.");
  CHECK(sentence(CutHinge::any_believed, {row}) ==
        "Houston: cut only if the record that PRC consulate general in Chicago serves Colorado is believed.");
  CHECK(sentence(CutHinge::none_believed, {tie}) ==
        "Houston: cut only if the tie Little Rock–Changchun does not hold.");
  CHECK(sentence(CutHinge::none_believed, {tie, row}).find("none of these holds: the tie") != std::string::npos);
  CHECK(sentence(CutHinge::any_believed, {tie, row}).find("at least one of these") != std::string::npos);
  CHECK(sentence(CutHinge::several, {}).find("several records together") != std::string::npos);
  CHECK(sentence(CutHinge::none_believed, std::vector<std::string>(9, tie)).find("and 3 more.") != std::string::npos);
  report.records.clear();
  CHECK(doubtSentences(report, *houston.dataset, {}).at(0).find("every figure stands as printed") != std::string::npos);
}

TEST_CASE("losses, gains and both are told apart") {
  const Story houston = story();
  graph::DoubtReport report;
  report.records = {{"tie", false, true}};
  report.options.samples = 0;
  const auto sentence = [&](double min, double max, double printed) {
    auto& loss = report.figures[graph::affectedLossFigure];
    loss.min = min, loss.max = max, loss.printed = printed;
    return doubtSentences(report, *houston.dataset, {}).at(0);
  };
  CHECK(sentence(0.3, 0.3, 0.3).find("lose 30\u00a0% of their reach whichever") != std::string::npos);
  CHECK(sentence(-0.2, -0.1, -0.1).find("gain 10\u00a0% to 20\u00a0% of reach") != std::string::npos);
  CHECK(sentence(-0.2, -0.2, -0.2).find("gain 20\u00a0% of reach whichever") != std::string::npos);
  CHECK(sentence(-0.1, 0.2, 0).find("from a gain of 10\u00a0% to a loss of 20\u00a0%") != std::string::npos);
  CHECK(sentence(0, 0, 0).find("lose 0\u00a0%") != std::string::npos);
}
