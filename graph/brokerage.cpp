#include "graph/brokerage.hpp"

namespace cityties::graph {
namespace {

/// One unordered pair, seen from either side.
void add(BrokerageRoles& roles, std::uint32_t i, std::uint32_t city, std::uint32_t j) {
  if (i == city && city == j) {
    roles.coordinator += 2;
  } else if (i == j) {
    roles.consultant += 2;
  } else if (i == city || j == city) {
    ++roles.gatekeeper;
    ++roles.representative;
  } else {
    roles.liaison += 2;
  }
}

}  // namespace

std::vector<BrokerageRoles> brokerage(const SimpleGraph& graph, const std::vector<std::uint32_t>& group) {
  std::vector<BrokerageRoles> result(graph.vertexCount());
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    const auto near = graph.neighbours(v);
    for (std::size_t x = 0; x < near.size(); ++x) {
      for (std::size_t y = x + 1; y < near.size(); ++y) {
        if (!graph.joined(near[x], near[y])) add(result[v], group[near[x]], group[v], group[near[y]]);
      }
    }
  }
  return result;
}

}  // namespace cityties::graph
