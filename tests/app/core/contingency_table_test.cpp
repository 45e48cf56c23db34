// The table of contingencies, what is tried out, and proofs, on frozen data.
#include "app/core/contingency_table.hpp"

#include <algorithm>
#include <set>

#include "app/core/probe.hpp"
#include "app/core/proof.hpp"
#include "app/io/metric_cards_json.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

std::shared_ptr<const Story> houston(graph::ChannelPreset preset = graph::ChannelPreset::local) {
  auto read = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
  auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
  REQUIRE((read.report.ok() && decoded.has_value()));
  StoryOptions options;
  options.date = decoded->scenario.baseDate.value();
  options.channels = preset;
  auto data = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
  return std::make_shared<const Story>(workOut(data, decoded->scenario, options).value());
}

/// The loss of a region when one element fails on top of a step, by closing and comparing.
double plainLoss(const Story& story, std::size_t step, const graph::Action& action, const std::string& region) {
  const graph::Analysis& before = *story.steps[step].analysis;
  const auto applied = graph::apply(*story.dataset, before.state, before.state, {}, action, graph::Undated::in);
  REQUIRE(applied);
  const auto after = graph::analyse(*story.dataset, applied->state, story.options.network, story.options.channels);
  const auto impact = graph::compare(*story.dataset, before, {{&after, {}}}, story.reporting).front();
  const auto row = std::ranges::find(impact.regions, region, [](const auto& r) { return r.region.text; });
  return row == impact.regions.end() ? 0 : row->loss();
}

}  // namespace

TEST_CASE("which single closure would hurt Louisiana most: as closing each post and agreement says") {
  const auto story = houston();
  const auto table = failureTable({story, 0, "US-LA", {}, 1});
  REQUIRE(table);
  REQUIRE(table->placeReference);
  CHECK(table->placeCities == 2);
  ContingencyView view;
  view.cities = false;
  const auto shown = shownRows(*table, view, {});
  REQUIRE(!shown.empty());
  std::string worst;
  double most = 0;
  std::set<std::string> harmful;
  for (const FailureRow& row : table->rows) {
    const auto action = failureAction(*story, 0, row.id);
    if (row.kind == FailureKind::city) continue;
    REQUIRE(action);
    const double loss = plainLoss(*story, 0, *action, "US-LA");
    REQUIRE(row.place);
    CHECK(row.place->efficiencyLoss == loss);  // to the last bit
    if (loss > 1e-12) harmful.insert(row.id);
    if (loss > most) most = loss, worst = row.id;
  }
  CHECK(table->rows[shown.front()].id == worst);
  CHECK(worst == "cn-us-houston");
  CHECK(shown.size() == harmful.size());
  CHECK(std::ranges::is_sorted(shown, std::ranges::greater(), [&](std::uint32_t i) {
    return std::round(table->rows[i].place->efficiencyLoss * 1e12);
  }));
}

TEST_CASE("a table sorts by every column, both ways, and leaves kinds out") {
  const auto story = houston();
  const auto table = failureTable({story, 1, {}, {}, 2});
  REQUIRE(table);
  std::vector<std::string> names;
  for (const FailureRow& row : table->rows) names.push_back(failureName(*story, 1, row.id, Catalogue()));
  ContingencyView view;
  CHECK(shownRows(*table, view, names).front() == 0);  // by harm, as the rows are
  view.agreements = view.cities = false;
  const auto posts = shownRows(*table, view, names);
  CHECK(posts.size() == story->steps[1].analysis->state.posts.size());
  view = {.sort = ContingencyColumn::citiesCut};
  const auto cut = shownRows(*table, view, names);
  CHECK(std::ranges::is_sorted(cut, std::ranges::greater(), [&](auto i) { return table->rows[i].whole.citiesCut; }));
  view.ascending = true;
  CHECK(table->rows[shownRows(*table, view, names).front()].whole.citiesCut == 0);
  view = {.sort = ContingencyColumn::name};
  const auto byName = shownRows(*table, view, names);
  CHECK(std::ranges::is_sorted(byName, {}, [&](auto i) { return names[i]; }));
}

TEST_CASE("another place, or the same state again, searches only what is new") {
  const auto story = houston();
  const auto first = failureTable({story, 1, "US-LA", {}, 1});
  REQUIRE(first);
  std::size_t whole = 0;
  const graph::Watch watch{{}, [&](std::size_t, std::size_t) { ++whole; }};
  const auto second = failureTable({story, 1, "US-TX", {}, 1}, &*first, watch);
  REQUIRE(second);
  CHECK(whole == 0);  // only the part of Texas was searched
  CHECK(second->report == first->report);
  const auto fresh = failureTable({story, 1, "US-TX", {}, 1}, nullptr, watch);
  CHECK(whole > 0);
  for (std::size_t i = 0; i < fresh->rows.size(); ++i)
    CHECK(second->rows[i].place->efficiencyLoss == fresh->rows[i].place->efficiencyLoss);
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(failureTable({story, 0, {}, {}, 1}, nullptr, {stop.get_token(), {}}));
}

