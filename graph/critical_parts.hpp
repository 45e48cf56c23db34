#pragma once
// Private to graph/*.cpp: what can be closed, and the two ways to critical elements.

#include <set>
#include <string>
#include <vector>

#include "graph/impact.hpp"

namespace cityties::graph {

inline bool isClosableTie(ChannelKind kind) {
  return kind == ChannelKind::agreement || kind == ChannelKind::virtualChannel;
}

/// Cities that ties join at home which nothing can close reach the same through the same: by vertex, one vertex of its
/// group. O(n + m).
std::vector<VertexIndex> uncuttableGroups(const PathEngine& engine);

/// Under `ties`.
std::set<std::string> criticalBridges(const PathEngine& engine, const ReportingSet& set);
/// Under the presets with a rule.
std::set<std::string> criticalDominators(const PathEngine& engine, const ReportingSet& set);

}  // namespace cityties::graph
