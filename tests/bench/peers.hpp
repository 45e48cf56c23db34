#pragma once
// The same questions answered by other libraries, the plain way: take an element out and search all pairs again.

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/impact.hpp"

namespace cityties::bench {

/// One directed graph a home country: its own cities begin there, and its arcs are those that a path begun there may
/// walk. That a stage need not be a vertex of its own is our finding; the peers are given it, so that their graphs are
/// half the size. Made beforehand, and not timed.
struct Walks {
  struct Arc {
    graph::VertexIndex from = 0, to = 0;
    graph::TieIndex tie = 0;
    double cost = 0;
  };
  std::vector<graph::VertexIndex> sources, targets;  ///< cities of the country, and all others
  std::vector<Arc> arcs;                             ///< in order of `from`
};
std::vector<Walks> walksOf(const graph::PathEngine& engine);

/// All pairs, again and again.
class NaiveSweep {
 public:
  virtual ~NaiveSweep() = default;
  /// Σ 1/d over the pairs of two countries, without the elements (ids of posts and agreements).
  double gain(const std::vector<std::string>& failed);

 protected:
  explicit NaiveSweep(const graph::Network& network, std::vector<Walks> walks);
  virtual double gainOf(std::size_t walk) = 0;
  virtual void setCost(std::size_t walk, std::size_t arc, double cost) = 0;

  std::size_t vertexCount_;
  std::vector<Walks> walks_;

 private:
  using Place = std::pair<std::size_t, std::size_t>;              ///< walk and arc
  std::unordered_map<std::string, std::vector<Place>> placesOf_;  ///< arcs of each tie and vertex, by id
};

/// igraph's C library, igraph_distances_dijkstra: sources by targets.
std::unique_ptr<NaiveSweep> igraphSweep(const graph::PathEngine& engine);
/// Boost.Graph's dijkstra_shortest_paths on compressed sparse rows, as the library comes.
std::unique_ptr<NaiveSweep> boostSweep(const graph::PathEngine& engine);

/// A search of all least costs from every city over all ties without any rule, as one would first ask Boost.Graph: an
/// adjacency list, made now.
std::function<void()> boostWithoutRule(const graph::Network& network);

/// Σ 1/d where every tie costs 1 and there is no rule (`ties`): breadth first from every city, once.
double igraphHops(const graph::Network& network);
double boostHops(const graph::Network& network);

}  // namespace cityties::bench