TEST_CASE("N-2 of one element names the other one, with synergy") {
  const auto story = houston(graph::ChannelPreset::national);
  const auto table = failureTable({story, 0, {}, "cn-us-houston", 1});
  REQUIRE(table);
  CHECK(std::ranges::none_of(table->rows, [](const FailureRow& row) { return row.id == "cn-us-houston"; }));
  CHECK(std::ranges::all_of(table->rows, [](const FailureRow& row) { return row.whole.synergy.has_value(); }));
  const FailureRow* chengdu = table->find("us-cn-chengdu");
  REQUIRE(chengdu);
  CHECK(*chengdu->whole.synergy > 0);
}

TEST_CASE("a try is the step with the action on top, and lists as many pairs as its impact counts") {
  const auto story = houston();
  const ProbeQuestion question{story, 1, {graph::ClosePost{graph::PostId{"cn-us-san-francisco"}, {}}}, {}, 2};
  const auto tried = tryOut(question);
  REQUIRE(tried);
  REQUIRE(*tried);
  const Probe& probe = **tried;
  CHECK(probe.story->steps.size() == 3);
  CHECK(probe.story->steps[1].analysis == story->steps[1].analysis);
  CHECK_FALSE(probe.story->steps[2].analysis->state.findPost("cn-us-san-francisco"));
  const auto impact = impactBetween(*probe.story, 1, 2, 1000000);
  CHECK(probe.pairs.lost == impact.pairsLost);
  CHECK(probe.pairs.lostPairs.size() == impact.lostPairs.size());
  CHECK(probe.pairs.rerouted == impact.pairsRerouted);
  CHECK(probe.pairs.citiesCut.size() == impact.citiesCut.size());
  CHECK(probe.pairs.citiesDownToOne.size() == impact.citiesDownToOne.size());
  CHECK(probe.efficiencyLoss == impact.efficiencyLoss);
  CHECK(probe.pairs.rerouted > 0);
  const auto table = failureTable({story, 1, {}, {}, 1});
  CHECK(table->find("cn-us-san-francisco")->whole.efficiencyLoss == probe.efficiencyLoss);
  CHECK(probe.story->steps[2].impact->efficiencyLoss > impact.efficiencyLoss);  // Houston's on top
}

TEST_CASE("a city that falls out is tried out like its row, what cannot be is said") {
  const auto story = houston();
  const auto tried = tryOut(ProbeQuestion{story, 0, {}, "us-tx-houston", 1});
  REQUIRE((tried && *tried));
  const auto table = failureTable({story, 0, {}, {}, 1});
  const FailureRow* row = table->find("us-tx-houston");
  REQUIRE(row);
  CHECK((*tried)->pairs.lost == row->whole.pairsLost);
  CHECK((*tried)->pairs.rerouted == row->whole.pairsRerouted);
  CHECK((*tried)->efficiencyLoss == row->whole.efficiencyLoss);
  CHECK_FALSE(tryOut(ProbeQuestion{story, 0, {}, "us-xx-nowhere", 1}));
  CHECK_FALSE(tryOut(ProbeQuestion{story, 1, {graph::ClosePost{graph::PostId{"cn-us-houston"}, {}}}, {}, 1}));
}

TEST_CASE("the proof of a number tells the figures that the story tells") {
  const auto story = houston();
  const auto cards = io::readMetricCards(CITYTIES_SOURCE_DIR "/assets").value();
  const graph::Impact& impact = *story->steps[1].impact;
  const auto of = [&](const std::string& metric, const std::string& subject) {
    auto proof = prove({story, 1, 0, {metric, subject}, 1}, cards, Catalogue());
    REQUIRE(proof);
    return *proof;
  };
  const ProofText lost = of("pairs_lost", "");
  CHECK(lost.count == impact.pairsLost);
  REQUIRE(lost.card);
  CHECK(lost.card->key == "pairs_lost");
  REQUIRE(!lost.items.empty());
  CHECK(lost.items.front().id == impact.lostPairs.front().first.text);
  const ProofText cut = of("cities_cut", "");
  CHECK(cut.count == impact.citiesCut.size());
  CHECK(cut.marked.size() == impact.citiesCut.size());
  const ProofText affected = of("efficiency_loss", "affected");
  CHECK(affected.count == impact.affected.cities.size());
  const ProofText louisiana = of("efficiency_loss", "US-LA");
  const auto row = std::ranges::find(impact.regions, "US-LA", [](const auto& r) { return r.region.text; });
  CHECK(louisiana.count == row->cities);
  CHECK(louisiana.before.starts_with(std::to_string(row->efficiencyBefore).substr(0, 5)));
  const ProofText failure = of("pairs_lost", "without:cn-us-san-francisco");
  CHECK(failure.count == failureTable({story, 1, {}, {}, 1})->find("cn-us-san-francisco")->whole.pairsLost);
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(prove({story, 1, 0, {"pairs_lost", ""}, 1}, cards, Catalogue(), {stop.get_token(), {}}));
}
