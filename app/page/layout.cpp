#include "app/page/layout.hpp"

#include <algorithm>

namespace cityties::page {
namespace {

/// Width to height below which a page is upright.
constexpr double uprightBelow = .95;

bool isUpright(const PageOptions& options) { return options.width / options.height < uprightBelow; }

}  // namespace

float pageScale(const PageOptions& options) {
  const bool upright = isUpright(options);
  double scale = std::min(options.width / (upright ? 760 : 1280), options.height / (upright ? 1080 : 720));
  // 12 logical pixels are the smallest text: 6 points are the least that is read in print.
  constexpr double legible = 6.0 / 12, pointsAnInch = 72;
  if (options.layout == Layout::bare) {
    const double sixPoints = legible * options.dpi / pointsAnInch;
    const double most = 3 * scale;  // a page of a few pixels is not to be one letter
    scale = std::max(scale, std::min(sixPoints, most));
  }
  return static_cast<float>(scale * options.textScale);
}

MapLayout layoutMap(const PageOptions& options, float columnHeight) {
  const core::Style& style = core::style(options.theme);
  MapLayout layout;
  const float width = static_cast<float>(options.width), height = static_cast<float>(options.height);
  layout.scale = pageScale(options);
  layout.upright = isUpright(options);
  const float s = layout.scale, margin = style.pageMargin * s, gap = style.pageGap * s;
  layout.page = layout.map = {0, 0, width, height};
  layout.legendX = margin;
  const float top = 56 * s;
  if (layout.upright) {
    const float most = height * .45f, used = columnHeight > 0 ? std::min(columnHeight, most) : most;
    layout.column = {2 * gap, height - 2 * gap - used, width - 4 * gap, used};
    layout.map.height = std::max(layout.column.y - gap, 1.0f);
    layout.title = {margin, style.pagePadding * 1.5f * s, width - 2 * margin, 76 * s};
    layout.legendBottom = layout.map.height - gap;
    const float room = layout.map.height - top;
    layout.inner = {margin * .5f, top, width - margin, std::clamp(room, 1.0f, std::max(width, 1.0f))};
    return layout;
  }
  const float column = std::min(style.pageColumn * s, width);
  layout.column = {width - column - 2 * gap, 2 * gap, column, height - 4 * gap};
  layout.title = {margin, style.pagePadding * 1.5f * s, std::max(layout.column.x - 2 * margin, 1.0f), 76 * s};
  layout.legendBottom = height - 2 * gap;
  // The map may run on below the legend: home keeps its south empty. At the top the arcs need their room.
  const float inner = std::max(layout.column.x - margin, 1.0f);
  layout.inner = {margin * .5f, top, inner, std::clamp(height - top, 1.0f, inner)};
  return layout;
}

core::PixelRect insetRect(const MapLayout& layout, bool left, float legendTop) {
  const core::Style& style = core::style(core::Theme::dark);
  const float s = layout.scale, gap = style.pageGap * s;
  const float right = layout.upright ? layout.map.width : layout.column.x;
  const float width = std::min(style.insetWidth * s, right - 4 * gap), height = style.insetHeight * s;
  // On the left the legend is below it; on the right of a wide page the legend ends before it begins.
  const float bottom = left || layout.upright ? legendTop - 2 * gap : layout.page.height - 2 * gap;
  return {left ? layout.legendX : right - 2 * gap - width, bottom - height, width, height};
}

std::vector<core::PixelRect> gridOf(std::size_t count, core::PixelRect room, float gap, float strip, float aspect) {
  const auto cell = [&](std::size_t columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const float c = static_cast<float>(columns), r = static_cast<float>(rows);
    return core::PixelRect{0, 0, std::max((room.width - (c - 1) * gap) / c, 1.0f),
                           std::max((room.height - (r - 1) * gap) / r - strip, 1.0f)};
  };
  const auto shown = [&](std::size_t columns) {
    const core::PixelRect rect = cell(columns);
    return std::min(rect.width, rect.height * aspect);
  };
  std::size_t best = 1;
  for (std::size_t columns = 2; columns <= count; ++columns)
    if (shown(columns) > shown(best)) best = columns;
  std::vector<core::PixelRect> rects;
  const core::PixelRect size = cell(best);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % best, row = i / best;
    rects.push_back({room.x + static_cast<float>(column) * (size.width + gap),
                     room.y + static_cast<float>(row) * (size.height + strip + gap) + strip, size.width, size.height});
  }
  return rects;
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
