#pragma once
// Which pairs a change concerns, one by one: what stands behind the counts of Impact and Contingency.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// Indices of cities, which are the same in every state of a dataset. Costs are infinite where there is no path.
struct ChangedPair {
  VertexIndex from = 0, to = 0;
  double before = 0, after = 0;
  bool operator==(const ChangedPair&) const = default;
};

/// Counts are whole; lists are in order of source, then target, and cut at the limit.
struct ChangedPairs {
  std::size_t lost = 0, rerouted = 0, improved = 0;
  std::vector<ChangedPair> lostPairs, reroutedPairs, improvedPairs;
  std::vector<VertexIndex> citiesCut, citiesDownToOne;  ///< of those that begin pairs, by index
};

struct ChangedPairsOptions {
  std::size_t limit = 100000;  ///< of each list
  unsigned threads = 1;
};

/// What parts two states of one dataset, by the measures of Impact. One search a source and state:
/// O(cities · (n + m) log n); memory O(limit + cities). Nothing when stopped.
std::optional<ChangedPairs> changedPairs(const PathEngine& before, const PathEngine& after, const ReportingSet& set,
                                         const ChangedPairsOptions& options = {}, const Watch& watch = {});

/// What the failure of one element changes, as Contingency counts it (nobody takes over): a post, agreement, virtual
/// tie or city of the network. Nothing when stopped or when there is no such element.
std::optional<ChangedPairs> pairsChangedWithout(const PathEngine& engine, std::string_view element,
                                                const ReportingSet& set, const ChangedPairsOptions& options = {},
                                                const Watch& watch = {});

}  // namespace cityties::graph
