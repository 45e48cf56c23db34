#pragma once
// The words round the map: title, legend and the column with the finding.

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"
#include "app/page/layout.hpp"
#include "app/page/painter.hpp"
#include "app/text/text.hpp"

namespace cityties::page {

/// A page while it is drawn.
struct Sheet {
  Canvas& canvas;
  text::TextEngine& text;
  const core::Style& style;
  float scale;
  core::Rgba ground;  ///< what title and legend stand on: water, or paper

  /// Logical size; no halo.
  core::TextStyle type(float size, core::FontWeight weight, core::Rgba colour) const;
  core::TextSize measure(const std::string& words, const core::TextStyle& set) const {
    return text.measure(words, set);
  }
  /// Top left at (x, y); returns the width.
  float write(const std::string& words, const core::TextStyle& set, float x, float y) const;
  /// Right edge at x.
  void writeRight(const std::string& words, const core::TextStyle& set, float x, float y) const;
  /// The same on something else.
  Sheet on(Canvas& other) const { return {other, text, style, scale, ground}; }
  /// A paragraph; returns the y below it.
  float paragraph(const std::string& words, const core::TextStyle& set, float x, float y, float width) const;
  void rule(float x, float y, float width) const;
  /// Rounded box with a thin edge.
  void box(core::PixelRect rect, core::Rgba fill, core::Rgba edge) const;
};

/// Title of the scenario, of the step, and its day, top left at (x, y); returns the rectangle they take. A title wider
/// than `width` is set smaller.
core::PixelRect drawTitle(const Sheet& sheet, float x, float y, float width, const core::Story& story, std::size_t step,
                          const core::Catalogue& words);

using LegendRows = std::vector<std::vector<core::LegendItem>>;

/// What stands below or beside a map: its signs, its scale and whom it owes.
struct Legend {
  LegendRows rows;
  std::optional<core::ScaleBar> bar;
  std::string credits;
};

/// Rows of the legend, the scale bar at the end of the last, with the credits below them, as wide as `width` and ending
/// above `bottom`; returns the rectangle they take. A group `legend`.
core::PixelRect drawLegend(const Sheet& sheet, float x, float bottom, float width, const Legend& legend);

/// What any of the steps needs, each sign once.
LegendRows legendOf(const core::Story& story, const core::Catalogue& words, core::ComposeOptions options,
                    const std::vector<std::size_t>& steps);

/// Draws the finding in its panel, no larger than `room`: in two columns where that is wide. Returns the panel's
/// rectangle. A group `finding`.
core::PixelRect drawColumn(const Sheet& sheet, core::PixelRect room, const core::Findings& findings,
                           const core::Catalogue& words);

}  // namespace cityties::page
