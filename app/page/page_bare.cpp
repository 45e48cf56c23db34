// The map alone, for a paper that has its own caption: legend and credits stand below it, on paper.

#include <algorithm>

#include "app/core/flows.hpp"
#include "app/page/job.hpp"

namespace cityties::page {

void drawBarePage(const Job& job) {
  const Sheet& sheet = job.sheet;
  const float gap = job.gap();
  const core::PixelRect page = job.page();
  NullCanvas nothing;
  const float width = std::max(page.width - 2 * gap, 1.0f), bottom = page.height - gap;
  core::PixelRect port;
  core::Camera camera;
  Legend legend{{}, {}, core::credits(job.story, job.words)};
  core::MapScene scene;
  bool noted = false;
  // What legend and note say of flows depends on the scale of the map, and the map's room on the legend: twice is
  // enough.
  for (int round = 0; round < 2; ++round) {
    const core::ComposeOptions compose = composeOptions(job, job.step, camera);
    legend.rows = legendOf(job.story, job.words, compose, {job.step});
    if (round > 0 && core::flowScaleOf(job.story, compose).level != core::FlowLevel::ties) {
      scene = core::compose(job.story, job.base, job.words, compose);
      if (auto note = core::noteItem(scene, job.options.theme)) legend.rows.push_back({std::move(*note)}), noted = true;
    }
    const core::PixelRect below = drawLegend(sheet.on(nothing), gap, bottom, width, legend);
    // On a page too small for both, the map keeps half of it.
    port = {0, 0, page.width, std::max(below.y - gap, page.height / 2)};
    camera = cameraOf(job, job.step, port, port);
    legend.bar = scaleBarOf(job, {camera, port, sheet.scale}, port);
  }
  core::MapScene shown = core::compose(job.story, job.base, job.words, composeOptions(job, job.step, camera), &scene);
  scene = std::move(shown);
  if (noted) {  // in the words of what is drawn
    legend.rows.pop_back();
    if (auto note = core::noteItem(scene, job.options.theme)) legend.rows.push_back({std::move(*note)});
  }
  const MapView view{camera, port, sheet.scale};
  sheet.canvas.box(page, 0, sheet.ground, {}, "paper");
  paintScene(sheet.canvas, scene, view);
  paintEdge(sheet.canvas, scene, job.base->map.outline, {sheet.style.border, sheet.style.coastWidth}, view);
  drawNames(job, scene, view, {});
  drawLegend(sheet, gap, bottom, width, legend);
  sheet.canvas.open("frame");
  sheet.canvas.box({port.x, port.y + port.height, port.width, std::max(sheet.scale, .5f)}, 0, sheet.style.panelBorder,
                   {}, "rule");
  sheet.canvas.close();
}

}  // namespace cityties::page
