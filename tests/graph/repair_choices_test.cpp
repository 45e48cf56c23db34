// What repairs may be chosen, and what is told of those that are, in worlds small enough to say it beforehand.
#include <algorithm>
#include <cmath>

#include "graph/repair.hpp"
#include "graph/repair_candidates.hpp"
#include "graph/search_graph.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;
using test::World;

namespace {

using Texts = std::vector<std::string>;
using Rows = std::vector<std::vector<double>>;  // costs of all pairs, by source and target

Action close(const std::string& post) { return ClosePost{PostId{post}, {}}; }
Action suspend(const std::string& agreement) { return SuspendAgreement{AgreementId{agreement}}; }

struct Case {
  Dataset dataset;
  std::vector<Action> actions;
  std::vector<CityId> affected;
  ChannelPreset preset = ChannelPreset::local;
  ReportingOptions reporting;
  State base = stateOn(dataset, day("2020-01-01"));
  Analysis before = analyse(dataset, base, {}, preset);
  Analysis after = analyse(dataset, with(base, actions), {}, preset);
  ReportingSet set = reportingSet(dataset, before.network(), reporting);

  State with(State state, const std::vector<Action>& list) const {
    for (const Action& action : list) state = apply(dataset, base, state, {}, action, Undated::in).value().state;
    return state;
  }
  RepairQuestion question() const { return {&dataset, &before, &after, affected, actions, &set, {}, Undated::in}; }
  RepairReport report(const RepairOptions& options) const { return repairs(question(), options).value().value(); }
  Texts candidates(const RepairOptions& options) const {
    Texts texts;
    for (const auto& one : repairCandidates(question(), options, after.state, after.network()))
      texts.push_back(one.text);
    return texts;
  }

  bool isPair(VertexIndex s, VertexIndex t) const {
    return before.network().vertices()[s].country != before.network().vertices()[t].country;
  }
  Rows costs(const State& state) const {
    const PathEngine engine(Network::build(dataset, state), preset);
    Rows rows(before.network().cityCount());
    for (VertexIndex s = 0; s < rows.size(); ++s) engine.costsFrom(s, rows[s]);
    return rows;
  }
  double efficiency(const State& state) const {
    const Analysis analysis = analyse(dataset, state, {}, preset);
    return compare(dataset, before, {{&analysis, {}}}, set).at(0).after.efficiency;
  }
};

/// Two senders in AA, one of them with three posts there; AA-2 in two parts.
World senders() {
  World world;
  world.region("AA-1", "AA").region("AA-2", "AA").region("BB-1", "BB").region("CC-1", "CC");
  world.city("a1", "AA", "AA-1").city("a2", "AA", "AA-2", 0, 0, "north").city("a3", "AA", "AA-2", 0, 0, "south");
  world.city("b1", "BB", "BB-1").city("b2", "BB", "BB-1").city("c1", "CC", "CC-1");
  for (const char* post : {"ba-one", "ba-three", "ba-two"}) world.consulate(post, "BB", "AA");
  world.consulate("ca-one", "CC", "AA").consulate("bc-one", "BB", "CC");
  world.serves("ba-one", "AA-1").serves("ba-one", "AA-2", "north").serves("ba-two", "AA-2");
  world.serves("ba-three", "AA-1").serves("ca-one", "AA-1").serves("bc-one", "CC-1");
  return world;
}

/// Something that can be done to a random world.
std::vector<Action> harm(const Dataset& dataset) {
  const State base = stateOn(dataset, day("2020-01-01"));
  std::vector<Action> actions;
  for (std::size_t i = 0; i < base.posts.size(); i += 2) actions.push_back(close(base.posts[i].id.text));
  for (std::size_t i = 0; i < base.agreements.size(); i += 3) actions.push_back(suspend(base.agreements[i].id.text));
  return actions;
}

/// Everybody who gains by this repair, and nobody else, the greatest gain first.
void checkGains(const Case& c, const Repair& repair, const Rows& was, const Rows& is) {
  const auto mean = [&](const std::vector<double>& row, VertexIndex source) {
    double sum = 0, pairs = 0;
    for (VertexIndex t = 0; t < c.before.network().cityCount(); ++t) {
      if (c.isPair(source, t)) sum += 1 / row[t], ++pairs;
    }
    return sum / pairs;
  };
  std::size_t gaining = 0;
  for (VertexIndex s = 0; s < is.size(); ++s) gaining += mean(is[s], s) > mean(was[s], s) + 1e-11 ? 1 : 0;
  CHECK(repair.gains.size() == gaining);
  double least = 1;
  std::string last;
  for (const CityGain& gain : repair.gains) {
    const VertexIndex s = c.before.network().find(gain.city.text).value();
    CHECK(gain.efficiencyRepaired == Approx(mean(is[s], s)));
    const double gained = mean(is[s], s) - mean(was[s], s);
    CHECK(gained <= least + 1e-11);
    if (gained > least - 1e-13) CHECK(last < gain.city.text);
    least = gained;
    last = gain.city.text;
  }
}

std::vector<CityId> allCities(const Dataset& dataset) {
  std::vector<CityId> ids;
  for (const City& city : dataset.cities) ids.push_back(city.id);
  return ids;
}

}  // namespace

