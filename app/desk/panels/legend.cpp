#include <algorithm>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::LegendItem;
constexpr float rowHeight = 20, itemGap = 20;

/// How wide a sample stands before its label.
float sampleWidth(const Ui& ui, const LegendItem& item) { return ui.px(item.mark ? 12 : 20); }

float itemWidth(const Ui& ui, const LegendItem& item) {
  return sampleWidth(ui, item) + ui.px(8) + textSize(item.label, Face::small).x;
}

void lineSample(Ui& ui, const core::Stroke& stroke, float x, float y, float width) {
  const float thickness = std::max(1.5f, stroke.width) * ui.scale;
  if (stroke.dash[0] <= 0) {
    ui.list->AddLine({x, y}, {x + width, y}, colour(stroke.colour), thickness);
    return;
  }
  const float on = stroke.dash[0] * ui.scale, off = stroke.dash[1] * ui.scale;
  for (float at = 0; at < width; at += on + off) {
    ui.list->AddLine({x + at, y}, {x + std::min(at + on, width), y}, colour(stroke.colour), thickness);
  }
}

void areaSample(Ui& ui, const core::AreaShape& area, float x, float y, float width) {
  const float half = ui.px(6);
  const ImVec2 a(x, y - half), b(x + width, y + half);
  ui.list->AddRectFilled(a, b, colour(area.fill));
  if (area.hatch) {
    ui.list->PushClipRect(a, b, true);
    const float step = area.hatch->spacing * ui.scale;
    for (float at = -2 * half; at < width; at += step) {
      ui.list->AddLine({a.x + at, b.y}, {a.x + at + 2 * half, a.y}, colour(area.hatch->colour),
                       area.hatch->width * ui.scale);
    }
    ui.list->PopClipRect();
  }
  if (area.outline)
    ui.list->AddRect(a, b, colour(area.outline->colour), 0, 0, std::max(1.0f, area.outline->width * ui.scale));
}

void drawItem(Ui& ui, const LegendItem& item, float x, float y) {
  const float width = sampleWidth(ui, item);
  if (item.line) lineSample(ui, *item.line, x, y, width);
  if (item.area) areaSample(ui, *item.area, x, y, width);
  if (item.mark)
    drawMark(ui, {x + width / 2, y}, item.mark->symbol, item.mark->size, item.mark->fill, item.mark->outline);
  drawLine(ui, x + width + ui.px(8), y, item.label, {Face::small, ui.style.text});
}

/// The rows, broken where the width ends.
std::vector<std::vector<LegendItem>> rowsFor(const Ui& ui, float width) {
  std::vector<std::vector<LegendItem>> rows;
  for (const auto& given : ui.model.legend) {
    float used = width;
    for (const LegendItem& item : given) {
      const float need = itemWidth(ui, item);
      if (rows.empty() || used + ui.px(itemGap) + need > width || &item == &given.front()) {
        rows.emplace_back();
        used = -ui.px(itemGap);
      }
      used += ui.px(itemGap) + need;
      rows.back().push_back(item);
    }
  }
  return rows;
}

}  // namespace

void drawLegend(Ui& ui) {
  const core::PixelRect area = *ui.layout.legend;
  const float x = area.x + ui.px(8), width = area.width - ui.px(16);
  auto rows = rowsFor(ui, width);
  const std::size_t fit = static_cast<std::size_t>(std::max(0.0f, area.height / ui.px(rowHeight)));
  // The credits are owed and stay; signs that find no room are explained by the tooltip.
  if (rows.size() + 1 > fit) rows.resize(fit > 0 ? fit - 1 : 0);
  beginPanel(ui, "legend", area, {0, 0, 0, 0}, 0, false);
  float y = area.y + area.height - ui.px(12);
  drawElided(ui, x, y, width, ui.model.credits, {Face::small, ui.style.credit});
  y -= ui.px(rowHeight) * static_cast<float>(rows.size());
  for (const auto& row : rows) {
    float at = x;
    for (const LegendItem& item : row) {
      drawItem(ui, item, at, y);
      at += itemWidth(ui, item) + ui.px(itemGap);
    }
    y += ui.px(rowHeight);
  }
  endPanel();
}

}  // namespace cityties::desk
