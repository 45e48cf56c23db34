#include "app/page/painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cityties::page {
namespace {

using core::MarkShape;
using core::PixelPoint;
using core::PixelRect;
using core::Symbol;

struct Extent {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  void add(PixelPoint p) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  bool meets(PixelRect r) const {
    return left <= r.x + r.width && right >= r.x && top <= r.y + r.height && bottom >= r.y;
  }
};

std::vector<PixelPoint> pixels(const geo::PlaneLine& points, const MapView& view) {
  std::vector<PixelPoint> result;
  result.reserve(points.size());
  for (const geo::PlanePoint& p : points) result.push_back(core::toPixels(view.camera, view.viewport, p));
  return result;
}

void trace(cairo_t* cairo, const std::vector<PixelPoint>& points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    (i == 0 ? cairo_move_to : cairo_line_to)(cairo, static_cast<double>(points[i].x), static_cast<double>(points[i].y));
}

/// Rings outside the picture are left out: most of the earth is, in a close-up.
void traceArea(cairo_t* cairo, const geo::PlaneMultiPolygon& area, const MapView& view) {
  for (const geo::PlanePolygon& polygon : area) {
    const auto outer = pixels(polygon.outer, view);
    Extent extent;
    for (const PixelPoint& p : outer) extent.add(p);
    if (!extent.meets(view.viewport)) continue;
    trace(cairo, outer);
    cairo_close_path(cairo);
    for (const geo::PlaneRing& hole : polygon.holes) {
      trace(cairo, pixels(hole, view));
      cairo_close_path(cairo);
    }
  }
}

/// Lines at 45° on one grid for the whole picture, so that neighbouring areas join.
void paintHatch(cairo_t* cairo, const core::Hatch& hatch, float scale) {
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  const double step = static_cast<double>(hatch.spacing * scale) * std::numbers::sqrt2;
  setColour(cairo, hatch.colour);
  cairo_set_line_width(cairo, static_cast<double>(hatch.width * scale));
  const int first = static_cast<int>(std::floor((left + top) / step));
  const int last = static_cast<int>(std::floor((right + bottom) / step));
  for (int line = first; line <= last; ++line) {
    const double x = line * step;
    cairo_move_to(cairo, x - top, top);
    cairo_line_to(cairo, x - bottom, bottom);
  }
  cairo_stroke(cairo);
}

void traceSquare(cairo_t* cairo, double half) { cairo_rectangle(cairo, -half, -half, 2 * half, 2 * half); }

void traceDiamond(cairo_t* cairo, double half) {
  cairo_move_to(cairo, 0, -half);
  cairo_line_to(cairo, half, 0);
  cairo_line_to(cairo, 0, half);
  cairo_line_to(cairo, -half, 0);
  cairo_close_path(cairo);
}

void traceCircle(cairo_t* cairo, double radius) {
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, 0, 0, radius, 0, 2 * std::numbers::pi);
}

void traceCross(cairo_t* cairo, double half) {
  cairo_move_to(cairo, -half, -half);
  cairo_line_to(cairo, half, half);
  cairo_move_to(cairo, half, -half);
  cairo_line_to(cairo, -half, half);
}

void traceSymbol(cairo_t* cairo, Symbol symbol, double size) {
  switch (symbol) {
    case Symbol::dot:
    case Symbol::ring:
      return traceCircle(cairo, size);
    case Symbol::square:
      return traceSquare(cairo, size);
    case Symbol::smallSquare:
      return traceSquare(cairo, size * .6);
    case Symbol::diamond:
      return traceDiamond(cairo, size);
    case Symbol::cross:
      return traceCross(cairo, size * .78);
  }
}

void paintCross(cairo_t* cairo, const MarkShape& mark, float scale) {
  const double size = static_cast<double>(mark.size * scale), width = size * .42;
  const double gap = mark.outline ? 2.0 * static_cast<double>(mark.outline->width * scale) : 0;
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  if (gap > 0) {
    traceSymbol(cairo, Symbol::cross, size);
    setColour(cairo, mark.outline->colour);
    cairo_set_line_width(cairo, width + gap);
    cairo_stroke(cairo);
  }
  traceSymbol(cairo, Symbol::cross, size);
  setColour(cairo, mark.fill);
  cairo_set_line_width(cairo, width);
  cairo_stroke(cairo);
}

}  // namespace

