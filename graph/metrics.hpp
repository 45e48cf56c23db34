#pragma once
// The figures of one state of the network (`cityties metrics`): what there is, before asking what is lost.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// A vertex and its share; rankings descend by the value rounded to 1e-12, then ids ascend by bytes.
struct Ranked {
  std::string id;
  double value = 0;
};
/// Sorts into the order of a ranking and keeps the first `top` (nothing: all). O(n log n).
void rank(std::vector<Ranked>& entries, std::optional<std::size_t> top);

/// Over the pairs of P begun in a place.
struct ReachFigures {
  std::size_t pairs = 0;
  std::size_t reachablePairs = 0;
  double efficiency = 0;  ///< weighted mean of 1/d, 0 where no pair has a weight (Latora & Marchiori 2001)
};

/// A city that begins pairs of P.
struct CityMetrics {
  CityId city;
  std::size_t ownTies = 0;
  std::optional<double> ownCost;
  int closuresToIsolate = 0;
  int avenues = 0;
  std::vector<std::string> posts;  ///< that serve it, ordered by id
  std::optional<double> postKm;    ///< to the nearest of them
  ReachFigures reach;
  double betweenness = 0;  ///< over P
};

struct Metrics {
  std::size_t vertices = 0;
  std::size_t ties = 0;  ///< that some path may walk under the preset
  std::vector<std::pair<ChannelKind, std::size_t>> tiesByKind;
  ReachFigures all;
  std::vector<std::pair<std::string, ReachFigures>> byCountry;  ///< pairs begun there
  std::vector<std::string> critical;                            ///< see criticalElements
  std::vector<CityMetrics> cities;                              ///< by id
  std::vector<Ranked> betweenness;                              ///< all vertices, ranked
};

struct MetricsOptions {
  unsigned threads = 1;
  Watch watch;
  std::optional<std::size_t> top;  ///< of the betweenness
  bool critical = true;            ///< may be left out where they are not shown
};

/// All of them over a fixed set. Sums are those of compare(), to the last bit. As dear as betweenness over P.
/// Nothing when stopped.
std::optional<Metrics> metrics(const Dataset& dataset, const Analysis& analysis, const ReportingSet& set,
                               const MetricsOptions& options = {});

}  // namespace cityties::graph
