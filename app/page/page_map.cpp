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

}  // namespace

void drawMapPage(const Job& job) {
  const Sheet& sheet = job.sheet;
  const core::Findings findings = core::findings(job.story, job.step, job.words);
  const MapLayout layout = layoutFor(job, findings);
  PixelRect inner = layout.inner;
  // A closed shape stands free of the legend; other maps may run on below it.
  if (showsWhole(job)) inner.height = std::max(layout.legendBottom - 76 * layout.scale - inner.y, 1.0f);
  const core::Camera camera = cameraOf(job, job.step, layout.map, inner);
  const core::ComposeOptions compose = composeOptions(job, job.step, camera);
  const core::MapScene scene = core::compose(job.story, job.base, job.words, compose);
  const MapView view{camera, layout.map, layout.scale};
  sheet.canvas.box(layout.page, 0, sheet.ground, {}, "water");
  paintScene(sheet.canvas, scene, view);
  paintEdge(sheet.canvas, scene, job.base->map.outline, {sheet.style.border, sheet.style.coastWidth}, view);

  auto rows = core::legend(job.story, job.words, compose);
  if (auto note = core::noteItem(scene, job.options.theme)) rows.push_back({std::move(*note)});
  const std::string credits = core::credits(job.story, job.words);
  const auto plan = core::planInset(job.story, job.step, job.words);
  const float end = layout.upright ? layout.map.width : layout.column.x, gap = job.gap();
  const bool left = plan && standsLeft(job, *plan, view, layout);
  float legendWidth = end - layout.legendX - 2 * gap;
  if (plan && !left && !layout.upright) legendWidth = insetRect(layout, left, 0).x - layout.legendX - 2 * gap;
  legendWidth = std::max(legendWidth, 1.0f);
  NullCanvas nothing;
  const PixelRect legendRoom =
      drawLegend(sheet.on(nothing), layout.legendX, layout.legendBottom, legendWidth, rows, credits);
  std::optional<PixelRect> inset;
  if (plan) inset = insetRect(layout, left, legendRoom.y);

  // A soft shade of the water under the title, so that threads and borders do not run through it.
  sheet.canvas.shade({0, 0},
                     static_cast<float>(std::min(job.options.width * .47, 640.0 * static_cast<double>(layout.scale))),
                     180 * layout.scale, core::withAlpha(sheet.style.water, .92));
  if (plan) drawLocator(job, *plan, view, *inset);
  const PixelRect title =
      drawTitle(sheet, layout.title.x, layout.title.y, layout.title.width, job.story, job.step, job.words);
  const PixelRect column = drawColumn(sheet, layout.column, findings, job.words);
  const PixelRect legend = drawLegend(sheet, layout.legendX, layout.legendBottom, legendWidth, rows, credits);
  std::vector<PixelRect> obstacles{title, legend};
  // Beside and below the column there is only a strip of map, too narrow for names.
  if (!layout.upright) obstacles.push_back({column.x - gap, 0, layout.page.width - column.x + gap, layout.page.height});
  if (inset) obstacles.push_back(*inset);
  drawNames(job, scene, view, obstacles);
  if (plan) drawInset(job, *plan, *inset);
  sheet.canvas.open("frame");
  sheet.canvas.box(layout.page, 0, {0, 0, 0, 0}, {}, "frame");
  sheet.canvas.close();
}

}  // namespace cityties::page
