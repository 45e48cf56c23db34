#include "app/desk/painter_geometry.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>

#include "app/desk/map_view_pick.hpp"
#include "geo/base_map.hpp"

namespace cityties::desk {
namespace {

// Small enough that one run is drawn in about a millisecond without a GPU and that runs outside the picture are
// skipped.
constexpr std::size_t runVertices = 6000;
constexpr std::size_t runSegments = 1024;
constexpr std::size_t rememberedAreas = 600;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr geo::PlaneBox nothing{{infinity, infinity}, {-infinity, -infinity}};

void grow(geo::PlaneBox& box, double x, double y) {
  box.min = {std::min(box.min.x, x), std::min(box.min.y, y)};
  box.max = {std::max(box.max.x, x), std::max(box.max.y, y)};
}

/// Puts triangles that are near each other together, so that a run covers a small part of the map.
std::vector<float> gathered(const std::vector<float>& corners) {
  struct Triangle {
    std::uint64_t cell;
    std::size_t first;
  };
  std::vector<Triangle> order(corners.size() / 6);
  constexpr float cellsPerUnit = 4;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto cell = [&](std::size_t at) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(corners[at] * cellsPerUnit)) + 1000);
    };
    order[i] = {cell(6 * i + 1) << 32 | cell(6 * i), 6 * i};
  }
  std::ranges::stable_sort(order, {}, &Triangle::cell);
  std::vector<float> result;
  result.reserve(corners.size());
  for (const auto& t : order) result.insert(result.end(), &corners[t.first], &corners[t.first] + 6);
  return result;
}

void addFill(LayerGeometry& geometry, const std::vector<float>& triangles, core::Rgba colour) {
  for (std::size_t i = 0; i + 5 < triangles.size(); i += 6) {
    if (geometry.areaRuns.empty() || geometry.areaRuns.back().hatch || geometry.areaRuns.back().count >= runVertices)
      geometry.areaRuns.push_back({.first = geometry.areas.size(), .count = 0, .hatch = {}, .box = nothing});
    auto& run = geometry.areaRuns.back();
    for (std::size_t k = i; k < i + 6; k += 2) {
      geometry.areas.push_back({triangles[k], triangles[k + 1], colour});
      grow(run.box, triangles[k], triangles[k + 1]);
    }
    run.count += 3;
  }
}

void addHatch(LayerGeometry& geometry, const std::vector<float>& triangles, const core::Hatch& hatch) {
  AreaRun run{.first = geometry.areas.size(), .count = triangles.size() / 2, .hatch = hatch, .box = nothing};
  for (std::size_t k = 0; k + 1 < triangles.size(); k += 2) {
    geometry.areas.push_back({triangles[k], triangles[k + 1], hatch.colour});
    grow(run.box, triangles[k], triangles[k + 1]);
  }
  if (run.count > 0) geometry.areaRuns.push_back(run);
}

bool sameStroke(const LineRun& run, const core::Stroke& stroke) {
  return run.width == stroke.width && run.dash == stroke.dash && run.glow == stroke.glow;
}

LineRun& runFor(LayerGeometry& geometry, const core::Stroke& stroke, std::size_t first) {
  auto& runs = geometry.lineRuns;
  const bool joins = !runs.empty() && sameStroke(runs.back(), stroke) && runs.back().count < runSegments &&
                     runs.back().first + runs.back().count == first;
  if (!joins)
    runs.push_back(
        {.first = first, .count = 0, .width = stroke.width, .dash = stroke.dash, .glow = stroke.glow, .box = nothing});
  return runs.back();
}

MarkInstance instance(const core::MarkShape& mark) {
  return {.x = static_cast<float>(mark.position.x),
          .y = static_cast<float>(mark.position.y),
          .size = mark.size,
          .outlineWidth = mark.outline ? mark.outline->width : 0,
          .symbol = static_cast<float>(mark.symbol),
          .fill = mark.fill,
          .outline = mark.outline ? mark.outline->colour : core::Rgba{}};
}

core::LayerPtr withoutShapes(const core::Layer& layer) {
  auto light = std::make_shared<core::Layer>();
  light->id = layer.id;
  light->key = layer.key;
  light->madeFrom = layer.madeFrom;
  light->note = layer.note;
  light->flows = layer.flows;
  light->marks = layer.marks;
  std::ranges::copy_if(layer.areas, std::back_inserter(light->areas),
                       [](const core::AreaShape& area) { return !area.dataId.empty(); });
  if (picksLines(layer))
    for (const core::LineShape& line : layer.lines)
      if (!line.dataId.empty()) {
        light->lines.push_back({.points = line.points, .dataId = line.dataId});
      }
  return light;
}

}  // namespace

