#pragma once
// A great-circle arc by its angle. Private to geo.

#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "geo/plane.hpp"
#include "geo/projection.hpp"
#include "geo/unit_vector.hpp"

namespace cityties::geo {

inline constexpr double almostNothing = 1e-12;  ///< radians (6 µm)

/// From a (at angle 0) to b (at `angle`, up to π), in longitudes counted from a central meridian.
struct Arc {
  PlanePoint a, b;  ///< longitude and latitude in degrees
  UnitVector start, tangent, normal;
  double angle = 0;

  UnitVector at(double theta) const { return std::cos(theta) * start + std::sin(theta) * tangent; }
  /// The direction of walking there.
  UnitVector along(double theta) const { return std::cos(theta) * tangent - std::sin(theta) * start; }
};

/// Nothing where both ends are one point. Antipodes: past the north pole; from pole to pole along the meridian of b.
std::optional<Arc> arcBetween(graph::LonLat a, graph::LonLat b, double central);

/// Angles from one to the other, so many that none of the steps is longer than 10°, with both ends.
std::vector<double> anglesBetween(double from, double to);

/// Projected on a map about a meridian, or on an azimuthal one.
PlaneMultiLine meridionalArc(const Arc& arc, ProjectionKind kind, double tolerance);
PlaneMultiLine azimuthalArc(const Arc& arc, ProjectionKind kind, double latitudeOfCentre, double tolerance);

}  // namespace cityties::geo
