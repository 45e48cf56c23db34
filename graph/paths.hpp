#pragma once
// Least-cost paths under the path rule of a channel preset (DESIGN §3).

#include <memory>
#include <optional>
#include <vector>

#include "graph/channel_model.hpp"
#include "graph/network.hpp"

namespace cityties::graph {

/// Costs that differ by less count as equal when pairs are compared.
inline constexpr double costTolerance = 1e-9;

/// One step of a route: a tie and the direction in which it is walked.
struct RouteTie {
  TieIndex tie = 0;
  VertexIndex from = 0;
  VertexIndex to = 0;
};

struct Route {
  double cost = 0;
  std::vector<RouteTie> ties;
};

/// Whether a path begun in the country of `home` may walk the tie from `from` to `to`: the path rule, one tie at a
/// time.
bool pathRuleAdmits(const Network& network, ChannelPreset preset, std::uint32_t homeCountry, const Tie& tie,
                    VertexIndex from, VertexIndex to);

class SearchGraph;  // graph/search_graph.hpp, for graph/*.cpp only

/// Answers path questions on one network under one preset. Immutable; safe to share between threads; copying shares.
class PathEngine {
 public:
  PathEngine(const Network& network, ChannelPreset preset);

  const Network& network() const { return network_; }
  ChannelPreset preset() const { return preset_; }

  /// Least cost from `city` to every vertex, infinity where there is none; a cost is the sum taken from the source on,
  /// so it is the same to the last bit in every engine. Dijkstra 1959; O((n + m) log n). `costs` is resized.
  void costsFrom(VertexIndex city, std::vector<double>& costs) const;

  /// One least-cost route; among equals the one whose ties come first by id. Nothing when there is none.
  std::optional<Route> route(VertexIndex from, VertexIndex to) const;

  /// The k cheapest loopless routes in order of cost, then of their ties' ids (Yen 1971). At most k.
  std::vector<Route> routes(VertexIndex from, VertexIndex to, std::size_t k) const;

  /// Ties that some path may walk under the preset (under `local`, accreditation serves nobody). O(ties · countries).
  std::size_t usableTies() const;

  bool admits(std::uint32_t homeCountry, const Tie& tie, VertexIndex from, VertexIndex to) const {
    return pathRuleAdmits(network_, preset_, homeCountry, tie, from, to);
  }

  const SearchGraph& searchGraph() const { return *searchGraph_; }

 private:
  Network network_;
  ChannelPreset preset_;
  std::shared_ptr<const SearchGraph> searchGraph_;
};

/// Fewest posts, agreements and virtual ties whose closing leaves a city no foreign city (DESIGN §4; Menger 1927, Ford
/// & Fulkerson 1956), for every city of the network, by city index. Cities that uncuttable ties join at home share one
/// flow; a flow looks only at what lies around the city.
std::vector<int> closuresToIsolate(const PathEngine& engine);
/// The same for one city, by Boost.Graph on the whole network (Boykov & Kolmogorov 2004): a check on the other.
int closuresToIsolate(const PathEngine& engine, VertexIndex city);

struct Separation {
  int closures = 0;
  std::vector<std::string> cut;  ///< element ids, the cut nearest to `from`, ordered
};
/// The same for one ordered pair of cities. The pair is separated by closing `cut`.
Separation closuresToSeparate(const PathEngine& engine, VertexIndex from, VertexIndex to);

/// Most paths of one pair that share no tie / no vertex but the ends (Menger 1927).
int independentEdgePaths(const PathEngine& engine, VertexIndex from, VertexIndex to);
int independentVertexPaths(const PathEngine& engine, VertexIndex from, VertexIndex to);

}  // namespace cityties::graph
