#pragma once
// Private to graph/*.cpp: how much a new tie can give, without a new network.

#include <vector>

#include "graph/pair_sums.hpp"
#include "graph/repair_candidates.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

/// For every candidate that is a tie, what it adds to Σ weight/d, but for rounding; 0 for the others. A path uses a new
/// tie at most once, between what leads to its near end at home and what leads on from its far end abroad:
/// d' = min(d, home(s, a) + cost + abroad(b, t)). So nothing is estimated, and the bound is the figure itself up to the
/// order in which costs are added. O(sources · ends within reach · partners · targets). Empty when stopped.
std::vector<double> tieGains(const PathEngine& engine, const ReportingSet& set,
                             const std::vector<RepairCandidate>& candidates, unsigned threads, const Watch& watch);

}  // namespace cityties::graph
