// The dominator tree of cheapest paths.

#include "graph/failure_sweep.hpp"

namespace cityties::graph {

void DominatorTree::build(const SearchGraph& graph, const Search& search, VertexIndex source, const Removed& removed) {
  if (parent_.empty()) {
    for (auto* list : {&depth_, &size_, &place_, &next_}) list->resize(graph.vertexCount());
    parent_.resize(graph.vertexCount());
    onlyTie_.resize(graph.vertexCount());
  }
  const std::uint32_t home = graph.country(source);
  for (const VertexIndex v : search.order()) parent_[v] = noIndex;
  depth_[source] = 0;
  // In order of cost every vertex comes after all that lie before it on cheapest paths: its parent is the nearest
  // common ancestor of those (Cooper, Harvey & Kennedy 2001, who need no second round where there is no cycle).
  for (const VertexIndex at : search.order()) {
    for (const SearchArc& arc : graph.out(at, home)) {
      const VertexIndex next = arc.vertex;
      if (search.cost(at) + arc.cost != search.cost(next) || arc.tie == removed.tie) continue;
      if (parent_[next] == noIndex) {
        parent_[next] = at;
        onlyTie_[next] = arc.tie;
      } else {
        VertexIndex x = parent_[next], y = at;
        while (x != y) {
          if (depth_[x] >= depth_[y])
            x = parent_[x];
          else
            y = parent_[y];
        }
        parent_[next] = x;
        onlyTie_[next] = noIndex;
      }
      depth_[next] = depth_[parent_[next]] + 1;
    }
  }
  countBehind(search.order());
}

void DominatorTree::countBehind(const std::vector<VertexIndex>& order) {
  preorder_.resize(order.size());
  if (order.empty()) return;
  for (const VertexIndex v : order) size_[v] = 1;
  for (std::size_t i = order.size(); i-- > 1;) size_[parent_[order[i]]] += size_[order[i]];
  for (std::size_t i = 0; i < order.size(); ++i) {
    const VertexIndex v = order[i];
    place_[v] = i == 0 ? 0 : next_[parent_[v]];
    if (i > 0) next_[parent_[v]] += size_[v];
    next_[v] = place_[v] + 1;
    preorder_[place_[v]] = v;
  }
}

}  // namespace cityties::graph
