#include <imgui.h>

#include "app/core/style.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

ImVec4 ink(core::Rgba c) {
  const auto part = [](std::uint8_t v) { return static_cast<float>(v) / 255; };
  return {part(c.r), part(c.g), part(c.b), part(c.a)};
}

}  // namespace

void applyTheme(core::Theme theme, float scale) {
  const core::Style& s = core::style(theme);
  ImGuiStyle& out = ImGui::GetStyle();
  out = ImGuiStyle();
  out.WindowRounding = s.pageRadius;
  out.FrameRounding = out.PopupRounding = out.GrabRounding = 6;
  out.ScrollbarSize = 6;
  out.ScrollbarRounding = 3;
  out.WindowPadding = out.FramePadding = ImVec2(8, 4);
  out.ItemSpacing = ImVec2(8, 8);
  out.ScaleAllSizes(scale);
  out.AntiAliasedLinesUseTex = true;
  auto* colours = out.Colors;
  colours[ImGuiCol_Text] = ink(s.text);
  colours[ImGuiCol_TextDisabled] = ink(s.textSecondary);
  colours[ImGuiCol_WindowBg] = colours[ImGuiCol_PopupBg] = ink(s.panel);
  colours[ImGuiCol_Border] = ink(s.panelBorder);
  colours[ImGuiCol_FrameBg] = colours[ImGuiCol_FrameBgHovered] = colours[ImGuiCol_FrameBgActive] = ink(s.hover);
  colours[ImGuiCol_TextSelectedBg] = ink(core::withAlpha(s.consular, .35));
  colours[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  colours[ImGuiCol_ScrollbarGrab] = ink(core::withAlpha(s.textSecondary, .35));
  colours[ImGuiCol_ScrollbarGrabHovered] = colours[ImGuiCol_ScrollbarGrabActive] =
      ink(core::withAlpha(s.textSecondary, .6));
}

}  // namespace cityties::desk
