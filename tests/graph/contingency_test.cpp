// N-1 and N-2 against the plain way: close it, build the network again, compare.
#include "graph/contingency.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/actions.hpp"
#include "graph/contingency_study.hpp"
#include "graph/search_graph.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;
using test::World;

namespace {

/// The same world by the engine and by hand.
struct Study {
  Dataset dataset;
  ChannelPreset preset = ChannelPreset::local;
  ReportingOptions reporting;
  State state = stateOn(dataset, day("2020-01-01"));
  Analysis before = analyse(dataset, state, {}, preset);
  ReportingSet set = reportingSet(dataset, before.network(), reporting);

  ContingencyReport report(const ContingencyOptions& options) const {
    return contingencies(dataset, state, before.engine, set, {}, options).value();
  }

  bool isPost(const std::string& id) const { return dataset.findPost(id) != nullptr; }

  /// Both closed, nobody taking over from the other.
  Impact plain(const std::vector<std::string>& ids, Takeover::Kind takeover) const {
    State after = state;
    // First all closed without an heir, so that no closed post takes over; then each again with one, from a state
    // in which only it stands.
    for (const std::string& id : ids) after = closed(after, id, Takeover::Kind::none);
    if (takeover != Takeover::Kind::none) {
      for (const std::string& id : ids) {
        if (!isPost(id)) continue;
        State alone = state;
        for (const std::string& other : ids) {
          if (other != id) alone = closed(alone, other, Takeover::Kind::none);
        }
        const auto taken = tryToClose(alone, id, takeover);
        if (!taken) continue;
        for (const ServedDistrict& row : taken->districts) {
          if (!std::binary_search(after.districts.begin(), after.districts.end(), row)) after.districts.push_back(row);
        }
        std::sort(after.districts.begin(), after.districts.end());
      }
    }
    const Analysis analysis = analyse(dataset, after, {}, preset);
    return compare(dataset, before, {{&analysis, {}}}, set).at(0);
  }

  std::optional<State> tryToClose(const State& from, const std::string& id, Takeover::Kind takeover) const {
    Action action = SuspendAgreement{AgreementId{id}};
    if (isPost(id)) action = ClosePost{PostId{id}, {takeover, {}}};
    auto applied = apply(dataset, state, from, {}, action, Undated::in);
    if (!applied) return std::nullopt;
    return applied->state;
  }
  State closed(const State& from, const std::string& id, Takeover::Kind takeover) const {
    return tryToClose(from, id, takeover).value();
  }
};

void checkEqual(const Contingency& fast, const Impact& plain) {
  CAPTURE(fast.elements);
  CHECK(fast.efficiencyLoss == plain.efficiencyLoss);  // to the last bit
  CHECK(fast.pairsLost == plain.pairsLost);
  CHECK(fast.pairsRerouted == plain.pairsRerouted);
  CHECK(fast.pairsImproved == plain.pairsImproved);
  CHECK(fast.detourMean == plain.detourMean);
  CHECK(fast.detourMax == plain.detourMax);
  CHECK(fast.citiesCut == plain.citiesCut.size());
  CHECK(fast.citiesDownToOne == plain.citiesDownToOne.size());
}

void checkSame(const ContingencyReport& x, const ContingencyReport& y) {
  REQUIRE(x.contingencies.size() == y.contingencies.size());
  CHECK(x.reference.efficiency == y.reference.efficiency);
  for (std::size_t i = 0; i < x.contingencies.size(); ++i) {
    const Contingency &a = x.contingencies[i], &b = y.contingencies[i];
    const bool same = a.elements == b.elements && a.efficiencyLoss == b.efficiencyLoss && a.pairsLost == b.pairsLost &&
                      a.pairsRerouted == b.pairsRerouted && a.detourMean == b.detourMean &&
                      a.detourMax == b.detourMax && a.citiesCut == b.citiesCut && a.synergy == b.synergy &&
                      a.citiesDownToOne == b.citiesDownToOne;
    CAPTURE(a.elements, b.elements);
    CHECK(same);
  }
}

const std::vector<ChannelPreset> presets{ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national};
const std::vector<Takeover::Kind> takeovers{Takeover::Kind::none, Takeover::Kind::embassy, Takeover::Kind::nearest};

}  // namespace

