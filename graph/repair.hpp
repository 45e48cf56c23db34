#pragma once
// What would restore most of the reach that a scenario took away.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/actions.hpp"
#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

/// Which additions are tried, and how they are chosen.
struct RepairOptions {
  std::size_t count = 3;   ///< at most so many additions
  bool reopen = true;      ///< posts of step 0 that are closed now
  bool districts = true;   ///< district rows that a post has lost, to another post of its sender in its host
  bool agreements = true;  ///< between a city of `ends` and a foreign city of P that no agreement or virtual tie joins
  bool virtualTies = false;      ///< likewise, of this strength:
  double strength = 0.5;         ///< in (0, 1]
  std::vector<CityId> newPosts;  ///< a consulate general in each, of a sender that has lost rows there, serving those
  std::vector<CityId> ends;      ///< empty: the affected cities
  std::string within;            ///< a region or country code: only additions that serve a place there; empty: anywhere
  bool onePerCity = false;       ///< no two additions of agreements or virtual ties end in one city
  bool exhaustive = false;       ///< the best of all combinations in place of the best one after the other
  unsigned threads = 1;
};

/// The most combinations that an exhaustive search takes on.
inline constexpr std::size_t maxRepairCombinations = 100'000;

/// A city that gains, over the pairs begun there.
struct CityGain {
  CityId city;
  double efficiencyBefore = 0;  ///< at step 0
  double efficiencyAfter = 0;   ///< without repair
  double efficiencyRepaired = 0;
};

/// One addition. Figures are those with all additions up to this one.
struct Repair {
  Action action;
  std::string text;  ///< the action as --event takes it; orders equals
  double efficiency = 0;
  std::optional<double> recovered;  ///< (E repaired - E after) / (E before - E after); nothing where nothing was lost
  std::size_t pairsRestored = 0;    ///< lost pairs that are joined again
  std::size_t pairsEased = 0;       ///< rerouted pairs that are cheaper again
  std::size_t pairsLost = 0, pairsRerouted = 0;  ///< that there were
  std::vector<CityGain> gains;  ///< greatest gain by this addition first, then id; every city that gains
};

struct RepairReport {
  StateFigures before, after;
  std::size_t candidates = 0;    ///< of the first addition
  std::size_t evaluated = 0;     ///< worked out exactly; bounds left the others behind
  std::size_t combinations = 0;  ///< of an exhaustive search
  std::vector<Repair> repairs;
};

/// Where the scenario stands.
struct RepairQuestion {
  const Dataset* dataset = nullptr;
  const Analysis* before = nullptr;  ///< step 0
  const Analysis* after = nullptr;
  std::vector<CityId> affected;
  std::vector<Action> earlier;  ///< the scenario's actions so far
  const ReportingSet* set = nullptr;
  NetworkOptions network;
  Undated undated = Undated::in;
};

/// Greedy: each time the addition of the greatest efficiency (rounded to 1e-12; then of most pairs restored, then of
/// the least text), until none adds anything. Every choice is exact: a new tie between cities is first judged by a
/// bound that no rounding can pass (a path uses it once, between what leads to it at home and what leads on abroad),
/// and what the bound leaves standing is worked out on its own network. Efficiency is not submodular here (two
/// additions may need each other), so earlier bounds are never carried over, and greedy may miss the best set:
/// `exhaustive` finds that, or fails with the number of combinations when there are more than maxRepairCombinations.
/// Nothing when stopped. O(sources · candidates within reach · cities) for the bounds; memory O(partners · cities).
Result<std::optional<RepairReport>> repairs(const RepairQuestion& question, const RepairOptions& options,
                                            const Watch& watch = {});

}  // namespace cityties::graph
