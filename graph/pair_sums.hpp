#pragma once
// Private to graph/*.cpp: what is added up over pairs of the reporting set.

#include <algorithm>
#include <cmath>
#include <optional>

#include "graph/impact.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

/// Costs beyond this count as this in sums (of costs and detours; 1/d is as good as 0 there).
inline constexpr double costCeiling = 0x1p36;
/// Costs below this count as this in 1/d.
inline constexpr double costFloor = 0x1p-24;
/// The unit of sums of costs: exact for costs from 2^-8 on.
inline constexpr FixedPoint costUnit{60};

/// What the pair adds to the efficiency's numerator: weight/d.
inline double gain(double weight, double cost) { return weight / std::max(cost, costFloor); }

inline double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }
inline double relativeLoss(double before, double after) { return withoutNoise(ratio(before - after, before)); }

/// How a pair changed (DESIGN §4).
enum class PairChange : unsigned char { unchanged, lost, rerouted, improved };
inline PairChange changeOf(double before, double after) {
  if (before == unreachable) return PairChange::unchanged;
  if (after == unreachable) return PairChange::lost;
  if (after > before + costTolerance) return PairChange::rerouted;
  return after < before - costTolerance ? PairChange::improved : PairChange::unchanged;
}

/// The figures of one group of pairs (all of P, those of a country, a region, a city) in two states.
struct PairSums {
  std::size_t pairs = 0, reachableBefore = 0, reachableAfter = 0, common = 0;
  std::size_t lost = 0, rerouted = 0, improved = 0;
  ExactSum weight = 0, gainBefore = 0, gainAfter = 0;  ///< in the set's unit
  ExactSum detour = 0, costBefore = 0, costAfter = 0;  ///< in costUnit; costs over the pairs finite in both
  double detourMax = 0;

  void add(double before, double after, double pairWeight, const FixedPoint& unit) {
    ++pairs;
    weight += unit.of(pairWeight);
    const bool was = before != unreachable, is = after != unreachable;
    const ExactSum gained = was ? unit.of(gain(pairWeight, before)) : 0;
    if (was) gainBefore += gained, ++reachableBefore;
    if (is) gainAfter += after == before ? gained : unit.of(gain(pairWeight, after)), ++reachableAfter;
    if (was && is) {
      ++common;
      costBefore += costUnit.of(std::min(before, costCeiling));
      costAfter += costUnit.of(std::min(after, costCeiling));
    }
    switch (changeOf(before, after)) {
      case PairChange::lost:
        ++lost;
        break;
      case PairChange::rerouted:
        ++rerouted;
        detour += costUnit.of(std::min(after - before, costCeiling));
        detourMax = std::max(detourMax, after - before);
        break;
      case PairChange::improved:
        ++improved;
        break;
      case PairChange::unchanged:
        break;
    }
  }

  void add(const PairSums& other) {
    pairs += other.pairs, reachableBefore += other.reachableBefore, reachableAfter += other.reachableAfter;
    common += other.common, lost += other.lost, rerouted += other.rerouted, improved += other.improved;
    weight += other.weight, gainBefore += other.gainBefore, gainAfter += other.gainAfter;
    detour += other.detour, costBefore += other.costBefore, costAfter += other.costAfter;
    detourMax = std::max(detourMax, other.detourMax);
  }

  // The unit cancels out of the first two.
  double efficiencyBefore() const { return ratio(static_cast<double>(gainBefore), static_cast<double>(weight)); }
  double efficiencyAfter() const { return ratio(static_cast<double>(gainAfter), static_cast<double>(weight)); }
  double loss() const { return relativeLoss(efficiencyBefore(), efficiencyAfter()); }
  double detourMean() const { return ratio(costUnit.value(detour), static_cast<double>(rerouted)); }
  std::optional<double> meanCost(ExactSum sum) const {
    if (common == 0) return std::nullopt;
    return costUnit.value(sum) / static_cast<double>(common);
  }
};

}  // namespace cityties::graph
