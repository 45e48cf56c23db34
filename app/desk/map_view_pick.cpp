#include "app/desk/map_view_pick.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>

namespace cityties::desk {
namespace {

bool crosses(const geo::PlaneRing& ring, geo::PlanePoint p) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[i + 1];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

geo::PlaneBox boxOf(const geo::PlaneLine& line) {
  geo::PlaneBox box{line.front(), line.front()};
  for (const auto& p : line) {
    box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
    box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
  }
  return box;
}

double distance(geo::PlanePoint p, geo::PlanePoint a, geo::PlanePoint b) {
  const double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * x + (p.y - a.y) * y) / length, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * x, p.y - a.y - t * y);
}

geo::PlaneBox boxOf(const geo::PlaneMultiPolygon& area) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  geo::PlaneBox box{{infinity, infinity}, {-infinity, -infinity}};
  for (const auto& polygon : area)
    for (const auto& p : polygon.outer) {
      box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
      box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
  return box;
}

}  // namespace

bool picksLines(const core::Layer& layer) {
  return layer.id == "ties" || layer.id == "cut" || layer.id == "restored" || layer.id == "rerouted" ||
         layer.id == "routes";
}

bool contains(const geo::PlaneMultiPolygon& area, geo::PlanePoint point) {
  return std::ranges::any_of(area, [&](const geo::PlanePolygon& polygon) {
    return crosses(polygon.outer, point) &&
           std::ranges::none_of(polygon.holes, [&](const auto& hole) { return crosses(hole, point); });
  });
}

PickIndex::PickIndex(const core::MapScene& scene) : layers_(scene.layers) {
  for (const auto& layer : layers_) {
    for (const auto& mark : layer->marks)
      if (!mark.dataId.empty()) marks_.push_back(&mark);
    if (picksLines(*layer))
      for (const auto& line : layer->lines)
        if (!line.dataId.empty() && !line.points.empty()) lines_.push_back({&line, boxOf(line.points)});
    for (const auto& area : layer->areas)
      if (!area.dataId.empty()) areas_.push_back({&area, boxOf(area.area)});
  }
}

std::optional<std::string> PickIndex::pickMark(core::PixelPoint pixel, const core::Camera& camera,
                                               const core::PixelRect& viewport, float scale, float slack) const {
  // What is drawn on top is what is clicked; beside all figures, the nearest is meant.
  const core::MarkShape *best = nullptr, *top = nullptr;
  float nearest = std::numeric_limits<float>::infinity();
  for (const auto* mark : marks_) {
    const auto at = core::toPixels(camera, viewport, mark->position);
    const float distance = std::hypot(at.x - pixel.x, at.y - pixel.y);
    if (distance <= mark->size * scale) top = mark;
    if (distance - mark->size * scale > slack * scale || distance > nearest) continue;
    best = mark;
    nearest = distance;
  }
  if (top) best = top;
  return best ? std::optional(best->dataId) : std::nullopt;
}

std::optional<std::string> PickIndex::pick(core::PixelPoint pixel, const core::Camera& camera,
                                           const core::PixelRect& viewport, float scale, float slack) const {
  if (auto mark = pickMark(pixel, camera, viewport, scale, slack)) return mark;
  if (auto line = pickLine(pixel, camera, viewport, scale)) return line;
  const auto point = core::toPlane(camera, viewport, pixel);
  for (const auto& area : areas_ | std::views::reverse)
    if (area.box.contains(point) && contains(area.shape->area, point)) return area.shape->dataId;
  return std::nullopt;
}

std::optional<std::string> PickIndex::pickLine(core::PixelPoint pixel, const core::Camera& camera,
                                               const core::PixelRect& viewport, float scale, float slack) const {
  const auto point = core::toPlane(camera, viewport, pixel);
  double nearest = slack * scale / camera.pixelsPerUnit;
  const core::LineShape* best = nullptr;
  for (const Line& line : lines_) {
    if (point.x < line.box.min.x - nearest || point.x > line.box.max.x + nearest ||
        point.y < line.box.min.y - nearest || point.y > line.box.max.y + nearest)
      continue;
    const auto& points = line.shape->points;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double one = distance(point, points[i], points[i + 1]);
      if (one > nearest) continue;
      nearest = one;
      best = line.shape;
    }
  }
  return best ? std::optional(best->dataId) : std::nullopt;
}

std::optional<geo::PlanePoint> PickIndex::findMark(const std::string& id) const {
  for (const auto* mark : marks_)
    if (mark->dataId == id) return mark->position;
  return std::nullopt;
}

std::optional<geo::PlanePoint> PickIndex::find(const std::string& id) const {
  if (const auto mark = findMark(id)) return mark;
  for (const auto& area : areas_)
    if (area.shape->dataId == id)
      return geo::PlanePoint{(area.box.min.x + area.box.max.x) / 2, (area.box.min.y + area.box.max.y) / 2};
  return std::nullopt;
}

float PickIndex::radius(const std::string& id) const {
  float largest = 0;
  for (const auto* mark : marks_)
    if (mark->dataId == id) largest = std::max(largest, mark->size);
  return largest;
}

}  // namespace cityties::desk
