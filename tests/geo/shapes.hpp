#pragma once
// Small helpers for tests on shapes of the plane and the sphere.

#include <cmath>
#include <numbers>
#include <vector>

#include "geo/base_map.hpp"

namespace cityties::test {

inline constexpr double radian = std::numbers::pi / 180;
inline constexpr double squareKilometres = 6371.0088 * 6371.0088;  ///< in one unit of area of the plane

inline graph::LonLat at(double lon, double lat) { return {{lon}, {lat}}; }

inline double signedArea(const geo::PlaneRing& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return sum / 2;
}

/// Outer rings are counter-clockwise and holes clockwise, so signed areas add up.
inline double areaOf(const geo::PlaneMultiPolygon& polygons) {
  double sum = 0;
  for (const geo::PlanePolygon& polygon : polygons) {
    sum += signedArea(polygon.outer);
    for (const geo::PlaneRing& hole : polygon.holes) sum += signedArea(hole);
  }
  return sum;
}

/// On the sphere of radius 1, edges straight in longitude and latitude: the integral of -sin(lat) d(lon).
inline double sphereArea(const geo::LonLatRing& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double width = (ring[i].lon.degrees - ring[i - 1].lon.degrees) * radian;
    const double from = ring[i - 1].lat.degrees * radian, to = ring[i].lat.degrees * radian;
    sum -= width * (std::abs(to - from) < 1e-9 ? std::sin(from) : (std::cos(from) - std::cos(to)) / (to - from));
  }
  return std::abs(sum);
}

inline double sphereArea(const std::vector<geo::LonLatPolygon>& polygons) {
  double sum = 0;
  for (const geo::LonLatPolygon& polygon : polygons) {
    sum += sphereArea(polygon.outer);
    for (const geo::LonLatRing& hole : polygon.holes) sum -= sphereArea(hole);
  }
  return sum;
}

inline bool inRing(const geo::PlaneRing& ring, geo::PlanePoint p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const geo::PlanePoint a = ring[i - 1], b = ring[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

/// Index of the polygon that holds the point, or -1.
inline int polygonAt(const geo::PlaneMultiPolygon& polygons, geo::PlanePoint p) {
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    bool inside = inRing(polygons[i].outer, p);
    for (const geo::PlaneRing& hole : polygons[i].holes) inside = inside && !inRing(hole, p);
    if (inside) return static_cast<int>(i);
  }
  return -1;
}

inline geo::PlanePolygon box(double left, double low, double right, double high) {
  return {{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}}, {}};
}

inline geo::LonLatRing lonLatBox(double west, double south, double east, double north) {
  return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}

}  // namespace cityties::test
