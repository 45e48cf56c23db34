#pragma once
// Where things stand on a page. All in pixels; `scale` turns logical pixels into them.

#include <optional>

#include "app/core/scene.hpp"
#include "app/page/page.hpp"

namespace cityties::page {

struct PageLayout {
  float scale = 1;
  core::PixelRect page;
  core::PixelRect title;   ///< scenario, step, date
  core::PixelRect column;  ///< the finding; its height is an upper limit
  core::PixelRect legend;  ///< its rows and the credits
  core::PixelRect inner;   ///< what the framing is fitted into
};

PageLayout layoutPage(const PageOptions& options);

/// The close-up stands on the side of the map on which its district lies.
core::PixelRect insetRect(const PageLayout& layout, bool left);

/// Frame of the close-up on the main map, and the two thin lines from it to the close-up.
struct Locator {
  std::vector<core::PixelPoint> frame;
  core::PixelPoint from[2], to[2];
};
/// Nothing where the frame lies outside the projection.
std::optional<Locator> locate(const std::vector<graph::LonLat>& outline, const geo::Projection& projection,
                              const core::Camera& camera, core::PixelRect viewport, core::PixelRect inset);

}  // namespace cityties::page
