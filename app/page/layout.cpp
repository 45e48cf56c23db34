#include "app/page/layout.hpp"

#include <algorithm>

namespace cityties::page {
namespace {

constexpr float designWidth = 1280, designHeight = 720;

}  // namespace

PageLayout layoutPage(const PageOptions& options) {
  const core::Style& style = core::style(options.theme);
  PageLayout layout;
  const float width = static_cast<float>(options.width), height = static_cast<float>(options.height);
  layout.scale = options.scale * std::min(width / designWidth, height / designHeight);
  const float s = layout.scale, margin = style.pageMargin * s, gap = style.pageGap * s;
  layout.page = {0, 0, width, height};
  layout.title = {margin, style.pagePadding * 1.5f * s, width * .4f, 76 * s};
  const float column = style.pageColumn * s;
  layout.column = {width - column - 2 * gap, 2 * gap, column, height - 4 * gap};
  const float legend = 68 * s;
  layout.legend = {margin, height - 2 * gap - legend, layout.column.x - 2 * margin, legend};
  // The map may run on below the legend: home keeps its south empty. At the top the arcs need their room.
  // On an upright page it hangs from the top.
  const float top = 56 * s, inner = std::max(layout.column.x - margin, 1.0f);
  layout.inner = {margin * .5f, top, inner, std::clamp(height - top, 1.0f, inner)};
  return layout;
}

core::PixelRect insetRect(const PageLayout& layout, bool left) {
  const core::Style& style = core::style(core::Theme::dark);
  const float s = layout.scale, gap = style.pageGap * s;
  const float width = std::min(style.insetWidth * s, layout.column.x - 4 * gap), height = style.insetHeight * s;
  // On the left the legend is below it; on the right the legend ends before it begins.
  const float bottom = left ? layout.legend.y - 2 * gap : layout.page.height - 2 * gap;
  return {left ? layout.legend.x : layout.column.x - 2 * gap - width, bottom - height, width, height};
}

std::optional<Locator> locate(const std::vector<graph::LonLat>& outline, const geo::Projection& projection,
                              const core::Camera& camera, core::PixelRect viewport, core::PixelRect inset) {
  Locator locator;
  for (const graph::LonLat& point : outline)
    if (const auto at = projection.forward(point)) locator.frame.push_back(core::toPixels(camera, viewport, *at));
  if (locator.frame.size() < 4 || locator.frame.size() != outline.size()) return std::nullopt;
  const auto [left, right] = std::ranges::minmax_element(locator.frame, {}, &core::PixelPoint::x);
  if (right->x - left->x > viewport.width / 2) return std::nullopt;  // the seam runs through it
  // The frame begins at its south-west corner and goes round by the south-east, a quarter a side.
  const std::size_t side = (locator.frame.size() - 1) / 4;
  const core::PixelPoint southWest = locator.frame[0], southEast = locator.frame[side];
  const core::PixelPoint northEast = locator.frame[2 * side], northWest = locator.frame[3 * side];
  const float right0 = inset.x + inset.width, bottom = inset.y + inset.height;
  if (std::max(southWest.y, southEast.y) <= inset.y) {
    locator.from[0] = southWest;
    locator.from[1] = southEast;
    locator.to[0] = {inset.x, inset.y};
    locator.to[1] = {right0, inset.y};
  } else if (southEast.x <= inset.x) {
    locator.from[0] = northEast;
    locator.from[1] = southEast;
    locator.to[0] = {inset.x, inset.y};
    locator.to[1] = {inset.x, bottom};
  } else {
    locator.from[0] = northWest;
    locator.from[1] = southWest;
    locator.to[0] = {right0, inset.y};
    locator.to[1] = {right0, bottom};
  }
  return locator;
}

}  // namespace cityties::page
