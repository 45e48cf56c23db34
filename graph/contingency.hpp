#pragma once
// Contingencies, as power grids use the word: what the failure of one element (N-1) or of two (N-2) would cost.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/actions.hpp"
#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// What can fail. A post closes; an agreement or virtual tie is suspended; a city is taken out of the network with all
/// its ties, and the pairs that begin or end in it are lost.
struct ContingencyElements {
  bool posts = true;
  bool agreements = true;  ///< virtual ties too
  bool cities = false;
};

struct ContingencyOptions {
  int order = 1;  ///< 1 or 2
  ContingencyElements elements;
  /// Who takes the district of a failed post over: nobody, the sender's embassy, or its nearest other post. Where there
  /// is none (the embassy itself fails, or both do) nobody does. Of two failed posts neither takes over from the other.
  Takeover::Kind takeover = Takeover::Kind::none;
  std::size_t top = 100;  ///< order 2 keeps the most harmful, besides all pairs with synergy
  bool all = false;       ///< order 2 keeps every pair
  unsigned threads = 1;
};

/// What one contingency changes over the reporting set; the measures are those of Impact.
struct Contingency {
  std::vector<std::string> elements;  ///< one or two ids, ascending
  double efficiencyLoss = 0;
  std::size_t pairsLost = 0, pairsRerouted = 0, pairsImproved = 0;
  double detourMean = 0, detourMax = 0;
  std::size_t citiesCut = 0, citiesDownToOne = 0;
  std::optional<double> synergy;                 ///< order 2: V(a,b) - V(a) - V(b)
  std::optional<std::int64_t> synergyPairsLost;  ///< likewise for pairs lost
};

struct ContingencyReport {
  StateFigures reference;  ///< nothing has failed; costMean is over all finite pairs
  std::size_t elements = 0;
  std::size_t count = 0;                   ///< contingencies worked out, kept or not
  std::vector<Contingency> contingencies;  ///< most harmful first: loss rounded to 1e-12, then ids
};

/// Synergy of this size or less is rounding.
inline constexpr double synergyTolerance = 1e-9;

/// Works out every contingency exactly. Nothing when stopped.
///
/// A failure changes the row of a source only where every cheapest path to some target runs through the element, that
/// is, where the element dominates the target in the graph of cheapest paths (Lengauer & Tarjan 1979 define dominators;
/// in an acyclic graph one pass in order of cost finds them). So for each source one search, one pass for the
/// dominators and, for each dominating element, a search confined to what lies behind it: O(n (n + m) log n) in all
/// plus the sizes of what lies behind, where a plain sweep needs one such term an element. N-2 is N-1 on each reduced
/// network, and of that only the sources whose cheapest paths, as things are or after one failure, use the removed
/// element. Sums are exact, so figures equal those of `compare` to the last bit, at any number of threads. `engine`
/// walks the network of `state` under `network`. Memory: O(elements) a thread; order 2 also O(elements + pairs kept).
std::optional<ContingencyReport> contingencies(const Dataset& dataset, const State& state, const PathEngine& engine,
                                               const ReportingSet& set, const NetworkOptions& network,
                                               const ContingencyOptions& options, const Watch& watch = {});

/// N-2 of one element: it together with every other, each with its synergy, most harmful first. The rows are those of
/// order 2 that name it, to the last bit; `order`, `top` and `all` of the options mean nothing. N-1, and one sweep more
/// of the sources that it concerns (under a takeover, one for each heir's network). Nothing when stopped, or when no
/// element of the kinds asked for has the id.
std::optional<ContingencyReport> contingenciesWith(const Dataset& dataset, const State& state, const PathEngine& engine,
                                                   const ReportingSet& set, const NetworkOptions& network,
                                                   const ContingencyOptions& options, const std::string& element,
                                                   const Watch& watch = {});

}  // namespace cityties::graph
