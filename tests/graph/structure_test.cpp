// Constraint, brokerage and attack: closed forms, and the definitions written out on random graphs.
#include <algorithm>
#include <random>

#include "graph/attack.hpp"
#include "graph/brokerage.hpp"
#include "graph/constraint.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::graph;

namespace {

using Edges = std::vector<SimpleGraph::Edge>;

SimpleGraph star(std::uint32_t leaves) {
  Edges edges;
  for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf) edges.push_back({0, leaf, 1});
  return SimpleGraph(leaves + 1, edges);
}

SimpleGraph clique(std::uint32_t n) {
  Edges edges;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) edges.push_back({a, b, 1});
  }
  return SimpleGraph(n, edges);
}

template <class Do>
void forRandomGraphs(const Do& act) {
  std::mt19937 random(1992);
  for (std::uint32_t n = 1; n < 60; n += 3) {
    std::uniform_int_distribution<std::uint32_t> vertex(0, n - 1);
    Edges edges;
    for (std::uint32_t i = 0; i < n + n / 2; ++i) edges.push_back({vertex(random), vertex(random), 1});
    act(SimpleGraph(n, edges), random);
  }
}

/// The graph without the first `count` of `removed`; they stay as vertices without edges.
SimpleGraph without(const SimpleGraph& graph, const std::vector<std::uint32_t>& removed, std::size_t count) {
  std::vector<bool> gone(graph.vertexCount());
  for (std::size_t i = 0; i < count; ++i) gone[removed[i]] = true;
  Edges edges;
  for (const auto& edge : graph.edges()) {
    if (!gone[edge.a] && !gone[edge.b]) edges.push_back(edge);
  }
  return SimpleGraph(graph.vertexCount(), edges);
}

constexpr std::array orders{AttackOrder::degree, AttackOrder::initialDegree, AttackOrder::betweenness,
                            AttackOrder::random};

}  // namespace

TEST_CASE("constraint in closed form: star, pair, triangle, clique, nothing") {
  CHECK(constraint(star(4)) == std::vector<double>{0.25, 1, 1, 1, 1});
  CHECK(constraint(star(1)) == std::vector<double>{1, 1});
  CHECK(constraint(clique(3)) == std::vector<double>(3, 1.125));  // 2 (1/2 + 1/4)²
  for (const double c : constraint(clique(6))) CHECK(c == Approx(5 * (1 / 5. + 4 / 25.) * (1 / 5. + 4 / 25.)));
  CHECK(constraint(SimpleGraph(2, {})) == std::vector<double>(2, 0));
}

TEST_CASE("constraint is Burt's formula, on random graphs") {
  forRandomGraphs([](const SimpleGraph& graph, std::mt19937&) {
    const auto p = [&](std::uint32_t i, std::uint32_t j) {
      return graph.joined(i, j) ? 1 / static_cast<double>(graph.degree(i)) : 0;
    };
    const auto found = constraint(graph);
    for (std::uint32_t i = 0; i < graph.vertexCount(); ++i) {
      double expected = 0;
      for (const std::uint32_t j : graph.neighbours(i)) {
        double invested = p(i, j);
        for (std::uint32_t q = 0; q < graph.vertexCount(); ++q) {
          if (q != i && q != j) invested += p(i, q) * p(q, j);
        }
        expected += invested * invested;
      }
      CHECK(found[i] == Approx(expected).epsilon(1e-13));
    }
  });
}

TEST_CASE("brokerage: one path for each role") {
  const SimpleGraph path(3, {{0, 1, 1}, {1, 2, 1}});
  CHECK(brokerage(path, {5, 5, 5})[1] == BrokerageRoles{.coordinator = 2});
  CHECK(brokerage(path, {5, 6, 5})[1] == BrokerageRoles{.consultant = 2});
  CHECK(brokerage(path, {6, 5, 5})[1] == BrokerageRoles{.gatekeeper = 1, .representative = 1});
  CHECK(brokerage(path, {1, 2, 3})[1] == BrokerageRoles{.liaison = 2});
  CHECK(brokerage(path, {1, 2, 3})[0].total() == 0);
  CHECK(brokerage(clique(4), {1, 2, 3, 4})[0].total() == 0);  // partners of each other need no broker
}

TEST_CASE("brokerage counts every ordered pair of partners that are none of each other, on random graphs") {
  forRandomGraphs([](const SimpleGraph& graph, std::mt19937& random) {
    std::vector<std::uint32_t> group;
    for (std::size_t v = 0; v < graph.vertexCount(); ++v) group.push_back(static_cast<std::uint32_t>(random() % 3));
    const auto found = brokerage(graph, group);
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
      BrokerageRoles expected;
      for (const std::uint32_t i : graph.neighbours(v)) {
        for (const std::uint32_t j : graph.neighbours(v)) {
          if (i == j || graph.joined(i, j)) continue;
          const bool entersOwn = group[i] == group[v], leavesOwn = group[v] == group[j];
          expected.coordinator += entersOwn && leavesOwn;
          expected.gatekeeper += !entersOwn && leavesOwn;
          expected.representative += entersOwn && !leavesOwn;
          expected.consultant += !entersOwn && !leavesOwn && group[i] == group[j];
          expected.liaison += !entersOwn && !leavesOwn && group[i] != group[j];
        }
      }
      CHECK(found[v] == expected);
    }
  });
}

TEST_CASE("attack in closed form: star, clique, nothing") {
  const Attack onStar = attack(star(4), AttackOrder::degree).value();
  CHECK(onStar.removed == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
  CHECK(onStar.largest == std::vector<std::uint32_t>{1, 1, 1, 1, 0});
  CHECK(onStar.robustness == Approx(4 / 25.));
  for (const AttackOrder order : orders) {
    const Attack onClique = attack(clique(6), order, 3).value();
    CHECK(onClique.largest == std::vector<std::uint32_t>{5, 4, 3, 2, 1, 0});
    CHECK(onClique.robustness == Approx(15 / 36.));
    CHECK(attack(SimpleGraph(), order)->robustness == 0);
  }
}

TEST_CASE("attack: every size is that of the graph without what was removed, degrees are those of what is left") {
  forRandomGraphs([](const SimpleGraph& graph, std::mt19937&) {
    for (const AttackOrder order : orders) {
      const Attack found = attack(graph, order, 7).value();
      auto all = found.removed;
      std::sort(all.begin(), all.end());
      for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) CHECK(all[v] == v);
      for (std::size_t i = 0; i < found.removed.size(); ++i) {
        const bool last = i + 1 == found.removed.size();
        const Components parts = components(without(graph, found.removed, i + 1));
        CHECK(found.largest[i] == (last ? 0 : parts.sizes[parts.largest()]));
        if (order != AttackOrder::degree) continue;
        const SimpleGraph left = without(graph, found.removed, i);
        for (std::size_t k = i + 1; k < found.removed.size(); ++k) {
          const auto chosen = left.degree(found.removed[i]), other = left.degree(found.removed[k]);
          CHECK((chosen > other || (chosen == other && found.removed[i] < found.removed[k])));
        }
      }
    }
  });
}

TEST_CASE("attack: the random order is the seed's, on every machine") {
  CHECK(attack(star(7), AttackOrder::random, 1)->removed == attack(star(7), AttackOrder::random, 1)->removed);
  CHECK(attack(star(7), AttackOrder::random, 1)->removed != attack(star(7), AttackOrder::random, 2)->removed);
}