TEST_CASE("a lost district goes to a post of its sender in its host that does not serve it") {
  const Case c{senders().build(), {close("ba-one"), close("ca-one")}, {}};
  const RepairOptions districts{.reopen = false, .agreements = false};
  CHECK(c.candidates(districts) == Texts{"reassign_district:AA-1:ba-two", "reassign_district:AA-2:ba-three:north",
                                         "reassign_district:AA-2:ba-two:north"});
  const auto candidates = repairCandidates(c.question(), districts, c.after.state, c.after.network());
  CHECK(std::get<ReassignDistrict>(candidates[0].action).part == std::nullopt);
  CHECK(std::get<ReassignDistrict>(candidates[1].action).part == "north");
  RepairOptions within = districts;
  within.within = "AA-1";
  CHECK(c.candidates(within) == Texts{"reassign_district:AA-1:ba-two"});
  within.within = "AA";  // the host
  CHECK(c.candidates(within).size() == 3);
  within.within = "CC";
  CHECK(c.candidates(within).empty());
}

TEST_CASE("closed posts open again, those that serve the area where one is given") {
  const Case c{senders().build(), {close("ba-one"), close("bc-one"), close("ca-one")}, {}};
  RepairOptions reopen{.districts = false, .agreements = false};
  CHECK(c.candidates(reopen) == Texts{"open_post:ba-one", "open_post:bc-one", "open_post:ca-one"});
  reopen.within = "AA-2";
  CHECK(c.candidates(reopen) == Texts{"open_post:ba-one"});
  reopen.within = "CC";
  CHECK(c.candidates(reopen) == Texts{"open_post:bc-one"});
}

TEST_CASE("a new post serves the rows that its sender has lost in that host, one post a sender") {
  const Case c{senders().build(), {close("ba-one"), close("bc-one"), close("ca-one")}, {}};
  RepairOptions posts{.reopen = false, .districts = false, .agreements = false};
  posts.newPosts = {CityId{"a1"}, CityId{"b1"}};
  CHECK(c.candidates(posts) == Texts{"open_post:new:BB:a1", "open_post:new:CC:a1"});
  const auto candidates = repairCandidates(c.question(), posts, c.after.state, c.after.network());
  const auto& districts = std::get<OpenNewPost>(candidates[0].action).districts;
  REQUIRE(districts.size() == 2);  // none of CC
  CHECK(districts[0].region.text == "AA-1");
  CHECK(districts[1].region.text == "AA-2");
  CHECK(districts[1].part == "north");
  posts.within = "BB";
  CHECK(c.candidates(posts).empty());
}

