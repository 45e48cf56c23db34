#pragma once
// Private to graph/*.cpp: what might be added.

#include <string>
#include <vector>

#include "graph/repair.hpp"

namespace cityties::graph {

struct RepairCandidate {
  Action action;
  std::string text;
  /// Of a new tie between two cities.
  bool isTie = false;
  VertexIndex a = 0, b = 0;
  double cost = 0;
};

/// Ordered by text. `network` is that of `state`.
std::vector<RepairCandidate> repairCandidates(const RepairQuestion& question, const RepairOptions& options,
                                              const State& state, const Network& network);

}  // namespace cityties::graph
