#pragma once
// How much of the shortest paths runs through each vertex (Freeman 1977; Brandes 2001). Exact, unnormalised, endpoints
// excluded. Sums are exact (graph/exact_sum.hpp): neither threads nor the order of vertices or edges changes a digit,
// and vertices that only their names tell apart come out equal.

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "graph/impact.hpp"
#include "graph/simple_graph.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

struct BetweennessOptions {
  unsigned threads = 1;
  Watch watch;
};

/// Σ σ_st(v)/σ_st over the unordered pairs {s, t} of vertices, v neither of them; by vertex. Lengths equal within 1e-9
/// count as equal; a graph whose edges all have one length is searched breadth first.
///
/// Two vertices of a block (biconnected component) have all their shortest paths within it, so each block is solved
/// alone, every vertex weighed by what hangs behind it, and pairs that an articulation point parts are counted in
/// closed form (Puzis et al. 2012). Trees cost nothing that way. O(n + m + Σ over blocks n_b·(m_b + n_b log n_b)),
/// without the logarithm where all lengths are one; memory O(n + m) and O(largest block) a thread. Nothing when
/// stopped.
std::optional<std::vector<double>> betweenness(const SimpleGraph& graph, const BetweennessOptions& options = {});

/// The same under the path rule: Σ weight(u)·weight(w)·σ_uw(v)/σ_uw over the ordered pairs (u, w) of P, where paths are
/// sequences of vertices (parallel ties collapse to the cheapest); with equal weights every pair counts 1. By vertex of
/// the network.
/// O(sources · (n + m) log n), without the logarithm where all ties that a path may walk cost the same.
///
/// `row`, when given, is called once for each source in order of id with the least cost to every city (as
/// PathEngine::costsFrom, to the last bit), valid during the call; never by two threads at once. Nothing when stopped.
using CostRow = std::function<void(VertexIndex source, std::span<const double> costs)>;
std::optional<std::vector<double>> betweenness(const PathEngine& engine, const ReportingSet& set,
                                               const BetweennessOptions& options = {}, const CostRow& row = {});

}  // namespace cityties::graph
