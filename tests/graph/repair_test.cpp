// Repairs against the plain way: every candidate on a network of its own, compared.
#include "graph/repair.hpp"

#include <algorithm>
#include <cmath>

#include "graph/repair_candidates.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;
using test::World;

namespace {

/// A world, what is done to it, and the question.
struct Case {
  Dataset dataset;
  std::vector<Action> actions;
  ChannelPreset preset = ChannelPreset::local;
  ReportingOptions reporting;
  State base = stateOn(dataset, day("2020-01-01"));
  std::vector<CityId> affected;
  Analysis before = analyse(dataset, base, {}, preset);
  Analysis after = analyse(dataset, applied(base, actions, &affected), {}, preset);
  ReportingSet set = reportingSet(dataset, before.network(), reporting);

  State applied(State state, const std::vector<Action>& list, std::vector<CityId>* touched = nullptr) const {
    std::vector<Action> earlier;
    for (const Action& action : list) {
      auto next = apply(dataset, base, state, earlier, action, Undated::in).value();
      state = std::move(next.state);
      if (touched) touched->insert(touched->end(), next.affected.begin(), next.affected.end());
      earlier.push_back(action);
    }
    if (touched) {
      std::sort(touched->begin(), touched->end());
      touched->erase(std::unique(touched->begin(), touched->end()), touched->end());
    }
    return state;
  }

  RepairQuestion question() const { return {&dataset, &before, &after, affected, actions, &set, {}, Undated::in}; }
  RepairReport report(const RepairOptions& options) const { return repairs(question(), options).value().value(); }

  double efficiencyWith(const State& state) const {
    const Analysis analysis = analyse(dataset, state, {}, preset);
    return compare(dataset, before, {{&analysis, {}}}, set).at(0).after.efficiency;
  }
  std::size_t restoredWith(const State& state) const {
    const Analysis analysis = analyse(dataset, state, {}, preset);
    const auto lost = [&](const Analysis& then) {
      return compare(dataset, before, {{&then, {}}}, set, {.lostPairLimit = 100000}).at(0).lostPairs;
    };
    const auto still = lost(analysis);
    std::size_t restored = 0;
    for (const auto& pair : lost(after)) restored += std::find(still.begin(), still.end(), pair) == still.end();
    return restored;
  }
};

Action close(const std::string& post) { return ClosePost{PostId{post}, {}}; }

/// Something that can be done to a random world.
std::vector<Action> harm(const Dataset& dataset, std::mt19937& random) {
  const State base = stateOn(dataset, day("2020-01-01"));
  std::vector<Action> actions;
  if (!base.posts.empty()) actions.push_back(ClosePost{base.posts[random() % base.posts.size()].id, {}});
  if (!base.agreements.empty())
    actions.push_back(SuspendAgreement{base.agreements[random() % base.agreements.size()].id});
  return actions;
}

const RepairOptions everything{.count = 2, .virtualTies = true};

}  // namespace

TEST_CASE("each greedy repair is the best of all candidates, each on a network of its own") {
  std::mt19937 random(99);
  std::size_t found = 0;
  for (int round = 0; round < 36; ++round) {
    CAPTURE(round);
    const Dataset dataset = randomWorld(random, 3, 4, 6, true).build();
    const auto preset = static_cast<ChannelPreset>(round % 3);
    ReportingOptions reporting;
    if (round % 4 == 1) reporting.weight = PairWeight::region;
    if (round % 4 == 2) reporting.from = CountryCode{"BB"};
    const Case c{dataset, harm(dataset, random), preset, reporting};
    const RepairReport report = c.report(everything);
    State now = c.after.state;
    double here = report.after.efficiency;
    std::vector<Action> all = c.actions;
    for (const Repair& repair : report.repairs) {
      const auto candidates = repairCandidates(c.question(), everything, now, Network::build(dataset, now));
      std::string best;
      double bestEfficiency = 0;
      std::size_t bestRestored = 0;
      for (const RepairCandidate& candidate : candidates) {
        const auto next = apply(dataset, c.base, now, all, candidate.action, Undated::in);
        if (!next) continue;
        const double e = c.efficiencyWith(next->state);
        const std::size_t restored = c.restoredWith(next->state);
        const double x = std::round(e * 1e12), y = std::round(bestEfficiency * 1e12);
        if (best.empty() || x > y || (x == y && restored > bestRestored))
          best = candidate.text, bestEfficiency = e, bestRestored = restored;
      }
      CHECK(repair.text == best);
      CHECK(repair.efficiency == bestEfficiency);  // to the last bit
      CHECK(repair.pairsRestored == bestRestored);
      CHECK(repair.efficiency > here);
      here = repair.efficiency;
      now = apply(dataset, c.base, now, all, repair.action, Undated::in)->state;
      all.push_back(repair.action);
      ++found;
    }
  }
  CHECK(found > 30);
}

