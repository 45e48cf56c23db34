#pragma once
// Private to graph/*.cpp: the loss of reach when each of some posts closes alone.

#include <vector>

#include "graph/actions.hpp"
#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// The state without the post and its rows, nobody taking over.
State withoutPost(const State& state, const PostId& post);

/// losses[post][set], equal to the last bit to what `compare` says of closing it under `takeover`. All posts of `posts`
/// stand in the network of `state`. One N-1 of the posts a set (see `contingencies`), whatever their number. Empty when
/// stopped.
std::vector<std::vector<double>> closureLosses(const Dataset& dataset, const State& state,
                                               const NetworkOptions& options, ChannelPreset preset,
                                               const std::vector<PostId>& posts, const std::vector<ReportingSet>& sets,
                                               Takeover::Kind takeover, unsigned threads, const Watch& watch);

}  // namespace cityties::graph
