#pragma once
// Triangles of a polygon by clipping ears, made Delaunay by flipping edges. Private to geo.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/plane.hpp"

namespace cityties::geo {

/// Triangles that know their neighbours. Half-edge 3t + i runs from corner i of triangle t to the next.
struct TriangleMesh {
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<PlanePoint> points;
  std::vector<std::array<std::uint32_t, 3>> triangles;  ///< corners, counter-clockwise; some may be flat
  std::vector<std::uint32_t> twins;                     ///< of each half-edge; none along a ring
};

/// Triangles between the rings of a valid polygon with its outer ring counter-clockwise: its own corners, no others.
/// Every ear turns left or is flat, and triangles that do so everywhere cover each place as often as the rings wind
/// around it, that is, the area once: what comes back is right. Nothing comes back where no ear is left, as may happen
/// where rings touch. About O(n log n) for coasts, O(n²) at worst, and O(holes · n) for the bridges to holes. After
/// Held, FIST, Algorithmica 30 (2001), and Mapbox's earcut: ears in turn round the ring, leaving out each second, and
/// only corners that turn right can be in the way; here a grid holds them.
std::optional<TriangleMesh> clipEars(const PlanePolygon& polygon);

/// Flips edges between two triangles until no pair has opposite angles of more than 180° (constrained Delaunay; Lawson,
/// Software for C1 surface interpolation, 1977). Mends flat triangles on the way. O(flips), as a rule a few a triangle.
void makeDelaunay(TriangleMesh& mesh);

}  // namespace cityties::geo
