#pragma once
// Biconnected components, articulation points and bridges (Hopcroft & Tarjan 1973).

#include <cstdint>
#include <vector>

#include "graph/simple_graph.hpp"

namespace cityties::graph {

/// Every edge lies in one block; two blocks share at most one vertex, an articulation point. A block of two vertices is
/// a bridge. Vertices without an edge lie in none.
struct Blocks {
  std::vector<std::vector<std::uint32_t>> vertices;  ///< of each block, ascending
  std::vector<std::vector<std::uint32_t>> edges;     ///< of each block, ascending, indices into graph.edges()
  /// Vertices that hang on each vertex of a block outside of it, that vertex included: what lies behind it, seen from
  /// the block. They sum up to the size of the component. Same places as `vertices`.
  std::vector<std::vector<std::uint32_t>> behind;
  std::vector<std::uint32_t> articulationPoints;  ///< ascending
  std::vector<std::uint32_t> bridges;             ///< ascending, indices into graph.edges()
};

/// O(n + m) besides sorting; an explicit stack, so that a long path overflows nothing.
Blocks blocks(const SimpleGraph& graph);

}  // namespace cityties::graph
