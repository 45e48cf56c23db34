// Text fields, on ImGui's own.
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

struct Caret {
  bool wanted = false, lost = false;
};

/// Tab brings the caret, and takes it away.
Caret followTab(Ui& ui, const char* id, const FieldLook& look) {
  Focus& focus = ui.scratch.focus;
  const Focus::Id self = ImGui::GetID(id);
  focus.add(self, ui.level, FocusKeys::arrows);
  ui.touched = self;
  const bool opening = look.caretFirst && ui.opening;
  if (opening || look.takeCaret) focus.take(self, ui.level);
  const bool active = ImGui::GetActiveID() == self;
  Caret caret;
  caret.wanted = opening || look.takeCaret || (focus.arrived(self, ui.level) && !active);
  caret.lost = active && !focus.has(self, ui.level) && focus.top() == ui.level && focus.shownAnywhere();
  return caret;
}

void finish(Ui& ui, const char* id, PixelRect rect, FieldResult& result, const FieldLook& look) {
  const Focus::Id self = ImGui::GetID(id);
  result.active = ImGui::IsItemActive();
  result.left = ImGui::IsItemDeactivatedAfterEdit();
  ui.touchedRect = rect;
  ui.touchedHovered = ImGui::IsItemHovered();
  if (ImGui::IsItemActivated() && !ui.scratch.focus.has(self, ui.level)) ui.scratch.focus.take(self, ui.level);
  if (result.entered && look.takesEnter) ui.enterTaken = true;
  const float line = std::max(1.0f, std::floor(ui.scale));
  if (look.error || result.active)
    ui.list->AddRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height},
                     colour(look.error ? ui.style.cut : ui.style.selection), ui.px(6), 0, look.error ? 2 * line : line);
}

FieldResult field(Ui& ui, const char* id, PixelRect rect, std::string& value, const FieldLook& look, bool lines) {
  FieldResult result;
  drawRect(ui, rect, ui.style.hover, ui.px(6));
  if (ui.measuring) return result;
  const Caret caret = followTab(ui, id, look);
  if (caret.wanted) ImGui::SetKeyboardFocusHere();
  const float line = nativeSize(look.face), inset = ui.px(10);
  const float above = lines ? ui.px(8) : std::round((rect.height - line) / 2);
  const std::string before = value;
  ImGui::PushFont(font(look.face));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(inset, above));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGuiInputTextFlags flags = look.keys ? ImGuiInputTextFlags_CallbackHistory : 0;
  if (caret.wanted) flags |= ImGuiInputTextFlags_AutoSelectAll;
  if (lines) {
    result.entered =
        ImGui::InputTextMultiline(id, &value, {rect.width, rect.height}, ImGuiInputTextFlags_EnterReturnsTrue);
  } else {
    ImGui::SetNextItemWidth(rect.width);
    result.entered =
        ImGui::InputText(id, &value, flags | ImGuiInputTextFlags_EnterReturnsTrue, look.keys, look.keysOwner);
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  result.changed = value != before;
  noteGlyphs(ui, value, look.face);
  finish(ui, id, rect, result, look);
  if (caret.lost) ImGui::ClearActiveID();
  // Enter leaves the field in ImGui; in a line that narrows a list the caret stays.
  if (value.empty())
    drawElided(ui, rect.x + inset, lines ? rect.y + above + line / 2 : rect.y + rect.height / 2, rect.width - 2 * inset,
               look.hint, {look.face, ui.style.textSecondary});
  if (lines && result.active) ui.enterTaken = true;
  return result;
}

}  // namespace

FieldResult textField(Ui& ui, const char* id, PixelRect rect, std::string& value, const FieldLook& look) {
  return field(ui, id, rect, value, look, false);
}

FieldResult textBox(Ui& ui, const char* id, PixelRect rect, std::string& value, const FieldLook& look) {
  return field(ui, id, rect, value, look, true);
}

}  // namespace cityties::desk
