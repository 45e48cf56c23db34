#include "app/desk/panels/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::desk {

using core::PixelRect;

bool keyPressed(ImGuiKey key, bool repeat) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat); }

bool button(Ui& ui, const char* id, PixelRect rect, std::string_view label, ButtonLook look) {
  const core::Style& s = ui.style;
  const Touch t = touch(ui, id, rect, look.enabled);
  const bool primary = look.primary && look.enabled;
  core::Rgba ground = primary ? s.buttonPrimary : s.hover;
  if (t.hovered) ground = core::mix(ground, primary ? s.hover : s.text, .12);
  const core::Rgba ink = !look.enabled ? s.textDisabled : primary ? s.buttonPrimaryText : s.text;
  drawRect(ui, rect, ground, ui.px(6));
  const Face face = look.primary ? Face::strong : Face::body;
  const float width = std::min(textSize(label, face).x, rect.width - ui.px(16));
  drawElided(ui, rect.x + (rect.width - width) / 2, rect.y + rect.height / 2, rect.width - ui.px(16), label,
             {face, ink});
  return t.clicked;
}

float buttonWidth(const Ui& ui, std::string_view label, bool primary) {
  return std::ceil(textSize(label, primary ? Face::strong : Face::body).x) + ui.px(32);
}

bool link(Ui& ui, const char* id, float x, float middle, std::string_view label, Align align) {
  const float width = std::ceil(textSize(label, Face::body).x), pad = ui.px(6), height = ui.px(24);
  const float left = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
  const PixelRect area{left - pad, middle - height / 2, width + 2 * pad, height};
  const Touch t = touch(ui, id, area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  drawLine(ui, left, middle, label, {Face::body, ui.style.consular});
  return t.clicked;
}

bool checkbox(Ui& ui, const char* id, PixelRect row, std::string_view label, bool& value, bool enabled) {
  const core::Style& s = ui.style;
  const Touch t = touch(ui, id, row, enabled);
  if (t.hovered) drawRect(ui, row, s.hover, ui.px(6));
  const float size = ui.px(16), x = row.x + ui.px(8), y = std::round(row.y + (row.height - size) / 2);
  if (t.clicked) value = !value;
  drawRect(ui, {x, y, size, size}, value && enabled ? s.buttonPrimary : s.hover, ui.px(4));
  if (!ui.measuring) {
    ui.list->AddRect({x, y}, {x + size, y + size}, colour(enabled ? s.textSecondary : s.textDisabled), ui.px(4), 0,
                     std::max(1.0f, std::floor(ui.scale)));
    if (value) {
      const ImVec2 tick[] = {
          {x + size * .24f, y + size * .52f}, {x + size * .43f, y + size * .72f}, {x + size * .78f, y + size * .3f}};
      ui.list->AddPolyline(tick, 3, colour(enabled ? s.buttonPrimaryText : s.textDisabled), 0, 2 * ui.scale);
    }
  }
  drawElided(ui, x + size + ui.px(8), row.y + row.height / 2, row.width - size - ui.px(24), label,
             {Face::body, enabled ? s.text : s.textDisabled});
  return t.clicked;
}

std::optional<std::size_t> segmented(Ui& ui, const char* id, PixelRect rect, std::span<const std::string_view> names,
                                     std::size_t current) {
  drawRect(ui, rect, ui.style.hover, ui.px(6));
  if (names.empty()) return std::nullopt;
  std::optional<std::size_t> chosen;
  const Focus::Id self = ImGui::GetID(id);
  Focus& focus = ui.scratch.focus;
  if (!ui.measuring) {
    focus.add(self, ui.level, FocusKeys::arrows);
    ui.touched = self;
    if (focus.shown(self, ui.level)) {
      drawFocusRing(ui, rect, ui.px(6));
      if (keyPressed(ImGuiKey_RightArrow) && current + 1 < names.size()) chosen = current + 1;
      if (keyPressed(ImGuiKey_LeftArrow) && current > 0) chosen = current - 1;
    }
  }
  // Words share the width by their lengths, so that none is cut while another has room.
  float words = 0;
  for (const std::string_view name : names) words += textSize(name, Face::smallStrong).x;
  const float padding = (rect.width - words) / static_cast<float>(names.size());
  float x = rect.x;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float width = textSize(names[i], Face::smallStrong).x + padding;
    const PixelRect part{x + ui.px(1), rect.y + ui.px(1), width - ui.px(2), rect.height - ui.px(2)};
    const std::string own = std::string(id) + std::to_string(i);
    const Touch t = touch(ui, own.c_str(), part, true, Reach::pointer);
    const bool on = i == current;
    if (on || t.hovered)
      drawRect(ui, part, on ? core::mix(ui.style.hover, ui.style.text, .22) : ui.style.selectionBackground, ui.px(5));
    const float room = std::max(part.width - ui.px(4), 1.0f), shown = std::min(room, textSize(names[i], Face::small).x);
    drawElided(ui, part.x + (part.width - shown) / 2, part.y + part.height / 2, room, names[i],
               {on ? Face::smallStrong : Face::small, on ? ui.style.text : ui.style.textSecondary});
    if (t.clicked) {
      focus.take(self, ui.level);
      if (!on) chosen = i;
    }
    x += width;
  }
  return chosen;
}

