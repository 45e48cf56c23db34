#include <algorithm>
#include <numeric>

#include "graph/critical_parts.hpp"

namespace cityties::graph {
namespace {

constexpr std::uint32_t none = ~0U;

/// What a path may go through: the network's vertices, and a node for each closable tie, so that a tie, too, can be
/// what every path has in common.
class ElementGraph {
 public:
  explicit ElementGraph(const PathEngine& engine) : engine_(engine), ties_(engine.network().ties()) {
    const std::size_t n = engine.network().vertices().size();
    near_.resize(n);
    for (TieIndex t = 0; t < ties_.size(); ++t) {
      near_[ties_[t].a].push_back(t);
      near_[ties_[t].b].push_back(t);
    }
  }

  std::size_t nodeCount() const { return near_.size() + ties_.size(); }

  template <class Do>
  void forEachNext(std::uint32_t home, std::uint32_t node, const Do& act) const {
    if (node >= near_.size()) {
      const Tie& tie = ties_[node - near_.size()];
      if (engine_.admits(home, tie, tie.a, tie.b)) act(tie.b);
      if (engine_.admits(home, tie, tie.b, tie.a)) act(tie.a);
      return;
    }
    for (const TieIndex t : near_[node]) {
      const VertexIndex to = ties_[t].a == node ? ties_[t].b : ties_[t].a;
      if (!engine_.admits(home, ties_[t], node, to)) continue;
      act(isClosableTie(ties_[t].kind) ? static_cast<std::uint32_t>(near_.size()) + t : to);
    }
  }

  /// Empty where nobody can close it.
  std::string elementAt(std::uint32_t node) const {
    if (node >= near_.size()) return ties_[node - near_.size()].id;
    const Vertex& vertex = engine_.network().vertices()[node];
    return vertex.kind == VertexKind::post ? vertex.id : std::string{};
  }

 private:
  const PathEngine& engine_;
  std::span<const Tie> ties_;
  std::vector<std::vector<TieIndex>> near_;  ///< ties of each vertex
};

/// The tree of dominators of what one source reaches, in reverse postorder.
class Dominators {
 public:
  Dominators(const ElementGraph& graph, std::uint32_t home, std::uint32_t source)
      : graph_(graph), home_(home), number_(graph.nodeCount(), none) {
    visit(source);
    before_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      graph_.forEachNext(home_, order_[i], [&](std::uint32_t to) { before_[number_[to]].push_back(i); });
    }
    solve();
  }

  /// Adds what every path to `node` goes through to `marked` (by node), the node itself too.
  void mark(std::uint32_t node, std::vector<bool>& marked) const {
    if (number_[node] == none) return;
    for (std::uint32_t i = number_[node];; i = above_[i]) {
      if (marked[order_[i]]) return;
      marked[order_[i]] = true;
      if (i == 0) return;
    }
  }

 private:
  void visit(std::uint32_t source) {
    struct Frame {
      std::uint32_t node;
      std::vector<std::uint32_t> next;
    };
    std::vector<Frame> stack;
    const auto enter = [&](std::uint32_t node) {
      number_[node] = 0;
      stack.push_back({node, {}});
      graph_.forEachNext(home_, node, [&](std::uint32_t to) { stack.back().next.push_back(to); });
    };
    enter(source);
    while (!stack.empty()) {
      if (stack.back().next.empty()) {
        order_.push_back(stack.back().node);
        stack.pop_back();
        continue;
      }
      const std::uint32_t to = stack.back().next.back();
      stack.back().next.pop_back();
      if (number_[to] == none) enter(to);
    }
    std::reverse(order_.begin(), order_.end());
    for (std::uint32_t i = 0; i < order_.size(); ++i) number_[order_[i]] = i;
  }

  void solve() {
    above_.assign(order_.size(), none);
    above_[0] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::uint32_t i = 1; i < order_.size(); ++i) {
        std::uint32_t common = none;
        for (const std::uint32_t previous : before_[i]) {
          if (above_[previous] == none) continue;
          common = common == none ? previous : meet(common, previous);
        }
        changed |= above_[i] != common;
        above_[i] = common;
      }
    }
  }

  std::uint32_t meet(std::uint32_t x, std::uint32_t y) const {
    while (x != y) (x > y ? x : y) = above_[std::max(x, y)];
    return x;
  }

  const ElementGraph& graph_;
  std::uint32_t home_;
  std::vector<std::uint32_t> number_, order_, above_;
  std::vector<std::vector<std::uint32_t>> before_;
};

/// One source of P for each group.
std::vector<VertexIndex> representatives(const PathEngine& engine, const ReportingSet& set) {
  const std::vector<VertexIndex> group = uncuttableGroups(engine);
  std::vector<bool> taken(group.size());
  std::vector<VertexIndex> result;
  for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
    if (!set.source[city] || taken[group[city]]) continue;
    taken[group[city]] = true;
    result.push_back(city);
  }
  return result;
}

}  // namespace

std::vector<VertexIndex> uncuttableGroups(const PathEngine& engine) {
  const auto vertices = engine.network().vertices();
  std::vector<VertexIndex> parent(vertices.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](VertexIndex v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const Tie& tie : engine.network().ties()) {
    const std::uint32_t home = vertices[tie.a].country;
    const bool post = vertices[tie.a].kind == VertexKind::post || vertices[tie.b].kind == VertexKind::post;
    if (isClosableTie(tie.kind) || post || vertices[tie.b].country != home) continue;
    if (engine.admits(home, tie, tie.a, tie.b) && engine.admits(home, tie, tie.b, tie.a))
      parent[root(tie.a)] = root(tie.b);
  }
  for (VertexIndex v = 0; v < parent.size(); ++v) parent[v] = root(v);
  return parent;
}

std::set<std::string> criticalDominators(const PathEngine& engine, const ReportingSet& set) {
  const ElementGraph graph(engine);
  const auto vertices = engine.network().vertices();
  std::vector<bool> critical(graph.nodeCount());
  for (const VertexIndex source : representatives(engine, set)) {
    const std::uint32_t home = vertices[source].country;
    const Dominators dominators(graph, home, source);
    std::vector<bool> marked(graph.nodeCount());
    for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
      if (set.selected[city] && vertices[city].country != home) dominators.mark(city, marked);
    }
    for (std::uint32_t node = 0; node < critical.size(); ++node) critical[node] = critical[node] || marked[node];
  }
  std::set<std::string> ids;
  for (std::uint32_t node = 0; node < critical.size(); ++node) {
    if (critical[node] && !graph.elementAt(node).empty()) ids.insert(graph.elementAt(node));
  }
  return ids;
}

}  // namespace cityties::graph
