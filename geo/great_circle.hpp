#pragma once
// Great-circle arcs on the map: densified by error, cut at the seam.

#include "geo/plane.hpp"
#include "geo/projection.hpp"

namespace cityties::geo {

/// Projected arc from a to b. Usually one line; two when it crosses the seam (or leaves an inset), joined at the same
/// latitude on both edges. Between neighbouring points the arc deviates from the chord by at most `tolerance`
/// (earth radii) and no chord is longer than 0.2, so straight arcs get few points. Over a pole the line follows the
/// pole line on the side away from the seam. Antipodal ends: through the north pole side; equal ends: nothing.
PlaneMultiLine projectArc(const Projection& projection, graph::LonLat a, graph::LonLat b, double tolerance = 0.002);

/// The point at `fraction` (0 at a, 1 at b) of the arc.
graph::LonLat pointOnArc(graph::LonLat a, graph::LonLat b, double fraction);

}  // namespace cityties::geo
