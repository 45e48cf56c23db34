// Betweenness: closed forms, Boost.Graph on random graphs, all shortest paths written down on random worlds.
#include "graph/betweenness.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <map>
#include <numeric>
#include <random>

#include "tests/support/catch.hpp"
#include "tests/support/random_world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

using Edges = std::vector<SimpleGraph::Edge>;

std::vector<double> of(std::size_t n, const Edges& edges, unsigned threads = 1) {
  return betweenness(SimpleGraph(n, edges), {threads, {}}).value();
}

Edges path(std::uint32_t n) {
  Edges edges;
  for (std::uint32_t v = 1; v < n; ++v) edges.push_back({v - 1, v, 1});
  return edges;
}

Edges clique(std::uint32_t from, std::uint32_t to) {
  Edges edges;
  for (std::uint32_t a = from; a < to; ++a) {
    for (std::uint32_t b = a + 1; b < to; ++b) edges.push_back({a, b, 1});
  }
  return edges;
}

/// Sparse, with trees, cycles and several components; lengths 1, or whole numbers so that many paths tie.
Edges randomEdges(std::mt19937& random, std::uint32_t n, std::size_t m, int longest) {
  std::uniform_int_distribution<std::uint32_t> vertex(0, n - 1);
  std::uniform_int_distribution<int> length(1, longest);
  Edges edges;
  for (std::size_t i = 0; i < m; ++i) edges.push_back({vertex(random), vertex(random), double(length(random))});
  return edges;
}

std::vector<double> byBoost(const SimpleGraph& graph) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  Graph boostGraph(graph.vertexCount());
  for (const auto& edge : graph.edges()) add_edge(edge.a, edge.b, edge.length, boostGraph);
  std::vector<double> result(graph.vertexCount());
  const auto map = boost::make_iterator_property_map(result.begin(), get(boost::vertex_index, boostGraph));
  boost::brandes_betweenness_centrality(boostGraph,
                                        boost::centrality_map(map).weight_map(get(boost::edge_weight, boostGraph)));
  return result;
}

void checkClose(const std::vector<double>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  const double most = expected.empty() ? 1 : std::max(1.0, *std::max_element(expected.begin(), expected.end()));
  for (std::size_t v = 0; v < got.size(); ++v) {
    INFO("vertex " << v << ": " << got[v] << ", expected " << expected[v]);
    CHECK(std::abs(got[v] - expected[v]) <= 1e-12 * most);
  }
}

struct Rule {
  Dataset dataset;
  PathEngine engine;
  ReportingSet set;

  Rule(const World& world, ChannelPreset preset, const ReportingOptions& options = {})
      : dataset(world.build()),
        engine(Network::build(dataset, stateOn(dataset, day("2020-01-01"))), preset),
        set(reportingSet(dataset, engine.network(), options)) {}

  std::vector<double> between(unsigned threads = 1) const { return betweenness(engine, set, {threads, {}}).value(); }
  double between(const std::string& id) const { return between()[engine.network().find(id).value()]; }
};

