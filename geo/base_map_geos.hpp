#pragma once
// GEOS behind one small door. Private to geo: only .cpp files include this. Every object belongs to the Geos it came
// from, and a Geos to one thread. Failures come back as nothing, never as exceptions.

#include <geos_c.h>

#include <memory>
#include <vector>

#include "geo/plane.hpp"

namespace cityties::geo {

class Geos {
 public:
  struct Destroy {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

  Geos();
  ~Geos();
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  GEOSContextHandle_t handle() const { return context_; }
  Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroy{context_}}; }

  /// Null where a ring has fewer than four points or is not closed.
  Geometry polygon(const PlanePolygon& polygon) const;
  /// MULTIPOLYGON; polygons that are none are left out.
  Geometry multiPolygon(const PlaneMultiPolygon& polygons) const;
  Geometry collection(std::vector<Geometry> parts) const;

  /// The polygons of any geometry, lines and points dropped; rings turned counter-clockwise, holes clockwise.
  PlaneMultiPolygon polygons(const GEOSGeometry* geometry) const;

  bool valid(const PlanePolygon& polygon) const;
  bool valid(const PlaneMultiPolygon& polygons) const;
  /// The same area made of valid polygons.
  PlaneMultiPolygon repaired(const PlanePolygon& polygon) const;
  PlaneMultiPolygon united(const PlaneMultiPolygon& polygons) const;

 private:
  GEOSGeometry* ring(const PlaneRing& points) const;
  PlaneRing points(const GEOSGeometry* ring) const;
  void appendPolygons(const GEOSGeometry* geometry, PlaneMultiPolygon& result) const;

  GEOSContextHandle_t context_;
};

}  // namespace cityties::geo
