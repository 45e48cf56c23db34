#pragma once
// What a page is drawn on. Layouts and painters know this interface only, so that each is written once for PNG, PDF and
// SVG. Everything is in pixels of the page, y down; strokes, marks and text are already multiplied by the page's scale.

#include <string>
#include <string_view>
#include <vector>

#include "app/core/labels.hpp"
#include "app/core/scene.hpp"

namespace cityties::page {

/// What an element is, for a format that can say so (SVG: class, data-id and <title>).
struct Tag {
  std::string_view className, dataId, title;
};

using PixelLine = std::vector<core::PixelPoint>;

/// A part of a line at one opacity. `walked`: length of the line before it, for dashes.
struct LinePiece {
  PixelLine points;
  float opacity = 1;
  float walked = 0;
};
struct DrawnLine {
  std::vector<LinePiece> pieces;
  core::Stroke stroke;
  Tag tag;
};

/// How an area is painted; a fill of alpha 0 is none.
struct AreaPaint {
  core::Rgba fill;
  std::optional<core::Hatch> hatch;
  std::optional<core::Stroke> outline;
};

enum class Anchor { start, end };

class Canvas {
 public:
  Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  virtual ~Canvas() = default;

  /// A named part of the picture, which may hold others. Names come out unique: `prefix` (see below) goes before them.
  virtual void open(std::string_view id) = 0;
  /// The same, and nothing of it is seen outside a rectangle with rounded corners.
  virtual void openClipped(std::string_view id, core::PixelRect clip, float radius) = 0;
  virtual void close() = 0;
  /// Goes before the ids of groups from here on: `inset-`, `before-`, …
  virtual void setPrefix(std::string_view prefix) = 0;

  virtual void box(core::PixelRect rect, float radius, core::Rgba fill, const std::optional<core::Stroke>& edge,
                   std::string_view className) = 0;
  /// Even-odd; rings need not repeat their first point.
  virtual void area(const std::vector<PixelLine>& rings, const AreaPaint& paint, const Tag& tag) = 0;
  virtual void line(const DrawnLine& line) = 0;
  /// `mark` at the page's scale.
  virtual void mark(const core::MarkShape& mark, core::PixelPoint at) = 0;
  /// `y` is the top; `x` the edge that `anchor` names.
  virtual void text(const std::string& utf8, const core::TextStyle& style, float x, float y, Anchor anchor,
                    const Tag& tag) = 0;
  /// A soft spot of a colour round a point, gone at the two radii.
  virtual void shade(core::PixelPoint middle, float radiusX, float radiusY, core::Rgba colour) = 0;
  /// Adds the blurred light of lines inside `port`; formats without pixels leave it out.
  virtual void glow(const std::vector<const DrawnLine*>& /*lines*/, core::PixelRect /*port*/, float /*strength*/,
                    float /*sigma*/) {}
};

/// Draws nothing: for finding out how much room something takes.
class NullCanvas final : public Canvas {
 public:
  void open(std::string_view) override {}
  void openClipped(std::string_view, core::PixelRect, float) override {}
  void close() override {}
  void setPrefix(std::string_view) override {}
  void box(core::PixelRect, float, core::Rgba, const std::optional<core::Stroke>&, std::string_view) override {}
  void area(const std::vector<PixelLine>&, const AreaPaint&, const Tag&) override {}
  void line(const DrawnLine&) override {}
  void mark(const core::MarkShape&, core::PixelPoint) override {}
  void text(const std::string&, const core::TextStyle&, float, float, Anchor, const Tag&) override {}
  void shade(core::PixelPoint, float, float, core::Rgba) override {}
};

/// The same stroke, or mark, on a page of another scale.
inline core::Stroke scaled(core::Stroke stroke, float scale) {
  stroke.width *= scale;
  for (float& part : stroke.dash) part *= scale;
  return stroke;
}
inline core::MarkShape scaled(core::MarkShape mark, float scale) {
  mark.size *= scale;
  if (mark.outline) mark.outline = scaled(*mark.outline, scale);
  return mark;
}
inline AreaPaint scaled(AreaPaint paint, float scale) {
  if (paint.hatch) paint.hatch->spacing *= scale, paint.hatch->width *= scale;
  if (paint.outline) paint.outline = scaled(*paint.outline, scale);
  return paint;
}

}  // namespace cityties::page
