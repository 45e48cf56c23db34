// Every edit of the document, to jump among.
#include <algorithm>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float rowHeight = 24, footHeight = 52;

/// Newest first: what was just done stands where the eye is.
void rows(Ui& ui, const EditsModel& model, PixelRect area) {
  float y = area.y - ImGui::GetScrollY();
  for (std::size_t n = model.lines.size(); n-- > 0; y += ui.px(rowHeight)) {
    if (y + ui.px(rowHeight) < area.y || y > area.y + area.height) continue;
    const bool current = n == model.position;
    const PixelRect row{area.x + ui.px(8), y, area.width - ui.px(16), ui.px(rowHeight)};
    const Touch t = touch(ui, ("edit" + std::to_string(n)).c_str(), row);
    if (current || t.hovered) drawRect(ui, row, current ? ui.style.selectionBackground : ui.style.hover, ui.px(6));
    const float middle = y + ui.px(rowHeight / 2), x = area.x + ui.px(20);
    const core::Rgba ink = model.lines[n].undone ? ui.style.textDisabled : ui.style.text;
    // A hollow dot is undone: not by its colour alone.
    if (model.lines[n].undone) {
      ui.list->AddCircle({x, middle}, 3 * ui.scale, colour(ink), 0, 1.5f * ui.scale);
    } else {
      ui.list->AddCircleFilled({x, middle}, (current ? 4.0f : 3.0f) * ui.scale, colour(ink));
    }
    drawElided(ui, x + ui.px(12), middle, row.x + row.width - x - ui.px(18), model.lines[n].text,
               {current ? Face::strong : Face::body, ink});
    if (t.clicked && !current) ui.emit(command::JumpTo{n});
  }
}

}  // namespace

void drawHistory(Ui& ui) {
  const PixelRect panel = *ui.layout.scenario;
  const auto& model = ui.model.edits;
  beginPanel(ui, "history", panel, {.fill = ui.style.panel, .radius = ui.px(8)});
  if (!model) return endPanel();
  const float x = panel.x + ui.px(16), width = panel.width - ui.px(32), half = (width - ui.px(8)) / 2;
  const bool undo = model->position > 0, redo = model->position + 1 < model->lines.size();
  if (button(ui, "undo", {x, panel.y + ui.px(12), half, ui.px(28)}, ui.words("Undo"), {.enabled = undo}))
    ui.emit(command::Undo{});
  if (button(ui, "redo", {x + half + ui.px(8), panel.y + ui.px(12), half, ui.px(28)}, ui.words("Redo"),
             {.enabled = redo}))
    ui.emit(command::Redo{});
  float top = panel.y + ui.px(footHeight);
  if (model->lines.size() == 1) {
    drawParagraph(ui, x, top, width, ui.px(18),
                  ui.words("Nothing has been changed yet. Every edit will stand here, and can be taken back."),
                  {Face::body, ui.style.textSecondary});
    return endPanel();
  }
  const PixelRect list{panel.x, top, panel.width, panel.y + panel.height - top - ui.px(8)};
  {
    const Area scrolled(ui, "edits", list);
    rows(ui, *model, list);
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, ui.px(rowHeight) * static_cast<float>(model->lines.size())});
  }
  endPanel();
}

}  // namespace cityties::desk
