#pragma once
// Private to graph/*.cpp: a small flow network, solved by Boost.Graph.

#include <cstdint>
#include <memory>
#include <vector>

namespace cityties::graph {

/// Directed flow network with integer capacities. Build it once, then ask for flows between any nodes.
class FlowNetwork {
 public:
  static constexpr int unlimited = 1 << 28;

  explicit FlowNetwork(std::size_t nodes);
  ~FlowNetwork();
  FlowNetwork(FlowNetwork&&) noexcept;
  FlowNetwork& operator=(FlowNetwork&&) noexcept;

  void addArc(std::size_t from, std::size_t to, int capacity);
  /// The same capacity both ways; a minimum cut counts it once.
  void addEdge(std::size_t a, std::size_t b, int capacity);

  /// Value of the largest flow (Boykov & Kolmogorov 2004, as Boost.Graph has it). 0 when source == sink is impossible.
  int maximumFlow(std::size_t source, std::size_t sink);
  /// After maximumFlow: the nodes on the source's side of the cut nearest to the source.
  std::vector<bool> sourceSide(std::size_t source) const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace cityties::graph
