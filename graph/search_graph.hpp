#pragma once
// Private to graph/*.cpp: the network as the path rule lets it be walked, laid out for fast searches.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "graph/network.hpp"

namespace cityties::graph {

inline constexpr double unreachable = std::numeric_limits<double>::infinity();
inline constexpr std::uint32_t noIndex = std::numeric_limits<std::uint32_t>::max();

/// One direction of a tie. In a list of arcs into a vertex, `vertex` is where the arc comes from.
struct SearchArc {
  VertexIndex vertex = 0;
  TieIndex tie = 0;
  double cost = 0;
};

/// An element that is taken away for one search, without a new network.
struct Removed {
  TieIndex tie = noIndex;
  VertexIndex vertex = noIndex;
};

/// The arcs that a path may walk. A path crosses a border once, so whether it is at home or abroad is told by the
/// country of the vertex it stands on; the arcs of a vertex are kept in three runs (crossings, ties usable at home,
/// ties usable abroad only), so that what may be walked is one run of memory and no rule is asked during a search.
class SearchGraph {
 public:
  /// O(ties + vertices).
  SearchGraph(const Network& network, ChannelPreset preset);

  std::size_t vertexCount() const { return country_.size(); }
  std::size_t cityCount() const { return cityCount_; }
  std::uint32_t country(VertexIndex v) const { return country_[v]; }
  /// Under the preset `ties` nothing is abroad: there is no rule.
  bool atHome(VertexIndex v, std::uint32_t home) const { return anyhow_ || country_[v] == home; }

  /// The arcs that a path of `home` may walk from `v`.
  std::span<const SearchArc> out(VertexIndex v, std::uint32_t home) const {
    return atHome(v, home) ? run(outArcs_, out_[v].crossing, out_[v].abroadOnly)
                           : run(outArcs_, out_[v].domestic, out_[v + 1].crossing);
  }
  /// The arcs within one country by which it may come to `v`.
  std::span<const SearchArc> inDomestic(VertexIndex v, std::uint32_t home) const {
    return atHome(v, home) ? run(inArcs_, in_[v].domestic, in_[v].abroadOnly)
                           : run(inArcs_, in_[v].domestic, in_[v + 1].crossing);
  }
  /// The arcs by which it may come to `v`, when that is abroad, from elsewhere; those from `home` count.
  std::span<const SearchArc> inCrossing(VertexIndex v, std::uint32_t home) const {
    return atHome(v, home) ? std::span<const SearchArc>{} : run(inArcs_, in_[v].crossing, in_[v].domestic);
  }
  /// Calls f(arc) for every arc by which a path of `home` may come to `v`.
  template <class F>
  void forEachIn(VertexIndex v, std::uint32_t home, const F& f) const {
    for (const SearchArc& arc : inDomestic(v, home)) f(arc);
    for (const SearchArc& arc : inCrossing(v, home)) {
      if (country_[arc.vertex] == home) f(arc);
    }
  }

  /// All arcs cost the same: a search need not sort.
  bool uniformCost() const { return uniform_; }

 private:
  struct Runs {
    std::uint32_t crossing = 0, domestic = 0, abroadOnly = 0;
  };
  static std::span<const SearchArc> run(const std::vector<SearchArc>& arcs, std::uint32_t begin, std::uint32_t end) {
    return {arcs.data() + begin, arcs.data() + end};
  }
  friend class SearchGraphBuilder;

  bool anyhow_ = false;
  bool uniform_ = false;
  std::size_t cityCount_ = 0;
  std::vector<std::uint32_t> country_;
  std::vector<Runs> out_, in_;  ///< one more than vertices
  std::vector<SearchArc> outArcs_, inArcs_;
};

/// Which part of a path a search follows.
enum class Walk : unsigned char {
  whole,
  atHome,  ///< up to the crossing
  abroad,  ///< from where the path has crossed; under the preset `ties` there is no difference
};

/// What a search found, and the memory it needs; one a thread, used again and again.
class Search {
 public:
  explicit Search(const SearchGraph& graph) : graph_(&graph), cost_(graph.vertexCount(), unreachable) {}

  /// Least costs from `source` to everything it reaches, without what is removed. A cost is the sum taken from the
  /// source on: the least, over the arcs into a vertex, of the cost there plus the arc's; so it is the same to the last
  /// bit in every engine. Dijkstra 1959, or breadth first where all ties cost the same; O((n + m) log n) or O(n + m),
  /// over the reached part only.
  void run(VertexIndex source, const Removed& removed = {}, Walk walk = Walk::whole);

  double cost(VertexIndex v) const { return cost_[v]; }
  const std::vector<double>& costs() const { return cost_; }
  /// What was reached, the source first, by cost.
  const std::vector<VertexIndex>& order() const { return order_; }

 private:
  void breadthFirst(VertexIndex source, const Removed& removed);
  void dijkstra(VertexIndex source, const Removed& removed);
  bool leaves(VertexIndex v) const { return walk_ == Walk::atHome && !graph_->atHome(v, home_); }

  struct Entry {
    double cost;
    VertexIndex vertex;
    bool operator>(const Entry& other) const { return cost > other.cost; }
  };
  const SearchGraph* graph_;
  std::uint32_t home_ = 0;
  Walk walk_ = Walk::whole;
  std::vector<double> cost_;
  std::vector<VertexIndex> order_;
  std::vector<Entry> heap_;
};

}  // namespace cityties::graph
