#pragma once
// What a map is centred on: a place of the data, a position, or the home of its projection.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "geo/projection.hpp"
#include "graph/dataset.hpp"

namespace cityties::core {

/// A place by id, or a position when `place` is empty.
struct MapCentre {
  std::string place;
  graph::LonLat at;
  bool operator==(const MapCentre&) const = default;
};

/// The middle of the Pacific, between China and the United States, as long as the seam of such a map, in Europe, cuts
/// no more than a tenth of the agreements between cities; otherwise the meridian, in steps of 5°, whose seam cuts the
/// fewest, of equals the nearest to the Pacific. Projections about a point look at the north of it, where most cities
/// are. O(agreements log cities).
graph::LonLat homeCentre(const graph::Dataset& dataset, geo::ProjectionKind kind);

/// Where a city, a post or a region (the middle of its cities on the sphere) is. Nothing for an id that the data does
/// not have. O(log cities), for a region O(cities).
std::optional<graph::LonLat> positionOf(const graph::Dataset& dataset, const std::string& id);

/// The position that `centre` stands for; home when there is none, or its place is not in the data.
graph::LonLat centreOf(const graph::Dataset& dataset, geo::ProjectionKind kind, const std::optional<MapCentre>& centre);

/// centreOf() for who asks in every frame: the home meridian is searched for once, a place when it is another than the
/// time before. Belongs to one thread.
class Centres {
 public:
  explicit Centres(std::shared_ptr<const graph::Dataset> dataset) : dataset_(std::move(dataset)) {}

  graph::LonLat of(geo::ProjectionKind kind, const std::optional<MapCentre>& centre);
  /// How often the data was searched.
  std::uint64_t searches() const { return searches_; }

 private:
  std::shared_ptr<const graph::Dataset> dataset_;
  std::optional<graph::Longitude> home_;
  std::string place_;  ///< the last asked for, and where it is
  std::optional<graph::LonLat> at_;
  std::uint64_t searches_ = 0;
};

}  // namespace cityties::core
