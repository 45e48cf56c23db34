#pragma once
// Private to graph/*.cpp: the two ways to critical elements.

#include <set>
#include <string>

#include "graph/impact.hpp"

namespace cityties::graph {

inline bool isClosableTie(ChannelKind kind) {
  return kind == ChannelKind::agreement || kind == ChannelKind::virtualChannel;
}

/// Under `ties`.
std::set<std::string> criticalBridges(const PathEngine& engine, const ReportingSet& set);
/// Under the presets with a rule.
std::set<std::string> criticalDominators(const PathEngine& engine, const ReportingSet& set);

}  // namespace cityties::graph
