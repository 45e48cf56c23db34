#include <algorithm>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;
constexpr float rowHeight = 40;

void refresh(Ui& ui) {
  const core::ViewState& view = ui.model.view;
  UiScratch& scratch = ui.scratch;
  const std::string key =
      std::to_string(static_cast<int>(view.language)) + ' ' + std::to_string(view.step) + ' ' + view.search;
  if (key == scratch.hitsFor) return;
  scratch.hitsFor = key;
  scratch.hits = search(*ui.model.index, *ui.model.shown, ui.model.shownStep, view.search, ui.words);
  scratch.searchRow = 0;
}

void sign(Ui& ui, const SearchHit& hit, ImVec2 at) {
  const core::Style& s = ui.style;
  switch (hit.kind) {
    case core::SearchKind::city:
      drawMark(ui, at, core::Symbol::dot, 3, s.cityWithTie, {});
      break;
    case core::SearchKind::post:
      drawMark(ui, at, core::Symbol::diamond, 6, s.consular, {});
      break;
    case core::SearchKind::region:
      drawMark(ui, at, core::Symbol::ring, 5, s.textSecondary, core::Stroke{s.textSecondary, 1.5f});
      break;
    case core::SearchKind::country:
      drawMark(ui, at, core::Symbol::smallSquare, 8, s.textSecondary, {});
      break;
    case core::SearchKind::tie:
      ui.list->AddLine({at.x - ui.px(6), at.y}, {at.x + ui.px(6), at.y}, colour(s.agreement), 2 * ui.scale);
      break;
  }
}

void row(Ui& ui, std::size_t index, core::PixelRect rect) {
  const SearchHit& hit = ui.scratch.hits[index];
  const Touch t = touch(ui, ("hit" + std::to_string(index)).c_str(), rect);
  if (t.hovered) ui.scratch.searchRow = index;
  if (index == ui.scratch.searchRow) drawRect(ui, rect, ui.style.selectionBackground, ui.px(6));
  sign(ui, hit, {rect.x + ui.px(16), rect.y + rect.height / 2});
  const float left = rect.x + ui.px(32), width = rect.width - ui.px(40);
  drawElided(ui, left, rect.y + ui.px(12), width, hit.title, {Face::body, ui.style.text});
  drawElided(ui, left, rect.y + ui.px(29), width, hit.detail, {Face::small, ui.style.textSecondary});
  if (t.clicked) ui.emit(command::LookAt{hit.id});
}

}  // namespace

void drawSearchList(Ui& ui) {
  if (!ui.model.story || !ui.model.index || ui.model.view.search.empty()) {
    ui.scratch.hits.clear();
    ui.scratch.hitsFor.clear();
    return;
  }
  refresh(ui);
  const std::size_t count = ui.scratch.hits.size();
  const float left = ui.layout.scenario ? ui.px(232) : ui.px(16);
  const float top = ui.layout.bar->height + ui.px(4);
  const float width = std::min(ui.px(360), ui.layout.map.width - left - ui.px(8));
  const float room = ui.layout.map.height - top - ui.px(8);
  const float height = std::min(room, ui.px(count == 0 ? 64 : 16 + rowHeight * static_cast<float>(count)));
  const core::PixelRect rect{left, top, width, height};
  beginPanel(ui, "hits", rect,
             {.fill = core::withAlpha(ui.style.panel, .98), .radius = ui.px(8), .layering = Layering::overlay});
  if (count == 0) {
    drawElided(ui, left + ui.px(16), top + ui.px(22), width - ui.px(32), ui.words("Nothing by this name."),
               {Face::body, ui.style.text});
    drawElided(ui, left + ui.px(16), top + ui.px(43), width - ui.px(32),
               ui.words("Try another name, in English, Chinese or pinyin."), {Face::small, ui.style.textSecondary});
  }
  for (std::size_t i = 0; i < count; ++i) {
    row(ui, i,
        {left + ui.px(8), top + ui.px(8 + rowHeight * static_cast<float>(i)), width - ui.px(16), ui.px(rowHeight)});
  }
  endPanel();
}

}  // namespace cityties::desk
