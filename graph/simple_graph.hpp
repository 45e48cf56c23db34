#pragma once
// An undirected simple graph in compressed sparse rows, for measures that know nothing of the path rule.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cityties::graph {

/// Vertices are 0 … n − 1. Loops are dropped and parallel edges merged into the cheapest. Immutable.
class SimpleGraph {
 public:
  struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double length = 1;  ///< > 0
  };

  SimpleGraph() = default;
  /// O(n + m log m). Edges keep the order of their ends (smaller end, then larger).
  SimpleGraph(std::size_t vertices, std::vector<Edge> edges);

  std::size_t vertexCount() const { return offsets_.size() - 1; }
  std::size_t edgeCount() const { return edges_.size(); }
  /// a < b, ordered by (a, b).
  std::span<const Edge> edges() const { return edges_; }
  /// Neighbours in ascending order.
  std::span<const std::uint32_t> neighbours(std::uint32_t v) const {
    return {targets_.data() + offsets_[v], targets_.data() + offsets_[v + 1]};
  }
  std::size_t degree(std::uint32_t v) const { return offsets_[v + 1] - offsets_[v]; }
  /// True when the two are neighbours. O(log degree).
  bool joined(std::uint32_t a, std::uint32_t b) const;

  // The rows themselves: the neighbours of v stand at offsets()[v] … offsets()[v + 1].
  std::span<const std::uint32_t> offsets() const { return offsets_; }
  std::span<const std::uint32_t> targets() const { return targets_; }
  std::span<const double> lengths() const { return lengths_; }
  /// Edge of each place in targets(), an index into edges().
  std::span<const std::uint32_t> edgeOf() const { return edgeOf_; }

 private:
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> offsets_{0};
  std::vector<std::uint32_t> targets_;
  std::vector<double> lengths_;
  std::vector<std::uint32_t> edgeOf_;
};

/// The connected parts of a graph, by vertex; parts are numbered by their first vertex. O(n + m).
struct Components {
  std::vector<std::uint32_t> of;     ///< part of each vertex
  std::vector<std::uint32_t> sizes;  ///< by part

  /// The largest part, the first of equals; 0 where there is none.
  std::uint32_t largest() const;
};
Components components(const SimpleGraph& graph);

}  // namespace cityties::graph
