#pragma once
// The elements that cannot be closed without losing somebody.

#include <string>
#include <vector>

#include "graph/impact.hpp"

namespace cityties::graph {

/// Ids, ascending, of the posts, agreements and virtual ties in force whose closing alone leaves some pair of P without
/// a path. Exact, by structure instead of by trying:
/// under `ties` they are the bridges with cities of a pair on either side (Hopcroft & Tarjan 1973),
/// otherwise the dominators of a pair's target in what its source reaches (Lengauer & Tarjan 1979; here by the
/// iteration of Cooper, Harvey & Kennedy 2001). Sources that nothing closable parts are searched once.
/// O(n + m log n) under `ties`; else one search and a few passes for each group of sources.
std::vector<std::string> criticalElements(const PathEngine& engine, const ReportingSet& set);

}  // namespace cityties::graph
