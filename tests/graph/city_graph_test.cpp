// The plain graph of cities and its measures: closed forms, Boost.Graph on random graphs.
#include "graph/city_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <random>

#include "graph/blocks.hpp"
#include "graph/graph_measures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

using Edges = std::vector<SimpleGraph::Edge>;
using Ids = std::vector<std::string>;

struct IndexedEdge {
  std::size_t index = 0;
  std::size_t block = 0;
};
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, IndexedEdge>;

BoostGraph boostGraph(const SimpleGraph& graph) {
  BoostGraph result(graph.vertexCount());
  for (std::size_t i = 0; i < graph.edgeCount(); ++i) add_edge(graph.edges()[i].a, graph.edges()[i].b, {i, 0}, result);
  return result;
}

SimpleGraph randomGraph(std::mt19937& random, std::uint32_t n, std::size_t m) {
  std::uniform_int_distribution<std::uint32_t> vertex(0, n - 1);
  Edges edges;
  for (std::size_t i = 0; i < m; ++i) edges.push_back({vertex(random), vertex(random), 1});
  return SimpleGraph(n, std::move(edges));
}

template <class Do>
void forRandomGraphs(const Do& act) {
  std::mt19937 random(1973);
  for (int round = 0; round < 80; ++round) {
    const std::uint32_t n = 1 + 2 * static_cast<std::uint32_t>(round);
    act(randomGraph(random, n, n * (1 + static_cast<std::size_t>(round) % 4) / 2 + 1));
  }
}

/// Cities of one world, some abroad, joined as listed ("ab" joins a and b).
CityGraph citiesJoined(const std::string& cities, const Ids& pairs) {
  World world;
  for (const char c : cities) world.city({c}, c < 'n' ? "AX" : "BX");
  int count = 0;
  for (const std::string& pair : pairs) world.agreement("t" + std::to_string(count++), {pair[0]}, {pair[1]});
  const Dataset dataset = world.build();
  return cityGraph(Network::build(dataset, stateOn(dataset, day("2020-01-01"))));
}

CityGraphFigures figures(const std::string& cities, const Ids& pairs) {
  return cityGraphFigures(citiesJoined(cities, pairs)).value();
}

}  // namespace

TEST_CASE("city graph: cities with an agreement with a city, at home or abroad, parallels once") {
  World world;
  world.region("AX-1", "AX").region("BX-1", "BX", "b-seat").city("b-seat", "BX");
  world.city("a", "AX", "AX-1").city("alone", "AX").city("b", "BX").city("c", "AX").city("host", "BX", "BX-2");
  world.city("inside", "BX", "BX-1");  // an administrative tie between two cities is no agreement
  world.agreement("t3", "a", "b").agreement("t1", "b", "a").agreement("t2", "a", "c");
  world.agreement("regions", "ax-1", "bx-1").agreement("with-region", "alone", "ax-1").agreement("seat", "c", "bx-1");
  world.consulate("post", "AX", "BX").serves("post", "BX-2");
  const Dataset dataset = world.build();
  const CityGraph cities = cityGraph(Network::build(dataset, stateOn(dataset, day("2020-01-01"))));
  CHECK(cities.ids == Ids{"a", "b", "b-seat", "c"});
  CHECK(cities.tieIds == Ids{"t1", "t2", "seat"});
  CHECK(cities.graph.edgeCount() == 3);
}

