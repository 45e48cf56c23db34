#pragma once
// Which post's closing hurts most, and whether that hangs on an assumption: ranks over every combination of counted
// cities, weights and channel costs; and random districts to compare a closure with.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actions.hpp"
#include "graph/impact.hpp"
#include "graph/watch.hpp"

namespace cityties::graph {

struct SensitivityQuestion {
  const Dataset* dataset = nullptr;
  State state;  ///< before the event
  /// The reporting sets are fixed from this one; nothing: from `state`.
  std::optional<State> reference;
  NetworkOptions network;
  ChannelPreset preset = ChannelPreset::local;
  ReportingOptions reporting;                      ///< `from` is kept in every combination
  Takeover::Kind takeover = Takeover::Kind::none;  ///< when the posts that are ranked close
  std::vector<PostId> closing;                     ///< posts to compare with random districts, nobody taking over
};

struct SensitivityOptions {
  std::size_t samples = 200;  ///< random districts of each kind
  std::uint64_t seed = 1;
  unsigned threads = 1;  ///< the result is the same to the last bit for any number
};

/// The costs that are varied, in this order everywhere; consular_km is the cost of a kilometre, 1 / km_per_unit.
inline constexpr std::array<std::string_view, 7> variedCosts{
    "agreement", "consular_base", "consular_km", "mission", "accreditation", "administrative", "virtual"};

/// One combination: cities that count, weights, and at most one cost changed.
struct Assumption {
  CitySelection cities = CitySelection::all;
  PairWeight weight = PairWeight::equal;
  std::optional<std::size_t> cost;  ///< index into variedCosts
  double factor = 1;                ///< of that cost
};

/// The model with the cost changed.
ChannelModel changed(ChannelModel model, const Assumption& assumption);

/// Closing one post alone. Ranks count from 1, by loss rounded to 1e-12, then id.
struct PostSensitivity {
  PostId post;
  double loss = 0;  ///< as printed: under the assumptions asked for
  double lossMin = 0, lossMax = 0;
  std::size_t rank = 0, best = 0, worst = 0;
  std::vector<std::size_t> ranks;  ///< by assumption
};

/// The affected loss among random districts of one kind.
struct RandomDistricts {
  std::optional<double> percentile;      ///< 100·(below + equal / 2) / samples; nothing where there is no choice
  std::size_t below = 0, equal = 0;      ///< equal within 1e-12
  double low = 0, median = 0, high = 0;  ///< 2.5, 50 and 97.5 %
};

/// A closure beside random districts of its size: as many cities of the host that the same sender serves, whose
/// consular ties to it are cut instead. The loss is over the pairs of P begun in those cities, one sum a city.
struct ClosureBaseline {
  PostId post;
  std::size_t cities = 0;  ///< that it serves and in which pairs of P begin or might
  double loss = 0;
  RandomDistricts scattered;  ///< any cities
  RandomDistricts regions;    ///< whole regions in random order, the last one in part so that the size is the same
};

struct SensitivityReport {
  SensitivityOptions options;
  std::vector<Assumption> assumptions;  ///< the first is the printed one
  std::vector<PostSensitivity> posts;   ///< by rank as printed
  std::vector<ClosureBaseline> baselines;
};

/// {all, tied, capitals} × {equal, population, region} × {costs as they are, each × 0.5, each × 1.5}: 135 combinations.
/// Each is one N-1 of the posts (see `contingencies`), whatever their number. Nothing when stopped.
std::optional<SensitivityReport> sensitivity(const SensitivityQuestion& question, const SensitivityOptions& options,
                                             const Watch& watch = {});

}  // namespace cityties::graph
