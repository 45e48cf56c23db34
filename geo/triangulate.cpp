#include <array>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"

namespace cityties::geo {
namespace {

void appendTriangles(const Geos& geos, const PlanePolygon& polygon, std::vector<float>& corners, bool mayRepair) {
  const auto shape = geos.polygon(polygon);
  if (!shape) return;
  const auto triangles = geos.own(GEOSConstrainedDelaunayTriangulation_r(geos.handle(), shape.get()));
  if (!triangles) {
    if (!mayRepair) return;
    for (const PlanePolygon& part : geos.repaired(polygon)) appendTriangles(geos, part, corners, false);
    return;
  }
  const int count = GEOSGetNumGeometries_r(geos.handle(), triangles.get());
  corners.reserve(corners.size() + 6 * static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* ring =
        GEOSGetExteriorRing_r(geos.handle(), GEOSGetGeometryN_r(geos.handle(), triangles.get(), i));
    const GEOSCoordSequence* sequence = ring ? GEOSGeom_getCoordSeq_r(geos.handle(), ring) : nullptr;
    if (!sequence) continue;
    std::array<double, 8> points{};  // a closed triangle
    GEOSCoordSeq_copyToBuffer_r(geos.handle(), sequence, points.data(), 0, 0);
    for (std::size_t k = 0; k < 6; ++k) corners.push_back(static_cast<float>(points[k]));
  }
}

}  // namespace

std::vector<float> triangulate(const PlaneMultiPolygon& area) {
  const Geos geos;
  std::vector<float> corners;
  for (const PlanePolygon& polygon : area) appendTriangles(geos, polygon, corners, true);
  return corners;
}

}  // namespace cityties::geo