TEST_CASE("city graph figures of nothing, one pair, and a triangle with a tail") {
  const CityGraphFigures none = figures("ab", {});
  CHECK(none.vertices == 0);
  CHECK(none.components == 0);
  CHECK(none.largestComponent == 0);
  CHECK_FALSE(none.diameter.has_value());
  CHECK_FALSE(none.meanDistance.has_value());
  CHECK(none.transitivity == 0);
  CHECK_FALSE(none.assortativity.has_value());
  CHECK(none.maxCore == 0);
  const CityGraphFigures pair = figures("az", {"az", "za"});
  CHECK(pair.vertices == 2);
  CHECK(pair.ties == 1);
  CHECK(pair.diameter.value() == 1);
  CHECK(pair.meanDistance.value() == 1);
  CHECK(pair.transitivity == 0);                // no triad
  CHECK_FALSE(pair.assortativity.has_value());  // one degree only
  CHECK(pair.maxCore == 1);
  CHECK(pair.bridges == Ids{"t0"});
  CHECK(pair.articulationPoints.empty());
  const CityGraphFigures kite = figures("abcdyz", {"ab", "bc", "ca", "cd", "yz"});
  CHECK(kite.components == 2);
  CHECK(kite.largestComponent == 4);
  CHECK(kite.triangles == 1);
  CHECK(kite.transitivity == Approx(3.0 / 5));
  CHECK(kite.assortativity.value() == Approx(0).margin(1e-15));  // 10 ends: Σxy = 40, (Σx)² = 400
  CHECK(kite.diameter.value() == 2);
  CHECK(kite.meanDistance.value() == Approx((4 * 1 + 2 * 2) / 6.0));
  CHECK(kite.maxCore == 2);
  CHECK(kite.articulationPoints == Ids{"c"});
  CHECK(kite.bridges == Ids{"t3", "t4"});
  CHECK(kite.betweenness == std::vector<double>{0, 0, 2, 0, 0, 0});
}

TEST_CASE("the largest component is measured, the first of equals") {
  CHECK(figures("abnop", {"ab", "no", "op"}).diameter.value() == 2);  // not a–b
  const CityGraphFigures two = figures("abcnop", {"ab", "bc", "no", "op", "pn"});
  CHECK(two.largestComponent == 3);
  CHECK(two.diameter.value() == 2);  // the path a–b–c, not the triangle
}

TEST_CASE("closed forms: assortativity, cores, triangles, hops") {
  Edges star, complete;
  for (std::uint32_t v = 1; v < 6; ++v) star.push_back({0, v, 1});
  for (std::uint32_t a = 0; a < 6; ++a)
    for (std::uint32_t b = a + 1; b < 6; ++b) complete.push_back({a, b, 1});
  const SimpleGraph starGraph(6, star), full(6, complete);
  CHECK(degreeAssortativity(starGraph).value() == Approx(-1));
  CHECK(transitivity(starGraph, triangles(starGraph)) == 0);
  CHECK(coreNumbers(starGraph) == std::vector<std::uint32_t>(6, 1));
  CHECK_FALSE(degreeAssortativity(full).has_value());
  CHECK(triangles(full) == 20);
  CHECK(transitivity(full, 20) == 1);
  CHECK(coreNumbers(full) == std::vector<std::uint32_t>(6, 5));
  CHECK(coreNumbers(SimpleGraph(3, {})) == std::vector<std::uint32_t>(3, 0));
  const Components parts = components(starGraph);
  CHECK(hopFigures(starGraph, parts, 0)->diameter == 2);
  CHECK(hopFigures(starGraph, parts, 0)->mean == Approx((5 * 1 + 10 * 2) / 15.0));
}

TEST_CASE("a long path: no recursion, one bridge an edge, hops in closed form") {
  constexpr std::uint32_t n = 100'000;
  Edges edges;
  for (std::uint32_t v = 1; v < n; ++v) edges.push_back({v - 1, v, 1});
  const Blocks found = blocks(SimpleGraph(n, edges));
  CHECK(found.bridges.size() == n - 1);
  CHECK(found.articulationPoints.size() == n - 2);
  edges.resize(999);
  const SimpleGraph small(1000, edges);
  const auto hops = hopFigures(small, components(small), 0, 2);
  CHECK(hops->diameter == 999);
  CHECK(hops->mean == Approx(1001 / 3.0).epsilon(1e-14));
}

