#pragma once
// Constrained Delaunay triangles, in doubles. Private to geo.

#include <array>
#include <vector>

#include "geo/plane.hpp"

namespace cityties::geo {

class Geos;

using PlaneTriangle = std::array<PlanePoint, 3>;

/// Appends the triangles of a polygon. Where ears do not lead to the end, GEOS does it; what that refuses is repaired
/// first. The same polygon gives the same triangles.
void appendTriangles(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles);

}  // namespace cityties::geo
