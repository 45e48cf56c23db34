#pragma once
// Strong identifiers: an id of a city cannot be passed where one of a post is meant.

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace cityties::graph {

/// Text that names one kind of thing. Case-sensitive; ordered by bytes, which is the order of every ranking.
template <class Tag>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string value) : text(std::move(value)) {}
  bool empty() const { return text.empty(); }
  auto operator<=>(const Id&) const = default;
};

using CityId = Id<struct CityTag>;
using RegionId = Id<struct RegionTag>;
using PostId = Id<struct PostTag>;
using AgreementId = Id<struct AgreementTag>;
using EventId = Id<struct EventTag>;
/// ISO 3166-1 alpha-2, `US`.
using CountryCode = Id<struct CountryTag>;
/// ISO 3166-2, `US-TX`.
using RegionCode = Id<struct RegionCodeTag>;

/// An end of an agreement: the id of a city or of a region (ids are unique across both).
using PlaceId = Id<struct PlaceTag>;

}  // namespace cityties::graph

template <class Tag>
struct std::hash<cityties::graph::Id<Tag>> {
  std::size_t operator()(const cityties::graph::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