TEST_CASE("blocks, articulation points and bridges equal Boost.Graph's on random graphs") {
  forRandomGraphs([](const SimpleGraph& graph) {
    BoostGraph other = boostGraph(graph);
    std::vector<std::size_t> cuts;
    boost::biconnected_components(other, get(&IndexedEdge::block, other), std::back_inserter(cuts));
    std::sort(cuts.begin(), cuts.end());
    const Blocks found = blocks(graph);
    CHECK(std::vector<std::size_t>(found.articulationPoints.begin(), found.articulationPoints.end()) == cuts);
    std::map<std::size_t, std::vector<std::uint32_t>> expected;
    for (auto [edge, end] = edges(other); edge != end; ++edge) {
      expected[other[*edge].block].push_back(static_cast<std::uint32_t>(other[*edge].index));
    }
    std::vector<std::vector<std::uint32_t>> theirs, ours = found.edges;
    std::vector<std::uint32_t> bridges;
    for (auto& [block, list] : expected) {
      std::sort(list.begin(), list.end());
      theirs.push_back(list);
      if (list.size() == 1) bridges.push_back(list.front());
    }
    std::sort(theirs.begin(), theirs.end());
    std::sort(ours.begin(), ours.end());
    std::sort(bridges.begin(), bridges.end());
    CHECK(ours == theirs);
    CHECK(found.bridges == bridges);
    for (std::size_t b = 0; b < found.vertices.size(); ++b) {
      const Components parts = components(graph);
      std::uint64_t sum = 0;
      for (const std::uint32_t behind : found.behind[b]) sum += behind;
      CHECK(sum == parts.sizes[parts.of[found.vertices[b].front()]]);
    }
  });
}

TEST_CASE("triangles and hops equal Boost.Graph's, cores their definition, on random graphs") {
  forRandomGraphs([](const SimpleGraph& graph) {
    const BoostGraph other = boostGraph(graph);
    std::uint64_t thrice = 0;
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) thrice += boost::num_triangles_on_vertex(other, v);
    CHECK(3 * triangles(graph) == thrice);
    const Components parts = components(graph);
    std::uint64_t sum = 0, pairs = 0;
    std::uint32_t farthest = 0;
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
      if (parts.of[v] != parts.largest()) continue;
      std::vector<std::uint32_t> hops(graph.vertexCount());
      boost::breadth_first_search(
          other, v,
          boost::visitor(boost::make_bfs_visitor(boost::record_distances(hops.data(), boost::on_tree_edge()))));
      for (std::uint32_t w = 0; w < hops.size(); ++w) {
        sum += hops[w];
        pairs += hops[w] > 0;
        farthest = std::max(farthest, hops[w]);
      }
    }
    const auto figures = hopFigures(graph, parts, parts.largest(), 2);
    REQUIRE(figures.has_value() == (pairs > 0));
    if (figures) {
      CHECK(figures->diameter == farthest);
      CHECK(figures->mean == static_cast<double>(sum) / static_cast<double>(pairs));
    }
    // Peeling by hand: what is left when vertices with fewer than k neighbours are gone has core number k or more.
    const auto cores = coreNumbers(graph);
    for (std::uint32_t k = 1; k <= 4; ++k) {
      std::vector<bool> gone(graph.vertexCount());
      for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
          const auto near = graph.neighbours(v);
          const auto left = std::count_if(near.begin(), near.end(), [&](std::uint32_t w) { return !gone[w]; });
          if (gone[v] || left >= k) continue;
          gone[v] = changed = true;
        }
      }
      for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) CHECK((cores[v] >= k) == !gone[v]);
    }
  });
}

TEST_CASE("degree assortativity is the correlation of the degrees at the ends, on random graphs") {
  forRandomGraphs([](const SimpleGraph& graph) {
    std::vector<double> x, y;
    for (const auto& edge : graph.edges()) {
      const auto a = static_cast<double>(graph.degree(edge.a)), b = static_cast<double>(graph.degree(edge.b));
      x.insert(x.end(), {a, b});
      y.insert(y.end(), {b, a});
    }
    double sx = 0, sxx = 0, sxy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sx += x[i], sxx += x[i] * x[i], sxy += x[i] * y[i];
    const auto n = static_cast<double>(x.size());
    const double variance = n * sxx - sx * sx;  // whole numbers
    const auto found = degreeAssortativity(graph);
    REQUIRE(found.has_value() == (variance > 0));
    if (found) CHECK(*found == Approx((n * sxy - sx * sx) / variance).margin(1e-12));
  });
}
