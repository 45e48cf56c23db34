#include <bit>

#include "graph/graph_measures.hpp"
#include "graph/ordered_chunks.hpp"

namespace cityties::graph {
namespace {

constexpr std::size_t together = 64;

/// Up to 64 breadth-first searches at once: bit i of a word belongs to the i-th source.
struct Searches {
  explicit Searches(std::size_t vertices) : seen(vertices), at(vertices), next(vertices) {}
  std::vector<std::uint64_t> seen, at, next;
  std::uint64_t hops = 0;  ///< Σ over the sources and all vertices
  std::uint32_t farthest = 0;

  void run(const SimpleGraph& graph, std::span<const std::uint32_t> members, std::size_t begin, const Watch& watch) {
    const std::size_t end = std::min(begin + together, members.size());
    hops = 0;
    farthest = 0;
    for (const std::uint32_t v : members) seen[v] = at[v] = next[v] = 0;
    for (std::size_t i = begin; i < end; ++i) seen[members[i]] = at[members[i]] = std::uint64_t{1} << (i - begin);
    for (std::uint32_t level = 1; !watch.stop.stop_requested() && advance(graph, members, level); ++level) {
    }
  }

 private:
  /// One hop further; false when nothing is new.
  bool advance(const SimpleGraph& graph, std::span<const std::uint32_t> members, std::uint32_t level) {
    for (const std::uint32_t v : members) {
      if (at[v] == 0) continue;
      for (const std::uint32_t w : graph.neighbours(v)) next[w] |= at[v];
    }
    std::uint64_t found = 0;
    for (const std::uint32_t v : members) {
      at[v] = next[v] & ~seen[v];
      next[v] = 0;
      seen[v] |= at[v];
      found += static_cast<std::uint64_t>(std::popcount(at[v]));
    }
    hops += level * found;
    if (found > 0) farthest = level;
    return found > 0;
  }
};

}  // namespace

std::optional<HopFigures> hopFigures(const SimpleGraph& graph, const Components& parts, std::uint32_t part,
                                     unsigned threads, const Watch& watch) {
  std::vector<std::uint32_t> members;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    if (parts.of[v] == part) members.push_back(v);
  }
  if (members.size() < 2) return std::nullopt;
  const std::size_t chunks = (members.size() + together - 1) / together;
  std::vector<Searches> scratches(std::clamp<std::size_t>(threads, 1, chunks), Searches(graph.vertexCount()));
  std::uint64_t hops = 0;
  HopFigures figures;
  const auto work = [&](Searches& searches, std::size_t chunk) {
    searches.run(graph, members, chunk * together, watch);
  };
  const auto merge = [&](const Searches& searches, std::size_t) {
    hops += searches.hops;
    figures.diameter = std::max(figures.diameter, searches.farthest);
  };
  if (!forEachChunkInOrder(chunks, scratches, watch, work, merge)) return std::nullopt;
  const auto size = static_cast<double>(members.size());
  figures.mean = static_cast<double>(hops) / (size * (size - 1));
  return figures;
}

}  // namespace cityties::graph
