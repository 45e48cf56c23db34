#pragma once
// What an event changed: every before/after figure of DESIGN §4 over one fixed reporting set.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/exact_sum.hpp"
#include "graph/paths.hpp"

namespace cityties::graph {

enum class CitySelection { all, tied, capitals };
enum class PairWeight { equal, population, region };

struct ReportingOptions {
  std::optional<CountryCode> from;  ///< only pairs begun in this country
  CitySelection cities = CitySelection::all;
  PairWeight weight = PairWeight::equal;
  bool operator==(const ReportingOptions&) const = default;
};

/// The fixed set P of ordered city pairs and their weights. Pair (u, v) is in P when both cities are selected, u is in
/// `from` (if given) and their countries differ; its weight is weight(u)·weight(v).
struct ReportingSet {
  ReportingOptions options;
  std::vector<bool> selected;  ///< by city index
  std::vector<bool> source;    ///< by city index: pairs may begin here
  std::vector<double> weight;  ///< by city index
  FixedPoint unit;             ///< of sums of weights and of weight/d
};

/// Fixed from the network before the event.
ReportingSet reportingSet(const Dataset& dataset, const Network& before, const ReportingOptions& options);

struct StateFigures {
  std::size_t pairs = 0;
  std::size_t reachablePairs = 0;
  double efficiency = 0;
  std::optional<double> costMean;  ///< over the pairs finite both before and after
};

struct RegionFigures {
  RegionCode region;
  std::size_t cities = 0;
  double efficiencyBefore = 0, efficiencyAfter = 0;
  std::size_t reachableBefore = 0, reachableAfter = 0;
  double closuresMeanBefore = 0, closuresMeanAfter = 0;
  std::size_t listedTies = 0;  ///< agreements in force before, of the region or its cities
  std::vector<std::string> postsBefore, postsAfter;
  std::optional<double> postKmBefore, postKmAfter;

  /// Relative loss, 0 where there was nothing to lose.
  double loss() const;
};

struct CityFigures {
  CityId city;
  double efficiencyBefore = 0, efficiencyAfter = 0;
  std::size_t reachableBefore = 0, reachableAfter = 0;
  int closuresBefore = 0, closuresAfter = 0;
  std::size_t listedTiesInRegion = 0;
  std::vector<std::string> postsBefore, postsAfter;
  std::optional<double> postKmBefore, postKmAfter;
  std::size_t ownTiesBefore = 0, ownTiesAfter = 0;
  std::optional<double> ownCostBefore, ownCostAfter;

  double loss() const;
};

struct AffectedFigures {
  std::vector<CityId> cities;
  double efficiencyLoss = 0;
  std::optional<double> costMeanBefore, costMeanAfter;
};

struct Impact {
  StateFigures before, after;
  double efficiencyLoss = 0;
  AffectedFigures affected;
  std::vector<std::pair<std::string, double>> lossByCountry;  ///< pairs begun there, by country code
  std::size_t pairsLost = 0, pairsRerouted = 0, pairsImproved = 0;
  std::vector<std::pair<CityId, CityId>> lostPairs;  ///< at most the list limit, in order of source, then target
  double detourMean = 0, detourMax = 0;
  std::vector<CityId> citiesCut, citiesDownToOne;
  std::vector<RegionFigures> regions;  ///< by loss (rounded to 1e-12), then code
  std::vector<CityFigures> cities;     ///< cities that begin pairs of P, by loss, then id
};

/// One side of a comparison with everything that is dear to compute but the costs, which are never all held at once.
struct Analysis {
  State state;
  PathEngine engine;
  std::vector<int> closures;  ///< closuresToIsolate, by city index

  const Network& network() const { return engine.network(); }
};

Analysis analyse(const Dataset& dataset, State state, const NetworkOptions& options, ChannelPreset preset);

/// What to compare with the reference, and the cities its actions were about (ordered by id).
struct Comparison {
  const Analysis* after = nullptr;
  std::vector<CityId> affected;
};

struct CompareOptions {
  std::size_t lostPairLimit = 1000;
  unsigned threads = 1;  ///< share the sources; the result is the same to the last bit for any number
};

/// Compares each analysis with `before` over one set, all of them in one pass over the sources. Sums are exact
/// (graph/exact_sum.hpp), so that every engine and number of threads gives the same digits. One search a source and
/// state: O(cities · (n + m) log n), memory O(cities) a comparison besides the lists.
std::vector<Impact> compare(const Dataset& dataset, const Analysis& before, const std::vector<Comparison>& comparisons,
                            const ReportingSet& set, const CompareOptions& options = {});

/// |x| < 1e-12 is 0: rounding noise is never printed as a figure.
double withoutNoise(double x);

}  // namespace cityties::graph