void addLine(LayerGeometry& geometry, const geo::PlaneLine& points, const std::vector<float>& opacity,
             const core::Stroke& stroke) {
  std::vector<LinePoint> line;
  line.reserve(points.size());
  double length = 0;
  const geo::PlanePoint* last = nullptr;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& p = points[i];
    const double step = last ? std::hypot(p.x - last->x, p.y - last->y) : 1;
    if (step < 1e-7) continue;  // below single precision; two equal points have no direction
    if (last) length += step;
    last = &p;
    const double alpha = i < opacity.size() ? opacity[i] : 1.;
    line.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(length),
                    core::withAlpha(stroke.colour, alpha * stroke.colour.a / 255.)});
  }
  if (line.size() < 2) return;
  const bool closed =
      line.size() > 3 && std::hypot(line.front().x - line.back().x, line.front().y - line.back().y) < 1e-6f;
  LinePoint before = closed ? line[line.size() - 2] : line.front();
  LinePoint after = closed ? line[1] : line.back();
  before.length = after.length = -1;
  const std::size_t start = geometry.lines.size();
  geometry.lines.push_back(before);
  geometry.lines.insert(geometry.lines.end(), line.begin(), line.end());
  geometry.lines.push_back(after);
  // Instances between two lines have an end that is no point of a line; the shader drops them.
  const std::size_t first = start >= 3 ? start - 3 : 0;
  for (std::size_t i = first; i + 3 < geometry.lines.size(); ++i) {
    LineRun& run = runFor(geometry, stroke, i);
    ++run.count;
    if (geometry.lines[i + 1].length < 0 || geometry.lines[i + 2].length < 0) continue;
    grow(run.box, geometry.lines[i + 1].x, geometry.lines[i + 1].y);
    grow(run.box, geometry.lines[i + 2].x, geometry.lines[i + 2].y);
  }
}

std::uint64_t contentHash(const geo::PlaneMultiPolygon& area) {
  std::uint64_t hash = 14695981039346656037ull;
  const auto mix = [&](std::uint64_t value) {
    hash ^= value;
    hash *= 1099511628211ull;
    hash ^= hash >> 29;
  };
  const auto ring = [&](const geo::PlaneRing& r) {
    mix(r.size());
    for (const auto& p : r) {
      mix(std::bit_cast<std::uint64_t>(p.x));
      mix(std::bit_cast<std::uint64_t>(p.y));
    }
  };
  for (const auto& polygon : area) {
    mix(polygon.holes.size());
    ring(polygon.outer);
    for (const auto& hole : polygon.holes) ring(hole);
  }
  return hash;
}

GeometryMaker::Triangles GeometryMaker::trianglesOf(const core::AreaShape& shape) {
  const auto make = [&] {
    ++triangulations_;
    return std::make_shared<const std::vector<float>>(gathered(geo::triangulate(shape.area)));
  };
  if (shape.dataId.empty()) return make();
  auto& known = triangles_[contentHash(shape.area)];
  known.used = round_;
  if (!known.triangles) known.triangles = make();
  return known.triangles;
}

void GeometryMaker::forgetOld() {
  std::erase_if(layers_, [](const auto& entry) { return entry.second.expired(); });
  if (triangles_.size() <= rememberedAreas) return;
  const std::uint64_t oldest = round_ > rememberedAreas ? round_ - rememberedAreas : 0;
  std::erase_if(triangles_, [&](const auto& entry) { return entry.second.used < oldest; });
}

GeometryPtr GeometryMaker::find(const core::LayerPtr& layer) const {
  const auto at = layers_.find(layer.get());
  auto made = at == layers_.end() ? nullptr : at->second.lock();
  return made && made->layer == layer ? made : nullptr;
}

std::shared_ptr<LayerGeometry> GeometryMaker::build(const core::Layer& layer) {
  auto geometry = std::make_shared<LayerGeometry>();
  for (const auto& shape : layer.areas) {
    if (shape.fill.a == 0 && !shape.hatch) continue;
    const auto triangles = trianglesOf(shape);
    if (shape.fill.a > 0) addFill(*geometry, *triangles, shape.fill);
    if (shape.hatch) addHatch(*geometry, *triangles, *shape.hatch);
  }
  for (const auto& shape : layer.areas) {
    if (!shape.outline) continue;
    for (const auto& polygon : shape.area) {
      addLine(*geometry, polygon.outer, {}, *shape.outline);
      for (const auto& hole : polygon.holes) addLine(*geometry, hole, {}, *shape.outline);
    }
  }
  for (const auto& shape : layer.lines) addLine(*geometry, shape.points, shape.opacity, shape.stroke);
  for (const auto& mark : layer.marks) geometry->marks.push_back(instance(mark));
  return geometry;
}

GeometryPtr GeometryMaker::remember(std::shared_ptr<LayerGeometry> geometry) {
  layers_[geometry->layer.get()] = geometry;
  forgetOld();
  return geometry;
}

GeometryPtr GeometryMaker::make(const core::LayerPtr& layer) {
  ++round_;
  if (auto known = find(layer)) return known;
  auto geometry = build(*layer);
  geometry->layer = layer;
  return remember(std::move(geometry));
}

GeometryPtr GeometryMaker::makeLight(const core::LayerPtr& layer) {
  ++round_;
  if (auto known = find(layer)) return known;
  auto geometry = build(*layer);
  geometry->layer = withoutShapes(*layer);
  return remember(std::move(geometry));
}

}  // namespace cityties::desk
