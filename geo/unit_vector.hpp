#pragma once
// Points of the sphere as vectors of length 1: x towards 0° N 0° E, y towards 0° N 90° E, z towards the north pole.

#include <cmath>
#include <numbers>

#include "graph/units.hpp"

namespace cityties::geo {

struct UnitVector {
  double x = 0;
  double y = 0;
  double z = 0;
  bool operator==(const UnitVector&) const = default;
};

inline UnitVector operator+(UnitVector a, UnitVector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline UnitVector operator-(UnitVector a, UnitVector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline UnitVector operator*(double s, UnitVector a) { return {s * a.x, s * a.y, s * a.z}; }
inline double dot(UnitVector a, UnitVector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline UnitVector cross(UnitVector a, UnitVector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(UnitVector a) { return std::sqrt(dot(a, a)); }
inline UnitVector normalised(UnitVector a) { return (1 / length(a)) * a; }

inline UnitVector unitVector(graph::LonLat p) {
  const double lambda = p.lon.degrees * (std::numbers::pi / 180), phi = p.lat.degrees * (std::numbers::pi / 180);
  return {std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)};
}

/// Good at the poles too, where an arc sine would lose half the digits.
inline graph::LonLat lonLatOf(UnitVector v) {
  constexpr double degrees = 180 / std::numbers::pi;
  return {{std::atan2(v.y, v.x) * degrees}, {std::atan2(v.z, std::hypot(v.x, v.y)) * degrees}};
}

}  // namespace cityties::geo
