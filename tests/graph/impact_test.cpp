// Closed forms on worlds small enough to work out by hand, and properties.
#include "graph/impact.hpp"

#include "graph/actions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

struct Case {
  World world;
  std::vector<Action> actions;
  ChannelPreset preset = ChannelPreset::local;
  ReportingOptions reporting;
  unsigned threads = 1;
  std::size_t limit = 1000;

  Impact impact() const {
    const Dataset dataset = world.build();
    const State base = stateOn(dataset, day("2020-01-01"));
    State state = base;
    std::vector<CityId> affected;
    std::vector<Action> earlier;
    for (const Action& action : actions) {
      auto applied = apply(dataset, base, state, earlier, action, Undated::in);
      REQUIRE(applied.has_value());
      state = applied->state;
      affected = applied->affected;
      earlier.push_back(action);
    }
    const Analysis before = analyse(dataset, base, {}, preset);
    const Analysis after = analyse(dataset, state, {}, preset);
    const ReportingSet set = reportingSet(dataset, before.network(), reporting);
    return compare(dataset, before, {{&after, affected}}, set, {limit, threads}).at(0);
  }
};

const Action closePost = ClosePost{PostId{"cn-us-post"}, {}};

const CityFigures& city(const Impact& impact, const std::string& id) {
  for (const CityFigures& figures : impact.cities) {
    if (figures.city.text == id) return figures;
  }
  throw std::runtime_error("no city " + id);
}

}  // namespace

TEST_CASE("efficiency is the mean of 1/d over the fixed pairs, and a lost pair counts 0") {
  Case c{test::oneConsulate(), {closePost}};
  const Impact impact = c.impact();
  // From us-a: cn-x 1, cn-y 5 by the agreement. From us-b: cn-x 5, cn-y 6 by the post. From cn-x: us-a 1, us-b 5.
  // From cn-y: us-a 5, us-b 9. Closing the post leaves all by the agreement; us-b to cn-y then costs 9.
  const double before = (1 + 1. / 5 + 1. / 5 + 1. / 6 + 1 + 1. / 5 + 1. / 5 + 1. / 9) / 8;
  const double after = (1 + 1. / 5 + 1. / 5 + 1. / 9 + 1 + 1. / 5 + 1. / 5 + 1. / 9) / 8;
  CHECK(impact.before.pairs == 8);
  CHECK(impact.before.reachablePairs == 8);
  CHECK(impact.before.efficiency == Approx(before).epsilon(1e-14));
  CHECK(impact.after.efficiency == Approx(after).epsilon(1e-14));
  CHECK(impact.efficiencyLoss == Approx((before - after) / before).epsilon(1e-14));
  CHECK(impact.pairsRerouted == 1);
  CHECK(impact.pairsLost == 0);
  CHECK(impact.detourMean == Approx(3));
  CHECK(impact.detourMax == Approx(3));
  CHECK(impact.before.costMean.value() == Approx((1 + 5 + 5 + 6 + 1 + 5 + 5 + 9) / 8.));
  CHECK(impact.after.costMean.value() == Approx((1 + 5 + 5 + 9 + 1 + 5 + 5 + 9) / 8.));
}

TEST_CASE("the affected figure is taken over the pairs begun in the district only") {
  Case c{test::oneConsulate(), {closePost}};
  const Impact impact = c.impact();
  const double before = 1 + 1. / 5 + 1. / 5 + 1. / 6;
  const double after = 1 + 1. / 5 + 1. / 5 + 1. / 9;
  CHECK(impact.affected.cities == std::vector<CityId>{CityId{"us-a"}, CityId{"us-b"}});
  CHECK(impact.affected.efficiencyLoss == Approx((before - after) / before).epsilon(1e-14));
  CHECK(impact.lossByCountry.at(0) == std::pair<std::string, double>{"CN", 0.0});
  CHECK(impact.lossByCountry.at(1).second == impact.affected.efficiencyLoss);
}

