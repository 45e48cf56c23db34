#include "geo/triangulate.hpp"

#include <array>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"

namespace cityties::geo {
namespace {

void append(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles, bool mayRepair) {
  const auto shape = geos.polygon(polygon);
  if (!shape) return;
  const auto found = geos.own(GEOSConstrainedDelaunayTriangulation_r(geos.handle(), shape.get()));
  if (!found) {
    if (!mayRepair) return;
    for (const PlanePolygon& part : geos.repaired(polygon)) append(geos, part, triangles, false);
    return;
  }
  const int count = GEOSGetNumGeometries_r(geos.handle(), found.get());
  triangles.reserve(triangles.size() + static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* ring = GEOSGetExteriorRing_r(geos.handle(), GEOSGetGeometryN_r(geos.handle(), found.get(), i));
    const GEOSCoordSequence* sequence = ring ? GEOSGeom_getCoordSeq_r(geos.handle(), ring) : nullptr;
    if (!sequence) continue;
    std::array<double, 8> points{};  // a closed triangle
    GEOSCoordSeq_copyToBuffer_r(geos.handle(), sequence, points.data(), 0, 0);
    triangles.push_back({{{points[0], points[1]}, {points[2], points[3]}, {points[4], points[5]}}});
  }
}

}  // namespace

void appendTriangles(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles) {
  append(geos, polygon, triangles, true);
}

std::vector<float> triangulate(const PlaneMultiPolygon& area) {
  const Geos geos;
  std::vector<float> corners;
  std::vector<PlaneTriangle> triangles;
  for (const PlanePolygon& polygon : area) {
    triangles.clear();
    appendTriangles(geos, polygon, triangles);
    corners.reserve(corners.size() + 6 * triangles.size());
    for (const PlaneTriangle& triangle : triangles) {
      for (const PlanePoint p : triangle) {
        corners.push_back(static_cast<float>(p.x));
        corners.push_back(static_cast<float>(p.y));
      }
    }
  }
  return corners;
}

}  // namespace cityties::geo
