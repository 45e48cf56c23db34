#include "geo/great_circle.hpp"

#include <algorithm>
#include <cmath>

#include "geo/arc.hpp"

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double longestPiece = 10 * radian;  ///< of the arc, before anything is measured

/// Longitude counted from a central meridian, in (-180, 180].
double relative(graph::Longitude longitude, double central) {
  const double value = std::remainder(longitude.degrees - central, 360.0);
  return value == -180.0 ? 180.0 : value;
}

UnitVector unit(PlanePoint lonLat) { return unitVector({{lonLat.x}, {lonLat.y}}); }

}  // namespace

std::optional<Arc> arcBetween(graph::LonLat a, graph::LonLat b, double central) {
  Arc arc;
  arc.a = {relative(a.lon, central), a.lat.degrees};
  arc.b = {relative(b.lon, central), b.lat.degrees};
  arc.start = unit(arc.a);
  const UnitVector end = unit(arc.b);
  // (a - b) × (a + b) = 2 a × b, without the cancellation that a × b suffers for near or opposite ends.
  const UnitVector twice = cross(arc.start - end, arc.start + end);
  const double sine = length(twice) / 2, cosine = dot(arc.start, end);
  if (sine < almostNothing && cosine > 0) return std::nullopt;
  if (sine < almostNothing) {  // antipodes: past the north pole; from a pole, down the meridian of b
    const double lambda = arc.a.x * radian, phi = arc.a.y * radian;
    const bool fromPole = std::hypot(arc.start.x, arc.start.y) < almostNothing;
    arc.tangent = fromPole
                      ? unit({arc.b.x, 0})
                      : UnitVector{-std::sin(phi) * std::cos(lambda), -std::sin(phi) * std::sin(lambda), std::cos(phi)};
    arc.normal = cross(arc.start, arc.tangent);
    arc.angle = std::numbers::pi;
  } else {
    arc.normal = (1 / (2 * sine)) * twice;
    arc.tangent = cross(arc.normal, arc.start);
    arc.angle = std::atan2(sine, cosine);
  }
  return arc;
}

std::vector<double> anglesBetween(double from, double to) {
  const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) / longestPiece - 1e-9)));
  std::vector<double> angles{from};
  for (int i = 1; i < pieces; ++i) angles.push_back(from + (to - from) * i / pieces);
  angles.push_back(to);
  return angles;
}

PlaneMultiLine projectArc(const Projection& projection, graph::LonLat a, graph::LonLat b, double tolerance) {
  const graph::LonLat centre = projection.centre();
  const auto arc = arcBetween(a, b, centre.lon.degrees);
  if (!arc) return {};
  if (isAzimuthal(projection.kind())) return azimuthalArc(*arc, projection.kind(), centre.lat.degrees, tolerance);
  return meridionalArc(*arc, projection.kind(), tolerance);
}

graph::LonLat pointOnArc(graph::LonLat a, graph::LonLat b, double fraction) {
  if (fraction == 0) return a;
  if (fraction == 1) return b;
  const auto arc = arcBetween(a, b, 0);
  return arc ? lonLatOf(arc->at(fraction * arc->angle)) : a;
}

}  // namespace cityties::geo