TEST_CASE("N-1 equals closing each element and comparing, to the last bit") {
  std::mt19937 random(20200724);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    ReportingOptions reporting;
    if (round % 5 == 1) reporting.from = CountryCode{"AA"};
    if (round % 5 == 2) reporting.weight = PairWeight::region;
    if (round % 5 == 3) reporting.cities = CitySelection::tied;
    const Study study{randomWorld(random, 4, 4, 9, true).build(), presets[round % 3], reporting};
    const Takeover::Kind takeover = takeovers[static_cast<std::size_t>(round / 3 % 3)];
    const ContingencyReport report = study.report({.takeover = takeover});
    CHECK(report.reference.pairs == study.plain({}, Takeover::Kind::none).before.pairs);
    CHECK(report.reference.efficiency == study.plain({}, Takeover::Kind::none).before.efficiency);
    const auto ties = study.before.network().ties();  // an agreement of a region with the city that it is makes none
    const auto agreements =
        std::count_if(ties.begin(), ties.end(), [](const Tie& tie) { return tie.kind == ChannelKind::agreement; });
    CHECK(report.contingencies.size() == study.state.posts.size() + static_cast<std::size_t>(agreements));
    for (const Contingency& one : report.contingencies) checkEqual(one, study.plain(one.elements, takeover));
  }
}

TEST_CASE("N-2 equals closing both elements and comparing, to the last bit") {
  std::mt19937 random(20200727);
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    const Study study{randomWorld(random, 4, 4, 8, true).build(), presets[round % 3]};
    const Takeover::Kind takeover = takeovers[static_cast<std::size_t>(round / 3 % 3)];
    const ContingencyReport single = study.report({.takeover = takeover});
    const ContingencyReport report = study.report({.order = 2, .takeover = takeover, .all = true});
    const std::size_t n = single.contingencies.size();
    CHECK(report.count == n * (n - 1) / 2);
    CHECK(report.contingencies.size() == report.count);
    std::map<std::string, double> loss;
    for (const Contingency& one : single.contingencies) loss[one.elements[0]] = one.efficiencyLoss;
    for (const Contingency& two : report.contingencies) {
      checkEqual(two, study.plain(two.elements, takeover));
      const double synergy = two.efficiencyLoss - loss[two.elements[0]] - loss[two.elements[1]];
      CHECK(*two.synergy == Approx(synergy).margin(1e-12));
    }
  }
}

TEST_CASE("a failed city loses its own pairs and those that run through it") {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    const Study study{randomWorld(random, 4, 3, 9, true).build(), presets[round % 3]};
    const ContingencyReport report = study.report({.elements = {.posts = false, .agreements = false, .cities = true}});
    const Network& network = study.before.network();
    for (const Contingency& one : report.contingencies) {
      CAPTURE(round, one.elements);
      const VertexIndex gone = network.find(one.elements[0]).value();
      Search before(study.before.engine.searchGraph()), after(study.before.engine.searchGraph());
      std::size_t lost = 0, cut = 0;
      for (VertexIndex s = 0; s < network.cityCount(); ++s) {
        before.run(s);
        after.run(s, {noIndex, gone});
        bool had = false, has = false;
        for (VertexIndex t = 0; t < network.cityCount(); ++t) {
          if (network.vertices()[t].country == network.vertices()[s].country) continue;
          had = had || before.cost(t) != unreachable;
          has = has || after.cost(t) != unreachable;
          if (before.cost(t) != unreachable && after.cost(t) == unreachable) ++lost;
        }
        if (had && !has) ++cut;
      }
      CHECK(one.pairsLost == lost);
      CHECK(one.citiesCut == cut);
    }
  }
}

