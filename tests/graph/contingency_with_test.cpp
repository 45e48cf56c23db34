// N-2 of one element against all of N-2; failures counted for some cities only; and the pairs behind the counts.
#include <algorithm>

#include "graph/changed_pairs.hpp"
#include "graph/contingency.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;

namespace {

struct Study {
  Dataset dataset;
  ChannelPreset preset = ChannelPreset::local;
  State state = stateOn(dataset, day("2020-01-01"));
  Analysis before = analyse(dataset, state, {}, preset);
  ReportingSet set = reportingSet(dataset, before.network(), {});

  ContingencyReport report(const ContingencyOptions& options) const {
    return contingencies(dataset, state, before.engine, set, {}, options).value();
  }
};

bool same(const Contingency& a, const Contingency& b) {
  return a.elements == b.elements && a.efficiencyLoss == b.efficiencyLoss && a.pairsLost == b.pairsLost &&
         a.pairsRerouted == b.pairsRerouted && a.pairsImproved == b.pairsImproved && a.detourMean == b.detourMean &&
         a.detourMax == b.detourMax && a.citiesCut == b.citiesCut && a.citiesDownToOne == b.citiesDownToOne &&
         a.synergy == b.synergy && a.synergyPairsLost == b.synergyPairsLost;
}

const std::vector<ChannelPreset> presets{ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national};
const std::vector<Takeover::Kind> takeovers{Takeover::Kind::none, Takeover::Kind::embassy, Takeover::Kind::nearest};

}  // namespace

TEST_CASE("one element with every other: the rows of order 2 that name it, to the last bit") {
  std::mt19937 random(20200728);
  std::size_t withSynergy = 0;
  for (int round = 0; round < 18; ++round) {
    CAPTURE(round);
    const Study study{randomWorld(random, 4, 4, 8, true).build(), presets[round % 3]};
    ContingencyOptions options{.order = 2, .all = true};
    options.elements.cities = round % 2 == 0;
    options.takeover = takeovers[static_cast<std::size_t>(round / 3 % 3)];
    const ContingencyReport all = study.report(options);
    options.order = 1;
    for (const Contingency& one : study.report(options).contingencies) {
      const std::string& id = one.elements.front();
      std::vector<Contingency> expected;
      for (const Contingency& pair : all.contingencies)
        if (std::ranges::find(pair.elements, id) != pair.elements.end()) expected.push_back(pair);
      const auto with = contingenciesWith(study.dataset, study.state, study.before.engine, study.set, {}, options, id);
      REQUIRE(with);
      CAPTURE(id);
      CHECK(with->count == expected.size());
      CHECK(with->reference.efficiency == all.reference.efficiency);
      REQUIRE(with->contingencies.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(same(with->contingencies[i], expected[i]));
        withSynergy += std::abs(*expected[i].synergy) > synergyTolerance ? 1 : 0;
      }
    }
  }
  CHECK(withSynergy > 0);
}

TEST_CASE("an element that is not there has no pairs, and a stopped search no rows") {
  std::mt19937 random(1);
  const Study study{randomWorld(random, 4, 4, 8).build()};
  const auto with = [&](const std::string& id, const Watch& watch = {}) {
    return contingenciesWith(study.dataset, study.state, study.before.engine, study.set, {}, {}, id, watch);
  };
  CHECK_FALSE(with("nobody"));
  CHECK_FALSE(with("aa-a"));  // a city, which was not asked for
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(with(study.state.posts.front().id.text, {stop.get_token(), {}}));
}

