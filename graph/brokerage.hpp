#pragma once
// In whose name a city stands between two others (Gould & Fernandez 1989).

#include <cstdint>
#include <vector>

#include "graph/simple_graph.hpp"

namespace cityties::graph {

/// Numbers of ordered pairs (i, j) of a city's partners that are no partners of each other, so that the city stands
/// between them, by the groups (countries, regions) of i, the city and j. Ties lead both ways, so every such pair is
/// counted from either side and `gatekeeper` equals `representative`.
struct BrokerageRoles {
  std::uint64_t coordinator = 0;     ///< all three of one group
  std::uint64_t consultant = 0;      ///< i and j of one group, the city of another ("itinerant broker")
  std::uint64_t gatekeeper = 0;      ///< i of another group, the city and j of one
  std::uint64_t representative = 0;  ///< i and the city of one group, j of another
  std::uint64_t liaison = 0;         ///< three groups

  std::uint64_t total() const { return coordinator + consultant + gatekeeper + representative + liaison; }
  bool operator==(const BrokerageRoles&) const = default;
};

/// By vertex; `group` names the group of each vertex. O(Σ degree² · log degree).
std::vector<BrokerageRoles> brokerage(const SimpleGraph& graph, const std::vector<std::uint32_t>& group);

}  // namespace cityties::graph
