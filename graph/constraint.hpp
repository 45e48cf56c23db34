#pragma once
// How much a city's partners are each other's partners.

#include <vector>

#include "graph/simple_graph.hpp"

namespace cityties::graph {

/// Burt's constraint (Burt 1992) of every vertex, with every edge of weight 1: Σ over its neighbours j of
/// (p_ij + Σ_q p_iq p_qj)², where p_ij = 1/degree(i) for neighbours and q runs over those that i and j share. In
/// (0, 9/8]: low where partners do not know each other. 0 for a vertex without neighbours. Where there is no triangle
/// it is 1/degree and says nothing new. O(Σ degree²).
std::vector<double> constraint(const SimpleGraph& graph);

}  // namespace cityties::graph
