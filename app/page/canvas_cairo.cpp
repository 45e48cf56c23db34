#include "app/page/canvas_cairo.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cityties::page {
namespace {

using core::MarkShape;
using core::PixelPoint;
using core::PixelRect;
using core::Symbol;

double d(float value) { return static_cast<double>(value); }

void trace(cairo_t* cairo, const PixelLine& points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    (i == 0 ? cairo_move_to : cairo_line_to)(cairo, d(points[i].x), d(points[i].y));
}

void roundedPath(cairo_t* cairo, PixelRect rect, float radius) {
  const double x = d(rect.x), y = d(rect.y), w = d(rect.width), h = d(rect.height);
  const double r = std::min({d(radius), w / 2, h / 2});
  if (r <= 0) return cairo_rectangle(cairo, x, y, w, h);
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + w - r, y + r, r, -quarter, 0);
  cairo_arc(cairo, x + w - r, y + h - r, r, 0, quarter);
  cairo_arc(cairo, x + r, y + h - r, r, quarter, 2 * quarter);
  cairo_arc(cairo, x + r, y + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

/// Lines at 45° on one grid for the whole picture, so that neighbouring areas join.
void paintHatch(cairo_t* cairo, const core::Hatch& hatch) {
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  const double step = std::max(d(hatch.spacing), .25) * std::numbers::sqrt2;
  setColour(cairo, hatch.colour);
  cairo_set_line_width(cairo, d(hatch.width));
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

void paintCross(cairo_t* cairo, const MarkShape& mark) {
  const double size = d(mark.size), width = size * .42;
  const double gap = mark.outline ? 2.0 * d(mark.outline->width) : 0;
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

void paintSolid(cairo_t* cairo, const MarkShape& mark) {
  const double size = d(mark.size);
  if (mark.outline) {
    core::Stroke edge = *mark.outline;
    edge.width *= 2;  // its inner half lies under the fill
    traceSymbol(cairo, mark.symbol, size);
    strokePath(cairo, edge, 1, 0);
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

}  // namespace

void strokePath(cairo_t* cairo, const core::Stroke& stroke, double opacity, double dashOffset) {
  setColour(cairo, core::withAlpha(stroke.colour, stroke.colour.a / 255.0 * opacity));
  cairo_set_line_width(cairo, d(stroke.width));
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  const bool dashed = stroke.dash[0] > 0 && stroke.dash[1] > 0;
  const double dash[2] = {d(stroke.dash[0]), d(stroke.dash[1])};
  cairo_set_dash(cairo, dash, dashed ? 2 : 0, dashOffset);
  cairo_stroke(cairo);
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void strokeLine(cairo_t* cairo, const DrawnLine& line) {
  for (const LinePiece& piece : line.pieces) {
    trace(cairo, piece.points);
    strokePath(cairo, line.stroke, d(piece.opacity), d(piece.walked));
  }
}

void CairoCanvas::open(std::string_view) { cairo_save(cairo_); }

void CairoCanvas::openClipped(std::string_view, PixelRect clip, float radius) {
  cairo_save(cairo_);
  roundedPath(cairo_, clip, radius);
  cairo_clip(cairo_);
}

void CairoCanvas::close() { cairo_restore(cairo_); }

void CairoCanvas::box(PixelRect rect, float radius, core::Rgba fill, const std::optional<core::Stroke>& edge,
                      std::string_view) {
  roundedPath(cairo_, rect, radius);
  if (fill.a > 0) {
    setColour(cairo_, fill);
    cairo_fill_preserve(cairo_);
  }
  if (edge) strokePath(cairo_, *edge, 1, 0);
  cairo_new_path(cairo_);
}

void CairoCanvas::area(const std::vector<PixelLine>& rings, const AreaPaint& paint, const Tag&) {
  for (const PixelLine& ring : rings) {
    trace(cairo_, ring);
    cairo_close_path(cairo_);
  }
  cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
  if (paint.fill.a > 0) {
    setColour(cairo_, paint.fill);
    cairo_fill_preserve(cairo_);
  }
  if (paint.hatch) {
    cairo_path_t* path = cairo_copy_path(cairo_);
    cairo_save(cairo_);
    cairo_clip(cairo_);
    paintHatch(cairo_, *paint.hatch);
    cairo_restore(cairo_);
    cairo_append_path(cairo_, path);
    cairo_path_destroy(path);
  }
  if (paint.outline) strokePath(cairo_, *paint.outline, 1, 0);
  cairo_new_path(cairo_);
}

void CairoCanvas::line(const DrawnLine& line) { strokeLine(cairo_, line); }

void CairoCanvas::mark(const MarkShape& mark, PixelPoint at) {
  cairo_save(cairo_);
  cairo_new_path(cairo_);
  cairo_translate(cairo_, d(at.x), d(at.y));
  if (mark.symbol == Symbol::cross) {
    paintCross(cairo_, mark);
  } else if (mark.symbol == Symbol::ring) {
    traceSymbol(cairo_, mark.symbol, d(mark.size));
    if (mark.outline) strokePath(cairo_, *mark.outline, 1, 0);
    cairo_new_path(cairo_);
  } else {
    paintSolid(cairo_, mark);
  }
  cairo_restore(cairo_);
}

void CairoCanvas::text(const std::string& utf8, const core::TextStyle& style, float x, float y, Anchor anchor,
                       const Tag&) {
  const float left = anchor == Anchor::start ? x : x - text_.measure(utf8, style).width;
  const auto form = kind_ == Kind::pixels ? text::TextForm::outlines : text::TextForm::letters;
  text_.draw(cairo_, utf8, style, d(left), d(y), form);
}

void CairoCanvas::shade(PixelPoint middle, float radiusX, float radiusY, core::Rgba colour) {
  const PatternPtr shade(cairo_pattern_create_radial(0, 0, 0, 0, 0, 1));
  for (const auto& [at, alpha] : {std::pair{0.0, 1.0}, {.55, .8}, {1.0, .0}})
    cairo_pattern_add_color_stop_rgba(shade.get(), at, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
                                      alpha * colour.a / 255.0);
  cairo_save(cairo_);
  cairo_translate(cairo_, d(middle.x), d(middle.y));
  cairo_scale(cairo_, d(radiusX), d(radiusY));
  cairo_rectangle(cairo_, -1, -1, 2, 2);
  cairo_set_source(cairo_, shade.get());
  cairo_fill(cairo_);
  cairo_restore(cairo_);
}

void CairoCanvas::glow(const std::vector<const DrawnLine*>& lines, PixelRect port, float strength, float sigma) {
  // A PDF stays vectors: a picture of light under them would be most of its size, and print as mud.
  if (kind_ == Kind::pixels) paintGlow(cairo_, lines, port, strength, sigma);
}

}  // namespace cityties::page
