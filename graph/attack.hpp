#pragma once
// What is left of a graph while its vertices are taken away one by one.

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/betweenness.hpp"
#include "graph/simple_graph.hpp"

namespace cityties::graph {

enum class AttackOrder {
  degree,         ///< each time the vertex of highest degree in what is left
  initialDegree,  ///< by degree in the whole graph
  betweenness,    ///< by betweenness in the whole graph, rounded to 1e-12
  random,         ///< one permutation, from the seed
};

struct Attack {
  std::vector<std::uint32_t> removed;  ///< vertices in the order of removal; among equals the lower one first
  std::vector<std::uint32_t> largest;  ///< size of the largest component after each removal
  /// Robustness R (Schneider et al. 2011): the mean over the removals of the share of all vertices that the largest
  /// component still holds; between 1/n and ½. 0 for a graph without vertices.
  double robustness = 0;
};

/// O((n + m) log n) besides betweenness; component sizes by adding vertices back in (Newman & Ziff 2001). The random
/// order is the same on every machine. Nothing when stopped.
std::optional<Attack> attack(const SimpleGraph& graph, AttackOrder order, std::uint64_t seed = 1,
                             const BetweennessOptions& options = {});

}  // namespace cityties::graph
