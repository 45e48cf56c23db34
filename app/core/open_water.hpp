#pragma once
// Where on the plane of a map nothing but water lies: room for the names of oceans and seas.

#include <cstdint>
#include <vector>

#include "geo/base_map.hpp"
#include "geo/projection.hpp"

namespace cityties::core {

/// A grid of squares over the map's bounds. Taken is every square that land touches or that is not wholly on the map.
/// Islands of less than 20,000 km² (of a close-up 1,000) do not count: a name may run over Hawaii. Immutable.
class OpenWater {
 public:
  /// O(vertices of the land + squares).
  OpenWater(const geo::Projection& projection, const geo::ProjectedBaseMap& map);

  /// Whether nothing but water of the map lies in the box (earth radii). Errs on the side of no, by less than a square,
  /// which is 1/400 of the map's width. O(1), by a table of sums (Crow 1984).
  bool holds(const geo::PlaneBox& box) const;

 private:
  geo::PlaneBox bounds_;
  double side_ = 1;
  int columns_ = 0, rows_ = 0;
  std::vector<std::int32_t> sums_;  ///< (columns + 1) × (rows + 1): taken squares to the left and below
};

}  // namespace cityties::core
