#pragma once
// From a scene to what a canvas draws: projected to pixels, cut to what is seen.

#include "app/page/canvas.hpp"

namespace cityties::page {

/// A part of the picture that shows a map.
struct MapView {
  core::Camera camera;
  core::PixelRect viewport;
  float scale = 1;  ///< pixels a logical pixel
};

/// Water and layers, clipped to the viewport. A group for each layer: `land`, `borders`, …; layers of ties that follow
/// one another are parts of one group `ties`.
void paintScene(Canvas& canvas, const core::MapScene& scene, const MapView& view, float radius = 0);

/// Where the map of the earth ends, unless the scene has it. A group `edge`.
void paintEdge(Canvas& canvas, const core::MapScene& scene, const geo::PlaneRing& outline, const core::Stroke& stroke,
               const MapView& view);

/// Centres of cities and posts, for labels to keep off.
std::vector<core::PixelPoint> marksOf(const core::MapScene& scene, const MapView& view);

/// A group `labels`.
void paintLabels(Canvas& canvas, const std::vector<core::PlacedLabel>& labels);

}  // namespace cityties::page
