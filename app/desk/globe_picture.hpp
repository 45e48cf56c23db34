#pragma once
// What the globe shows while it turns: the coarse earth and the strongest ties as unit vectors, so that a frame needs
// one matrix and no projection. No GL here: made on a background thread, uploaded once by GlobePainter.

#include <cstddef>
#include <memory>
#include <vector>

#include "app/core/compose.hpp"
#include "geo/globe.hpp"

namespace cityties::desk {

struct GlobeVertex {
  float x = 0, y = 0, z = 0;
  core::Rgba colour;
};

/// A point of a line. As LinePoint: each line has one point before and after it that is none of its own (`own` −1) and
/// carries the neighbour for the mitre.
struct GlobePoint {
  float x = 0, y = 0, z = 0;
  float own = 1;
  core::Rgba colour;
};

struct GlobeMark {
  float x = 0, y = 0, z = 0;
  float size = 0, outlineWidth = 0;
  float symbol = 0;
  core::Rgba fill, outline;
};

struct GlobeLines {
  std::size_t first = 0, count = 0;  ///< instances: i joins points i + 1 and i + 2
  float width = 1;                   ///< logical pixels
};

struct GlobePicture {
  std::vector<GlobeVertex> areas;
  std::vector<GlobePoint> points;
  std::vector<GlobeLines> base;  ///< graticule, borders, coast
  std::vector<GlobeLines> ties;  ///< one entry a tie or flow, the strongest first: a prefix is a reduced number
  std::vector<GlobeMark> marks;
  core::Rgba limb;
};

/// As many ties as a picture holds: more are not drawn while a globe turns, and what is not drawn needs no memory.
inline constexpr std::size_t mostGlobeTies = 2000;

/// O(mesh + ties). More than `mostGlobeTies` ties are gathered by country, strongest first.
std::shared_ptr<const GlobePicture> makeGlobePicture(const geo::GlobeMesh& mesh, const core::Story& story,
                                                     const core::ProjectedBase& base,
                                                     const core::ComposeOptions& options);

}  // namespace cityties::desk
