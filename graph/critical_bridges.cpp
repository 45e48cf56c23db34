#include <map>

#include "graph/blocks.hpp"
#include "graph/critical.hpp"
#include "graph/critical_parts.hpp"

namespace cityties::graph {
namespace {

/// Cities of one side by country: how many may begin a pair, how many may end one.
struct Count {
  std::uint64_t sources = 0, targets = 0;
};
struct Side {
  std::map<std::uint32_t, Count> countries;
  Count all;

  void add(std::uint32_t country, Count count) {
    Count& of = countries[country];
    of.sources += count.sources;
    of.targets += count.targets;
    all.sources += count.sources;
    all.targets += count.targets;
  }
  /// The smaller into the larger, so that a city is moved O(log n) times.
  void absorb(Side&& other) {
    if (other.countries.size() > countries.size()) std::swap(*this, other);
    for (const auto& [country, count] : other.countries) add(country, count);
    other = {};
  }
};

/// Pairs of P that lead from `side` to the rest of `whole`, or back.
std::uint64_t pairsAcross(const Side& side, const Side& whole) {
  std::uint64_t out = side.all.sources * (whole.all.targets - side.all.targets);
  std::uint64_t in = side.all.targets * (whole.all.sources - side.all.sources);
  for (const auto& [country, count] : side.countries) {
    const Count& all = whole.countries.at(country);
    out -= count.sources * (all.targets - count.targets);
    in -= count.targets * (all.sources - count.sources);
  }
  return out + in;
}

/// Ties between two vertices, and one of them.
struct Parallel {
  std::size_t count = 0;
  const Tie* tie = nullptr;
};

class BridgeSearch {
 public:
  BridgeSearch(const PathEngine& engine, const ReportingSet& set) : network_(engine.network()), set_(set) {
    std::vector<SimpleGraph::Edge> edges;
    for (const Tie& tie : network_.ties()) {
      if (!isClosableTie(tie.kind)) continue;
      edges.push_back({tie.a, tie.b, 1});
      Parallel& parallel = ties_[std::minmax(tie.a, tie.b)];
      ++parallel.count;
      parallel.tie = &tie;
    }
    graph_ = SimpleGraph(network_.vertices().size(), std::move(edges));
    parts_ = components(graph_);
  }

  std::set<std::string> run() {
    const std::vector<Side> wholes = componentSides();
    std::vector<bool> bridge(graph_.edgeCount());
    for (const std::uint32_t edge : blocks(graph_).bridges) bridge[edge] = true;
    span();
    // Below a bridge lies one side of it, whatever the spanning tree.
    std::vector<Side> below(graph_.vertexCount());
    std::set<std::string> found;
    for (std::size_t i = order_.size(); i-- > 0;) {
      const std::uint32_t v = order_[i];
      addCity(below[v], v);
      if (parentEdge_[v] == none) continue;
      const SimpleGraph::Edge& edge = graph_.edges()[parentEdge_[v]];
      const Parallel& ties = ties_.at({edge.a, edge.b});
      if (bridge[parentEdge_[v]] && ties.count == 1 && pairsAcross(below[v], wholes[parts_.of[v]]) > 0) {
        found.insert(ties.tie->id);
      }
      below[edge.a == v ? edge.b : edge.a].absorb(std::move(below[v]));
    }
    return found;
  }

 private:
  static constexpr std::uint32_t none = ~0U;

  void addCity(Side& side, std::uint32_t v) const {
    if (v >= network_.cityCount() || !set_.selected[v]) return;
    side.add(network_.vertices()[v].country, {set_.source[v] ? 1U : 0U, 1U});
  }

  std::vector<Side> componentSides() const {
    std::vector<Side> sides(parts_.sizes.size());
    for (std::uint32_t v = 0; v < graph_.vertexCount(); ++v) addCity(sides[parts_.of[v]], v);
    return sides;
  }

  /// A spanning forest, breadth first.
  void span() {
    parentEdge_.assign(graph_.vertexCount(), none);
    std::vector<bool> seen(graph_.vertexCount());
    for (std::uint32_t root = 0; root < graph_.vertexCount(); ++root) {
      if (seen[root]) continue;
      seen[root] = true;
      order_.push_back(root);
      for (std::size_t i = order_.size() - 1; i < order_.size(); ++i) {
        for (std::uint32_t p = graph_.offsets()[order_[i]]; p < graph_.offsets()[order_[i] + 1]; ++p) {
          const std::uint32_t to = graph_.targets()[p];
          if (seen[to]) continue;
          seen[to] = true;
          parentEdge_[to] = graph_.edgeOf()[p];
          order_.push_back(to);
        }
      }
    }
  }

  const Network& network_;
  const ReportingSet& set_;
  std::map<std::pair<VertexIndex, VertexIndex>, Parallel> ties_;
  SimpleGraph graph_;
  Components parts_;
  std::vector<std::uint32_t> order_, parentEdge_;
};

}  // namespace

std::set<std::string> criticalBridges(const PathEngine& engine, const ReportingSet& set) {
  return BridgeSearch(engine, set).run();
}

std::vector<std::string> criticalElements(const PathEngine& engine, const ReportingSet& set) {
  const auto found =
      engine.preset() == ChannelPreset::ties ? criticalBridges(engine, set) : criticalDominators(engine, set);
  return {found.begin(), found.end()};
}

}  // namespace cityties::graph
