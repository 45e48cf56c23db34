#pragma once
// Where things stand on a page. All in pixels; `scale` turns logical pixels into them.

#include <optional>

#include "app/core/scene.hpp"
#include "app/page/page.hpp"

namespace cityties::page {

/// Pixels a logical pixel: 1 on a page of 1280 × 720 or, upright, 760 × 1080; no smaller than leaves text legible on a
/// figure of a paper's column, where the page has no more on it than a map.
float pageScale(const PageOptions& options);

/// Of the layout `map`: beside the map the finding stands in a column; on an upright page below it.
struct MapLayout {
  float scale = 1;
  bool upright = false;
  core::PixelRect page;
  core::PixelRect map;     ///< what the map fills
  core::PixelRect title;   ///< room for it
  core::PixelRect column;  ///< the finding; its height is an upper limit
  core::PixelRect inner;   ///< what the framing is fitted into
  float legendX = 0, legendBottom = 0;
};
/// `columnHeight`: what the finding takes, on an upright page.
MapLayout layoutMap(const PageOptions& options, float columnHeight);

/// The close-up stands on the side of the map on which its district lies. `legendTop`: above it on the left.
core::PixelRect insetRect(const MapLayout& layout, bool left, float legendTop);

/// Rooms for `count` maps of equal size with a strip for titles above each, in the rows and columns that show them
/// largest, from left to right and down. `aspect`: width to height of what the maps show.
std::vector<core::PixelRect> gridOf(std::size_t count, core::PixelRect room, float gap, float strip, float aspect);

/// Frame of the close-up on the main map, and the two thin lines from it to the close-up.
struct Locator {
  std::vector<core::PixelPoint> frame;
  core::PixelPoint from[2], to[2];
};
/// Nothing where the frame lies outside the projection.
std::optional<Locator> locate(const std::vector<graph::LonLat>& outline, const geo::Projection& projection,
                              const core::Camera& camera, core::PixelRect viewport, core::PixelRect inset);

}  // namespace cityties::page
