#pragma once
// Private to graph/*.cpp: a closure beside random districts of its size.

#include "graph/sensitivity.hpp"

namespace cityties::graph {

/// One baseline a closing post that is in the network; empty when stopped.
std::vector<ClosureBaseline> closureBaselines(const SensitivityQuestion& question, const ReportingSet& set,
                                              const SensitivityOptions& options, const Watch& watch);

}  // namespace cityties::graph
