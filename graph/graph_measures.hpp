#pragma once
// Measures of an undirected simple graph that know nothing of the path rule, for comparing with other tools and with
// published tables. One algorithm, one file. Where a figure is not defined (no triad, one degree only), nothing.

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/simple_graph.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// Triangles, each once. Every edge is directed to its end of higher degree, so that no vertex has more than √(2m) ways
/// out (Chiba & Nishizeki 1985; Latapy 2008). O(m √m). triangles.cpp
std::uint64_t triangles(const SimpleGraph& graph);

/// Share of the triads (paths of two edges) that are closed: 3 · triangles / triads (Newman 2003; the "clustering
/// coefficient" of KONECT), 0 where there is no triad, as in networkx. `triangleCount` is triangles(graph). O(n).
double transitivity(const SimpleGraph& graph, std::uint64_t triangleCount);

/// Pearson's correlation of the degrees at the two ends of an edge, every edge both ways (Newman 2002), in [−1, 1].
/// Nothing without an edge or where all ends have one degree. O(n + m). assortativity.cpp
std::optional<double> degreeAssortativity(const SimpleGraph& graph);

/// For each vertex the largest k such that it lies in a subgraph whose vertices all have k neighbours in it (Seidman
/// 1983), by removing the vertex of least degree again and again (Matula & Beck 1983; Batagelj & Zaveršnik 2003).
/// O(n + m). cores.cpp
std::vector<std::uint32_t> coreNumbers(const SimpleGraph& graph);

/// Least numbers of hops between the vertices of one component.
struct HopFigures {
  std::uint32_t diameter = 0;  ///< the largest
  double mean = 0;             ///< over its unordered pairs of different vertices
};
/// Of component `part`; nothing where it has fewer than two vertices, or when stopped. Exact: 64 searches at once, each
/// a bit of a word (Then et al. 2014). O(n/64 · diameter · (n + m)) at worst, sums of whole numbers. hops.cpp
std::optional<HopFigures> hopFigures(const SimpleGraph& graph, const Components& parts, std::uint32_t part,
                                     unsigned threads = 1, const Watch& watch = {});

}  // namespace cityties::graph