TEST_CASE("new ties join a city of P and a foreign one that nothing joins") {
  World world;
  world.city("a1", "AA").city("a2", "AA").city("b1", "BB").city("b2", "BB");
  world.agreement("t", "a1", "b1").agreement("u", "a1", "b2");
  const Dataset dataset = world.build();
  const std::vector<CityId> affected{CityId{"a1"}, CityId{"b1"}};
  const RepairOptions ties{.reopen = false, .districts = false};
  const Case c{dataset, {suspend("t")}, affected};
  CHECK(c.candidates(ties) == Texts{"sign_agreement:a1:b1:sister_city", "sign_agreement:b1:a2:sister_city"});
  ReportingOptions reporting;
  reporting.from = CountryCode{"BB"};  // a1 begins no pair
  const Case from{dataset, {suspend("t")}, affected, ChannelPreset::local, reporting};
  CHECK(from.candidates(ties) == Texts{"sign_agreement:b1:a1:sister_city", "sign_agreement:b1:a2:sister_city"});
  RepairOptions virtualTies{.reopen = false, .districts = false, .agreements = false, .virtualTies = true};
  virtualTies.strength = 0.25;
  const auto candidates = repairCandidates(c.question(), virtualTies, c.after.state, c.after.network());
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].text == "virtual_channel:a1:b1:0.25");
  CHECK(candidates[0].cost == 4);
  CHECK(std::get<OpenVirtualChannel>(candidates[0].action).strength == 0.25);
}

TEST_CASE("what is told of each repair is what its own network shows") {
  std::mt19937 random(31);
  std::size_t eased = 0, several = 0;
  for (int round = 0; round < 18; ++round) {
    CAPTURE(round);
    const Dataset dataset = randomWorld(random, 3, 5, 8, true).build();
    const Case c{dataset, harm(dataset), allCities(dataset), static_cast<ChannelPreset>(round % 3)};
    const Rows before = c.costs(c.base), after = c.costs(c.after.state);
    State now = c.after.state;
    for (const Repair& repair : c.report({.count = 3}).repairs) {
      const Rows was = c.costs(now);
      now = c.with(now, {repair.action});
      const Rows is = c.costs(now);
      std::size_t count = 0;
      for (VertexIndex s = 0; s < is.size(); ++s) {
        for (VertexIndex t = 0; t < is.size(); ++t) {
          const bool rerouted = after[s][t] < unreachable && after[s][t] > before[s][t] + 1e-9;
          count += c.isPair(s, t) && rerouted && is[s][t] < after[s][t] - 1e-9 ? 1 : 0;
        }
      }
      CHECK(repair.pairsEased == count);
      const double lost = c.efficiency(c.base) - c.efficiency(c.after.state);
      REQUIRE(repair.recovered.has_value() == (lost > 0));
      if (lost > 0)
        CHECK(*repair.recovered == Approx((c.efficiency(now) - c.efficiency(c.after.state)) / lost).margin(1e-9));
      checkGains(c, repair, was, is);
      eased += count;
      several += repair.gains.size() > 1 ? 1 : 0;
    }
  }
  CHECK(eased > 20);
  CHECK(several > 10);
}

TEST_CASE("cities that gain by a repair: the greatest gain by this one first, then by id") {
  World world;
  world.region("AA-1", "AA").city("a0", "AA", "AA-1").city("a1", "AA").city("a2", "AA");
  world.city("b1", "BB").city("b2", "BB").city("c1", "CC");
  world.agreement("t", "a1", "b1").agreement("u", "a1", "b2").agreement("v", "a2", "b2");
  const Case c{world.build(), {suspend("t"), suspend("u"), suspend("v")}, {CityId{"a1"}, CityId{"a2"}}};
  const RepairReport report = c.report({.count = 2, .onePerCity = true});
  REQUIRE(report.repairs.size() == 2);
  for (const Repair& repair : report.repairs) {
    Texts cities;
    for (const CityGain& gain : repair.gains) {
      cities.push_back(gain.city.text);
      CHECK(gain.efficiencyAfter == 0);  // of the state without repairs, after the second one too
      CHECK(gain.efficiencyRepaired > 0);
    }
    CHECK(cities.size() == 2);  // nobody who gained by the repair before
    CHECK(cities[0] < cities[1]);
  }
  CHECK(report.repairs[0].pairsRestored + report.repairs[1].pairsRestored > 0);
}

