#pragma once
// Private to graph/*.cpp: the path rule worked into two rows of arcs a vertex.

#include <optional>
#include <vector>

#include "graph/dependencies.hpp"

namespace cityties::graph {

/// Whether a path may walk a tie depends on its home country only by whether the vertex it stands on is at home or
/// abroad. So each vertex has two rows, and a search asks nothing more. Parallel ties collapse to the cheapest.
/// O(ties log ties) to make; for each row, targets ascend.
class RuleRows {
 public:
  explicit RuleRows(const PathEngine& engine);

  ArcRows arcs() const { return {offsets_, targets_, costs_}; }
  std::uint32_t row(VertexIndex v, bool atHome) const { return 2 * v + (atHome ? 0 : 1); }
  std::span<const std::uint32_t> targets(std::uint32_t row) const {
    return {targets_.data() + offsets_[row], targets_.data() + offsets_[row + 1]};
  }
  /// The one cost of all arcs; nothing where they differ.
  std::optional<double> oneCost() const { return oneCost_; }

 private:
  std::vector<std::uint32_t> offsets_, targets_;
  std::vector<double> costs_;
  std::optional<double> oneCost_;
};

}  // namespace cityties::graph
