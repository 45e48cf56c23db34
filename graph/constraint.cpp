#include "graph/constraint.hpp"

namespace cityties::graph {

std::vector<double> constraint(const SimpleGraph& graph) {
  std::vector<double> result(graph.vertexCount(), 0);
  std::vector<double> invested(graph.vertexCount(), 0);  // in each neighbour, directly and through shared ones
  for (std::uint32_t i = 0; i < graph.vertexCount(); ++i) {
    const auto near = graph.neighbours(i);
    if (near.empty()) continue;
    const double share = 1 / static_cast<double>(near.size());
    for (const std::uint32_t j : near) invested[j] = share;
    for (const std::uint32_t q : near) {
      const double through = share / static_cast<double>(graph.degree(q));
      for (const std::uint32_t j : graph.neighbours(q)) {
        if (invested[j] > 0) invested[j] += through;
      }
    }
    for (const std::uint32_t j : near) {
      result[i] += invested[j] * invested[j];
      invested[j] = 0;
    }
  }
  return result;
}

}  // namespace cityties::graph