TEST_CASE("the best of all combinations is that of trying each on a network of its own") {
  std::mt19937 random(47);
  std::size_t found = 0;
  for (int round = 0; round < 8; ++round) {
    const Dataset dataset = randomWorld(random, 2, 3, 4, true).build();
    const Case c{dataset, harm(dataset), {dataset.cities[0].id, dataset.cities[2].id}, ChannelPreset::local};
    const auto candidates = repairCandidates(c.question(), {}, c.after.state, c.after.network());
    for (const bool onePerCity : {false, true}) {
      CAPTURE(round, onePerCity);
      double best = std::round(c.efficiency(c.after.state) * 1e12);
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t j = i + 1; j < candidates.size(); ++j) {
          const auto &x = candidates[i], &y = candidates[j];
          const bool meet = x.isTie && y.isTie && (x.a == y.a || x.a == y.b || x.b == y.a || x.b == y.b);
          if (onePerCity && meet) continue;
          best = std::max(best, std::round(c.efficiency(c.with(c.after.state, {x.action, y.action})) * 1e12));
        }
      }
      const RepairReport report = c.report({.count = 2, .onePerCity = onePerCity, .exhaustive = true});
      CHECK(report.combinations == candidates.size() * (candidates.size() - 1) / 2);
      CHECK(report.evaluated == report.combinations);
      const double got = report.repairs.empty() ? report.after.efficiency : report.repairs.back().efficiency;
      CHECK(std::round(got * 1e12) == best);
      found += report.repairs.size();
    }
  }
  CHECK(found > 16);
}

TEST_CASE("of equally good choices the one that restores most pairs, then the first by text") {
  World world;
  world.region("AA-1", "AA").city("a1", "AA", "AA-1");
  for (const char* code : {"BB", "DD"}) {  // two cities that are regions: 1 + 1 + 2 from the post on
    for (const char* number : {"1", "2"}) {
      const std::string id = std::string(code) + "city" + number;
      world.city(id, code, std::string(code) + "-" + number).region(std::string(code) + "-" + number, code, id);
    }
  }
  world.region("CC-1", "CC");  // three cities in a region: 1 + 1 + 2 + 2
  for (const char* id : {"c1", "c2", "c3"}) world.city(id, "CC", "CC-1");
  world.consulate("p1", "BB", "AA").consulate("p2", "CC", "AA").consulate("p3", "DD", "AA");
  for (const char* post : {"p1", "p2", "p3"}) world.serves(post, "AA-1");
  for (const bool exhaustive : {false, true}) {
    const Case all{world.build(), {close("p1"), close("p2"), close("p3")}};
    const RepairReport most = all.report({.count = 1, .agreements = false, .exhaustive = exhaustive});
    REQUIRE(most.repairs.size() == 1);
    CHECK(most.repairs[0].text == "open_post:p2");
    CHECK(most.repairs[0].pairsRestored == 3);
    const Case two{world.build(), {close("p1"), close("p3")}};
    const RepairReport first = two.report({.count = 1, .agreements = false, .exhaustive = exhaustive});
    REQUIRE(first.repairs.size() == 1);
    CHECK(first.repairs[0].text == "open_post:p1");
    CHECK(first.repairs[0].pairsRestored == 2);
  }
}

TEST_CASE("of combinations of one efficiency the one that restores more is the best, then the first by text") {
  World world;
  world.region("AA-1", "AA")
      .city("a1", "AA", "AA-1")
      .region("BB-1", "BB")
      .city("b1", "BB", "BB-1")
      .city("b2", "BB", "BB-1");
  SECTION("by text") {
    world.agreement("tie", "a1", "b1");
    const Case c{world.build(), {suspend("tie")}, {CityId{"a1"}}};
    const RepairReport report = c.report({.count = 1, .reopen = false, .districts = false, .exhaustive = true});
    CHECK(report.candidates == 2);
    REQUIRE(report.repairs.size() == 1);
    CHECK(report.repairs[0].text == "sign_agreement:a1:b1:sister_city");
  }
  SECTION("by pairs restored: those of a city without a population weigh nothing") {
    world.consulate("ba", "BB", "AA").serves("ba", "AA-1");
    Case c{world.build(), {close("ba")}, {}, ChannelPreset::local, {.weight = PairWeight::population}};
    const RepairReport report = c.report({.count = 1, .districts = false, .agreements = false, .exhaustive = true});
    CHECK(report.after.efficiency == report.before.efficiency);
    REQUIRE(report.repairs.size() == 1);
    CHECK(report.repairs[0].text == "open_post:ba");
    CHECK(report.repairs[0].pairsRestored == 2);
  }
}
