#pragma once
// The earth as a ball, for the window: everything as unit vectors, made once per base map, and one matrix a frame. PROJ
// has no part in it; what the matrix gives is the plane of the `globe` projection, to 1e-15.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "geo/base_map.hpp"
#include "geo/plane.hpp"
#include "geo/unit_vector.hpp"

namespace cityties::geo {

/// Turns the earth so that `centre` faces the viewer and north is up: x to the right, y up, z towards the viewer.
/// (x, y) is the plane of the `globe` projection; what has z < 0 lies on the far side.
struct Rotation {
  std::array<double, 9> rows{1, 0, 0, 0, 1, 0, 0, 0, 1};  ///< row by row

  static Rotation facing(graph::LonLat centre);
  UnitVector operator()(UnitVector v) const {
    return {rows[0] * v.x + rows[1] * v.y + rows[2] * v.z, rows[3] * v.x + rows[4] * v.y + rows[5] * v.z,
            rows[6] * v.x + rows[7] * v.y + rows[8] * v.z};
  }
  UnitVector inverse(UnitVector v) const {
    return {rows[0] * v.x + rows[3] * v.y + rows[6] * v.z, rows[1] * v.x + rows[4] * v.y + rows[7] * v.z,
            rows[2] * v.x + rows[5] * v.y + rows[8] * v.z};
  }
};

/// All of them, into a span of the same size. What lies on the far side keeps its z below 0.
void rotate(const Rotation& rotation, std::span<const UnitVector> vectors, std::span<UnitVector> result);

/// The centre for which `held` lies at `pointer` in the plane of the globe (radius 1) with north up: the place that was
/// grabbed stays under the pointer. Beyond the limb the pointer counts where it left it. Of two such centres the one
/// nearer to `current`. Where there is none, because north stays up and a pole would have to come over the top, the
/// nearest that the latitude of `held` allows.
graph::LonLat centreHolding(graph::LonLat held, PlanePoint pointer, graph::LonLat current);

/// Where a great circle goes from a to b, both included, with chords that stay within `tolerance` (earth radii) of the
/// sphere. Antipodes go past the north pole, as on the map; equal ends give nothing.
std::vector<UnitVector> arcOnSphere(graph::LonLat a, graph::LonLat b, double tolerance);

/// Corner triples on the sphere, counter-clockwise from outside: what faces the viewer turns the same way.
using SphereTriangles = std::vector<std::array<UnitVector, 3>>;
using SphereLine = std::vector<UnitVector>;

/// A base map on the ball. No edge of a triangle and no step of a line is longer than `globeStep`, so chords and
/// triangles stay within 1 - cos(1.5°) ≈ 0.00034 earth radii (2.2 km) below the sphere, a third of a pixel on a globe
/// of 2,000 pixels. Triangles of one layer do not overlap; lines are straight in longitude and latitude, as stored.
struct GlobeMesh {
  SphereTriangles land, lakes;
  std::vector<SphereLine> coast, graticule;  ///< every 30°
  struct Borders {
    BorderKind kind = BorderKind::country;
    std::vector<SphereLine> lines;
  };
  std::vector<Borders> borders;  ///< one entry a kind
};
inline constexpr double globeStep = 0.0524;  ///< earth radii: 3°

/// O(vertices · log vertices); as dear as triangulating the land. Deterministic.
GlobeMesh makeGlobeMesh(const BaseMap& map);

/// Triangles of stored areas (a region, or several that do not overlap), as in a GlobeMesh.
SphereTriangles trianglesOnSphere(const std::vector<const LonLatPolygon*>& areas);

}  // namespace cityties::geo
