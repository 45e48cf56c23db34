#include "app/page/painter.hpp"

#include <algorithm>
#include <cmath>

#include "app/page/clip.hpp"

namespace cityties::page {
namespace {

using core::MarkShape;
using core::PixelPoint;
using core::PixelRect;
using core::Symbol;

/// Steps of opacity a line may have: more cannot be told apart.
constexpr int opacityLevels = 12;
/// What is drawn beyond the viewport, in logical pixels: wider than any stroke or mark.
constexpr float margin = 24;
/// Longest edge that a cut along the viewport makes, in earth radii: that of the shapes themselves.
constexpr float longestEdge = .03f;

/// Points nearer to the one before than can be seen are left out, but for the last: a coast made for looking closely
/// has ten to a pixel of a small map.
constexpr float unseen = .15f;

PixelLine pixels(const geo::PlaneLine& points, const MapView& view) {
  PixelLine result;
  result.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const PixelPoint p = core::toPixels(view.camera, view.viewport, points[i]);
    const bool end = i == 0 || i + 1 == points.size();
    if (end || std::abs(p.x - result.back().x) + std::abs(p.y - result.back().y) > unseen) result.push_back(p);
  }
  return result;
}

/// The same, where every point has an opacity of its own.
PixelLine allPixels(const geo::PlaneLine& points, const MapView& view) {
  PixelLine result;
  result.reserve(points.size());
  for (const geo::PlanePoint& p : points) result.push_back(core::toPixels(view.camera, view.viewport, p));
  return result;
}

Tag tagOf(const auto& shape) { return {shape.className, shape.dataId, shape.title}; }

void paintArea(Canvas& canvas, const core::AreaShape& shape, const MapView& view, PixelRect seen) {
  std::vector<PixelLine> rings;
  const float longest = std::max(1.0f, longestEdge * static_cast<float>(view.camera.pixelsPerUnit));
  for (const geo::PlanePolygon& polygon : shape.area) {
    PixelLine outer = clipRing(pixels(polygon.outer, view), seen, longest);
    if (outer.empty()) continue;
    rings.push_back(std::move(outer));
    for (const geo::PlaneRing& hole : polygon.holes)
      if (PixelLine inner = clipRing(pixels(hole, view), seen, longest); !inner.empty())
        rings.push_back(std::move(inner));
  }
  if (!rings.empty())
    canvas.area(rings, scaled(AreaPaint{shape.fill, shape.hatch, shape.outline}, view.scale), tagOf(shape));
}

void paintLines(Canvas& canvas, const core::Layer& layer, const MapView& view, PixelRect seen, float glow) {
  std::vector<DrawnLine> lines;
  lines.reserve(layer.lines.size());
  for (const core::LineShape& shape : layer.lines) {
    const PixelLine points = shape.opacity.empty() ? pixels(shape.points, view) : allPixels(shape.points, view);
    auto pieces = clipLine(points, shape.opacity, seen, opacityLevels);
    if (!pieces.empty()) lines.push_back({std::move(pieces), scaled(shape.stroke, view.scale), tagOf(shape)});
  }
  std::vector<const DrawnLine*> glowing;
  for (const DrawnLine& line : lines)
    if (glow > 0 && line.stroke.glow) glowing.push_back(&line);
  if (!glowing.empty())
    canvas.glow(glowing, view.viewport, glow, core::style(core::Theme::dark).glowSigma * view.scale);
  for (const DrawnLine& line : lines) canvas.line(line);
}

void paintMarks(Canvas& canvas, const core::Layer& layer, const MapView& view) {
  for (const MarkShape& mark : layer.marks) {
    const PixelPoint at = core::toPixels(view.camera, view.viewport, mark.position);
    if (grown(view.viewport, (mark.size + 4) * view.scale).contains(at)) canvas.mark(scaled(mark, view.scale), at);
  }
}

/// Layers that are parts of the group `ties`, and what they are called there.
std::string_view partOfTies(std::string_view layer) {
  if (layer == "ties") return "ties-in-force";
  if (layer == "rerouted") return "ties-rerouted";
  if (layer == "restored") return "ties-restored";
  if (layer == "cut") return "ties-cut";
  return {};
}

}  // namespace

void paintScene(Canvas& canvas, const core::MapScene& scene, const MapView& view, float radius) {
  canvas.openClipped("map", view.viewport, radius);
  canvas.box(view.viewport, 0, scene.background, {}, "water");
  const PixelRect seen = grown(view.viewport, margin * std::max(view.scale, .5f));
  bool inTies = false;
  for (const core::LayerPtr& layer : scene.layers) {
    const std::string_view part = partOfTies(layer->id);
    if (inTies && part.empty()) canvas.close();
    if (!inTies && !part.empty()) canvas.open("ties");
    inTies = !part.empty();
    canvas.open(inTies ? part : std::string_view(layer->id));
    for (const core::AreaShape& shape : layer->areas) paintArea(canvas, shape, view, seen);
    paintLines(canvas, *layer, view, seen, scene.glowStrength);
    paintMarks(canvas, *layer, view);
    canvas.close();
  }
  if (inTies) canvas.close();
  canvas.close();
}

std::vector<PixelPoint> marksOf(const core::MapScene& scene, const MapView& view) {
  std::vector<PixelPoint> marks;
  for (const core::LayerPtr& layer : scene.layers)
    for (const MarkShape& mark : layer->marks) {
      const PixelPoint at = core::toPixels(view.camera, view.viewport, mark.position);
      if (!view.viewport.contains(at)) continue;
      marks.push_back(at);
      if (mark.symbol == Symbol::dot) continue;
      // Anything larger than a dot counts by its edges too: a name must not cut through a ring.
      const float reach = mark.size * view.scale;
      marks.insert(marks.end(),
                   {{at.x - reach, at.y}, {at.x + reach, at.y}, {at.x, at.y - reach}, {at.x, at.y + reach}});
    }
  return marks;
}

void paintEdge(Canvas& canvas, const core::MapScene& scene, const geo::PlaneRing& outline, const core::Stroke& stroke,
               const MapView& view) {
  if (std::ranges::any_of(scene.layers, [](const core::LayerPtr& layer) { return layer->id == "sphere"; })) return;
  canvas.openClipped("edge", view.viewport, 0);
  auto pieces = clipLine(pixels(outline, view), {}, grown(view.viewport, margin), 1);
  if (!pieces.empty()) canvas.line({std::move(pieces), scaled(stroke, view.scale), {"edge", {}, {}}});
  canvas.close();
}

void paintLabels(Canvas& canvas, const std::vector<core::PlacedLabel>& labels) {
  canvas.open("labels");
  for (const core::PlacedLabel& label : labels)
    canvas.text(label.text, label.style, label.topLeft.x, label.topLeft.y, Anchor::start, {"label", label.dataId, {}});
  canvas.close();
}

}  // namespace cityties::page
