#pragma once
// Great-circle arcs on the map: densified by error, cut at the edge of the map.

#include "geo/plane.hpp"
#include "geo/projection.hpp"

namespace cityties::geo {

/// No chord of a projected arc is longer than this (earth radii in the plane), which keeps fades along a line smooth.
inline constexpr double longestChord = 0.2;

/// Projected arc from a to b, in the direction from a to b; usually one line. Between neighbouring points it deviates
/// from the chord by at most `tolerance` (earth radii), so straight arcs get few points.
/// - Across the seam: two lines that end at the same latitude on both edges. Where a pole is a line, an arc over it
///   follows that line on the side away from the seam.
/// - Mercator: nothing beyond the parallels, so an arc over the Arctic is two lines that end on the map's upper side.
/// - Azimuthal equidistant: through the antipode, two lines that end on the outer circle opposite to each other.
/// - Globe and inset: the part in front of the limb (within the cap), at most one line, its ends on it; or nothing.
/// Antipodal ends: through the north pole side; equal ends: nothing.
PlaneMultiLine projectArc(const Projection& projection, graph::LonLat a, graph::LonLat b, double tolerance = 0.002);

/// The point at `fraction` (0 at a, 1 at b) of the arc.
graph::LonLat pointOnArc(graph::LonLat a, graph::LonLat b, double fraction);

}  // namespace cityties::geo
