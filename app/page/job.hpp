#pragma once
// A page while it is made: what the layouts have in common.

#include <optional>
#include <vector>

#include "app/page/layout.hpp"
#include "app/page/sheet.hpp"

namespace cityties::page {

struct Job {
  const core::Story& story;
  const core::ProjectedBasePtr& base;
  const geo::BaseMap& map;
  const core::Catalogue& words;
  const PageOptions& options;
  Sheet sheet;
  std::size_t step = 0, against = 0;

  bool chinese() const { return words.language() == core::Language::chinese; }
  float gap() const { return sheet.style.pageGap * sheet.scale; }
  core::PixelRect page() const { return {0, 0, static_cast<float>(options.width), static_cast<float>(options.height)}; }
};

/// The ids that are no city, post, region or country of the dataset, nor the one word `world`.
std::vector<std::string> unknownPlaces(const graph::Dataset& dataset, const std::vector<std::string>& ids);

/// The part of the map's plane that a map of the page shows: what is to fit, else the whole earth on a disc about a
/// place asked for, else the step's framing, without the room that it leaves for a close-up where the layout has none.
geo::PlaneBox boxOf(const Job& job, std::size_t step);
/// It shows all of a map that is a disc or another closed shape, so that nothing may lie over its edge.
bool showsWhole(const Job& job);

/// That box in `inner`, as close as asked for. With the place asked for in the middle of it, as far as the earth
/// reaches, unless something is to fit.
core::Camera cameraOf(const Job& job, std::size_t step, core::PixelRect viewport, core::PixelRect inner);

/// A bar for the middle of `seen`, the part of the map that nothing covers. None on a map of the whole earth, whose
/// scale no bar tells, and where core::scaleBar gives none.
std::optional<core::ScaleBar> scaleBarOf(const Job& job, const MapView& view, core::PixelRect seen);

core::ComposeOptions composeOptions(const Job& job, std::size_t step, const core::Camera& camera);

/// Names where they do not cover `obstacles`, marks, or the edge of the viewport.
void drawNames(const Job& job, const core::MapScene& scene, const MapView& view,
               std::vector<core::PixelRect> obstacles);

/// The close-up of the district in focus with its frame, and where on the main map it is.
void drawLocator(const Job& job, const core::InsetPlan& plan, const MapView& view, core::PixelRect inset);
void drawInset(const Job& job, const core::InsetPlan& plan, core::PixelRect rect);

void drawMapPage(const Job& job);
void drawBarePage(const Job& job);
void drawPairPage(const Job& job);
void drawContactSheet(const Job& job);

}  // namespace cityties::page
