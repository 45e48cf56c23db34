#include "graph/simple_graph.hpp"

#include <algorithm>
#include <tuple>

namespace cityties::graph {

SimpleGraph::SimpleGraph(std::size_t vertices, std::vector<Edge> edges)
    : edges_(std::move(edges)), offsets_(vertices + 1, 0) {
  for (Edge& edge : edges_) {
    if (edge.a > edge.b) std::swap(edge.a, edge.b);
  }
  std::sort(edges_.begin(), edges_.end(),
            [](const Edge& x, const Edge& y) { return std::tie(x.a, x.b, x.length) < std::tie(y.a, y.b, y.length); });
  const auto parallel = [](const Edge& x, const Edge& y) { return x.a == y.a && x.b == y.b; };
  edges_.erase(std::unique(edges_.begin(), edges_.end(), parallel), edges_.end());
  std::erase_if(edges_, [](const Edge& edge) { return edge.a == edge.b; });
  for (const Edge& edge : edges_) ++offsets_[edge.a + 1], ++offsets_[edge.b + 1];
  for (std::size_t v = 0; v < vertices; ++v) offsets_[v + 1] += offsets_[v];
  targets_.resize(2 * edges_.size());
  lengths_.resize(2 * edges_.size());
  edgeOf_.resize(2 * edges_.size());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  const auto place = [&](std::uint32_t from, std::uint32_t to, std::uint32_t edge) {
    const std::uint32_t at = next[from]++;
    targets_[at] = to;
    lengths_[at] = edges_[edge].length;
    edgeOf_[at] = edge;
  };
  // Smaller neighbours first, then larger ones: both come in ascending order of edges.
  for (std::uint32_t i = 0; i < edges_.size(); ++i) place(edges_[i].b, edges_[i].a, i);
  for (std::uint32_t i = 0; i < edges_.size(); ++i) place(edges_[i].a, edges_[i].b, i);
}

bool SimpleGraph::joined(std::uint32_t a, std::uint32_t b) const {
  const auto near = neighbours(a);
  return std::binary_search(near.begin(), near.end(), b);
}

std::uint32_t Components::largest() const {
  return static_cast<std::uint32_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
}

Components components(const SimpleGraph& graph) {
  constexpr std::uint32_t none = ~0U;
  Components parts;
  parts.of.assign(graph.vertexCount(), none);
  std::vector<std::uint32_t> open;
  for (std::uint32_t root = 0; root < graph.vertexCount(); ++root) {
    if (parts.of[root] != none) continue;
    const auto part = static_cast<std::uint32_t>(parts.sizes.size());
    parts.sizes.push_back(0);
    parts.of[root] = part;
    open.push_back(root);
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      ++parts.sizes[part];
      for (const std::uint32_t next : graph.neighbours(at)) {
        if (parts.of[next] != none) continue;
        parts.of[next] = part;
        open.push_back(next);
      }
    }
  }
  return parts;
}

}  // namespace cityties::graph
