#pragma once
// Constrained Delaunay triangles through GEOS, in doubles. Private to geo.

#include <array>
#include <vector>

#include "geo/plane.hpp"

namespace cityties::geo {

class Geos;

using PlaneTriangle = std::array<PlanePoint, 3>;

/// Appends the triangles of a polygon; one that GEOS refuses is repaired first.
void appendTriangles(const Geos& geos, const PlanePolygon& polygon, std::vector<PlaneTriangle>& triangles);

}  // namespace cityties::geo
