#pragma once
// Which ties and places a map shows under a Filter, and what each further choice would leave. Filters change what is
// shown, never a figure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "app/core/story.hpp"
#include "app/core/view_desk.hpp"

namespace cityties::core {

/// What has become of a tie by a step, as the map draws it; `doubtful` besides one of the others.
enum class TieStatus { active, curtailed, suspended, cut, fresh, doubtful };
inline constexpr std::size_t tieStatuses = 6;
/// "active", "curtailed", "suspended", "cut", "new", "doubtful": the words of Filter::statuses.
std::string_view nameOf(TieStatus status);

/// A tie with all that a filter asks of it: agreements, virtual and consular ties, in force at a step or at step 0.
struct FilterTie {
  std::string id;
  std::array<std::string, 2> countries;  ///< ISO 3166-1, of the ends; of a post its sender
  std::array<std::string, 2> regions;    ///< ISO 3166-2 of the ends; empty: none
  std::array<std::string, 2> places;     ///< ids of the ends: city, region or post
  std::string kind;                      ///< of an agreement, "consular" or "virtual"
  std::uint8_t statuses = 0;             ///< bit of each TieStatus
  std::string confidence;                ///< "high", "medium", "low"; "scenario": made by one
  bool dated = false;
  std::optional<graph::PartialDate> signedOn;  ///< of an agreement
  bool agreement() const { return kind != "consular" && kind != "virtual"; }
};

/// In order of id. O(ties log records).
std::vector<FilterTie> filterTies(const Story& story, std::size_t step);

/// A period known only in part was signed between two days if some day of it lies between them.
bool passes(const FilterTie& tie, const Filter& filter);

/// A value that ties have, and how many would be shown if it were chosen, with all other facets as they are.
struct FacetValue {
  std::string value;
  std::size_t ties = 0;
  bool chosen = false;
  bool operator==(const FacetValue&) const = default;
};

struct Facets {
  /// Every value that any tie has, the most frequent of the unfiltered first, then by value; a tie with two values of
  /// a facet (its two countries) counts for both.
  std::vector<FacetValue> countries, regions, kinds, statuses, confidences;
  std::size_t all = 0, dated = 0, undated = 0;  ///< for the facet of dates, likewise
  std::size_t agreements = 0, agreementsShown = 0;
  std::size_t consular = 0, consularShown = 0;
  bool operator==(const Facets&) const = default;
};
/// Exact. O(ties · facets).
Facets facets(const std::vector<FilterTie>& ties, const Filter& filter);

/// What a map of a step shows.
struct Shown {
  std::unordered_set<std::string> ties, places;  ///< ids; places: cities, regions and posts
  bool tie(const std::string& id) const { return ties.contains(id); }
  bool place(const std::string& id) const { return places.contains(id); }
};
/// Ties that pass and their ends; where the filter asks for countries and regions alone, also the cities and posts
/// there that have no tie.
Shown shownUnder(const Story& story, std::size_t step, const Filter& filter);

/// The filter as text, equal for equal filters: for keys of layers.
std::string keyOf(const Filter& filter);

}  // namespace cityties::core