/// Σ over P of the share of written-down shortest paths that run through each vertex.
std::vector<double> byWalking(const Rule& rule) {
  const Network& network = rule.engine.network();
  std::vector<double> result(network.vertices().size());
  for (VertexIndex u = 0; u < network.cityCount(); ++u) {
    if (!rule.set.source[u]) continue;
    const auto paths = test::allShortestPaths(network, rule.engine.preset(), u);
    for (VertexIndex w = 0; w < network.cityCount(); ++w) {
      if (!rule.set.selected[w] || network.vertices()[w].country == network.vertices()[u].country) continue;
      for (const auto& one : paths[w]) {
        for (const VertexIndex v : one) {
          if (v != u && v != w) {
            result[v] += rule.set.weight[u] * rule.set.weight[w] / static_cast<double>(paths[w].size());
          }
        }
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("betweenness in closed form: path, star, cycle, complete graph") {
  for (std::uint32_t n : {1U, 2U, 3U, 10U}) {
    const auto result = of(n, path(n));
    for (std::uint32_t v = 0; v < n; ++v) CHECK(result[v] == v * (n - 1 - v));
    CHECK(of(n, clique(0, n)) == std::vector<double>(n, 0));
  }
  Edges star;
  for (std::uint32_t leaf = 1; leaf < 8; ++leaf) star.push_back({0, leaf, 1});
  CHECK(of(8, star) == std::vector<double>{21, 0, 0, 0, 0, 0, 0, 0});
  Edges odd = path(7), even = path(8);
  odd.push_back({6, 0, 1});
  even.push_back({7, 0, 1});
  CHECK(of(7, odd) == std::vector<double>(7, 3));     // (n − 1)(n − 3)/8
  CHECK(of(8, even) == std::vector<double>(8, 4.5));  // (n − 2)²/8
  CHECK(of(0, {}).empty());
  CHECK(of(3, {}) == std::vector<double>(3, 0));
}

TEST_CASE("betweenness of two cliques and a bridge, and of what hangs on a cycle") {
  Edges edges = clique(0, 4);
  const Edges other = clique(4, 8);
  edges.insert(edges.end(), other.begin(), other.end());
  edges.push_back({3, 4, 1});
  CHECK(of(8, edges) == std::vector<double>{0, 0, 0, 12, 12, 0, 0, 0});
  // A square 0–1–2–3 with a leaf 4 at 0 and a path 5–6 at 0: pairs at 0 apart, those across the square halved.
  const Edges square{{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 0, 1}, {0, 4, 1}, {0, 5, 1}, {5, 6, 1}};
  CHECK(of(7, square) == std::vector<double>{2 + 3 * 3 + 0.5, 2, 0.5, 2, 0, 5, 0});
}

TEST_CASE("betweenness: parallel edges are one, the cheapest, loops are nothing, ties within 1e-9 are equal") {
  const Edges diamond{{0, 1, 7}, {0, 1, 1}, {1, 3, 1}, {0, 2, 1}, {2, 3, 1}, {3, 2, 5}, {2, 2, 1}};
  CHECK(of(4, diamond) == std::vector<double>{0.5, 0.5, 0.5, 0.5});
  const auto nearly = [](double more) { return Edges{{0, 1, 1}, {1, 3, 1}, {0, 2, 1}, {2, 3, 1 + more}}; };
  CHECK(of(4, nearly(1e-10)) == std::vector<double>{0.5, 0.5, 0.5, 0.5});
  CHECK(of(4, nearly(1e-8)) == std::vector<double>{1, 1, 0, 0});
}

TEST_CASE("betweenness equals Boost.Graph's on random graphs, and no digit depends on the threads") {
  std::mt19937 random(1977);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t n = 2 + 3 * static_cast<std::uint32_t>(round);
    const SimpleGraph graph(n, randomEdges(random, n, n + n / 4 * (round % 4), 1 + round % 3));
    const auto one = betweenness(graph, {1, {}}).value();
    checkClose(one, byBoost(graph));
    for (unsigned threads : {2U, 3U, 8U}) CHECK(betweenness(graph, {threads, {}}).value() == one);
  }
}

TEST_CASE("a long path and a long cycle overflow nothing") {
  constexpr std::uint32_t n = 300'000;
  const auto result = of(n, path(n));
  CHECK(result[1000] == 1000.0 * (n - 1 - 1000));
}

TEST_CASE("betweenness stops when asked to, and tells how far it is") {
  std::mt19937 random(5);
  const SimpleGraph graph(2000, randomEdges(random, 2000, 5000, 3));
  std::stop_source stop;
  std::size_t last = 0, total = 0;
  BetweennessOptions options{2, {stop.get_token(), [&](std::size_t done, std::size_t all) {
                                   CHECK(done >= last);
                                   last = done;
                                   total = all;
                                 }}};
  REQUIRE(betweenness(graph, options).has_value());
  CHECK(last > 0);
  CHECK(last <= total);
  options.watch.progress = [&](std::size_t, std::size_t) { stop.request_stop(); };
  CHECK_FALSE(betweenness(graph, options).has_value());
}

TEST_CASE("under the rule: the post and the government between two countries, in closed form") {
  World world = test::oneConsulate();
  world.raw().agreements.clear();
  const Rule rule(world, ChannelPreset::local);
  // us-a and us-b each reach cn-x and cn-y by the post, China's government and the region; nobody reaches back.
  CHECK(rule.between("cn-us-post") == 4);
  CHECK(rule.between("CN") == 4);
  CHECK(rule.between("cn-1") == 4);
  for (const char* none : {"us-a", "us-b", "cn-x", "cn-y", "US", "us-1"}) CHECK(rule.between(none) == 0);
}

TEST_CASE("under the rule: parallel ties are one path, and the cheapest of them counts") {
  World world;  // a diamond: us-a and cn-d joined through cn-b and cn-c
  world.city("us-a", "US").city("cn-b", "CN").city("cn-c", "CN").city("cn-d", "CN");
  world.agreement("ab1", "us-a", "cn-b").agreement("ab2", "us-a", "cn-b").agreement("ac", "cn-c", "us-a");
  world.agreement("bd", "cn-b", "cn-d").agreement("cd", "cn-d", "cn-c");
  Rule rule(world, ChannelPreset::ties, {.from = CountryCode{"US"}});
  CHECK(rule.between("cn-b") == 0.5);
  CHECK(rule.between("cn-c") == 0.5);
  world.agreement("ac-dear", "us-a", "cn-c", "", "", 0.25);
  CHECK(Rule(world, ChannelPreset::ties, {.from = CountryCode{"US"}}).between("cn-c") == 0.5);
  world.raw().agreements[2].strength = 0.5;  // now the way by cn-c is dearer
  CHECK(Rule(world, ChannelPreset::ties, {.from = CountryCode{"US"}}).between("cn-b") == 1);
}

TEST_CASE("under the rule: only pairs of P count, by their weight") {
  World world;
  world.city("us-a", "US").city("us-b", "US").city("cn-x", "CN").city("cn-y", "CN");
  world.agreement("1", "us-a", "us-b").agreement("2", "us-b", "cn-x").agreement("3", "cn-x", "cn-y");
  for (City& city : world.raw().cities) city.population = city.id.text == "cn-y" ? 5 : 2;
  CHECK(Rule(world, ChannelPreset::local).between("us-b") == 4);  // us-a to two cities, and they to us-a
  CHECK(Rule(world, ChannelPreset::local, {.from = CountryCode{"CN"}}).between("us-b") == 2);
  const Rule weighed(world, ChannelPreset::local, {.from = CountryCode{"US"}, .weight = PairWeight::population});
  CHECK(weighed.between("us-b") == 2 * 2 + 2 * 5);
}

TEST_CASE("under the rule: equals the share of all shortest paths written down, on random worlds") {
  std::mt19937 random(2001);
  for (int round = 0; round < 40; ++round) {
    const World world = test::randomWorld(random, {.countries = 2 + round % 2, .oneStrength = round % 4 == 0});
    for (auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      ReportingOptions options;
      if (round % 3 == 1) options.from = CountryCode{"AX"};
      if (round % 3 == 2) options.weight = PairWeight::region;
      if (round % 5 == 3) options.cities = CitySelection::tied;
      const Rule rule(world, preset, options);
      INFO("round " << round << ' ' << name(preset));
      const auto one = rule.between();
      checkClose(one, byWalking(rule));
      CHECK(rule.between(3) == one);
    }
  }
}

TEST_CASE("rows of costs are the engine's to the last bit, in order of source") {
  std::mt19937 random(31);
  for (bool oneStrength : {false, true}) {
    const World world = test::randomWorld(random, {.citiesEach = 20, .agreements = 60, .oneStrength = oneStrength});
    for (auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      const Rule rule(world, preset);
      VertexIndex next = 0;
      std::vector<double> expected;
      betweenness(rule.engine, rule.set, {2, {}}, [&](VertexIndex source, std::span<const double> costs) {
        CHECK(source == next++);
        rule.engine.costsFrom(source, expected);
        CHECK(std::equal(costs.begin(), costs.end(), expected.begin()));
      });
      CHECK(next == rule.engine.network().cityCount());
    }
  }
}

TEST_CASE("relabelling and shuffled records change no digit") {
  std::mt19937 random(88);
  const World world = test::randomWorld(random, {.citiesEach = 8, .agreements = 30});
  const Rule rule(world, ChannelPreset::national);
  World shuffled = world;
  std::shuffle(shuffled.raw().agreements.begin(), shuffled.raw().agreements.end(), random);
  std::shuffle(shuffled.raw().cities.begin(), shuffled.raw().cities.end(), random);
  CHECK(Rule(shuffled, ChannelPreset::national).between() == rule.between());
  for (const bool oneLength : {false, true}) {
    Edges edges = randomEdges(random, 200, 500, 2);
    if (oneLength)
      for (auto& edge : edges) edge.length = 1;
    const auto result = of(200, edges);
    std::vector<std::uint32_t> other(200);
    std::iota(other.begin(), other.end(), 0U);
    std::shuffle(other.begin(), other.end(), random);
    Edges moved;
    for (const auto& edge : edges) moved.push_back({other[edge.a], other[edge.b], edge.length});
    std::shuffle(moved.begin(), moved.end(), random);
    std::vector<double> back;
    const auto there = of(200, moved);
    for (std::uint32_t v = 0; v < 200; ++v) back.push_back(there[other[v]]);
    CHECK(back == result);
  }
}

TEST_CASE("relabelled cities of a network keep their betweenness to the last digit") {
  std::mt19937 random(89);
  for (int round = 0; round < 10; ++round) {
    World world = test::randomWorld(random, {.citiesEach = 12, .agreements = 50, .oneStrength = round % 2 == 0});
    World renamed = world;
    std::vector<std::size_t> order(world.raw().cities.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < order.size(); ++i)
      names[world.raw().cities[i].id.text] = "city-" + std::to_string(100 + order[i]);
    for (auto& city : renamed.raw().cities) city.id.text = names.at(city.id.text);
    for (auto& agreement : renamed.raw().agreements) {
      for (std::string* end : {&agreement.a.text, &agreement.b.text})
        if (names.contains(*end)) *end = names.at(*end);
    }
    for (auto& region : renamed.raw().regions) {
      if (region.sameAsCity) region.sameAsCity->text = names.at(region.sameAsCity->text);
    }
    for (const auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      const Rule was(world, preset), is(renamed, preset);
      for (const auto& [old, now] : names) CHECK(is.between(now) == was.between(old));
    }
  }
}
