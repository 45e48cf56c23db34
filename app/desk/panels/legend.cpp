#include <algorithm>
#include <cmath>

#include "app/desk/panels/kit.hpp"
#include "app/desk/seek_models.hpp"

namespace cityties::desk {
namespace {

using core::LegendItem;
constexpr float rowHeight = 20, creditLine = 16, itemGap = 20;

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
  const auto dashes = static_cast<int>(std::ceil(width / (on + off)));
  for (int i = 0; i < dashes; ++i) {
    const float at = static_cast<float>(i) * (on + off);
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
    const auto lines = static_cast<int>(std::ceil((width + 2 * half) / step));
    for (int i = 0; i < lines; ++i) {
      const float at = static_cast<float>(i) * step - 2 * half;
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
std::vector<std::vector<LegendItem>> rowsFor(const Ui& ui, float width, float gap) {
  std::vector<std::vector<LegendItem>> rows;
  for (const auto& given : ui.model.legend) {
    float used = width;
    for (const LegendItem& item : given) {
      const float need = itemWidth(ui, item);
      if (rows.empty() || used + gap + need > width || &item == &given.front()) {
        rows.emplace_back();
        used = -gap;
      }
      used += gap + need;
      rows.back().push_back(item);
    }
  }
  return rows;
}

/// The foot of the map fades into water: signs are not to be read off the coast of Antarctica.
void drawShade(const Ui& ui, core::PixelRect area) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const float right = ui.layout.map.x + ui.layout.map.width, full = area.y + area.height * .35f;
  const ImU32 clear = colour(ui.style.water, 0), water = colour(ui.style.water, .96f);
  list.AddRectFilledMultiColor({ui.layout.map.x, area.y}, {right, full}, clear, clear, water, water);
  list.AddRectFilled({ui.layout.map.x, full}, {right, area.y + area.height}, water);
}

/// The last of the credits, where all do not fit into one line but this one does into the room right of the signs.
std::string movedCredit(std::string& credits, float width, float room) {
  constexpr std::string_view between = " · ";
  if (textSize(credits, Face::small).x <= width) return {};
  const auto at = credits.rfind(between);
  if (at == std::string::npos) return {};
  std::string last = credits.substr(at + between.size());
  if (textSize(last, Face::small).x > room || textSize(credits.substr(0, at), Face::small).x > width) return {};
  credits.resize(at);
  return last;
}

float rowWidth(const Ui& ui, const std::vector<LegendItem>& row, float gap) {
  float width = 0;
  for (const LegendItem& item : row) width += itemWidth(ui, item) + gap;
  return width;
}

}  // namespace

void drawLegend(Ui& ui) {
  const core::PixelRect area = *ui.layout.legend;
  drawShade(ui, area);
  const float x = area.x + ui.px(8), width = area.width - ui.px(16);
  // Closer together before a row is broken; the credits, which are owed, go before signs.
  float gap = ui.px(itemGap);
  auto rows = rowsFor(ui, width, gap);
  if (rows.size() > ui.model.legend.size()) rows = rowsFor(ui, width, gap = ui.px(itemGap / 2));
  // What is hidden is told before any sign.
  if (!ui.model.view.desk.filter.empty() && ui.model.explore)
    rows.insert(rows.begin(), {LegendItem{ui.model.explore->note, {}, {}, {}}});
  std::string owed = ui.model.credits;
  const std::string moved =
      rows.empty() ? std::string() : movedCredit(owed, width, width - rowWidth(ui, rows.front(), gap));
  auto credits = wrap(owed, width, Face::small);
  const float room = area.height;
  // They are owed whole: signs give way to them, and only where there is no room at all the help alone has them.
  const auto mostLines = std::max<std::size_t>(1, static_cast<std::size_t>(room / ui.px(creditLine)));
  if (credits.size() > mostLines) {
    credits.resize(mostLines);
    credits.back() += "…";
  }
  const float line = ui.px(creditLine);
  const auto height = [&] {
    return ui.px(rowHeight) * static_cast<float>(rows.size()) + line * static_cast<float>(credits.size());
  };
  while (rows.size() > (moved.empty() ? 0u : 1u) && height() > room) rows.pop_back();
  beginPanel(ui, "legend", area, {.fill = {0, 0, 0, 0}, .inputs = false});
  float y = area.y + room - std::min(height(), room) - (credits.size() > 1 ? 0 : ui.px(4));
  drawLine(ui, x + width, y + ui.px(rowHeight / 2), moved, {Face::small, ui.style.credit, Align::right});
  for (const auto& row : rows) {
    float at = x;
    for (const LegendItem& item : row) {
      drawItem(ui, item, at, y + ui.px(rowHeight / 2));
      at += itemWidth(ui, item) + gap;
    }
    y += ui.px(rowHeight);
  }
  for (const std::string& text : credits) {
    drawElided(ui, x, y + line / 2, width, text, {Face::small, ui.style.credit});
    y += line;
  }
  endPanel();
}

}  // namespace cityties::desk