TEST_CASE("without an agreement the closure cuts the region's cities, and only their pairs are lost") {
  Case c{test::oneConsulate(), {closePost}};
  c.world.raw().agreements.clear();
  const Impact impact = c.impact();
  CHECK(impact.before.reachablePairs == 4);  // China's cities have no way of their own
  CHECK(impact.after.reachablePairs == 0);
  CHECK(impact.pairsLost == 4);
  CHECK(impact.lostPairs.size() == 4);
  CHECK(impact.lostPairs[0] == std::pair{CityId{"us-a"}, CityId{"cn-x"}});
  CHECK(impact.citiesCut == std::vector<CityId>{CityId{"us-a"}, CityId{"us-b"}});
  CHECK(impact.efficiencyLoss == 1);
  CHECK_FALSE(impact.after.costMean.has_value());  // no pair is finite in both
  CHECK(impact.detourMean == 0);
}

TEST_CASE("down to one channel is told apart from cut") {
  Case c{test::oneConsulate(), {closePost}};
  const Impact impact = c.impact();
  CHECK(impact.citiesCut.empty());
  CHECK(impact.citiesDownToOne == std::vector<CityId>{CityId{"us-a"}, CityId{"us-b"}});
}

TEST_CASE("a takeover can bring cities nearer: improved pairs are counted") {
  Case c{test::oneConsulate(), {}};
  c.world.city("us-edge", "US", "US-1", 60, 0).consulate("cn-us-east", "CN", "US", 60, 0);
  c.actions = {ClosePost{PostId{"cn-us-post"}, {Takeover::Kind::nearest, {}}}};
  const Impact impact = c.impact();
  CHECK(impact.pairsImproved == 1);  // us-edge to cn-y; to cn-x the agreement of us-a stays cheaper than the post
  CHECK(city(impact, "us-edge").postKmAfter == Approx(0).margin(1e-6));
  CHECK(city(impact, "us-edge").postsAfter == std::vector<std::string>{"cn-us-east"});
}

TEST_CASE("nothing changed: every loss is exactly 0") {
  Case c{test::oneConsulate(), {}};
  const Impact impact = c.impact();
  CHECK(impact.efficiencyLoss == 0);
  CHECK(impact.pairsRerouted == 0);
  CHECK(impact.before.efficiency == impact.after.efficiency);
}

TEST_CASE("from restricts where pairs begin, not where they end") {
  Case c{test::oneConsulate(), {closePost}};
  c.reporting.from = CountryCode{"US"};
  const Impact impact = c.impact();
  CHECK(impact.before.pairs == 4);
  CHECK(impact.cities.size() == 2);
  CHECK(impact.regions.size() == 1);
}

TEST_CASE("weights multiply, and a city without a population weighs nothing") {
  Case c{test::oneConsulate(), {}};
  c.world.raw().cities[0].population = 3;  // us-a
  c.world.raw().cities[2].population = 5;  // cn-x
  c.reporting.weight = PairWeight::population;
  CHECK(c.impact().before.efficiency == Approx(1));  // only us-a – cn-x, both ways, at cost 1
  c.world.raw().cities[3].population = 5;            // cn-y
  CHECK(c.impact().before.efficiency == Approx((15 * 1. + 15 / 5. + 15 * 1. + 15 / 5.) / 60));
}

TEST_CASE("region weight: the cities of a region share weight 1") {
  Case c{test::oneConsulate(), {}};
  c.world.city("us-z", "US", "US-2").region("US-2", "US").agreement("z", "us-z", "cn-x");
  c.reporting.weight = PairWeight::region;
  c.reporting.from = CountryCode{"US"};
  const double regionOne = (1 + 1. / 5 + 1. / 5 + 1. / 6) / 4;  // each pair weighs 1/4
  const double regionTwo = (1 + 1. / 5) / 2;                    // each 1/2
  CHECK(c.impact().before.efficiency == Approx((regionOne + regionTwo) / 2).epsilon(1e-14));
}

TEST_CASE("tied cities: also the city that is a region, by its region's agreement") {
  Case c{test::oneConsulate(), {}};
  c.world.region("CN-BJ", "CN", "cn-seat").city("cn-seat", "CN", "CN-BJ").agreement("states", "us-1", "cn-bj");
  c.reporting.cities = CitySelection::tied;
  CHECK(c.impact().before.pairs == 4);  // us-a on one side, cn-x and cn-bj on the other
}

