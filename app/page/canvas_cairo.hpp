#pragma once
// A page on a Cairo surface: pixels for PNG, vectors for PDF.

#include "app/page/cairo_handles.hpp"
#include "app/page/canvas.hpp"
#include "app/text/text.hpp"

namespace cityties::page {

class CairoCanvas final : public Canvas {
 public:
  enum class Kind { pixels, vectors };
  CairoCanvas(cairo_t* cairo, text::TextEngine& text, Kind kind) : cairo_(cairo), text_(text), kind_(kind) {}

  void open(std::string_view id) override;
  void openClipped(std::string_view id, core::PixelRect clip, float radius) override;
  void close() override;
  void setPrefix(std::string_view) override {}
  void box(core::PixelRect rect, float radius, core::Rgba fill, const std::optional<core::Stroke>& edge,
           std::string_view className) override;
  void area(const std::vector<PixelLine>& rings, const AreaPaint& paint, const Tag& tag) override;
  void line(const DrawnLine& line) override;
  void mark(const core::MarkShape& mark, core::PixelPoint at) override;
  void text(const std::string& utf8, const core::TextStyle& style, float x, float y, Anchor anchor,
            const Tag& tag) override;
  void shade(core::PixelPoint middle, float radiusX, float radiusY, core::Rgba colour) override;
  void glow(const std::vector<const DrawnLine*>& lines, core::PixelRect port, float strength, float sigma) override;

 private:
  cairo_t* cairo_;
  text::TextEngine& text_;
  Kind kind_;
};

/// One stroke along the current path, which it uses up.
void strokePath(cairo_t* cairo, const core::Stroke& stroke, double opacity, double dashOffset);
/// A line in its pieces.
void strokeLine(cairo_t* cairo, const DrawnLine& line);
/// Adds the blurred light of lines to what is drawn.
void paintGlow(cairo_t* cairo, const std::vector<const DrawnLine*>& lines, core::PixelRect port, float strength,
               float sigma);

}  // namespace cityties::page