SliderResult slider(Ui& ui, const char* id, PixelRect rect, double& value, double least, double most, double step) {
  const core::Style& s = ui.style;
  SliderResult result;
  const float r = ui.px(7), middle = rect.y + rect.height / 2, from = rect.x + r, length = rect.width - 2 * r;
  const Touch t = touch(ui, id, rect);
  const double before = value;
  if (!ui.measuring && length > 0) {
    if (ImGui::IsItemActive()) {
      const double part = std::clamp((ImGui::GetIO().MousePos.x - from) / length, 0.0f, 1.0f);
      value = least + std::round(part * (most - least) / step) * step;
    }
    result.ended = ImGui::IsItemDeactivated();
    if (t.focused) {
      ui.scratch.focus.add(ui.touched, ui.level, FocusKeys::arrows);
      if (keyPressed(ImGuiKey_RightArrow)) value += step;
      if (keyPressed(ImGuiKey_LeftArrow)) value -= step;
      result.ended |= value != before;
    }
  }
  value = std::clamp(value, least, most);
  result.changed = value != before;
  const float at = from + length * static_cast<float>(most > least ? (value - least) / (most - least) : 0);
  const float thick = ui.px(4);
  drawRect(ui, {from, middle - thick / 2, length, thick}, s.selectionBackground, thick / 2);
  drawRect(ui, {from, middle - thick / 2, at - from, thick}, s.textSecondary, thick / 2);
  if (!ui.measuring) ui.list->AddCircleFilled({at, middle}, r, colour(s.text));
  return result;
}

Popup::Popup(Ui& ui, const char* id, PixelRect rect)
    : ui_(ui), panel_(ui.panel), list_(ui.list), level_(ui.level), open_(false) {
  ImGui::SetNextWindowPos({rect.x, rect.y});
  ImGui::SetNextWindowSize({rect.width, rect.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  // Over other panels: what lies below would be read with it.
  ImGui::PushStyleColor(ImGuiCol_PopupBg, colour(core::withAlpha(ui.style.panel, 1)));
  open_ = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  if (!open_) return;
  ui.panel = rect;
  ui.list = ImGui::GetWindowDrawList();
  ui.level = std::max(FocusLevel::popup, ui.level);
  if (keyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
}

Popup::~Popup() {
  if (!open_) return;
  ImGui::EndPopup();
  ui_.panel = panel_;
  ui_.list = list_;
  ui_.level = level_;
}

}  // namespace cityties::desk
