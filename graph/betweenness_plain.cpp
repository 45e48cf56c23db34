// Betweenness of an undirected simple graph, block by block.

#include <algorithm>

#include "graph/betweenness.hpp"
#include "graph/blocks.hpp"
#include "graph/dependencies.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// A block with its own rows of arcs. Vertices are renumbered breadth first from the one of highest degree, so that
/// neighbours stand near each other in memory.
struct Block {
  std::vector<std::uint32_t> vertices;  ///< of the graph, by number in the block
  std::vector<double> behind;
  std::vector<std::uint32_t> offsets, targets;
  std::vector<double> lengths;
  bool oneLength = true;

  ArcRows arcs() const { return {offsets, targets, lengths}; }
};

class BlockBuilder {
 public:
  BlockBuilder(const SimpleGraph& graph, const Blocks& blocks)
      : graph_(graph), blocks_(blocks), number_(graph.vertexCount(), none), blockOf_(graph.edgeCount()) {
    for (std::uint32_t b = 0; b < blocks.edges.size(); ++b) {
      for (const std::uint32_t edge : blocks.edges[b]) blockOf_[edge] = b;
    }
  }

  Block build(std::uint32_t b) {
    Block block;
    block.vertices = breadthFirst(b);
    const auto& members = blocks_.vertices[b];
    block.behind.resize(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) block.behind[number_[members[i]]] = blocks_.behind[b][i];
    const double length = graph_.edges()[blocks_.edges[b].front()].length;
    block.offsets.push_back(0);
    for (const std::uint32_t v : block.vertices) {
      forEachArc(b, v, [&](std::uint32_t place) {
        block.targets.push_back(number_[graph_.targets()[place]]);
        block.lengths.push_back(graph_.lengths()[place]);
        block.oneLength &= block.lengths.back() == length;
      });
      block.offsets.push_back(static_cast<std::uint32_t>(block.targets.size()));
    }
    for (const std::uint32_t v : block.vertices) number_[v] = none;
    return block;
  }

 private:
  static constexpr std::uint32_t none = ~0U;

  template <class Do>
  void forEachArc(std::uint32_t b, std::uint32_t v, const Do& act) const {
    for (std::uint32_t p = graph_.offsets()[v]; p < graph_.offsets()[v + 1]; ++p) {
      if (blockOf_[graph_.edgeOf()[p]] == b) act(p);
    }
  }

  /// Numbers the block's vertices.
  std::vector<std::uint32_t> breadthFirst(std::uint32_t b) {
    const auto& members = blocks_.vertices[b];
    const std::uint32_t first =
        *std::max_element(members.begin(), members.end(),
                          [&](std::uint32_t x, std::uint32_t y) { return graph_.degree(x) < graph_.degree(y); });
    std::vector<std::uint32_t> order{first};
    number_[first] = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      forEachArc(b, order[i], [&](std::uint32_t place) {
        const std::uint32_t to = graph_.targets()[place];
        if (number_[to] != none) return;
        number_[to] = static_cast<std::uint32_t>(order.size());
        order.push_back(to);
      });
    }
    return order;
  }

  const SimpleGraph& graph_;
  const Blocks& blocks_;
  std::vector<std::uint32_t> number_, blockOf_;
};

/// Some sources of one block.
struct Chunk {
  std::uint32_t block = 0;
  std::uint32_t begin = 0, end = 0;
};

/// About 20 ms of work for the block of ten thousand cities that the sister cities of the world make.
constexpr std::size_t sourcesPerChunk = 64;

struct Scratch {
  Scratch(std::size_t largestBlock, std::size_t vertices)
      : search(largestBlock, static_cast<double>(vertices)), sum(vertices, 0) {}
  Dependencies search;
  std::vector<ExactSum> sum;  ///< by vertex of the graph
};

void addSource(const Block& block, std::uint32_t source, FixedPoint unit, Scratch& scratch) {
  const auto sameRow = [](std::uint32_t v) { return v; };
  const auto worth = [&](std::uint32_t v) { return block.behind[v]; };
  const double weight = block.behind[source];
  const auto take = [&](std::uint32_t v, double dependency) {
    scratch.sum[block.vertices[v]] += unit.of(weight * dependency);
  };
  if (block.oneLength) {
    scratch.search.byHops(block.arcs(), source, sameRow);
    scratch.search.takeByHops(block.arcs(), sameRow, worth, take);
  } else {
    scratch.search.byLength(block.arcs(), source, sameRow);
    scratch.search.takeByLength(block.arcs(), sameRow, worth, take);
  }
}

/// Unordered pairs that each articulation point parts: those in different pieces of what is left without it.
void addParted(const Blocks& found, const Components& parts, std::vector<double>& result) {
  std::vector<double> earlier(result.size(), 0);  // vertices in the pieces seen so far
  for (std::size_t b = 0; b < found.vertices.size(); ++b) {
    for (std::size_t i = 0; i < found.vertices[b].size(); ++i) {
      const std::uint32_t v = found.vertices[b][i];
      const double piece = parts.sizes[parts.of[v]] - found.behind[b][i];
      result[v] += earlier[v] * piece;
      earlier[v] += piece;
    }
  }
}

}  // namespace

std::optional<std::vector<double>> betweenness(const SimpleGraph& graph, const BetweennessOptions& options) {
  const Blocks found = blocks(graph);
  std::vector<double> result(graph.vertexCount(), 0);
  addParted(found, components(graph), result);

  BlockBuilder builder(graph, found);
  std::vector<Block> solved;
  std::vector<Chunk> chunks;
  std::size_t largest = 0;
  for (std::uint32_t b = 0; b < found.vertices.size(); ++b) {
    const auto size = static_cast<std::uint32_t>(found.vertices[b].size());
    if (size < 3) continue;  // nothing lies between the two ends of a bridge
    const auto number = static_cast<std::uint32_t>(solved.size());
    solved.push_back(builder.build(b));
    largest = std::max<std::size_t>(largest, size);
    for (std::uint32_t begin = 0; begin < size; begin += sourcesPerChunk) {
      chunks.push_back({number, begin, std::min<std::uint32_t>(begin + sourcesPerChunk, size)});
    }
  }

  const auto size = static_cast<double>(graph.vertexCount());
  const FixedPoint unit = FixedPoint::forSumsBelow(size * size);
  std::vector<Scratch> scratches(std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(chunks.size(), 1)),
                                 Scratch(largest, graph.vertexCount()));
  const bool whole = forEachWatched(
      chunks.size(), static_cast<unsigned>(scratches.size()), options.watch, [&](std::size_t worker, std::size_t c) {
        const Chunk& chunk = chunks[c];
        for (std::uint32_t s = chunk.begin; s < chunk.end && !options.watch.stop.stop_requested(); ++s)
          addSource(solved[chunk.block], s, unit, scratches[worker]);
      });
  if (!whole) return std::nullopt;
  for (std::uint32_t v = 0; v < result.size(); ++v) {
    ExactSum sum = 0;
    for (const Scratch& scratch : scratches) sum += scratch.sum[v];
    result[v] += unit.value(sum) / 2;  // each pair both ways
  }
  return result;
}

}  // namespace cityties::graph