TEST_CASE("over the pairs begun in some cities, failures cost what closing and comparing says of these") {
  std::mt19937 random(20200729);
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    const Study study{randomWorld(random, 4, 4, 9, true).build(), presets[round % 3]};
    for (const Region& region : study.dataset.regions) {
      ReportingSet part = study.set;
      for (VertexIndex v = 0; v < study.before.network().cityCount(); ++v) {
        const City& city = *study.dataset.findCity(study.before.network().vertices()[v].id);
        part.source[v] = part.source[v] && city.region == region.code;
      }
      const auto report = contingencies(study.dataset, study.state, study.before.engine, part, {}, {});
      REQUIRE(report);
      for (const Contingency& one : report->contingencies) {
        Action action = SuspendAgreement{AgreementId{one.elements.front()}};
        if (study.dataset.findPost(one.elements.front())) action = ClosePost{PostId{one.elements.front()}, {}};
        const auto applied = apply(study.dataset, study.state, study.state, {}, action, Undated::in);
        REQUIRE(applied);
        const Analysis after = analyse(study.dataset, applied->state, {}, study.preset);
        const Impact plain = compare(study.dataset, study.before, {{&after, {}}}, study.set).at(0);
        const auto row = std::ranges::find(plain.regions, region.code, &RegionFigures::region);
        if (row == plain.regions.end()) continue;
        CHECK(one.efficiencyLoss == row->loss());  // to the last bit
      }
    }
  }
}

TEST_CASE("the pairs that an element's failure changes are as many as its contingency counts") {
  std::mt19937 random(20200730);
  std::size_t lost = 0, rerouted = 0, cut = 0;
  for (int round = 0; round < 18; ++round) {
    CAPTURE(round);
    const Study study{randomWorld(random, 4, 4, 9, true).build(), presets[round % 3]};
    ContingencyOptions options;
    options.elements.cities = true;
    for (const Contingency& one : study.report(options).contingencies) {
      CAPTURE(one.elements.front());
      const auto pairs = pairsChangedWithout(study.before.engine, one.elements.front(), study.set);
      REQUIRE(pairs);
      CHECK(pairs->lost == one.pairsLost);
      CHECK(pairs->lostPairs.size() == one.pairsLost);
      CHECK(pairs->rerouted == one.pairsRerouted);
      CHECK(pairs->reroutedPairs.size() == one.pairsRerouted);
      CHECK(pairs->improved == one.pairsImproved);
      CHECK(pairs->citiesCut.size() == one.citiesCut);
      CHECK(pairs->citiesDownToOne.size() == one.citiesDownToOne);
      double greatest = 0;
      for (const ChangedPair& pair : pairs->reroutedPairs) greatest = std::max(greatest, pair.after - pair.before);
      CHECK(greatest == one.detourMax);
      lost += one.pairsLost, rerouted += one.pairsRerouted, cut += one.citiesCut;
    }
  }
  CHECK((lost > 0 && rerouted > 0 && cut > 0));
}

TEST_CASE("lists of pairs are in order, cut at the limit, and the same for any number of threads") {
  std::mt19937 random(20200731);
  const Study study{randomWorld(random, 9, 5, 14, true).build()};
  State after = study.state;
  after.posts.clear();
  after.districts.clear();
  const Analysis closed = analyse(study.dataset, after, {}, study.preset);
  const auto all = changedPairs(study.before.engine, closed.engine, study.set);
  const Impact plain = compare(study.dataset, study.before, {{&closed, {}}}, study.set).at(0);
  REQUIRE(all);
  CHECK(all->lost == plain.pairsLost);
  CHECK(all->rerouted == plain.pairsRerouted);
  CHECK(all->citiesCut.size() == plain.citiesCut.size());
  REQUIRE(all->lostPairs.size() == plain.lostPairs.size());
  REQUIRE(all->lost > 5);
  const auto vertices = study.before.network().vertices();
  for (std::size_t i = 0; i < all->lostPairs.size(); ++i) {
    CHECK(vertices[all->lostPairs[i].from].id == plain.lostPairs[i].first.text);
    CHECK(vertices[all->lostPairs[i].to].id == plain.lostPairs[i].second.text);
  }
  const auto few = changedPairs(study.before.engine, closed.engine, study.set, {.limit = 5, .threads = 3});
  REQUIRE(few);
  CHECK(few->lost == all->lost);
  CHECK(few->lostPairs == std::vector(all->lostPairs.begin(), all->lostPairs.begin() + 5));
}
