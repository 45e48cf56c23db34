#include "graph/closure_losses.hpp"

#include <algorithm>
#include <cmath>

#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// Σ weight / d of one network over every set, in order of source, then target.
using Sums = std::vector<double>;

void addSource(const Network& network, const std::vector<ReportingSet>& sets, VertexIndex source,
               const std::vector<double>& costs, Sums& sums) {
  const auto vertices = network.vertices();
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const ReportingSet& set = sets[s];
    if (!set.source[source]) continue;
    double sum = sums[s];
    for (VertexIndex target = 0; target < network.cityCount(); ++target) {
      if (!set.selected[target] || vertices[target].country == vertices[source].country) continue;
      if (std::isfinite(costs[target])) sum += set.weight[source] * set.weight[target] / costs[target];
    }
    sums[s] = sum;
  }
}

/// Σ weight of each set, in the same order.
Sums weights(const Network& network, const std::vector<ReportingSet>& sets) {
  const auto vertices = network.vertices();
  Sums result;
  for (const ReportingSet& set : sets) {
    double sum = 0;
    for (VertexIndex u = 0; u < network.cityCount(); ++u) {
      if (!set.source[u]) continue;
      for (VertexIndex v = 0; v < network.cityCount(); ++v) {
        if (set.selected[v] && vertices[v].country != vertices[u].country) sum += set.weight[u] * set.weight[v];
      }
    }
    result.push_back(sum);
  }
  return result;
}

double lossOf(double before, double after, double weight) {
  if (weight <= 0) return 0;
  const double e = before / weight, left = after / weight;
  return e > 0 ? withoutNoise((e - left) / e) : 0;
}

}  // namespace

State withoutPost(const State& state, const PostId& post) {
  State result = state;
  std::erase_if(result.posts, [&](const StandingPost& x) { return x.id == post; });
  std::erase_if(result.districts, [&](const ServedDistrict& row) { return row.post == post; });
  return result;
}

std::vector<std::vector<double>> closureLosses(const Dataset& dataset, const State& state,
                                               const NetworkOptions& options, ChannelPreset preset,
                                               const std::vector<PostId>& posts, const std::vector<ReportingSet>& sets,
                                               unsigned threads, const Watch& watch) {
  std::vector<PathEngine> engines{PathEngine(Network::build(dataset, state, options), preset)};
  for (const PostId& post : posts) {
    engines.emplace_back(Network::build(dataset, withoutPost(state, post), options), preset);
  }
  const Network& network = engines.front().network();
  std::vector<Sums> sums(engines.size(), Sums(sets.size(), 0.0));
  constexpr std::size_t block = 64;
  std::vector<std::vector<std::vector<double>>> costs(block, std::vector<std::vector<double>>(engines.size()));
  for (std::size_t begin = 0; begin < network.cityCount(); begin += block) {
    const std::size_t count = std::min(block, network.cityCount() - begin);
    forEachParallel(count, threads, [&](std::size_t, std::size_t i) {
      if (watch.stop.stop_requested()) return;
      const auto source = static_cast<VertexIndex>(begin + i);
      for (std::size_t e = 0; e < engines.size(); ++e) engines[e].costsFrom(source, costs[i][e]);
    });
    if (watch.stop.stop_requested()) return {};
    forEachParallel(engines.size(), threads, [&](std::size_t, std::size_t e) {  // every sum by one thread, in order
      for (std::size_t i = 0; i < count; ++i)
        addSource(network, sets, static_cast<VertexIndex>(begin + i), costs[i][e], sums[e]);
    });
  }
  const Sums weight = weights(network, sets);
  std::vector<std::vector<double>> losses;
  for (std::size_t e = 1; e < engines.size(); ++e) {
    losses.emplace_back();
    for (std::size_t s = 0; s < sets.size(); ++s) losses.back().push_back(lossOf(sums[0][s], sums[e][s], weight[s]));
  }
  return losses;
}

}  // namespace cityties::graph
