// The figures of a state: closed forms, critical elements by trying each, avenues by Boost.Graph's flow.
#include "graph/metrics.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <map>
#include <random>

#include "graph/avenues.hpp"
#include "graph/betweenness.hpp"
#include "graph/critical.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

using Ids = std::vector<std::string>;
constexpr std::array presets{ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national};

struct Subject {
  Dataset dataset;
  Analysis analysis;
  ReportingSet set;

  Subject(const World& world, ChannelPreset preset, const ReportingOptions& options = {})
      : dataset(world.build()),
        analysis(analyse(dataset, stateOn(dataset, day("2020-01-01")), {}, preset)),
        set(reportingSet(dataset, analysis.network(), options)) {}

  Metrics metrics(unsigned threads = 1) const { return graph::metrics(dataset, analysis, set, {threads}).value(); }
  int avenuesOf(const std::string& city) const {
    return avenues(analysis.engine)[analysis.network().find(city).value()];
  }
};

std::size_t reachable(const Network& network, ChannelPreset preset, const ReportingSet& set) {
  const PathEngine engine(network, preset);
  std::size_t count = 0;
  std::vector<double> costs;
  for (VertexIndex u = 0; u < network.cityCount(); ++u) {
    if (!set.source[u]) continue;
    engine.costsFrom(u, costs);
    for (VertexIndex w = 0; w < network.cityCount(); ++w) {
      count +=
          set.selected[w] && network.vertices()[w].country != network.vertices()[u].country && std::isfinite(costs[w]);
    }
  }
  return count;
}

/// Closes each element and counts.
Ids criticalByTrying(const Subject& subject) {
  const auto preset = subject.analysis.engine.preset();
  const std::size_t whole = reachable(subject.analysis.network(), preset, subject.set);
  Ids found;
  const auto loses = [&](const State& less) {
    return reachable(Network::build(subject.dataset, less), preset, subject.set) < whole;
  };
  for (std::size_t i = 0; i < subject.analysis.state.posts.size(); ++i) {
    State less = subject.analysis.state;
    less.posts.erase(less.posts.begin() + static_cast<std::ptrdiff_t>(i));
    if (loses(less)) found.push_back(subject.analysis.state.posts[i].id.text);
  }
  for (std::size_t i = 0; i < subject.analysis.state.agreements.size(); ++i) {
    State less = subject.analysis.state;
    less.agreements.erase(less.agreements.begin() + static_cast<std::ptrdiff_t>(i));
    if (loses(less)) found.push_back(subject.analysis.state.agreements[i].id.text);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Boost.Graph's flow on (vertex, phase), every vertex once whatever its phase.
int avenuesByFlow(const Network& network, ChannelPreset preset, VertexIndex city) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  struct Arc {
    long capacity = 0, residual = 0;
    Traits::edge_descriptor reverse;
  };
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Arc>;
  const auto vertices = network.vertices();
  const std::size_t n = vertices.size();
  Graph graph(2 * n + 1);
  const auto arc = [&](std::size_t from, std::size_t to) {
    const auto there = add_edge(from, to, Arc{1, 0, {}}, graph).first;
    const auto back = add_edge(to, from, Arc{}, graph).first;
    graph[there].reverse = back;
    graph[back].reverse = there;
  };
  for (VertexIndex v = 0; v < n; ++v) {
    if (v != city) arc(v, n + v);
    if (v < network.cityCount() && vertices[v].country != vertices[city].country) arc(n + v, 2 * n);
  }
  for (const Tie& tie : network.ties()) {
    for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
      // A vertex of the home country is at home, any other abroad: one crossing leads out, none back.
      const int phase = preset == ChannelPreset::ties || vertices[from].country == vertices[city].country ? 0 : 1;
      int next = 0;
      if (test::mayStep(preset, tie, vertices[from], vertices[to], phase, next)) arc(n + from, to);
    }
  }
  return static_cast<int>(boost::edmonds_karp_max_flow(graph, n + city, 2 * n,
                                                       boost::capacity_map(get(&Arc::capacity, graph))
                                                           .residual_capacity_map(get(&Arc::residual, graph))
                                                           .reverse_edge_map(get(&Arc::reverse, graph))));
}

}  // namespace