TEST_CASE("own ties and own cost: by the city's and its region's agreements only") {
  Case c{test::oneConsulate(), {}};
  c.world.agreement("states", "us-1", "cn-1");
  const Impact impact = c.impact();
  CHECK(city(impact, "us-a").ownTiesBefore == 1);
  CHECK(city(impact, "us-a").ownCostBefore == 1.0);
  CHECK(city(impact, "us-b").ownTiesBefore == 0);
  CHECK(city(impact, "us-b").ownCostBefore == 5.0);  // its region 2, the states' tie 1, to a city of cn-1 2
  CHECK(city(impact, "us-b").listedTiesInRegion == 2);
}

TEST_CASE("own cost: agreements at home of the city or its region lead on to the region's abroad") {
  Case c{test::oneConsulate(), {}};
  c.world.agreement("states", "us-1", "cn-1").agreement("home", "us-b", "us-1");
  CHECK(city(c.impact(), "us-b").ownCostBefore == 4.0);  // to its region 1, the states' tie 1, to a city of cn-1 2
  c.preset = ChannelPreset::ties;
  CHECK_FALSE(city(c.impact(), "us-b").ownCostBefore.has_value());  // which ends at a region
  c.world.agreement("state-city", "us-1", "cn-y");
  CHECK(city(c.impact(), "us-b").ownCostBefore == 2.0);
}

TEST_CASE("own cost: a partner at home lends no agreement of its own, but lies on the way to one's region") {
  Case c{test::oneConsulate(), {}};
  c.world.city("us-c", "US").agreement("home", "us-b", "us-a").agreement("lone", "us-c", "us-b");
  CHECK_FALSE(city(c.impact(), "us-b").ownCostBefore.has_value());  // the agreement abroad is us-a's
  c.world.agreement("seat", "us-a", "us-1", "", "", 0.5).agreement("state-city", "us-1", "cn-y");
  CHECK(city(c.impact(), "us-b").ownCostBefore == 3.0);  // its own administrative tie 2, then 1
  CHECK_FALSE(
      city(c.impact(), "us-c").ownCostBefore.has_value());  // us-b's administrative tie leads to no region of us-c
  c.world.agreement("seat-again", "us-a", "us-1");
  c.preset = ChannelPreset::ties;
  CHECK(city(c.impact(), "us-b").ownCostBefore == 3.0);  // by us-a 1 and its tie to the region 1, then 1
}

TEST_CASE("a tie whose other end was dropped with its country is not listed") {
  World world = test::oneConsulate();
  world.city("jp-t", "JP").agreement("third", "us-a", "jp-t");
  const Dataset dataset = world.build();
  auto listed = [&](const NetworkOptions& options) {
    const Analysis analysis = analyse(dataset, stateOn(dataset, day("2020-01-01")), options, ChannelPreset::local);
    const ReportingSet set = reportingSet(dataset, analysis.network(), {});
    return city(compare(dataset, analysis, {{&analysis, {}}}, set).at(0), "us-a").listedTiesInRegion;
  };
  CHECK(listed({}) == 2);
  CHECK(listed({.countries = {CountryCode{"US"}, CountryCode{"CN"}}}) == 1);
}

TEST_CASE("a region that is a city lists that city's ties, also where the city is in another region") {
  Case c{test::oneConsulate(), {}};
  c.world.region("US-2", "US", "us-a").city("us-c", "US", "US-2").agreement("second", "us-2", "cn-y");
  const Impact impact = c.impact();
  CHECK(city(impact, "us-c").listedTiesInRegion == 2);
  CHECK(city(impact, "us-a").listedTiesInRegion == 2);  // in US-1
  CHECK(city(impact, "us-a").ownTiesBefore == 2);
}

