#pragma once
// How stored shapes come to the plane of a map: cut, densified, projected, repaired. Private to geo. Two ways: maps
// about a meridian are cut in longitude and latitude, azimuthal ones on the sphere.

#include <memory>
#include <vector>

#include "geo/azimuthal.hpp"
#include "geo/base_map.hpp"
#include "geo/seam.hpp"

namespace cityties::geo {

class Geos;

class MapShapes {
 public:
  static std::unique_ptr<MapShapes> of(const Projection& projection);
  MapShapes() = default;
  MapShapes(const MapShapes&) = delete;
  MapShapes& operator=(const MapShapes&) = delete;
  virtual ~MapShapes() = default;

  /// Areas and outlines in the plane; areas valid.
  virtual CutShapes shapes(const std::vector<const LonLatPolygon*>& stored) const = 0;
  virtual PlaneMultiLine lines(const std::vector<LonLatRing>& stored) const = 0;
  virtual PlaneMultiLine net() const = 0;
  virtual PlaneRing outline() const = 0;
};

std::vector<const LonLatPolygon*> polygonsOf(const std::vector<LandShape>& shapes);

/// Appends an area, made valid; slivers of less than 20 m² are nothing.
void appendValid(const Geos& geos, PlanePolygon&& area, PlaneMultiPolygon& result);

std::unique_ptr<MapShapes> meridionalShapes(const Projection& projection);
std::unique_ptr<MapShapes> azimuthalShapes(AzimuthalKind kind, graph::LonLat centre);

}  // namespace cityties::geo