TEST_CASE("opening the closed post again restores everything") {
  const Case c{test::oneConsulate().build(), {close("cn-us-post")}};
  RepairOptions options;
  options.agreements = false;
  const RepairReport report = c.report(options);
  REQUIRE(report.repairs.size() == 1);
  const Repair& repair = report.repairs[0];
  CHECK(repair.text == "open_post:cn-us-post");
  CHECK(*repair.recovered == 1);
  CHECK(repair.efficiency == report.before.efficiency);
  CHECK(repair.pairsEased == repair.pairsRerouted);
  REQUIRE(repair.gains.size() == 1);  // only us-b went by the post
  CHECK(repair.gains[0].city.text == "us-b");
  CHECK(repair.gains[0].efficiencyRepaired == repair.gains[0].efficiencyBefore);
  CHECK(repair.gains[0].efficiencyAfter < repair.gains[0].efficiencyBefore);
}

TEST_CASE("a new post serves what its sender has lost") {
  const Case c{test::oneConsulate().build(), {close("cn-us-post")}};
  RepairOptions options{.reopen = false, .agreements = false};
  options.newPosts = {CityId{"us-a"}, CityId{"cn-x"}};  // nobody lost rows in China
  const RepairReport report = c.report(options);
  CHECK(report.candidates == 1);
  REQUIRE(report.repairs.size() == 1);
  CHECK(report.repairs[0].text == "open_post:new:CN:us-a");
  CHECK(*report.repairs[0].recovered == 1);  // everything stands in one place
}

TEST_CASE("what a ban forbids is no repair") {
  World world = test::oneConsulate();
  BanAgreements ban{{}, "US-1", "CN"};
  const Case c{world.build(), {close("cn-us-post"), ban}};
  RepairOptions options{.reopen = false};
  CHECK(c.report(options).repairs.empty());
  options.virtualTies = true;  // is no agreement
  const RepairReport report = c.report(options);
  REQUIRE(!report.repairs.empty());
  CHECK(std::holds_alternative<OpenVirtualChannel>(report.repairs[0].action));
}

TEST_CASE("constraints: an area, chosen ends, one tie a city") {
  World world;
  for (const char* region : {"AA-1", "AA-2"}) world.region(region, "AA");
  world.city("a1", "AA", "AA-1").city("a2", "AA", "AA-2").city("b1", "BB").city("b2", "BB").city("b3", "BB");
  world.agreement("t", "a1", "b1").agreement("u", "a2", "b2");
  const Case c{world.build(), {SuspendAgreement{AgreementId{"t"}}, SuspendAgreement{AgreementId{"u"}}}};
  const auto ends = [&](const RepairOptions& options) {
    std::vector<std::string> texts;
    for (const Repair& repair : c.report(options).repairs) texts.push_back(repair.text);
    return texts;
  };
  CHECK(c.report({.count = 1}).candidates == 6);
  CHECK(c.report({.count = 1, .within = "AA-2"}).candidates == 3);
  RepairOptions chosen{.count = 1};
  chosen.ends = {CityId{"b3"}};
  CHECK(ends(chosen) == std::vector<std::string>{"sign_agreement:b3:a1:sister_city"});
  const auto apart = ends({.count = 5, .onePerCity = true});
  CHECK(apart.size() == 2);
  CHECK(ends({.count = 5}).size() == 5);
}

TEST_CASE("an exhaustive search finds the best combination, or says how many there are") {
  std::mt19937 random(17);
  for (int round = 0; round < 6; ++round) {
    CAPTURE(round);
    const Dataset dataset = randomWorld(random, 2, 3, 4, true).build();
    const Case c{dataset, harm(dataset, random), static_cast<ChannelPreset>(round % 3)};
    const RepairReport greedy = c.report({.count = 2});
    const RepairReport best = c.report({.count = 2, .exhaustive = true});
    const auto last = [&](const RepairReport& report) {
      return report.repairs.empty() ? report.after.efficiency : report.repairs.back().efficiency;
    };
    CHECK(last(best) >= last(greedy) - 1e-12);
  }
  const Dataset large = randomWorld(random, 40, 3, 10).build();
  Case c{large, {}};
  RepairOptions options{.count = 3, .exhaustive = true};
  for (const City& city : large.cities) options.ends.push_back(city.id);
  const auto refused = repairs(c.question(), options);
  REQUIRE(!refused);
  CHECK(refused.error().at(0).message.find("combinations") != std::string::npos);
}

TEST_CASE("repairs do not depend on the number of threads, and stop when told to") {
  std::mt19937 random(23);
  const Dataset dataset = randomWorld(random, 10, 5, 20, true).build();
  const Case c{dataset, harm(dataset, random), ChannelPreset::national};
  RepairOptions options{.count = 3};
  const RepairReport one = c.report(options);
  options.threads = 4;
  const RepairReport four = c.report(options);
  REQUIRE(one.repairs.size() == four.repairs.size());
  CHECK(!one.repairs.empty());
  for (std::size_t i = 0; i < one.repairs.size(); ++i) {
    CHECK(one.repairs[i].text == four.repairs[i].text);
    CHECK(one.repairs[i].efficiency == four.repairs[i].efficiency);
  }
  std::stop_source source;
  source.request_stop();
  CHECK(!repairs(c.question(), options, {source.get_token(), {}}).value());
}

TEST_CASE("nothing lost, nothing to recover") {
  const Case c{World().city("a", "AA").city("b", "BB").build(), {}};
  const RepairReport report = c.report({});
  CHECK(report.repairs.empty());
  CHECK(report.candidates == 0);
}
