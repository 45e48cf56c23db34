#pragma once
// The coasts on their way from one map to another: between two projections points move, between two centres the earth
// turns. A few thousand points on the CPU, so that it works on software GL as well; no GL here.

#include <memory>
#include <vector>

#include "app/core/scene.hpp"
#include "geo/base_map.hpp"

namespace cityties::desk {

/// Outlines of land without the edges at which the data was cut.
using CoastLines = std::vector<std::vector<graph::LonLat>>;
/// Of the coarse map; islands of a few points are left out. O(points).
std::shared_ptr<const CoastLines> coastLines(const geo::BaseMap& map);

class CoastTurn {
 public:
  struct End {
    geo::Projection projection;
    core::Camera camera;
  };
  CoastTurn(std::shared_ptr<const CoastLines> coast, End from, End to)
      : coast_(std::move(coast)), from_(std::move(from)), to_(std::move(to)) {}

  /// At t from 0 to 1, in pixels about the middle of the viewport, y up: where both maps have a point, about the centre
  /// that lies t of the way on the great circle between theirs, it stands t of the way between the two. Lines are
  /// broken at the seam and where a point is on neither map. O(points).
  geo::PlaneMultiLine at(double t) const;
  const core::Camera& goal() const { return to_.camera; }

 private:
  std::shared_ptr<const CoastLines> coast_;
  End from_, to_;
};

}  // namespace cityties::desk
