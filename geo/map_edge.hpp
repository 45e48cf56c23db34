#pragma once
// The edge of a map: where shapes that were cut are closed again. Private to geo.

#include "geo/plane.hpp"

namespace cityties::geo {

/// A rectangle of degrees about (0, 0), or a circle about (0, 0) in the plane; walked counter-clockwise, so that the
/// map lies on the left.
class MapEdge {
 public:
  /// |x| <= 180, |y| <= latitude.
  static MapEdge rectangle(double latitude) { return {latitude, 0}; }
  static MapEdge circle(double radius) { return {0, radius}; }

  /// How far along the edge a point of it lies, in [0, wholeWay()].
  double way(PlanePoint p) const;
  double wholeWay() const;
  /// Points of the edge strictly between two places, counter-clockwise; `to` below `from` is past the end of the way.
  /// Of a rectangle its corners. Of a circle points at multiples of a quarter of a degree, whatever the ends, so that
  /// shapes that lie side by side along the edge have the same chords.
  void append(PlaneRing& ring, double from, double to) const;
  /// All of it, closed.
  PlaneRing ring() const;

 private:
  MapEdge(double latitude, double radius) : latitude_(latitude), radius_(radius) {}
  double latitude_, radius_;
};

}  // namespace cityties::geo