TEST_CASE("a post that is handed a region of its own country serves nobody there") {
  Case c{test::oneConsulate(), {ReassignDistrict{RegionCode{"CN-1"}, {}, PostId{"cn-us-post"}}}};
  const CityFigures figures = city(c.impact(), "cn-x");
  CHECK(figures.postsAfter.empty());
  CHECK_FALSE(figures.postKmAfter.has_value());
}

TEST_CASE("regions come worst first and equal ones in order of code") {
  Case c{test::oneConsulate(), {closePost}};
  const Impact impact = c.impact();
  REQUIRE(impact.regions.size() == 2);
  CHECK(impact.regions[0].region.text == "US-1");
  CHECK(impact.regions[0].postsBefore == std::vector<std::string>{"cn-us-post"});
  CHECK(impact.regions[0].postsAfter.empty());
  CHECK(impact.regions[0].closuresMeanBefore == 2);
  CHECK(impact.regions[0].closuresMeanAfter == 1);
  CHECK_FALSE(impact.regions[1].postKmBefore.has_value());
}

TEST_CASE("the list of lost pairs is cut, the count is whole") {
  Case c{test::oneConsulate(), {closePost}};
  c.world.raw().agreements.clear();
  c.limit = 3;
  CHECK(c.impact().lostPairs.size() == 3);
  CHECK(c.impact().pairsLost == 4);
}

TEST_CASE("the number of threads changes no digit") {
  World world;
  for (int i = 0; i < 90; ++i) {
    const std::string n = std::to_string(100 + i);
    world.city("us-" + n, "US", "US-" + std::to_string(i % 7), i, i % 40);
    world.city("cn-" + n, "CN", "CN-" + std::to_string(i % 5), -i, i % 40);
    if (i % 3 == 0)
      world.agreement("t" + n, "us-" + n, "cn-" + std::to_string(100 + (i * 7) % 90), "", "", 0.3 + i / 200.);
  }
  for (int r = 0; r < 7; ++r) world.region("US-" + std::to_string(r), "US");
  for (int r = 0; r < 5; ++r) world.region("CN-" + std::to_string(r), "CN");
  world.consulate("cn-us-post", "CN", "US", 3, 3).serves("cn-us-post", "US-1").serves("cn-us-post", "US-2");
  Case c{world, {closePost}};
  const Impact one = c.impact();
  REQUIRE(one.efficiencyLoss > 0);
  for (unsigned threads : {2U, 3U, 8U}) {
    c.threads = threads;
    const Impact many = c.impact();
    CHECK(many.efficiencyLoss == one.efficiencyLoss);
    CHECK(many.before.efficiency == one.before.efficiency);
    CHECK(many.detourMean == one.detourMean);
    CHECK(many.lostPairs == one.lostPairs);
    for (std::size_t i = 0; i < one.cities.size(); ++i)
      CHECK(many.cities[i].efficiencyAfter == one.cities[i].efficiencyAfter);
  }
}

TEST_CASE("adding a tie never lowers reachability or efficiency") {
  Case c{test::oneConsulate(), {}};
  c.world.city("us-lone", "US").city("cn-lone", "CN");
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"us-lone", "cn-y"}, {"us-b", "cn-lone"}, {"us-1", "cn-1"}, {"us-lone", "cn-lone"}}) {
    c.actions = {SignAgreement{std::nullopt, "sister_city", PlaceId{a}, PlaceId{b}}};
    const Impact impact = c.impact();
    CHECK(impact.after.reachablePairs >= impact.before.reachablePairs);
    CHECK(impact.after.efficiency >= impact.before.efficiency);
    CHECK(impact.pairsLost + impact.pairsRerouted == 0);
  }
}

TEST_CASE("no cities, one city, one country: zeros and no NaN") {
  for (const World& world : {World{}, World{}.city("us-a", "US"), World{}.city("us-a", "US").city("us-b", "US")}) {
    Case c{world, {}};
    const Impact impact = c.impact();
    CHECK(impact.before.pairs == 0);
    CHECK(impact.before.efficiency == 0);
    CHECK(impact.efficiencyLoss == 0);
    CHECK_FALSE(impact.before.costMean.has_value());
  }
}