TEST_CASE("metrics of one consulate and one agreement, by hand") {
  const Metrics m = Subject(test::oneConsulate(), ChannelPreset::local).metrics();
  CHECK(m.vertices == 9);  // 4 cities, 2 regions, 2 governments, 1 post
  CHECK(m.ties == 1 + 2 + 1 + 6);
  CHECK(m.all.pairs == 8);
  CHECK(m.all.reachablePairs == 8);
  CHECK(m.all.efficiency == Approx((1 + 1. / 5 + 1. / 5 + 1. / 6 + 1 + 1. / 5 + 1. / 5 + 1. / 9) / 8).epsilon(1e-14));
  REQUIRE(m.byCountry.size() == 2);
  CHECK(m.byCountry[0].first == "CN");
  CHECK(m.byCountry[0].second.efficiency == Approx((1 + 1. / 5 + 1. / 5 + 1. / 9) / 4).epsilon(1e-14));
  CHECK(m.critical == Ids{"tie"});  // China's cities have nothing else; the US ones do
  REQUIRE(m.cities.size() == 4);
  CHECK(m.cities[2].city.text == "us-a");
  CHECK(m.cities[2].ownTies == 1);
  CHECK(m.cities[2].ownCost == 1);
  CHECK(m.cities[2].closuresToIsolate == 2);
  CHECK(m.cities[2].avenues == 2);  // cn-x by the agreement, cn-y by the post
  CHECK(m.cities[2].posts == Ids{"cn-us-post"});
  CHECK(m.cities[2].postKm == 0);
  CHECK(m.cities[0].posts.empty());
  CHECK_FALSE(m.cities[0].postKm.has_value());
  CHECK(m.betweenness[0].id == "cn-1");  // every way between cn-y and the two American cities
  CHECK(m.betweenness[0].value == 4);
  CHECK(m.betweenness[1].id == "cn-x");  // those between cn-y and the US but us-b's, which goes by the post
  CHECK(m.betweenness[1].value == 3);
  CHECK(m.betweenness[2].id == "us-1");
  CHECK(m.betweenness[2].value == 3);
}

TEST_CASE("metrics of nothing, one city, two cities, one country") {
  for (auto preset : presets) {
    const Metrics none = Subject(World{}, preset).metrics();
    CHECK(none.vertices == 0);
    CHECK(none.all.pairs == 0);
    CHECK(none.all.efficiency == 0);
    CHECK(none.critical.empty());
    World world;
    const Metrics one = Subject(world.city("a", "AX"), preset).metrics(2);
    CHECK(one.cities.size() == 1);
    CHECK(one.cities[0].avenues == 0);
    CHECK(one.all.pairs == 0);
    const Metrics two = Subject(world.city("b", "BX").agreement("t", "a", "b"), preset).metrics();
    CHECK(two.all.efficiency == 1);
    CHECK(two.critical == Ids{"t"});
    CHECK(two.cities[0].avenues == 1);
    World home;
    const Metrics country = Subject(home.city("a", "AX").city("c", "AX").agreement("t", "a", "c"), preset).metrics();
    CHECK(country.all.pairs == 0);
    CHECK(country.critical.empty());
    CHECK(country.cities[0].avenues == 0);
  }
}

