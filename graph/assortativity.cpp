#include "graph/graph_measures.hpp"

namespace cityties::graph {

std::optional<double> degreeAssortativity(const SimpleGraph& graph) {
  if (graph.edgeCount() == 0) return std::nullopt;
  double sum = 0;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    const auto degree = static_cast<double>(graph.degree(v));
    sum += degree * degree;  // a vertex is an end as often as its degree
  }
  const double mean = sum / (2 * static_cast<double>(graph.edgeCount()));
  double together = 0, apart = 0;
  for (const SimpleGraph::Edge& edge : graph.edges()) {
    const double a = static_cast<double>(graph.degree(edge.a)) - mean;
    const double b = static_cast<double>(graph.degree(edge.b)) - mean;
    together += a * b;
    apart += (a * a + b * b) / 2;
  }
  const bool oneDegree = apart <= 1e-12 * sum;  // every end deviates by rounding only
  if (oneDegree) return std::nullopt;
  return together / apart;
}

}  // namespace cityties::graph
