#pragma once
// Meridians, parallels and the outline, in the coordinates of CutShapes. Private to geo.

#include "geo/plane.hpp"

namespace cityties::geo {

/// Every `step` degrees of true longitude and latitude within `window` (x counted from the centre), with as many
/// points as tell the way. Lines that would lie on the window's own sides or on a pole are left out.
PlaneMultiLine graticule(double centralLongitude, const PlaneBox& window, double step);

/// The same on the whole sphere, with the meridian opposite to the centre.
PlaneMultiLine graticuleAround(double centralLongitude, double step);

/// Counter-clockwise along the sides of the window.
PlaneRing windowRing(const PlaneBox& window);

}  // namespace cityties::geo