TEST_CASE("ties counted are those that some path may walk under the preset") {
  World world = test::oneConsulate();
  world.embassy("cn-us-embassy", "CN", "US");
  const auto counts = [&](ChannelPreset preset) {
    const Subject subject(world, preset);
    const Metrics metrics = subject.metrics();
    std::map<ChannelKind, std::size_t> byKind(metrics.tiesByKind.begin(), metrics.tiesByKind.end());
    CHECK(subject.analysis.engine.usableTies() == metrics.ties);
    return std::tuple{metrics.ties, byKind[ChannelKind::agreement], byKind[ChannelKind::consular],
                      byKind[ChannelKind::accreditation]};
  };
  CHECK(counts(ChannelPreset::ties) == std::tuple{1, 1, 0, 0});
  const std::size_t all = Subject(world, ChannelPreset::local).analysis.network().ties().size();
  CHECK(counts(ChannelPreset::local) == std::tuple{all - 1, 1, 2, 0});  // the embassy's accreditation
  CHECK(counts(ChannelPreset::national) == std::tuple{all, 1, 2, 1});
}

TEST_CASE("efficiency is that of the comparison to the last bit, for any number of threads") {
  std::mt19937 random(4);
  for (int round = 0; round < 10; ++round) {
    const World world = test::randomWorld(random, {.citiesEach = 15, .agreements = 40, .oneStrength = round % 3 == 0});
    for (auto preset : presets) {
      ReportingOptions options;
      if (round % 2) options.weight = PairWeight::region;
      const Subject subject(world, preset, options);
      const Impact impact = compare(subject.dataset, subject.analysis, {{&subject.analysis, {}}}, subject.set).front();
      const Metrics one = subject.metrics(1), three = subject.metrics(3);
      CHECK(one.all.efficiency == impact.before.efficiency);
      CHECK(one.all.reachablePairs == impact.before.reachablePairs);
      CHECK(one.all.pairs == impact.before.pairs);
      CHECK(three.all.efficiency == one.all.efficiency);
      for (std::size_t i = 0; i < one.betweenness.size(); ++i) {
        CHECK(one.betweenness[i].id == three.betweenness[i].id);
        CHECK(one.betweenness[i].value == three.betweenness[i].value);
      }
      for (const CityFigures& figures : impact.cities) {
        const auto city = std::find_if(one.cities.begin(), one.cities.end(),
                                       [&](const CityMetrics& c) { return c.city == figures.city; });
        REQUIRE(city != one.cities.end());
        CHECK(city->reach.efficiency == figures.efficiencyBefore);
        CHECK(city->ownCost == figures.ownCostBefore);
        CHECK(city->posts == figures.postsBefore);
      }
    }
  }
}

TEST_CASE("critical elements are those whose closing loses a pair, tried one by one on random worlds") {
  std::mt19937 random(1961);
  for (int round = 0; round < 60; ++round) {
    const World world = test::randomWorld(random, {.countries = 2 + round % 2, .agreements = 4 + round % 7});
    for (auto preset : presets) {
      ReportingOptions options;
      if (round % 4 == 1) options.from = CountryCode{"AX"};
      if (round % 4 == 2) options.cities = CitySelection::tied;
      const Subject subject(world, preset, options);
      INFO("round " << round << ' ' << name(preset));
      CHECK(criticalElements(subject.analysis.engine, subject.set) == criticalByTrying(subject));
    }
  }
}

TEST_CASE("critical: a parallel agreement makes neither critical, and a bridge within one country is none") {
  World world;
  world.city("a", "AX").city("a2", "AX").city("b", "BX");
  world.agreement("1", "a", "b").agreement("2", "b", "a").agreement("home", "a", "a2");
  CHECK(Subject(world, ChannelPreset::ties).metrics().critical == Ids{"home"});
  world.raw().agreements.erase(world.raw().agreements.begin(), world.raw().agreements.begin() + 2);
  CHECK(Subject(world, ChannelPreset::ties).metrics().critical.empty());
}

