#pragma once
// Private to graph/*.cpp: the loss of reach when each of some posts closes alone.

#include <vector>

#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// The state without the post and its rows, nobody taking over.
State withoutPost(const State& state, const PostId& post);

/// losses[post][set], equal to the last bit to what `compare` says of the closure. One search a source and post;
/// memory O(64 · posts · vertices). Empty when stopped.
std::vector<std::vector<double>> closureLosses(const Dataset& dataset, const State& state,
                                               const NetworkOptions& options, ChannelPreset preset,
                                               const std::vector<PostId>& posts, const std::vector<ReportingSet>& sets,
                                               unsigned threads, const Watch& watch);

}  // namespace cityties::graph
