#pragma once
// Azimuthal projections from unit vectors. Private to geo.
//
// A point is first turned into the view: x to the right (east of the centre), y up (north), z towards the viewer; the
// centre is (0, 0, 1). From there every azimuthal projection is a matter of the length of (x, y). PROJ gives the same
// plane (a test holds it to that), but goes through the arc cosine of z, which loses half the digits near the centre
// and near the antipode, and it has no place for the antipode itself.

#include <optional>

#include "geo/plane.hpp"
#include "geo/projection.hpp"
#include "geo/unit_vector.hpp"

namespace cityties::geo {

enum class AzimuthalKind { orthographic, equidistant, equalArea, gnomonic };

/// Of an azimuthal map (anything else has no use for the answer).
AzimuthalKind azimuthalKind(ProjectionKind kind);

class AzimuthalView {
 public:
  AzimuthalView(AzimuthalKind kind, double latitudeOfCentre);

  AzimuthalKind kind() const { return kind_; }

  /// From degrees: x counted from the central meridian, y latitude.
  UnitVector view(PlanePoint lonLat) const;
  /// From a vector whose x axis points to the central meridian.
  UnitVector tilted(UnitVector v) const { return {v.y, cosine_ * v.z - sine_ * v.x, sine_ * v.z + cosine_ * v.x}; }
  /// The way back, in degrees as above.
  PlanePoint lonLat(UnitVector view) const;

  /// Orthographic: the far side comes out mirrored onto the near one. Equidistant: the antipode is the lowest point of
  /// the outer circle. Gnomonic: great circles are straight; z must be positive.
  PlanePoint plane(UnitVector view) const;
  /// Nothing beyond what the whole earth, or the near half of it, fills.
  std::optional<UnitVector> fromPlane(PlanePoint p) const;

 private:
  AzimuthalKind kind_;
  double sine_, cosine_;
};

}  // namespace cityties::geo
