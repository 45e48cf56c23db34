#include "graph/attack.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

namespace cityties::graph {
namespace {

std::vector<std::uint32_t> numbered(const SimpleGraph& graph) {
  std::vector<std::uint32_t> order(graph.vertexCount());
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

std::vector<std::uint32_t> byValue(const SimpleGraph& graph, const std::vector<double>& value) {
  auto order = numbered(graph);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::round(value[x] * 1e12) > std::round(value[y] * 1e12);
  });
  return order;
}

std::vector<std::uint32_t> byInitialDegree(const SimpleGraph& graph) {
  std::vector<double> degrees;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) degrees.push_back(static_cast<double>(graph.degree(v)));
  return byValue(graph, degrees);
}

std::vector<std::uint32_t> byDegreeLeft(const SimpleGraph& graph) {
  const auto first = [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  };
  std::set<std::pair<std::size_t, std::uint32_t>, decltype(first)> left(first);
  std::vector<std::size_t> degree(graph.vertexCount());
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) left.emplace(degree[v] = graph.degree(v), v);
  std::vector<std::uint32_t> order;
  std::vector<bool> gone(graph.vertexCount());
  while (!left.empty()) {
    const std::uint32_t v = left.extract(left.begin()).value().second;
    gone[v] = true;
    order.push_back(v);
    for (const std::uint32_t w : graph.neighbours(v)) {
      if (gone[w]) continue;
      left.erase({degree[w], w});
      left.emplace(--degree[w], w);
    }
  }
  return order;
}

/// Fisher and Yates with whole numbers only: std::shuffle may differ between libraries.
std::vector<std::uint32_t> shuffled(const SimpleGraph& graph, std::uint64_t seed) {
  auto order = numbered(graph);
  std::mt19937_64 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) {
    const std::uint64_t fair = std::mt19937_64::max() - std::mt19937_64::max() % i;  // the rest would favour some
    std::uint64_t drawn = random();
    while (drawn >= fair) drawn = random();
    std::swap(order[i - 1], order[drawn % i]);
  }
  return order;
}

/// Adds the vertices back in, last removed first: components only ever join.
std::vector<std::uint32_t> largestAfterEach(const SimpleGraph& graph, const std::vector<std::uint32_t>& removed) {
  std::vector<std::uint32_t> parent = numbered(graph), size(graph.vertexCount(), 1), largest(removed.size());
  const auto root = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  std::vector<bool> there(graph.vertexCount());
  std::uint32_t most = 0;
  for (std::size_t i = removed.size(); i-- > 0;) {
    largest[i] = most;
    const std::uint32_t v = removed[i];
    there[v] = true;
    for (const std::uint32_t w : graph.neighbours(v)) {
      if (!there[w] || root(v) == root(w)) continue;
      std::uint32_t a = root(v), b = root(w);
      if (size[a] < size[b]) std::swap(a, b);
      parent[b] = a;
      size[a] += size[b];
    }
    most = std::max(most, size[root(v)]);
  }
  return largest;
}

}  // namespace

std::optional<Attack> attack(const SimpleGraph& graph, AttackOrder order, std::uint64_t seed,
                             const BetweennessOptions& options) {
  Attack result;
  switch (order) {
    case AttackOrder::degree:
      result.removed = byDegreeLeft(graph);
      break;
    case AttackOrder::initialDegree:
      result.removed = byInitialDegree(graph);
      break;
    case AttackOrder::betweenness: {
      const auto between = betweenness(graph, options);
      if (!between) return std::nullopt;
      result.removed = byValue(graph, *between);
      break;
    }
    case AttackOrder::random:
      result.removed = shuffled(graph, seed);
      break;
  }
  result.largest = largestAfterEach(graph, result.removed);
  const std::uint64_t sum = std::accumulate(result.largest.begin(), result.largest.end(), std::uint64_t{0});
  const auto n = static_cast<double>(graph.vertexCount());
  if (n > 0) result.robustness = static_cast<double>(sum) / (n * n);
  return result;
}

}  // namespace cityties::graph
