#pragma once
// What of the sphere an azimuthal map shows: a cap about its centre. Private to geo. Vectors are in the view of
// geo/azimuthal.hpp.

#include <optional>
#include <utility>

#include "geo/azimuthal.hpp"
#include "geo/plane.hpp"

namespace cityties::geo {

/// Orthographic: the near hemisphere but for the last 0.14°, which lie on the limb. Equidistant: all but the last 1e-6
/// radians (six metres) before the antipode, which is the outer circle. Equal-area: 45°, more than an inset shows.
/// Gnomonic: 60°, more than a face of a cube around the sphere. An Edge for cutWalk.
class Cap {
 public:
  Cap(AzimuthalKind kind, double latitudeOfCentre);

  const AzimuthalView& azimuthal() const { return azimuthal_; }
  /// Of the map's edge in the plane: exactly 1, π, 2 sin 22.5°, tan 60°.
  double planeRadius() const { return planeRadius_; }

  int side(UnitVector v) const;
  UnitVector crossing(UnitVector a, UnitVector b) const;
  std::optional<std::pair<UnitVector, UnitVector>> twice(UnitVector a, UnitVector b, bool inside) const;

  /// A Path for Resampler, along great circles. What is on the edge, or off the map, comes to lie on the edge exactly.
  UnitVector middle(UnitVector a, UnitVector b) const { return normalised(a + b); }
  PlanePoint plane(UnitVector v) const;
  /// Along a great circle second derivatives are at most 1 on the globe, below 2 on an inset and below 10 on the near
  /// two thirds of an equidistant map; so these steps have sagittas below 1e-4 (s²/8 each).
  bool straight(UnitVector a, UnitVector b) const;

 private:
  /// Positive on the map; radians near the edge.
  double depth(UnitVector v) const;
  UnitVector onEdge(UnitVector v) const;

  AzimuthalView azimuthal_;
  double sine_, cosine_, planeRadius_;
};

}  // namespace cityties::geo
