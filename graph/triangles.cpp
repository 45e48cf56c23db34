#include <algorithm>

#include "graph/graph_measures.hpp"

namespace cityties::graph {

std::uint64_t triangles(const SimpleGraph& graph) {
  const auto lower = [&](std::uint32_t a, std::uint32_t b) {
    return graph.degree(a) != graph.degree(b) ? graph.degree(a) < graph.degree(b) : a < b;
  };
  std::vector<std::vector<std::uint32_t>> out(graph.vertexCount());
  for (const SimpleGraph::Edge& edge : graph.edges()) {
    const bool forward = lower(edge.a, edge.b);
    out[forward ? edge.a : edge.b].push_back(forward ? edge.b : edge.a);
  }
  std::uint64_t count = 0;
  std::vector<bool> near(graph.vertexCount());
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    for (const std::uint32_t w : out[v]) near[w] = true;
    for (const std::uint32_t w : out[v]) {
      count += static_cast<std::uint64_t>(
          std::count_if(out[w].begin(), out[w].end(), [&](std::uint32_t x) -> bool { return near[x]; }));
    }
    for (const std::uint32_t w : out[v]) near[w] = false;
  }
  return count;
}

double transitivity(const SimpleGraph& graph, std::uint64_t triangleCount) {
  std::uint64_t triads = 0;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    const std::uint64_t degree = graph.degree(v);
    triads += degree * (degree - (degree > 0 ? 1 : 0)) / 2;
  }
  if (triads == 0) return 0;
  return 3 * static_cast<double>(triangleCount) / static_cast<double>(triads);
}

}  // namespace cityties::graph
