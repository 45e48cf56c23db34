#pragma once
// The words round the map: title, legend and the column with the finding.

#include "app/core/findings.hpp"
#include "app/page/layout.hpp"
#include "app/page/painter.hpp"

namespace cityties::page {

/// A page while it is drawn.
struct Sheet {
  cairo_t* cairo;
  text::TextEngine& text;
  const core::Style& style;
  float scale;

  /// Logical size; no halo.
  core::TextStyle type(float size, core::FontWeight weight, core::Rgba colour) const;
  core::TextSize measure(const std::string& words, const core::TextStyle& set) const {
    return text.measure(words, set);
  }
  /// Top left at (x, y); returns the width.
  float write(const std::string& words, const core::TextStyle& set, float x, float y) const;
  /// Right edge at x.
  void writeRight(const std::string& words, const core::TextStyle& set, float x, float y) const;
  /// A paragraph; returns the y below it.
  float paragraph(const std::string& words, const core::TextStyle& set, float x, float y, float width) const;
  void rule(float x, float y, float width) const;
  /// Rounded box with a thin edge.
  void box(core::PixelRect rect, core::Rgba fill, core::Rgba edge) const;
};

void roundedPath(cairo_t* cairo, core::PixelRect rect, float radius);

/// Returns the rectangle the title really takes.
core::PixelRect drawTitle(const Sheet& sheet, const PageLayout& layout, const core::Story& story, std::size_t step,
                          const core::Catalogue& words);

/// Rows of the legend with the credits below them; returns the rectangle they take. `draw` false: only measures.
core::PixelRect drawLegend(const Sheet& sheet, const PageLayout& layout, float width,
                           const std::vector<std::vector<core::LegendItem>>& rows, const std::string& credits,
                           bool draw);

/// Draws the finding in its panel; returns the panel's rectangle.
core::PixelRect drawColumn(const Sheet& sheet, const PageLayout& layout, const core::Findings& findings,
                           const core::Catalogue& words);

}  // namespace cityties::page