TEST_CASE("contingencies do not depend on the number of threads") {
  std::mt19937 random(3);
  const Dataset dataset = randomWorld(random, 12, 6, 40, true).build();
  for (const ChannelPreset preset : presets) {
    const Study study{dataset, preset};
    for (const int order : {1, 2}) {
      ContingencyOptions options{.order = order, .elements = {true, true, true}};
      const ContingencyReport one = study.report(options);
      for (const unsigned threads : {2U, 5U}) {
        options.threads = threads;
        checkSame(one, study.report(options));
      }
    }
  }
}

TEST_CASE("pairs kept are the most harmful and those with synergy") {
  std::mt19937 random(11);
  const Study study{randomWorld(random, 8, 5, 30, true).build(), ChannelPreset::national};
  const ContingencyReport all = study.report({.order = 2, .all = true});
  const ContingencyReport some = study.report({.order = 2, .top = 5});
  CHECK(some.count == all.count);
  std::vector<std::vector<std::string>> expected, kept;
  for (std::size_t i = 0; i < all.contingencies.size(); ++i) {
    if (i < 5 || std::abs(*all.contingencies[i].synergy) > synergyTolerance)
      expected.push_back(all.contingencies[i].elements);
  }
  for (const Contingency& two : some.contingencies) kept.push_back(two.elements);
  CHECK(kept == expected);
  CHECK(kept.size() < all.contingencies.size());
}

TEST_CASE("independent parts have no synergy, and two roads to one place have") {
  World world;
  world.city("a1", "AA").city("a2", "AA").city("b1", "BB").city("b2", "BB");
  world.agreement("one", "a1", "b1").agreement("two", "a2", "b2").agreement("three", "a1", "b1");
  const Study study{world.build(), ChannelPreset::local};
  const ContingencyReport report = study.report({.order = 2, .all = true});
  REQUIRE(report.contingencies.size() == 3);
  for (const Contingency& pair : report.contingencies) {
    CAPTURE(pair.elements);
    if (pair.elements == std::vector<std::string>{"one", "three"}) {
      CHECK(*pair.synergy == Approx(0.5));  // each alone costs nothing
      CHECK(pair.synergyPairsLost == 2);
      CHECK(pair.citiesCut == 2);
    } else {
      CHECK(*pair.synergy == 0);
      CHECK(pair.synergyPairsLost == 0);
    }
  }
}

TEST_CASE("losses that differ by less than 1e-12 are equal, and rank by id") {
  Contingency a, b;
  a.elements = {"a"}, b.elements = {"b"};
  a.efficiencyLoss = 0.25, b.efficiencyLoss = 0.25 + 1e-14;
  CHECK(isWorse(a, b));
  CHECK_FALSE(isWorse(b, a));
  b.efficiencyLoss = 0.25 + 1e-11;
  CHECK(isWorse(b, a));
}

TEST_CASE("nothing to fail, nobody to lose") {
  const Study empty{World().city("a", "AA").build()};
  for (const int order : {1, 2}) {
    const ContingencyReport report = empty.report({.order = order});
    CHECK(report.contingencies.empty());
    CHECK(report.count == 0);
    CHECK(report.reference.pairs == 0);
    CHECK(report.reference.efficiency == 0);
    CHECK(!report.reference.costMean);
  }
  const Study none{World().build()};
  CHECK(none.report({.order = 2}).count == 0);
}

TEST_CASE("a stopped computation returns nothing, and progress never falls") {
  std::mt19937 random(5);
  const Study study{randomWorld(random, 12, 6, 30, true).build()};
  std::stop_source source;
  std::size_t last = 0;
  Watch watch{source.get_token(), [&](std::size_t done, std::size_t total) {
                CHECK(done >= last);
                CHECK(done <= total);
                last = done;
                source.request_stop();
              }};
  CHECK(!contingencies(study.dataset, study.state, study.before.engine, study.set, {}, {.order = 2}, watch));
  CHECK(last > 0);
}
