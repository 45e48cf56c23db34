#include "geo/base_map_geos.hpp"

#include <algorithm>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {

static_assert(sizeof(PlanePoint) == 2 * sizeof(double), "coordinates are handed to GEOS as one array");

Geos::Geos() : context_(GEOS_init_r()) {}
Geos::~Geos() { GEOS_finish_r(context_); }

GEOSGeometry* Geos::ring(const PlaneRing& points) const {
  if (points.size() < 4 || !(points.front() == points.back())) return nullptr;
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_copyFromBuffer_r(context_, &points.front().x, static_cast<unsigned>(points.size()), 0, 0);
  return sequence ? GEOSGeom_createLinearRing_r(context_, sequence) : nullptr;  // takes the sequence
}

Geos::Geometry Geos::polygon(const PlanePolygon& polygon) const {
  GEOSGeometry* shell = ring(polygon.outer);
  if (!shell) return own(nullptr);
  std::vector<GEOSGeometry*> holes;
  for (const PlaneRing& points : polygon.holes) {
    if (GEOSGeometry* hole = ring(points)) holes.push_back(hole);
  }
  return own(GEOSGeom_createPolygon_r(context_, shell, holes.data(), static_cast<unsigned>(holes.size())));
}

Geos::Geometry Geos::multiPolygon(const PlaneMultiPolygon& polygons) const {
  std::vector<GEOSGeometry*> parts;
  for (const PlanePolygon& each : polygons) {
    if (Geometry part = polygon(each)) parts.push_back(part.release());
  }
  return own(
      GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

Geos::Geometry Geos::collection(std::vector<Geometry> parts) const {
  std::vector<GEOSGeometry*> raw;
  for (Geometry& part : parts) {
    if (part) raw.push_back(part.release());
  }
  return own(
      GEOSGeom_createCollection_r(context_, GEOS_GEOMETRYCOLLECTION, raw.data(), static_cast<unsigned>(raw.size())));
}

PlaneRing Geos::points(const GEOSGeometry* ring) const {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, ring);
  unsigned size = 0;
  if (!sequence || !GEOSCoordSeq_getSize_r(context_, sequence, &size) || size == 0) return {};
  PlaneRing points(size);
  GEOSCoordSeq_copyToBuffer_r(context_, sequence, &points.front().x, 0, 0);
  return points;
}

void Geos::appendPolygons(const GEOSGeometry* geometry, PlaneMultiPolygon& result) const {
  const int type = GEOSGeomTypeId_r(context_, geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(context_, geometry) != 0) return;
    PlanePolygon polygon{points(GEOSGetExteriorRing_r(context_, geometry)), {}};
    if (doubleArea(polygon.outer) < 0) std::reverse(polygon.outer.begin(), polygon.outer.end());
    const int holes = GEOSGetNumInteriorRings_r(context_, geometry);
    for (int i = 0; i < holes; ++i) {
      PlaneRing hole = points(GEOSGetInteriorRingN_r(context_, geometry, i));
      if (doubleArea(hole) > 0) std::reverse(hole.begin(), hole.end());
      polygon.holes.push_back(std::move(hole));
    }
    result.push_back(std::move(polygon));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int count = GEOSGetNumGeometries_r(context_, geometry);
    for (int i = 0; i < count; ++i) appendPolygons(GEOSGetGeometryN_r(context_, geometry, i), result);
  }
}

PlaneMultiPolygon Geos::polygons(const GEOSGeometry* geometry) const {
  PlaneMultiPolygon result;
  if (geometry) appendPolygons(geometry, result);
  return result;
}

bool Geos::valid(const PlanePolygon& each) const {
  const Geometry geometry = polygon(each);
  return geometry && GEOSisValid_r(context_, geometry.get()) == 1;
}

bool Geos::valid(const PlaneMultiPolygon& polygons) const {
  const Geometry geometry = multiPolygon(polygons);
  return geometry && GEOSisValid_r(context_, geometry.get()) == 1;
}

PlaneMultiPolygon Geos::repaired(const PlanePolygon& each) const {
  const Geometry geometry = polygon(each);
  if (!geometry) return {};
  return polygons(own(GEOSMakeValid_r(context_, geometry.get())).get());
}

PlaneMultiPolygon Geos::united(const PlaneMultiPolygon& areas) const {
  const Geometry geometry = multiPolygon(areas);
  if (!geometry) return {};
  Geometry result = own(GEOSUnaryUnion_r(context_, geometry.get()));
  if (!result) {  // invalid input: repair first
    const Geometry repaired = own(GEOSMakeValid_r(context_, geometry.get()));
    if (repaired) result = own(GEOSUnaryUnion_r(context_, repaired.get()));
  }
  return polygons(result.get());
}

}  // namespace cityties::geo
