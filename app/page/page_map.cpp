// The page with everything: map, title, close-up, legend, finding.

#include <algorithm>

#include "app/core/flows.hpp"
#include "app/page/job.hpp"

namespace cityties::page {
namespace {

using core::PixelRect;

/// The close-up stands on the side on which its district lies.
bool standsLeft(const Job& job, const core::InsetPlan& plan, const MapView& view, const MapLayout& layout) {
  float x = 0;
  int seen = 0;
  for (const graph::LonLat& point : plan.outline)
    if (const auto at = job.base->projection.forward(point)) {
      x += core::toPixels(view.camera, view.viewport, *at).x;
      ++seen;
    }
  const float end = layout.upright ? layout.map.width : layout.column.x;
  return seen > 0 && x / static_cast<float>(seen) < end / 2;
}

/// The layout, with a column below no higher than what it says.
MapLayout layoutFor(const Job& job, const core::Findings& findings) {
  const MapLayout first = layoutMap(job.options, 0);
  if (!first.upright) return first;
  NullCanvas nothing;
  return layoutMap(job.options, drawColumn(job.sheet.on(nothing), first.column, findings, job.words).height);
}

/// Where map, legend and close-up stand.
struct Placing {
  core::Camera camera;
  bool left = false;
  float legendWidth = 1;
  std::optional<PixelRect> inset;
};

/// The map lies under the box, or nearer to it than `air`.
bool meets(const Job& job, const core::Camera& camera, PixelRect viewport, PixelRect box, float air) {
  const PixelRect roomy{box.x - air, box.y - air, box.width + 2 * air, box.height + 2 * air};
  for (const float x : {roomy.x, roomy.x + roomy.width})
    for (const float y : {roomy.y, roomy.y + roomy.height})
      if (job.base->projection.inverse(core::toPlane(camera, viewport, {x, y}))) return true;
  return std::ranges::any_of(job.base->map.outline, [&](const geo::PlanePoint& p) {
    return roomy.contains(core::toPixels(camera, viewport, p));
  });
}

/// A smaller close-up in the same corner.
PixelRect shrunk(PixelRect rect, bool left, float times) {
  const float width = rect.width * times, height = rect.height * times;
  return {left ? rect.x : rect.x + rect.width - width, rect.y + rect.height - height, width, height};
}

/// A closed shape makes way for its close-up to the other side, as far as it must; where that is not enough the
/// close-up is smaller.
void partFromInset(const Job& job, const MapLayout& layout, PixelRect inner, Placing& placing) {
  constexpr int ways = 8;
  const geo::PlaneBox box = boxOf(job, job.step);
  const auto aspect = static_cast<float>((box.max.x - box.min.x) / (box.max.y - box.min.y));
  const float width = std::min(inner.width, inner.height * aspect);
  const PixelRect full = *placing.inset;
  for (const float times : {1.0f, .85f, .7f})
    for (int i = 0; i <= ways; ++i) {
      const float middle = (inner.width - width) / 2, way = middle * static_cast<float>(i) / ways;
      const PixelRect room{inner.x + middle + (placing.left ? way : -way), inner.y, width, inner.height};
      placing.camera = cameraOf(job, job.step, layout.map, room);
      placing.inset = shrunk(full, placing.left, times);
      if (!meets(job, placing.camera, layout.map, *placing.inset, job.gap())) return;
    }
  // It covers a part of the map wherever that stands.
  placing.camera = cameraOf(job, job.step, layout.map, inner);
}

/// Beside a short finding a closed shape without a close-up may reach below it, as far as it stays clear of it.
void widen(const Job& job, const MapLayout& layout, PixelRect inner, const PixelRect& column, Placing& placing) {
  constexpr int ways = 8;
  const float most = layout.page.width - 2 * inner.x - inner.width;
  for (int i = 0; i < ways; ++i) {
    const PixelRect room{inner.x, inner.y, inner.width + most * (1 - static_cast<float>(i) / ways), inner.height};
    const core::Camera camera = cameraOf(job, job.step, layout.map, room);
    if (meets(job, camera, layout.map, column, job.gap())) continue;
    placing.camera = camera;
    return;
  }
}

Placing place(const Job& job, const MapLayout& layout, const std::optional<core::InsetPlan>& plan,
              const PixelRect& column) {
  PixelRect inner = layout.inner;
  Placing placing;
  placing.camera = cameraOf(job, job.step, layout.map, inner);
  const float end = layout.upright ? layout.map.width : layout.column.x, gap = job.gap();
  placing.left = plan && standsLeft(job, *plan, {placing.camera, layout.map, layout.scale}, layout);
  placing.legendWidth = end - layout.legendX - 2 * gap;
  if (plan && !placing.left && !layout.upright)
    placing.legendWidth = insetRect(layout, placing.left, 0).x - layout.legendX - 2 * gap;
  placing.legendWidth = std::max(placing.legendWidth, 1.0f);
  if (!showsWhole(job)) return placing;
  // A closed shape stands free of the legend; other maps may run on below it.
  const core::ComposeOptions compose = composeOptions(job, job.step, placing.camera);
  Legend signs{core::legend(job.story, job.words, compose), {}, core::credits(job.story, job.words)};
  if (core::flowScaleOf(job.story, compose).level != core::FlowLevel::ties) signs.rows.push_back({{}});  // the note
  NullCanvas nothing;
  const float top =
      drawLegend(job.sheet.on(nothing), layout.legendX, layout.legendBottom, placing.legendWidth, signs).y;
  inner.height = std::max(top - gap - inner.y, inner.height / 2);
  placing.camera = cameraOf(job, job.step, layout.map, inner);
  if (!plan && !layout.upright) widen(job, layout, inner, column, placing);
  if (!plan) return placing;
  placing.inset = insetRect(layout, placing.left, top);
  partFromInset(job, layout, inner, placing);
  return placing;
}

}  // namespace

void drawMapPage(const Job& job) {
  const Sheet& sheet = job.sheet;
  const core::Findings findings = core::findings(job.story, job.step, job.words);
  const MapLayout layout = layoutFor(job, findings);
  const auto plan = core::planInset(job.story, job.step, job.words);
  NullCanvas nothing;
  const PixelRect column = drawColumn(sheet.on(nothing), layout.column, findings, job.words);
  const Placing placing = place(job, layout, plan, column);
  const core::ComposeOptions compose = composeOptions(job, job.step, placing.camera);
  const core::MapScene scene = core::compose(job.story, job.base, job.words, compose);
  const MapView view{placing.camera, layout.map, layout.scale};
  sheet.canvas.box(layout.page, 0, sheet.ground, {}, "water");
  paintScene(sheet.canvas, scene, view);
  paintEdge(sheet.canvas, scene, job.base->map.outline, {sheet.style.border, sheet.style.coastWidth}, view);

  Legend signs{core::legend(job.story, job.words, compose), {}, core::credits(job.story, job.words)};
  if (auto note = core::noteItem(scene, job.options.theme)) signs.rows.push_back({std::move(*note)});
  const float end = layout.upright ? layout.map.width : layout.column.x, gap = job.gap();
  const float legendWidth = placing.legendWidth;
  signs.bar = scaleBarOf(job, view, {0, 0, end, layout.map.height});
  const PixelRect legendRoom = drawLegend(sheet.on(nothing), layout.legendX, layout.legendBottom, legendWidth, signs);
  std::optional<PixelRect> inset = placing.inset;
  if (plan && !inset) inset = insetRect(layout, placing.left, legendRoom.y);

  // A soft shade of the water under the title, so that threads and borders do not run through it.
  sheet.canvas.shade({0, 0},
                     static_cast<float>(std::min(job.options.width * .47, 640.0 * static_cast<double>(layout.scale))),
                     180 * layout.scale, core::withAlpha(sheet.style.water, .92));
  if (plan) drawLocator(job, *plan, view, *inset);
  const PixelRect title =
      drawTitle(sheet, layout.title.x, layout.title.y, layout.title.width, job.story, job.step, job.words);
  drawColumn(sheet, layout.column, findings, job.words);
  const PixelRect legend = drawLegend(sheet, layout.legendX, layout.legendBottom, legendWidth, signs);
  std::vector<PixelRect> obstacles{title, legend};
  // Beside and below the column there is only a strip of map, too narrow for names, unless all of the map is there.
  const float below = showsWhole(job) ? column.y + column.height + gap : layout.page.height;
  if (!layout.upright) obstacles.push_back({column.x - gap, 0, layout.page.width - column.x + gap, below});
  if (inset) obstacles.push_back(*inset);
  drawNames(job, scene, view, obstacles);
  if (plan) drawInset(job, *plan, *inset);
  sheet.canvas.open("frame");
  sheet.canvas.box(layout.page, 0, {0, 0, 0, 0}, {}, "frame");
  sheet.canvas.close();
}

}  // namespace cityties::page
