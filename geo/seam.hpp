#pragma once
// Cutting shapes of the sphere at a map's seam. Private to geo.
//
// Stored shapes are cut at ±180°, where a map may want no cut, and whole where it wants one. So: (1) the edges along
// ±180° and the poles are thrown away and the loose ends of both sides joined, which gives rings on the sphere, some of
// them winding around a pole; (2) these are cut where they leave the map: at the meridian opposite to the centre and,
// for Mercator, at its parallels (below), or at the circle around an azimuthal map (geo/azimuthal_shapes.cpp); (3) the
// loose ends are joined along the edge of the map, counter-clockwise, because the interior lies on the left. The poles
// need no rule of their own: the edge of the map runs along them. Nothing depends on the direction in which an arc is
// walked, so shapes that shared an arc share it still, to the last bit.

#include <span>
#include <vector>

#include "geo/base_map.hpp"
#include "geo/cut_walk.hpp"
#include "geo/map_edge.hpp"

namespace cityties::geo {

/// A closed ring on the sphere, first point not repeated, interior on the left. Between neighbours the short way round.
using SphereRing = std::vector<graph::LonLat>;

/// Degrees: x counted from the central meridian, within [-180, 180]; y latitude.
struct CutShapes {
  PlaneMultiPolygon areas;
  PlaneMultiLine outlines;  ///< without edges along ±180°, the poles or the map's own seam
};

/// Areas without overlaps (one layer, or one region), as far as `latitude` to the north and south (90: all).
/// O(n + k log k) for k crossings of the edge.
CutShapes cutAtSeam(const std::vector<const LonLatPolygon*>& polygons, double centralLongitude, double latitude);

/// Lines, cut where they cross the seam or the parallels.
PlaneMultiLine cutLinesAtSeam(const std::vector<LonLatRing>& lines, double centralLongitude, double latitude);

/// Parts of polygons that touch ±180°, joined there. Ends without a partner keep the edges that were stored.
std::vector<SphereRing> joinAtDateLine(const std::vector<const LonLatPolygon*>& polygons);

/// An edge that the cut at ±180° made, or one along a pole: no part of any outline.
bool isCutEdge(graph::LonLat a, graph::LonLat b);
bool hasCutEdges(const SphereRing& ring);
/// The ring as a closed line, or as lines without its cut edges.
std::vector<LonLatRing> outlinesOf(const SphereRing& ring);

/// A piece of a ring between two points of the edge, or a whole ring (closed; its first point may be repeated).
using SeamPiece = Piece<PlanePoint>;
std::vector<SeamPiece> cutRing(const SphereRing& ring, double centralLongitude);

/// What of the pieces lies south of `latitude` and north of its opposite. 90 leaves everything as it is.
std::vector<SeamPiece> cutAtParallels(std::vector<SeamPiece> pieces, double latitude);

/// Joins loose ends along the edge of the map; rings counter-clockwise around areas, clockwise around holes, closed.
std::vector<PlaneRing> joinAlongEdge(const std::vector<SeamPiece>& pieces, const MapEdge& edge);

/// Rings into polygons: every clockwise ring goes into the smallest counter-clockwise one around it.
PlaneMultiPolygon assemble(std::vector<PlaneRing> rings);

/// Twice the signed area, positive when counter-clockwise.
double doubleArea(std::span<const PlanePoint> ring);

/// Points between neighbours so that no step is longer than `longest` degrees in either direction. Steps across ±180
/// (by more than half a turn) take the short way. The same to the last bit whichever end comes first.
void splitSteps(PlaneLine& line, double longest);

/// The same with a quarter of a degree, for steps along the seam only: shapes that shared an arc may have been left
/// with different ends there, and their chords must agree.
void splitAlongSeam(PlaneLine& line);

}  // namespace cityties::geo
