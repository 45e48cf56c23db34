#pragma once
// Cutting shapes of the sphere at a map's seam. Private to geo.
//
// Stored shapes are cut at ±180°, where a map may want no cut, and whole where it wants one. So: (1) the edges along
// ±180° and the poles are thrown away and the loose ends of both sides joined, which gives rings on the sphere, some of
// them winding around a pole; (2) these are cut where they cross the meridian opposite to the centre; (3) the loose
// ends are joined along the edge of the map, counter-clockwise, because the interior lies on the left. The poles need
// no rule of their own: the edge of the map runs along them. Nothing depends on the direction in which an arc is
// walked, so shapes that shared an arc share it still, to the last bit.

#include <span>
#include <vector>

#include "geo/base_map.hpp"

namespace cityties::geo {

/// A closed ring on the sphere, first point not repeated, interior on the left. Between neighbours the short way round.
using SphereRing = std::vector<graph::LonLat>;

/// Degrees: x counted from the central meridian, within [-180, 180]; y latitude.
struct CutShapes {
  PlaneMultiPolygon areas;
  PlaneMultiLine outlines;  ///< without edges along ±180°, the poles or the map's own seam
};

/// Areas without overlaps (one layer, or one region). O(n + k log k) for k crossings of the seam.
CutShapes cutAtSeam(const std::vector<const LonLatPolygon*>& polygons, double centralLongitude);

/// Lines, cut where they cross the seam.
PlaneMultiLine cutLinesAtSeam(const std::vector<LonLatRing>& lines, double centralLongitude);

/// Parts of polygons that touch ±180°, joined there. Ends without a partner keep the edges that were stored.
std::vector<SphereRing> joinAtDateLine(const std::vector<const LonLatPolygon*>& polygons);

/// A piece of a ring between two points of the seam, in the coordinates of CutShapes, or a whole ring (closed).
struct SeamPiece {
  PlaneLine points;
  bool closed = false;
};
std::vector<SeamPiece> cutRing(const SphereRing& ring, double centralLongitude);

/// Joins loose ends along the edge of the map; rings counter-clockwise around areas, clockwise around holes, closed.
std::vector<PlaneRing> joinAlongEdge(const std::vector<SeamPiece>& pieces);

/// Rings into polygons: every clockwise ring goes into the smallest counter-clockwise one around it.
PlaneMultiPolygon assemble(std::vector<PlaneRing> rings);

/// Twice the signed area, positive when counter-clockwise.
double doubleArea(std::span<const PlanePoint> ring);

/// Points between neighbours so that no step is longer than a degree in either direction, a quarter along the seam.
void densify(PlaneLine& line);
void densify(PlaneMultiPolygon& areas);

}  // namespace cityties::geo