void paintStroke(cairo_t* cairo, const core::Stroke& stroke, float scale, double opacity, double dashOffset) {
  setColour(cairo, core::withAlpha(stroke.colour, stroke.colour.a / 255.0 * opacity));
  cairo_set_line_width(cairo, static_cast<double>(stroke.width * scale));
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  const bool dashed = stroke.dash[0] > 0 && stroke.dash[1] > 0;
  const double dash[2] = {static_cast<double>(stroke.dash[0] * scale), static_cast<double>(stroke.dash[1] * scale)};
  cairo_set_dash(cairo, dash, dashed ? 2 : 0, dashOffset);
  cairo_stroke(cairo);
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void paintArea(cairo_t* cairo, const core::AreaShape& shape, float scale) {
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
  if (shape.fill.a > 0) {
    setColour(cairo, shape.fill);
    cairo_fill_preserve(cairo);
  }
  if (shape.hatch) {
    cairo_path_t* path = cairo_copy_path(cairo);
    cairo_save(cairo);
    cairo_clip(cairo);
    paintHatch(cairo, *shape.hatch, scale);
    cairo_restore(cairo);
    cairo_append_path(cairo, path);
    cairo_path_destroy(path);
  }
  if (shape.outline) paintStroke(cairo, *shape.outline, scale);
  cairo_new_path(cairo);
}

void paintLine(cairo_t* cairo, const core::LineShape& line, const MapView& view) {
  const auto points = pixels(line.points, view);
  Extent extent;
  for (const PixelPoint& p : points) extent.add(p);
  if (points.size() < 2 || !extent.meets(view.viewport)) return;
  if (line.opacity.size() != points.size()) {
    trace(cairo, points);
    return paintStroke(cairo, line.stroke, view.scale);
  }
  // One stroke for each run of nearly one opacity: strokes of single segments would show their joints.
  constexpr double levels = 24;
  const auto level = [&](std::size_t i) { return std::lround((line.opacity[i - 1] + line.opacity[i]) * levels / 2); };
  double walked = 0, offset = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (i == 1 || level(i) != level(i - 1)) {
      cairo_move_to(cairo, static_cast<double>(points[i - 1].x), static_cast<double>(points[i - 1].y));
      offset = walked;
    }
    cairo_line_to(cairo, static_cast<double>(points[i].x), static_cast<double>(points[i].y));
    walked += std::hypot(static_cast<double>(points[i].x - points[i - 1].x),
                         static_cast<double>(points[i].y - points[i - 1].y));
    if (i + 1 == points.size() || level(i + 1) != level(i))
      paintStroke(cairo, line.stroke, view.scale, static_cast<double>(level(i)) / levels, offset);
  }
}

void paintMark(cairo_t* cairo, const MarkShape& mark, PixelPoint at, float scale) {
  cairo_save(cairo);
  cairo_new_path(cairo);
  cairo_translate(cairo, static_cast<double>(at.x), static_cast<double>(at.y));
  const double size = static_cast<double>(mark.size * scale);
  if (mark.symbol == Symbol::cross) {
    paintCross(cairo, mark, scale);
  } else if (mark.symbol == Symbol::ring) {
    traceSymbol(cairo, mark.symbol, size);
    if (mark.outline) paintStroke(cairo, *mark.outline, scale);
  } else {
    if (mark.outline) {
      core::Stroke edge = *mark.outline;
      edge.width *= 2;  // its inner half lies under the fill
      traceSymbol(cairo, mark.symbol, size);
      paintStroke(cairo, edge, scale);
    }
    traceSymbol(cairo, mark.symbol, size);
    if (mark.symbol == Symbol::square) {
      cairo_new_sub_path(cairo);
      traceSquare(cairo, size * .42);
      cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    }
    setColour(cairo, mark.fill);
    cairo_fill(cairo);
  }
  cairo_restore(cairo);
}

void paintScene(cairo_t* cairo, const core::MapScene& scene, const MapView& view) {
  const PixelRect& port = view.viewport;
  cairo_save(cairo);
  cairo_rectangle(cairo, static_cast<double>(port.x), static_cast<double>(port.y), static_cast<double>(port.width),
                  static_cast<double>(port.height));
  cairo_clip(cairo);
  setColour(cairo, scene.background);
  cairo_paint(cairo);
  for (const core::LayerPtr& layer : scene.layers) {
    for (const core::AreaShape& shape : layer->areas) {
      traceArea(cairo, shape.area, view);
      paintArea(cairo, shape, view.scale);
    }
    if (scene.glowStrength > 0)
      paintGlow(cairo, *layer, view, scene.glowStrength, core::style(core::Theme::dark).glowSigma);
    for (const core::LineShape& line : layer->lines) paintLine(cairo, line, view);
    for (const MarkShape& mark : layer->marks) {
      const PixelPoint at = core::toPixels(view.camera, port, mark.position);
      const float reach = (mark.size + 4) * view.scale;
      if (at.x > port.x - reach && at.x < port.x + port.width + reach && at.y > port.y - reach &&
          at.y < port.y + port.height + reach)
        paintMark(cairo, mark, at, view.scale);
    }
  }
  cairo_restore(cairo);
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

void paintLabels(cairo_t* cairo, const std::vector<core::PlacedLabel>& labels, text::TextEngine& text) {
  for (const core::PlacedLabel& label : labels)
    text.draw(cairo, label.text, label.style, static_cast<double>(label.topLeft.x),
              static_cast<double>(label.topLeft.y));
}

}  // namespace cityties::page
