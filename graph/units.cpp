#include "graph/units.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cityties::graph {

Kilometres greatCircleDistance(LonLat a, LonLat b) {
  constexpr double radians = std::numbers::pi / 180;
  const double lat1 = a.lat.degrees * radians;
  const double lat2 = b.lat.degrees * radians;
  const double halfLat = std::sin((lat2 - lat1) / 2);
  const double halfLon = std::sin((b.lon.degrees - a.lon.degrees) * radians / 2);
  const double haversine = halfLat * halfLat + std::cos(lat1) * std::cos(lat2) * halfLon * halfLon;
  return Kilometres{2 * earthRadius.value * std::asin(std::min(1.0, std::sqrt(haversine)))};
}

}  // namespace cityties::graph
