#include "app/desk/panels/kit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <utility>

namespace cityties::desk {

float Ui::px(float logical) const { return std::round(logical * scale); }

ImU32 colour(core::Rgba rgba, float alpha) {
  return IM_COL32(rgba.r, rgba.g, rgba.b, static_cast<int>(std::lround(static_cast<float>(rgba.a) * alpha)));
}

ImFont* font(Face face) {
  const auto& fonts = ImGui::GetIO().Fonts->Fonts;
  const int index = static_cast<int>(face);
  return index < fonts.Size ? fonts[index] : fonts[0];
}

float nativeSize(Face face) { return font(face)->FontSize; }

ImVec2 textSize(std::string_view text, Face face, float size) {
  ImFont* const f = font(face);
  return f->CalcTextSizeA(size > 0 ? size : f->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size());
}

void noteGlyphs(const Ui& ui, std::string_view text, Face face) {
  const ImFont* const f = font(face);
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte < 0x80) {  // always there but in the faces of figures
      if (byte >= 0x20 && !f->FindGlyphNoFallback(static_cast<ImWchar>(byte)))
        ui.scratch.missing[static_cast<std::size_t>(face)].insert(static_cast<char16_t>(byte));
      ++at;
      continue;
    }
    unsigned code = 0;
    at += std::max(1, ImTextCharFromUtf8(&code, at, end));
    if (code >= 0xA0 && code <= 0xFFFF && !f->FindGlyphNoFallback(static_cast<ImWchar>(code)))
      ui.scratch.missing[static_cast<std::size_t>(face)].insert(static_cast<char16_t>(code));
  }
}

namespace {

void note(const Ui& ui, ImVec2 at, ImVec2 size, std::string_view text, bool elided) {
  if (!ui.scratch.drawn || ui.measuring) return;
  ui.scratch.drawn->push_back({std::string(text), {at.x, at.y, size.x, size.y}, ui.panel, elided});
}

void drawAt(Ui& ui, float x, float y, std::string_view text, const TextLook& look, bool elided) {
  if (text.empty() || ui.measuring) return;
  const float height = look.size > 0 ? look.size : nativeSize(look.face);
  const ImVec2 size = textSize(text, look.face, height);
  if (look.align == Align::centre) x -= size.x / 2;
  if (look.align == Align::right) x -= size.x;
  const ImVec2 at(std::round(x), std::round(y - height / 2));
  noteGlyphs(ui, text, look.face);
  ui.list->AddText(font(look.face), height, at, colour(look.colour), text.data(), text.data() + text.size());
  note(ui, at, size, text, elided);
}

}  // namespace

void drawLine(Ui& ui, float x, float y, std::string_view text, const TextLook& look) {
  drawAt(ui, x, y, text, look, false);
}

void drawElided(Ui& ui, float x, float y, float width, std::string_view text, const TextLook& look) {
  if (textSize(text, look.face, look.size).x <= width) return drawAt(ui, x, y, text, look, false);
  constexpr std::string_view dots = "…";
  std::string shorter(text);
  while (!shorter.empty() && textSize(shorter + std::string(dots), look.face, look.size).x > width) {
    // A whole UTF-8 character at a time.
    do shorter.pop_back();
    while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0) == 0x80);
    if (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0x80) != 0) shorter.pop_back();
    while (!shorter.empty() && shorter.back() == ' ') shorter.pop_back();
  }
  drawAt(ui, x, y, shorter + std::string(dots), look, true);
}

float drawParagraph(Ui& ui, float x, float y, float width, float lineHeight, std::string_view text,
                    const TextLook& look) {
  float height = 0;
  for (const std::string& line : wrap(text, width, look.face, look.size)) {
    const float anchor = look.align == Align::left ? x : look.align == Align::centre ? x + width / 2 : x + width;
    drawLine(ui, anchor, y + height + lineHeight / 2, line, look);
    height += lineHeight;
  }
  return height;
}

void drawRect(Ui& ui, core::PixelRect r, core::Rgba fill, float radius) {
  if (ui.measuring) return;
  ui.list->AddRectFilled({r.x, r.y}, {r.x + r.width, r.y + r.height}, colour(fill), radius);
}

