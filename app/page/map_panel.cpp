// Parts of pages that show a map: where it looks, its names, its close-up.

#include <algorithm>
#include <cmath>

#include "app/page/job.hpp"

namespace cityties::page {
namespace {

using core::PixelRect;

constexpr std::string_view world = "world";

std::vector<graph::LonLat> placesOf(const graph::Dataset& dataset, const std::string& id) {
  if (const graph::City* city = dataset.findCity(id)) return {city->position};
  if (const graph::Post* post = dataset.findPost(id)) return {post->position};
  const graph::Region* region = dataset.findRegion(id);
  std::vector<graph::LonLat> places;
  for (const graph::City& city : dataset.cities)
    if (city.region.text == id || city.country.text == id || (region && city.region == region->code))
      places.push_back(city.position);
  for (const graph::Post& post : dataset.posts)
    if (places.empty() && post.host.text == id) places.push_back(post.position);
  return places;
}

struct Bounds {
  std::optional<geo::PlaneBox> box;
  void add(const geo::PlanePoint& p) {
    if (!box) box = geo::PlaneBox{p, p};
    box->min = {std::min(box->min.x, p.x), std::min(box->min.y, p.y)};
    box->max = {std::max(box->max.x, p.x), std::max(box->max.y, p.y)};
  }
};

/// Of a region its whole area, where the base map knows it; else its cities.
void addFitted(const Job& job, const std::string& id, Bounds& bounds) {
  const graph::Region* region = job.story.dataset->findRegion(id);
  const std::string& code = region ? region->code.text : id;
  for (const geo::ProjectedRegion& shape : job.base->map.regions)
    if (shape.code == code)
      for (const geo::PlanePolygon& polygon : shape.area)
        for (const geo::PlanePoint& p : polygon.outer) bounds.add(p);
  for (const graph::LonLat& place : placesOf(*job.story.dataset, id))
    if (const auto at = job.base->projection.forward(place)) bounds.add(*at);
}

geo::PlaneBox withAir(const geo::PlaneBox& box) {
  // No closer than the base map can stand: some 400 kilometres across.
  constexpr double smallest = .06, air = .05;
  const double width = box.max.x - box.min.x, height = box.max.y - box.min.y;
  const double padX = std::max(air * width, (smallest - width) / 2),
               padY = std::max(air * height, (smallest - height) / 2);
  return {{box.min.x - padX, box.min.y - padY}, {box.max.x + padX, box.max.y + padY}};
}

/// The step's framing keeps its south empty for the close-up: where there is none, the map ends below the last city.
geo::PlaneBox withoutEmptySouth(const Job& job, geo::PlaneBox box) {
  const geo::Projection& projection = job.base->projection;
  const double width = box.max.x - box.min.x, height = box.max.y - box.min.y;
  double lowest = box.max.y;
  for (const graph::City& city : job.story.dataset->cities)
    if (const auto at = projection.forward(city.position); at && box.contains(*at)) lowest = std::min(lowest, at->y);
  constexpr double air = .1, flattest = 2.1;
  const double south = std::min(lowest - air * height, box.max.y - width / flattest);
  box.min.y = std::max(box.min.y, south);
  box.max.y = std::min(box.max.y + air * height, std::max(projection.bounds().max.y, box.max.y));  // for the arcs
  return box;
}

}  // namespace

bool showsWhole(const Job& job) {
  const auto& fit = job.options.fit;
  if (std::ranges::find(fit, world) != fit.end()) return true;
  const geo::ProjectionKind kind = job.base->projection.kind();
  return fit.empty() && (kind == geo::ProjectionKind::globe ||
                         (kind == geo::ProjectionKind::azimuthalEquidistant && job.options.middle.has_value()));
}

geo::PlaneBox boxOf(const Job& job, std::size_t step) {
  const geo::Projection& projection = job.base->projection;
  if (showsWhole(job)) {
    geo::PlaneBox box = projection.bounds();
    const double air = .02 * (box.max.y - box.min.y);
    return {{box.min.x - air, box.min.y - air}, {box.max.x + air, box.max.y + air}};
  }
  Bounds bounds;
  for (const std::string& id : job.options.fit) addFitted(job, id, bounds);
  if (bounds.box) return withAir(*bounds.box);
  const geo::PlaneBox box = core::framing(job.story, step, projection);
  return job.options.layout == Layout::map ? box : withoutEmptySouth(job, box);
}

namespace {

/// So that a point of the plane stands in the middle of `inner`.
void look(core::Camera& camera, geo::PlanePoint at, PixelRect viewport, PixelRect inner) {
  const double offX = static_cast<double>(inner.x + inner.width / 2 - (viewport.x + viewport.width / 2)),
               offY = static_cast<double>(inner.y + inner.height / 2 - (viewport.y + viewport.height / 2));
  camera.centre = {at.x - offX / camera.pixelsPerUnit, at.y + offY / camera.pixelsPerUnit};
}

core::TextStyle captionStyle(const Sheet& sheet) {
  core::TextStyle set = sheet.type(sheet.style.small, core::FontWeight::medium, sheet.style.textSecondary);
  set.halo = sheet.style.halo;
  set.haloWidth = 2 * sheet.scale;
  return set;
}

}  // namespace

std::vector<std::string> unknownPlaces(const graph::Dataset& dataset, const std::vector<std::string>& ids) {
  std::vector<std::string> unknown;
  for (const std::string& id : ids)
    if (id != world && placesOf(dataset, id).empty()) unknown.push_back(id);
  return unknown;
}

core::Camera cameraOf(const Job& job, std::size_t step, PixelRect viewport, PixelRect inner) {
  const geo::Projection& projection = job.base->projection;
  const geo::PlaneBox box = boxOf(job, step), earth = projection.bounds();
  core::Camera camera = core::fit(box, viewport, inner);
  camera.pixelsPerUnit *= job.options.zoom;
  geo::PlanePoint middle{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
  const double half = static_cast<double>(inner.height) / 2 / camera.pixelsPerUnit;
  const bool moved = job.options.middle && job.options.fit.empty() && !showsWhole(job);
  if (moved) {
    if (const auto at = projection.forward(*job.options.middle)) middle = *at;
    // About a pole half of the picture would be nothing.
    if (2 * half < earth.max.y - earth.min.y) middle.y = std::clamp(middle.y, earth.min.y + half, earth.max.y - half);
  }
  look(camera, middle, viewport, inner);
  if (job.options.layout == Layout::map || moved || showsWhole(job)) return camera;
  // Room to spare goes to the south: beyond the pole there is nothing.
  const double top = camera.centre.y + static_cast<double>(viewport.height) / 2 / camera.pixelsPerUnit;
  camera.centre.y -= std::max(top - std::max(earth.max.y, box.max.y), 0.0);
  return camera;
}

std::optional<core::ScaleBar> scaleBarOf(const Job& job, const MapView& view, PixelRect seen) {
  if (showsWhole(job)) return std::nullopt;
  constexpr float longest = 120;
  core::Camera camera = view.camera;
  camera.centre = core::toPlane(view.camera, view.viewport, {seen.x + seen.width / 2, seen.y + seen.height / 2});
  return core::scaleBar(job.base->projection, camera, seen, longest * job.sheet.scale, job.words);
}

core::ComposeOptions composeOptions(const Job& job, std::size_t step, const core::Camera& camera) {
  core::ComposeOptions compose;
  compose.step = step;
  compose.theme = job.options.theme;
  compose.names = job.options.names;
  compose.content = job.options.content;
  compose.against = job.against;
  compose.flows = job.options.flows;
  compose.pixelsPerUnit = camera.pixelsPerUnit / static_cast<double>(job.sheet.scale);
  return compose;
}

void drawNames(const Job& job, const core::MapScene& scene, const MapView& view, std::vector<PixelRect> obstacles) {
  core::LabelRequest request;
  request.wishes = scene.labels.get();
  request.camera = view.camera;
  request.viewport = view.viewport;
  request.obstacles = std::move(obstacles);
  const float edge = job.gap() * .75f;  // no name touches the frame
  const PixelRect& port = view.viewport;
  request.obstacles.insert(request.obstacles.end(), {{port.x, port.y, edge, port.height},
                                                     {port.x, port.y, port.width, edge},
                                                     {port.x + port.width - edge, port.y, edge, port.height},
                                                     {port.x, port.y + port.height - edge, port.width, edge}});
  request.marks = marksOf(scene, view);
  request.style = &job.sheet.style;
  request.chinese = job.chinese();
  request.scale = view.scale;
  paintLabels(job.sheet.canvas, core::placeLabels(request, job.sheet.text.measurer()));
}

void drawLocator(const Job& job, const core::InsetPlan& plan, const MapView& view, PixelRect inset) {
  const auto locator = locate(plan.outline, job.base->projection, view.camera, view.viewport, inset);
  if (!locator) return;
  const core::Stroke stroke{job.sheet.style.locator, job.sheet.scale};
  job.sheet.canvas.open("locator");
  job.sheet.canvas.line({{{locator->frame}}, stroke, {"locator", {}, {}}});
  for (int i = 0; i < 2; ++i)
    job.sheet.canvas.line({{{{locator->from[i], locator->to[i]}}}, stroke, {"locator", {}, {}}});
  job.sheet.canvas.close();
}

void drawInset(const Job& job, const core::InsetPlan& plan, PixelRect rect) {
  const Sheet& sheet = job.sheet;
  const float radius = sheet.style.pageRadius * sheet.scale;
  const auto base = core::projectBase(job.map, plan.projection);
  const MapView view{core::fit(plan.box, rect, rect), rect, sheet.scale};
  core::ComposeOptions compose = composeOptions(job, job.step, view.camera);
  compose.inset = true;
  const core::MapScene scene = core::compose(job.story, base, job.words, compose);
  sheet.canvas.open("inset");
  sheet.canvas.setPrefix("inset-");
  paintScene(sheet.canvas, scene, view, radius);
  const core::TextStyle set = captionStyle(sheet);
  const core::TextSize size = sheet.measure(plan.caption, set);
  const float pad = sheet.style.pagePadding * sheet.scale;
  const PixelRect caption{rect.x + pad, rect.y + rect.height - pad - size.height * .8f, size.width, size.height};
  drawNames(job, scene, view, {caption});
  sheet.write(plan.caption, set, caption.x, caption.y);
  sheet.canvas.box(rect, radius, {0, 0, 0, 0}, core::Stroke{sheet.style.locator, sheet.scale}, "frame");
  sheet.canvas.setPrefix("");
  sheet.canvas.close();
}

}  // namespace cityties::page
