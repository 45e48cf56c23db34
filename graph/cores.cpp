#include <algorithm>

#include "graph/graph_measures.hpp"

namespace cityties::graph {

std::vector<std::uint32_t> coreNumbers(const SimpleGraph& graph) {
  const auto n = static_cast<std::uint32_t>(graph.vertexCount());
  std::vector<std::uint32_t> degree(n), order(n), place(n);
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    degree[v] = static_cast<std::uint32_t>(graph.degree(v));
    most = std::max(most, degree[v]);
  }
  // Vertices sorted by degree, and where each degree begins.
  std::vector<std::uint32_t> begin(most + 2, 0);
  for (const std::uint32_t d : degree) ++begin[d + 1];
  for (std::uint32_t d = 0; d <= most; ++d) begin[d + 1] += begin[d];
  std::vector<std::uint32_t> next = begin;
  for (std::uint32_t v = 0; v < n; ++v) {
    place[v] = next[degree[v]]++;
    order[place[v]] = v;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t w : graph.neighbours(v)) {
      if (degree[w] <= degree[v]) continue;
      // To the front of its degree, which then begins one later: it has one neighbour less.
      const std::uint32_t front = std::max(begin[degree[w]], i + 1);
      const std::uint32_t other = order[front];
      std::swap(order[place[w]], order[front]);
      std::swap(place[w], place[other]);
      begin[degree[w]] = front + 1;
      --degree[w];
    }
  }
  return degree;
}

}  // namespace cityties::graph
