#include "graph/closure_losses.hpp"

#include <algorithm>
#include <map>

#include "graph/contingency.hpp"

namespace cityties::graph {

State withoutPost(const State& state, const PostId& post) {
  State result = state;
  std::erase_if(result.posts, [&](const StandingPost& x) { return x.id == post; });
  std::erase_if(result.districts, [&](const ServedDistrict& row) { return row.post == post; });
  return result;
}

std::vector<std::vector<double>> closureLosses(const Dataset& dataset, const State& state,
                                               const NetworkOptions& options, ChannelPreset preset,
                                               const std::vector<PostId>& posts, const std::vector<ReportingSet>& sets,
                                               Takeover::Kind takeover, unsigned threads, const Watch& watch) {
  const PathEngine engine(Network::build(dataset, state, options), preset);
  ContingencyOptions onlyPosts;
  onlyPosts.elements = {.posts = true, .agreements = false, .cities = false};
  onlyPosts.takeover = takeover;
  onlyPosts.threads = threads;
  std::vector<std::vector<double>> losses(posts.size());
  for (const ReportingSet& set : sets) {
    const auto report = contingencies(dataset, state, engine, set, options, onlyPosts, {watch.stop, {}});
    if (!report) return {};
    std::map<std::string, double> byPost;
    for (const Contingency& one : report->contingencies) byPost.emplace(one.elements.front(), one.efficiencyLoss);
    for (std::size_t p = 0; p < posts.size(); ++p) losses[p].push_back(byPost.at(posts[p].text));
  }
  return losses;
}

}  // namespace cityties::graph
