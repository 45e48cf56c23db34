#pragma once
// Meridians, parallels and the outline, in the coordinates of CutShapes. Private to geo.

#include "geo/plane.hpp"

namespace cityties::geo {

/// Every `step` degrees of true longitude and latitude within `window` (x counted from the centre); a point a degree.
/// Lines that would lie on the window's own sides or on a pole are left out.
PlaneMultiLine graticule(double centralLongitude, const PlaneBox& window, double step);

/// Counter-clockwise along the sides of the window.
PlaneRing windowRing(const PlaneBox& window);

/// The part of each line within the window.
PlaneMultiLine clipLines(const PlaneMultiLine& lines, const PlaneBox& window);

}  // namespace cityties::geo