TEST_CASE("avenues equal Boost.Graph's flow on random worlds, and never fall below the city's own partners") {
  std::mt19937 random(1927);
  for (int round = 0; round < 60; ++round) {
    const World world = test::randomWorld(random, {.citiesEach = 5, .agreements = 6 + round % 20, .posts = 6});
    for (auto preset : presets) {
      const Subject subject(world, preset);
      const Network& network = subject.analysis.network();
      const std::vector<int> found = avenues(subject.analysis.engine);
      CHECK(avenues(subject.analysis.engine, 3) == found);
      for (VertexIndex city = 0; city < network.cityCount(); ++city) {
        INFO("round " << round << ' ' << name(preset) << ' ' << network.vertices()[city].id);
        CHECK(found[city] == avenuesByFlow(network, preset, city));
        std::set<VertexIndex> partners;
        for (const Tie& tie : network.ties()) {
          if (tie.kind != ChannelKind::agreement || (tie.a != city && tie.b != city)) continue;
          const VertexIndex other = tie.a == city ? tie.b : tie.a;
          if (other < network.cityCount() && network.vertices()[other].country != network.vertices()[city].country)
            partners.insert(other);
        }
        CHECK(found[city] >= static_cast<int>(partners.size()));
      }
    }
  }
}

TEST_CASE("closures that isolate, grown on the network, equal those of the flow network on random worlds") {
  std::mt19937 random(1956);
  for (int round = 0; round < 120; ++round) {
    const World world = test::randomWorld(
        random,
        {.countries = 2 + round % 3, .citiesEach = 2 + round % 6, .agreements = 3 + round % 25, .posts = round % 9});
    for (auto preset : presets) {
      const Subject subject(world, preset);
      INFO("round " << round << ' ' << name(preset));
      const std::vector<int> closures = closuresToIsolate(subject.analysis.engine);
      for (VertexIndex city = 0; city < closures.size(); ++city)
        CHECK(closures[city] == closuresToIsolate(subject.analysis.engine, city));
    }
  }
}

TEST_CASE("closures: flow is sent back over a crossing that another way needs") {
  World world;  // s reaches region bx-1 by x and by y, but one agreement only leads on from there; x has another way
  world.city("s", "AX").city("x", "AX").city("y", "AX").city("z", "AX");
  world.region("BX-1", "BX").city("w", "BX").city("w2", "BX");
  world.agreement("1", "s", "x").agreement("2", "s", "y").agreement("3", "x", "bx-1").agreement("4", "y", "bx-1");
  world.agreement("5", "bx-1", "w").agreement("6", "x", "z").agreement("7", "z", "w2");
  const Subject subject(world, ChannelPreset::local);
  const VertexIndex city = subject.analysis.network().find("s").value();
  CHECK(closuresToIsolate(subject.analysis.engine)[city] == 2);
  CHECK(closuresToIsolate(subject.analysis.engine, city) == 2);
}

TEST_CASE("avenues: paths that block each other are rearranged, and one post serves one path") {
  World world;  // a has b and c at home; b alone leads to x, c to x and y
  world.city("a", "AX").city("b", "AX").city("c", "AX").city("x", "BX").city("y", "BX");
  world.agreement("ab", "a", "b").agreement("ac", "a", "c");
  world.agreement("bx", "b", "x").agreement("cx", "c", "x").agreement("cy", "c", "y");
  CHECK(Subject(world, ChannelPreset::local).avenuesOf("a") == 2);
  World served = test::oneConsulate();
  served.raw().agreements.clear();
  CHECK(Subject(served, ChannelPreset::local).avenuesOf("us-a") == 1);
}

TEST_CASE("rankings descend by the value rounded to 1e-12, then ids ascend by bytes, and are cut") {
  std::vector<Ranked> entries{{"b", 1 + 1e-13}, {"a", 1}, {"c", 1 - 1e-13}, {"Z", 2}, {"d", 0}};
  rank(entries, 4);
  Ids order;
  for (const Ranked& entry : entries) order.push_back(entry.id);
  CHECK(order == Ids{"Z", "a", "b", "c"});
}
