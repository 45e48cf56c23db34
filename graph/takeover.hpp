#pragma once
// Private to graph/*.cpp: who takes a closed post's district over.

#include <vector>

#include "graph/actions.hpp"

namespace cityties::graph {

/// The post of the same sender in the same host that takes over: the embassy, or the nearest (least km to the closed
/// post, then id). Null where there is none, and for other kinds of takeover.
const StandingPost* heirOf(const State& state, const StandingPost& closed, Takeover::Kind kind);

/// The posts closed at once; an heir is chosen among those that stand, and where there is none nobody takes over.
State closePosts(State state, const std::vector<std::string>& posts, Takeover::Kind takeover);

}  // namespace cityties::graph