void drawRule(Ui& ui, float x, float y, float width) {
  drawRect(ui, {x, std::round(y), width, std::max(1.0f, std::floor(ui.scale))}, ui.style.panelBorder);
}

void drawCross(Ui& ui, ImVec2 c, float r, core::Rgba rgba, float width) {
  if (ui.measuring) return;
  ui.list->AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour(rgba), width);
  ui.list->AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour(rgba), width);
}

void drawMark(Ui& ui, ImVec2 c, core::Symbol symbol, float size, core::Rgba fill,
              const std::optional<core::Stroke>& outline) {
  if (ui.measuring) return;
  const float r = size * ui.scale;
  const ImU32 ink = colour(fill);
  switch (symbol) {
    case core::Symbol::dot:
      ui.list->AddCircleFilled(c, r, ink);
      break;
    case core::Symbol::ring: {
      const core::Stroke line = outline.value_or(core::Stroke{fill, 1.5f});
      ui.list->AddCircle(c, r, colour(line.colour), 0, line.width * ui.scale);
      ui.list->AddCircleFilled(c, r * .28f, colour(line.colour));
      break;
    }
    case core::Symbol::square:
      ui.list->AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, ink);
      ui.list->AddRectFilled({c.x - r * .4f, c.y - r * .4f}, {c.x + r * .4f, c.y + r * .4f}, colour(ui.style.onMark));
      break;
    case core::Symbol::smallSquare:
      ui.list->AddRectFilled({c.x - r * .6f, c.y - r * .6f}, {c.x + r * .6f, c.y + r * .6f}, ink);
      break;
    case core::Symbol::diamond:
      ui.list->AddQuadFilled({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, ink);
      break;
    case core::Symbol::cross:
      drawCross(ui, c, r * .8f, fill, 2 * ui.scale);
      break;
  }
}

void drawChevron(Ui& ui, float x, float y) {
  if (ui.measuring) return;
  const float r = ui.px(5);
  const ImVec2 points[] = {{x - r, y - r / 2}, {x, y + r / 2}, {x + r, y - r / 2}};
  ui.list->AddPolyline(points, 3, colour(ui.style.textSecondary), 0, 1.5f * ui.scale);
}

namespace {

/// What Tab has come to is brought into the panel, if that scrolls.
void showFocused(const Ui& ui, core::PixelRect rect) {
  const float margin = ui.px(8), top = ui.panel.y + margin, bottom = ui.panel.y + ui.panel.height - margin;
  float by = 0;
  if (rect.y + rect.height > bottom) by = rect.y + rect.height - bottom;
  if (rect.y - by < top) by = rect.y - top;
  if (by != 0) ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0f, ImGui::GetScrollMaxY()));
}

}  // namespace

Touch touch(Ui& ui, const char* id, core::PixelRect rect, bool enabled, Reach reach) {
  if (ui.measuring || !enabled || rect.width < 1 || rect.height < 1) {
    ui.touchedHovered = false;
    return {};
  }
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  Touch result;
  result.clicked = ImGui::InvisibleButton(id, {rect.width, rect.height});
  result.hovered = ImGui::IsItemHovered();
  result.doubleClicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ui.touched = ImGui::GetID(id);
  ui.touchedRect = rect;
  ui.touchedHovered = result.hovered;
  if (reach == Reach::pointer) return result;
  Focus& focus = ui.scratch.focus;
  focus.add(ui.touched, ui.level);
  if (result.clicked) focus.take(ui.touched, ui.level);
  result.focused = focus.shown(ui.touched, ui.level);
  if (!result.focused) return result;
  if (focus.arrived(ui.touched, ui.level)) showFocused(ui, rect);
  drawFocusRing(ui, rect, ui.px(6));
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); };
  if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_Space)) result.clicked = ui.enterTaken = true;
  return result;
}

void drawFocusRing(Ui& ui, core::PixelRect r, float radius) {
  const float width = 2 * ui.scale, inset = width / 2;
  // Over whatever is still to be drawn in the same place, but not outside the panel.
  ImDrawList* const list = ImGui::GetForegroundDrawList();
  list->PushClipRect({ui.panel.x, ui.panel.y}, {ui.panel.x + ui.panel.width, ui.panel.y + ui.panel.height});
  list->AddRect({r.x + inset, r.y + inset}, {r.x + r.width - inset, r.y + r.height - inset}, colour(ui.style.selection),
                radius, 0, width);
  list->PopClipRect();
}

