#include "app/desk/desk.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "app/core/assets.hpp"
#include "app/desk/process_memory.hpp"
#include "app/desk/window_loop.hpp"
#include "app/text/text.hpp"

namespace cityties::desk {
namespace {

int refuse(const graph::Diagnostics& problems) {
  for (const auto& problem : problems) fmt::print(stderr, "{}\n", problem.text());
  return 1;
}

/// The first look for a font reads the lists of all; it is not left to the first frame.
void warmUpFonts() {
  text::TextEngine engine;
  engine.measure("A 城", core::labelStyle(core::style(core::Theme::dark), core::LabelClass::city, true));
}

}  // namespace

int run(const DeskOptions& options) {
  const auto start = std::chrono::steady_clock::now() - std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                            std::chrono::duration<double>(processAge()));
  saveMemory();
  if (!displayAvailable())
    return refuse({{.message = "no display: set DISPLAY, or use `cityties render` to draw the map into a file"}});
  // Reading begins before the window opens: both take a while.
  const std::jthread fonts(warmUpFonts);
  const auto centre = core::centreOf(*options.dataset, options.projection, options.centre);
  auto work = std::make_unique<Work>(Work::Subject{.baseMapFile = options.assets / "map" / "basemap.gpkg",
                                                   .dataset = options.dataset,
                                                   .scenario = options.document.scenario,
                                                   .story = options.story},
                                     geo::Projection::make(options.projection, centre));
  const auto& title = options.document.scenario.title.in(options.language);
  auto window =
      Window::open(title.empty() ? "CityTies" : "CityTies – " + title, options.width, options.height, options.scale);
  if (!window) return refuse(window.error());
  auto stage = Stage::make(core::shadersBeside(options.assets));
  if (!stage) return refuse(stage.error());
  if (!text::latinFont(core::FontWeight::regular))
    return refuse({{.message = "no font is installed: install fonts-inter (and fonts-wqy-microhei for Chinese)"}});
  Loop loop(options, std::move(*window), std::move(*stage), std::move(work), start);
  return loop.run();
}

}  // namespace cityties::desk
