#include "app/page/sheet.hpp"

#include <algorithm>
#include <numbers>

namespace cityties::page {

using core::FontWeight;
using core::PixelRect;
using core::TextStyle;

TextStyle Sheet::type(float size, FontWeight weight, core::Rgba colour) const {
  TextStyle set;
  set.size = size * scale;
  set.weight = weight;
  set.colour = colour;
  set.haloWidth = 0;
  return set;
}

float Sheet::write(const std::string& words, const TextStyle& set, float x, float y) const {
  text.draw(cairo, words, set, static_cast<double>(x), static_cast<double>(y));
  return measure(words, set).width;
}

void Sheet::writeRight(const std::string& words, const TextStyle& set, float x, float y) const {
  write(words, set, x - measure(words, set).width, y);
}

float Sheet::paragraph(const std::string& words, const TextStyle& set, float x, float y, float width) const {
  const float line = set.size * 1.3f;
  for (const std::string& row : text.wrap(words, set, static_cast<double>(width))) {
    write(row, set, x, y);
    y += line;
  }
  return y;
}

void Sheet::rule(float x, float y, float width) const {
  cairo_rectangle(cairo, static_cast<double>(x), static_cast<double>(y), static_cast<double>(width),
                  static_cast<double>(std::max(scale, .5f)));
  setColour(cairo, style.panelBorder);
  cairo_fill(cairo);
}

void roundedPath(cairo_t* cairo, PixelRect rect, float radius) {
  const double x = static_cast<double>(rect.x), y = static_cast<double>(rect.y), w = static_cast<double>(rect.width),
               h = static_cast<double>(rect.height);
  const double r = std::min({static_cast<double>(radius), w / 2, h / 2});
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + w - r, y + r, r, -quarter, 0);
  cairo_arc(cairo, x + w - r, y + h - r, r, 0, quarter);
  cairo_arc(cairo, x + r, y + h - r, r, quarter, 2 * quarter);
  cairo_arc(cairo, x + r, y + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

void Sheet::box(PixelRect rect, core::Rgba fill, core::Rgba edge) const {
  roundedPath(cairo, rect, style.pageRadius * scale);
  setColour(cairo, fill);
  cairo_fill_preserve(cairo);
  setColour(cairo, edge);
  cairo_set_line_width(cairo, static_cast<double>(scale));
  cairo_stroke(cairo);
}

PixelRect drawTitle(const Sheet& sheet, const PageLayout& layout, const core::Story& story, std::size_t step,
                    const core::Catalogue& words) {
  const core::Style& style = sheet.style;
  const core::Scenario& scenario = story.scenario;
  const core::Language language = words.language();
  const bool before = step == 0 || step > scenario.steps.size();
  const core::ScenarioStep& at = before ? scenario.before : scenario.steps[step - 1];
  std::string overline = scenario.title.in(language);
  if (overline.empty())
    overline = language == core::Language::chinese && !story.dataset->info.titleZh.empty() ? story.dataset->info.titleZh
                                                                                           : story.dataset->info.title;
  std::string title = at.title.in(language);
  if (title.empty()) title = overline.empty() ? "CityTies" : std::exchange(overline, {});
  TextStyle small = sheet.type(style.body, FontWeight::medium, style.textSecondary);
  TextStyle large = sheet.type(28, FontWeight::bold, style.text);
  for (TextStyle* set : {&small, &large}) {
    set->halo = core::withAlpha(style.water, .8);
    set->haloWidth = 3 * sheet.scale;
  }
  const float x = layout.title.x, s = sheet.scale;
  float y = layout.title.y, widest = 0;
  if (!overline.empty()) widest = sheet.write(overline, small, x, y);
  y += 18 * s;
  widest = std::max(widest, sheet.write(title, large, x, y));
  y += 36 * s;
  const graph::Date date = at.date.value_or(story.options.date);
  widest = std::max(widest, sheet.write(core::longDate(date, language), small, x, y));
  return {x, layout.title.y, widest, y + 20 * s - layout.title.y};
}

namespace {

constexpr float swatch = 20, afterSwatch = 8, betweenItems = 20, legendRow = 20;

void drawSwatch(const Sheet& sheet, const core::LegendItem& item, float x, float middle) {
  cairo_t* cairo = sheet.cairo;
  const float s = sheet.scale;
  if (item.area) {
    cairo_rectangle(cairo, static_cast<double>(x), static_cast<double>(middle - 6 * s), static_cast<double>(swatch * s),
                    static_cast<double>(12 * s));
    paintArea(cairo, *item.area, s);
  } else if (item.line) {
    cairo_move_to(cairo, static_cast<double>(x), static_cast<double>(middle));
    cairo_line_to(cairo, static_cast<double>(x + swatch * s), static_cast<double>(middle));
    paintStroke(cairo, *item.line, s);
  } else if (item.mark) {
    paintMark(cairo, *item.mark, {x + 6 * s, middle}, s);
  }
}

}  // namespace

PixelRect drawLegend(const Sheet& sheet, const PageLayout& layout, float width,
                     const std::vector<std::vector<core::LegendItem>>& rows, const std::string& credits, bool draw) {
  const float s = sheet.scale;
  TextStyle label = sheet.type(sheet.style.small, FontWeight::regular, sheet.style.textSecondary);
  TextStyle credit = sheet.type(11, FontWeight::regular, sheet.style.credit);
  for (TextStyle* set : {&label, &credit}) {
    set->halo = core::withAlpha(sheet.style.water, .7);
    set->haloWidth = 2 * s;
  }
  const float left = layout.legend.x, end = layout.page.height - 2 * sheet.style.pageGap * s;
  struct Piece {
    const core::LegendItem* item;
    float x;
    int line;
  };
  std::vector<Piece> pieces;
  int line = 0;
  for (const auto& row : rows) {
    float x = left;
    for (const core::LegendItem& item : row) {
      const float mark = (item.mark ? 12 : swatch) * s;
      const float whole = mark + afterSwatch * s + sheet.measure(item.label, label).width;
      if (x > left && x + whole > left + width) {
        x = left;
        ++line;
      }
      pieces.push_back({&item, x, line});
      x += whole + betweenItems * s;
    }
    if (!row.empty()) ++line;
  }
  const auto creditLines = sheet.text.wrap(credits, credit, static_cast<double>(width));
  const float height = static_cast<float>(line) * legendRow * s + static_cast<float>(creditLines.size()) * 16 * s;
  const float top = end - height;
  for (std::size_t i = 0; draw && i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const float middle = top + (static_cast<float>(piece.line) + .4f) * legendRow * s;
    drawSwatch(sheet, *piece.item, piece.x, middle);
    const float mark = (piece.item->mark ? 12 : swatch) * s;
    sheet.write(piece.item->label, label, piece.x + mark + afterSwatch * s,
                middle - sheet.measure(piece.item->label, label).height / 2);
  }
  for (std::size_t i = 0; draw && i < creditLines.size(); ++i)
    sheet.write(creditLines[i], credit, left, end - static_cast<float>(creditLines.size() - i) * 16 * s + 2 * s);
  return {left, top, width, height};
}

}  // namespace cityties::page
