#include "geo/triangulate.hpp"

#include <algorithm>
#include <array>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"
#include "geo/ear_clipping.hpp"
#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

/// GEOS's own triangles: slower by far, but it takes what is not quite a polygon.
void appendByGeos(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles,
                  bool mayRepair) {
  const auto shape = geos.polygon(polygon);
  if (!shape) return;
  const auto found = geos.own(GEOSConstrainedDelaunayTriangulation_r(geos.handle(), shape.get()));
  if (!found) {
    if (!mayRepair) return;
    for (const PlanePolygon& part : geos.repaired(polygon)) appendByGeos(geos, part, triangles, false);
    return;
  }
  const int count = GEOSGetNumGeometries_r(geos.handle(), found.get());
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* ring = GEOSGetExteriorRing_r(geos.handle(), GEOSGetGeometryN_r(geos.handle(), found.get(), i));
    const GEOSCoordSequence* sequence = ring ? GEOSGeom_getCoordSeq_r(geos.handle(), ring) : nullptr;
    if (!sequence) continue;
    std::array<double, 8> points{};  // a closed triangle
    GEOSCoordSeq_copyToBuffer_r(geos.handle(), sequence, points.data(), 0, 0);
    triangles.push_back({{{points[0], points[1]}, {points[2], points[3]}, {points[4], points[5]}}});
  }
}

/// The inside of every ring on its left: what clipping ears takes for granted.
bool insideOnTheLeft(const PlanePolygon& polygon) {
  return doubleArea(polygon.outer) > 0 &&
         std::ranges::all_of(polygon.holes, [](const PlaneRing& hole) { return doubleArea(hole) < 0; });
}

}  // namespace

void appendTriangles(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles) {
  auto mesh = insideOnTheLeft(polygon) ? clipEars(polygon) : std::nullopt;
  if (!mesh) return appendByGeos(geos, polygon, triangles, true);
  makeDelaunay(*mesh);
  for (const auto& corners : mesh->triangles)
    triangles.push_back({mesh->points[corners[0]], mesh->points[corners[1]], mesh->points[corners[2]]});
}

std::vector<float> triangulate(const PlaneMultiPolygon& area) {
  const Geos geos;
  // As many triangles as corners, nearly. Room is made once: making it polygon by polygon would copy all each time.
  std::size_t points = 0;
  for (const PlanePolygon& polygon : area) {
    points += polygon.outer.size();
    for (const PlaneRing& hole : polygon.holes) points += hole.size() + 2;
  }
  std::vector<float> corners;
  corners.reserve(6 * points);
  std::vector<PlaneTriangle> triangles;
  for (const PlanePolygon& polygon : area) {
    triangles.clear();
    appendTriangles(geos, polygon, triangles);
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
