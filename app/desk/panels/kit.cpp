#include "app/desk/panels/kit.hpp"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

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

Touch touch(Ui& ui, const char* id, core::PixelRect rect, bool enabled) {
  if (ui.measuring || !enabled || rect.width < 1 || rect.height < 1) return {};
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  Touch result;
  result.clicked = ImGui::InvisibleButton(id, {rect.width, rect.height});
  result.hovered = ImGui::IsItemHovered();
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return result;
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

}  // namespace cityties::desk
