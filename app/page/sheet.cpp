#include "app/page/sheet.hpp"

#include <algorithm>
#include <utility>

#include "app/core/alt_text.hpp"

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
  canvas.text(words, set, x, y, Anchor::start, {});
  return measure(words, set).width;
}

void Sheet::writeRight(const std::string& words, const TextStyle& set, float x, float y) const {
  canvas.text(words, set, x, y, Anchor::end, {});
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
  canvas.box({x, y, width, std::max(scale, .5f)}, 0, style.panelBorder, {}, "rule");
}

void Sheet::box(PixelRect rect, core::Rgba fill, core::Rgba edge) const {
  canvas.box(rect, style.pageRadius * scale, fill, core::Stroke{edge, scale}, "panel");
}

PixelRect drawTitle(const Sheet& sheet, float x, float y, float width, const core::Story& story, std::size_t step,
                    const core::Catalogue& words) {
  const core::Style& style = sheet.style;
  const core::Language language = words.language();
  const float s = sheet.scale, top = y;
  std::string overline = core::storyTitle(story, language), title = core::stepTitle(story, step, language);
  if (title.empty()) title = overline.empty() ? "CityTies" : std::exchange(overline, {});
  TextStyle small = sheet.type(style.body, FontWeight::medium, style.textSecondary);
  TextStyle large = sheet.type(28, FontWeight::bold, style.text);
  for (TextStyle* set : {&small, &large}) {
    set->halo = core::withAlpha(sheet.ground, .8);
    set->haloWidth = 3 * s;
  }
  if (const float wide = sheet.measure(title, large).width; wide > width) large.size *= std::max(.5f, width / wide);
  sheet.canvas.open("title");
  float widest = 0;
  if (!overline.empty()) widest = sheet.write(overline, small, x, y);
  y += 18 * s;
  widest = std::max(widest, sheet.write(title, large, x, y));
  y += 8 * s + large.size;
  widest = std::max(widest, sheet.write(core::longDate(core::stepDate(story, step), language), small, x, y));
  sheet.canvas.close();
  return {x, top, widest, y + 20 * s - top};
}

namespace {

constexpr float swatch = 20, afterSwatch = 8, betweenItems = 20, legendRow = 20;

void drawSwatch(const Sheet& sheet, const core::LegendItem& item, float x, float middle) {
  const float s = sheet.scale;
  if (item.area) {
    const float right = x + swatch * s, top = middle - 6 * s, bottom = middle + 6 * s;
    sheet.canvas.area({{{x, top}, {right, top}, {right, bottom}, {x, bottom}}},
                      scaled(AreaPaint{item.area->fill, item.area->hatch, item.area->outline}, s), {});
  } else if (item.line) {
    sheet.canvas.line({{{{{x, middle}, {x + swatch * s, middle}}}}, scaled(*item.line, s), {}});
  } else if (item.mark) {
    core::MarkShape mark = scaled(*item.mark, s);
    mark.className = mark.dataId = mark.title = {};
    sheet.canvas.mark(mark, {x + 6 * s, middle});
  }
}

float markWidth(const core::LegendItem& item) { return item.mark ? 12 : swatch; }

struct Piece {
  const core::LegendItem* item;  ///< null: the scale bar
  float x;
  int line;
  std::vector<std::string> words;  ///< in as many rows as the width needs
};

void drawBar(const Sheet& sheet, float length, float x, float middle) {
  const float s = sheet.scale, tick = 3.5f * s;
  sheet.canvas.line({{{{{x, middle - tick}, {x, middle + tick}}},
                      {{{x, middle}, {x + length, middle}}},
                      {{{x + length, middle - tick}, {x + length, middle + tick}}}},
                     core::Stroke{sheet.style.textSecondary, 1.25f * s},
                     {"scale-bar", {}, {}}});
}

/// Where the items go, from left to right and in as many lines as the width needs; and how many lines that is.
std::pair<std::vector<Piece>, int> arrange(const Sheet& sheet, const Legend& legend, const TextStyle& label, float left,
                                           float width) {
  std::vector<Piece> pieces;
  int line = 0;
  const float s = sheet.scale;
  float x = left;
  const auto put = [&](const core::LegendItem* item, float sign, const std::string& text) {
    const float before = sign + afterSwatch * s, whole = before + sheet.measure(text, label).width;
    if (x > left && x + whole > left + width) x = left, ++line;
    pieces.push_back({item, x, line, {text}});
    x += whole + betweenItems * s;
    if (whole <= width) return;
    pieces.back().words = sheet.text.wrap(text, label, static_cast<double>(std::max(width - before, 1.0f)));
    line += static_cast<int>(pieces.back().words.size()) - 1;
  };
  for (const auto& row : legend.rows) {
    if (row.empty()) continue;
    if (!pieces.empty()) x = left, ++line;
    for (const core::LegendItem& item : row) put(&item, markWidth(item) * s, item.label);
  }
  if (legend.bar) put(nullptr, legend.bar->length, legend.bar->text);
  const int lines = pieces.empty() ? 0 : line + 1;
  return {std::move(pieces), lines};
}

}  // namespace

PixelRect drawLegend(const Sheet& sheet, float x, float bottom, float width, const Legend& legend) {
  const float s = sheet.scale;
  TextStyle label = sheet.type(sheet.style.small, FontWeight::regular, sheet.style.textSecondary);
  TextStyle credit = sheet.type(11, FontWeight::regular, sheet.style.credit);
  for (TextStyle* set : {&label, &credit}) {
    set->halo = core::withAlpha(sheet.ground, .7);
    set->haloWidth = 2 * s;
  }
  const auto [pieces, lines] = arrange(sheet, legend, label, x, width);
  const auto creditLines = sheet.text.wrap(legend.credits, credit, static_cast<double>(width));
  const float height = static_cast<float>(lines) * legendRow * s + static_cast<float>(creditLines.size()) * 16 * s;
  const float top = bottom - height;
  sheet.canvas.open("legend");
  for (const Piece& piece : pieces) {
    const float middle = top + (static_cast<float>(piece.line) + .4f) * legendRow * s;
    const float sign = piece.item ? markWidth(*piece.item) * s : legend.bar->length;
    if (piece.item)
      drawSwatch(sheet, *piece.item, piece.x, middle);
    else
      drawBar(sheet, sign, piece.x, middle);
    float y = middle;
    for (const std::string& row : piece.words) {
      sheet.write(row, label, piece.x + sign + afterSwatch * s, y - sheet.measure(row, label).height / 2);
      y += legendRow * s;
    }
  }
  for (std::size_t i = 0; i < creditLines.size(); ++i)
    sheet.write(creditLines[i], credit, x, bottom - static_cast<float>(creditLines.size() - i) * 16 * s + 2 * s);
  sheet.canvas.close();
  return {x, top, width, height};
}

LegendRows legendOf(const core::Story& story, const core::Catalogue& words, core::ComposeOptions options,
                    const std::vector<std::size_t>& steps) {
  LegendRows all;
  for (const std::size_t step : steps) {
    options.step = step;
    const LegendRows rows = core::legend(story, words, options);
    if (all.size() < rows.size()) all.resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
      for (const core::LegendItem& item : rows[row])
        if (std::ranges::none_of(all[row], [&](const core::LegendItem& known) { return known.label == item.label; }))
          all[row].push_back(item);
  }
  return all;
}

}  // namespace cityties::page
