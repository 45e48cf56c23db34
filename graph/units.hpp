#pragma once
// Units and axis order, as types: nothing in this program takes a bare `double lat`.

#include <compare>
#include <optional>

namespace cityties::graph {

/// Degrees east of Greenwich, WGS 84; [-180, 180] once read.
struct Longitude {
  double degrees = 0;
  auto operator<=>(const Longitude&) const = default;
};

/// Degrees north of the equator, WGS 84; [-90, 90].
struct Latitude {
  double degrees = 0;
  auto operator<=>(const Latitude&) const = default;
};

/// A position on the earth. Longitude first, as everywhere in this program; the types forbid swapping.
struct LonLat {
  Longitude lon;
  Latitude lat;
  auto operator<=>(const LonLat&) const = default;
};

struct Kilometres {
  double value = 0;
  auto operator<=>(const Kilometres&) const = default;
};

/// Mean radius of the earth (IUGG R1), on which every distance here is taken.
inline constexpr Kilometres earthRadius{6371.0088};

/// Great-circle distance on the sphere of `earthRadius` (haversine form, good at small distances).
Kilometres greatCircleDistance(LonLat a, LonLat b);

}  // namespace cityties::graph