void tip(Ui& ui, std::string_view text) {
  if (ui.measuring || text.empty()) return;
  TipState& tip = ui.scratch.tip;
  const bool focused = ui.scratch.focus.shown(ui.touched, ui.level);
  if (!ui.touchedHovered && !focused) {
    if (tip.over == ui.touched) tip = {};
    return;
  }
  constexpr double rest = .5;
  if (tip.over != ui.touched) {
    tip = {.over = ui.touched, .since = ui.scratch.now, .text = {}, .at = {}};
    ui.scratch.wakeAt = ui.scratch.now + rest;
  }
  if (ui.scratch.now < tip.since + rest || ImGui::IsMouseDown(0)) return;
  tip.text = text;
  tip.at = ui.touchedRect;
}

void drawTip(Ui& ui) {
  const std::string text = std::exchange(ui.scratch.tip.text, {});
  if (text.empty()) return;
  const core::PixelRect window = ui.layout.map, at = ui.scratch.tip.at;
  const float padding = ui.px(8), line = ui.px(18), edge = ui.px(8);
  const float room = std::min(ui.px(280), window.width - 2 * edge - 2 * padding);
  if (room < ui.px(40)) return;
  float width = 0;
  const auto lines = wrap(text, room, Face::small);
  for (const std::string& one : lines) width = std::max(width, textSize(one, Face::small).x);
  const core::PixelRect size{0, 0, std::ceil(width) + 2 * padding,
                             line * static_cast<float>(lines.size()) + padding * 1.5f};
  const float below = at.y + at.height + ui.px(4);
  const bool fits = below + size.height <= window.height - edge;
  const float x = std::clamp(at.x, edge, std::max(edge, window.width - edge - size.width));
  const core::PixelRect rect{x, fits ? below : std::max(edge, at.y - ui.px(4) - size.height), size.width, size.height};
  // Not a window: one that came to the front would take the caret out of a text field.
  ui.panel = rect;
  ui.list = ImGui::GetForegroundDrawList();
  drawRect(ui, rect, core::withAlpha(ui.style.panel, 1), ui.px(6));
  ui.list->AddRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height}, colour(ui.style.panelBorder),
                   ui.px(6), 0, std::max(1.0f, std::floor(ui.scale)));
  drawParagraph(ui, rect.x + padding, rect.y + padding * .75f, room, line, text, {Face::small, ui.style.text});
}

void beginPanel(Ui& ui, const char* id, core::PixelRect rect, const PanelLook& look) {
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (look.layering == Layering::fixed) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (!look.scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (!look.inputs) flags |= ImGuiWindowFlags_NoInputs;
  if (look.fill.a == 0) flags |= ImGuiWindowFlags_NoBackground;
  const bool bordered = look.radius > 0 && look.fill.a > 0;
  ImGui::SetNextWindowPos({rect.x, rect.y});
  ImGui::SetNextWindowSize({rect.width, rect.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look.radius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, bordered ? std::max(1.0f, std::floor(ui.scale)) : 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, colour(look.fill));
  ImGui::PushStyleColor(ImGuiCol_Border, colour(ui.style.panelBorder));
  ImGui::Begin(id, nullptr, flags);
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(4);
  ui.panel = rect;
  ui.list = ImGui::GetWindowDrawList();
}

void endPanel() { ImGui::End(); }

Area::Area(Ui& ui, const char* id, core::PixelRect rect) : ui_(ui), panel_(ui.panel), list_(ui.list) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
  ImGui::BeginChild(id, {std::max(1.0f, rect.width), std::max(1.0f, rect.height)}, false, ImGuiWindowFlags_NoNav);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ui.panel = rect;
  ui.list = ImGui::GetWindowDrawList();
}

Area::~Area() {
  ImGui::EndChild();
  ui_.panel = panel_;
  ui_.list = list_;
}

}  // namespace cityties::desk
