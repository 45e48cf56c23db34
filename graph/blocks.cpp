#include "graph/blocks.hpp"

#include <algorithm>

namespace cityties::graph {
namespace {

constexpr std::uint32_t none = ~0U;

/// One depth-first search over the whole graph. `low` of a vertex is the earliest vertex that its subtree reaches by
/// one edge back; where no edge of a child's subtree passes the parent, the edges above it on the stack are a block.
class Search {
 public:
  explicit Search(const SimpleGraph& graph)
      : graph_(graph),
        number_(graph.vertexCount(), none),
        low_(graph.vertexCount()),
        subtree_(graph.vertexCount(), 1),
        mark_(graph.vertexCount(), none),
        parts_(components(graph)) {}

  Blocks run() {
    for (std::uint32_t root = 0; root < graph_.vertexCount(); ++root) {
      if (number_[root] == none) explore(root);
    }
    finish();
    return std::move(found_);
  }

 private:
  struct Frame {
    std::uint32_t vertex = 0;
    std::uint32_t parentEdge = none;
    std::uint32_t next = 0;  ///< place in graph_.targets()
  };

  void enter(std::uint32_t v, std::uint32_t parentEdge) {
    number_[v] = low_[v] = count_++;
    stack_.push_back({v, parentEdge, graph_.offsets()[v]});
  }

  void explore(std::uint32_t root) {
    enter(root, none);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next == graph_.offsets()[frame.vertex + 1]) {
        leave();
        continue;
      }
      const std::uint32_t place = frame.next++;
      const std::uint32_t edge = graph_.edgeOf()[place];
      const std::uint32_t to = graph_.targets()[place];
      if (edge == frame.parentEdge) continue;
      if (number_[to] == none) {
        edges_.push_back(edge);
        enter(to, edge);
      } else if (number_[to] < number_[frame.vertex]) {
        edges_.push_back(edge);
        low_[frame.vertex] = std::min(low_[frame.vertex], number_[to]);
      }
    }
  }

  void leave() {
    const Frame child = stack_.back();
    stack_.pop_back();
    if (stack_.empty()) return;
    const std::uint32_t parent = stack_.back().vertex;
    subtree_[parent] += subtree_[child.vertex];
    low_[parent] = std::min(low_[parent], low_[child.vertex]);
    if (low_[child.vertex] >= number_[parent]) addBlock(parent, child);
  }

  /// The block whose vertex nearest to the root is `top`, and which `child` below it belongs to.
  void addBlock(std::uint32_t top, const Frame& child) {
    std::vector<std::uint32_t> edges;
    do {
      edges.push_back(edges_.back());
      edges_.pop_back();
    } while (edges.back() != child.parentEdge);
    std::sort(edges.begin(), edges.end());
    std::vector<std::uint32_t> vertices;
    const auto block = static_cast<std::uint32_t>(found_.vertices.size());
    for (const std::uint32_t edge : edges) {
      for (const std::uint32_t end : {graph_.edges()[edge].a, graph_.edges()[edge].b}) {
        if (mark_[end] == block) continue;
        mark_[end] = block;
        vertices.push_back(end);
      }
    }
    std::sort(vertices.begin(), vertices.end());
    found_.vertices.push_back(std::move(vertices));
    found_.edges.push_back(std::move(edges));
    tops_.push_back(top);
    // What hangs below the block's other vertices is known only when each of them has been left: all but `top` have.
    below_.push_back(subtree_[child.vertex]);
  }

  /// Blocks come bottom up, so when one is reached, `hanging` knows what its lower vertices carry in lower blocks.
  void finish() {
    std::vector<std::uint32_t> hanging(graph_.vertexCount(), 1);  // the vertex and all lower blocks that it tops
    std::vector<std::uint32_t> memberships(graph_.vertexCount(), 0);
    for (std::size_t b = 0; b < found_.vertices.size(); ++b) {
      std::vector<std::uint32_t> behind;
      for (const std::uint32_t v : found_.vertices[b]) {
        ++memberships[v];
        const std::uint32_t whole = parts_.sizes[parts_.of[v]];
        behind.push_back(v == tops_[b] ? whole - below_[b] : hanging[v]);
      }
      hanging[tops_[b]] += below_[b];
      found_.behind.push_back(std::move(behind));
      if (found_.edges[b].size() == 1) found_.bridges.push_back(found_.edges[b].front());
    }
    std::sort(found_.bridges.begin(), found_.bridges.end());
    for (std::uint32_t v = 0; v < memberships.size(); ++v) {
      if (memberships[v] > 1) found_.articulationPoints.push_back(v);
    }
  }

  const SimpleGraph& graph_;
  std::vector<std::uint32_t> number_, low_, subtree_, mark_;
  Components parts_;
  std::uint32_t count_ = 0;
  std::vector<Frame> stack_;
  std::vector<std::uint32_t> edges_;         ///< not yet in a block
  std::vector<std::uint32_t> tops_, below_;  ///< by block
  Blocks found_;
};

}  // namespace

Blocks blocks(const SimpleGraph& graph) { return Search(graph).run(); }

}  // namespace cityties::graph
