#pragma once
// The networks that are measured.

#include <filesystem>
#include <memory>

#include "graph/actions.hpp"
#include "graph/impact.hpp"
#include "graph/simple_graph.hpp"

namespace cityties::bench {

/// A question about one network: all pairs of it, with equal weights.
struct Setting {
  std::shared_ptr<const graph::Dataset> dataset;
  graph::State state;
  graph::PathEngine engine;
  graph::ReportingSet set;
};
Setting setting(std::shared_ptr<const graph::Dataset> dataset, graph::Date date, graph::ChannelPreset preset);

/// The frozen U.S.–China data; on 20 July 2020 it has 582 vertices and 1,384 ties.
std::shared_ptr<const graph::Dataset> frozen();
Setting frozenSetting(graph::ChannelPreset preset);

/// A folder or file of the world data under $CITYTIES_WORLD_DATA. It need not exist.
std::filesystem::path worldData(const std::string& part);
/// 20,464 cities and 32,034 sister-city ties; without cities where the data is absent.
std::shared_ptr<const graph::Dataset> world();

/// The state after the failure of posts (nobody takes over) and agreements: what a sweep without ideas starts from.
graph::State without(const graph::Dataset& dataset, const graph::State& state,
                     const std::vector<std::string>& elements);

/// Preferential attachment (Barabási & Albert 1999), so that the degrees follow a power law of exponent 3: each city
/// joins one or two earlier ones, in turn, that are drawn by their degree. Mean degree 3, like that of the world's
/// sister cities (3.1). The same for the same number of ties everywhere. O(ties).
std::vector<graph::SimpleGraph::Edge> grownEdges(std::size_t ties);
/// The same as cities at random positions on the sphere in 50 countries drawn at random, and agreements.
std::shared_ptr<const graph::Dataset> grown(std::size_t ties);

}  // namespace cityties::bench
