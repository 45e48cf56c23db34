// Lists of any length.
#include <algorithm>
#include <cmath>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

/// Where the keys lead; `page` rows are in sight.
std::size_t moved(std::size_t current, std::size_t count, std::size_t page, bool ends) {
  const std::size_t last = count - 1;
  const auto down = [&](std::size_t by) { return std::min(last, current + by); };
  const auto up = [&](std::size_t by) { return current - std::min(current, by); };
  if (keyPressed(ImGuiKey_DownArrow)) return down(1);
  if (keyPressed(ImGuiKey_UpArrow)) return up(1);
  if (keyPressed(ImGuiKey_PageDown)) return down(page);
  if (keyPressed(ImGuiKey_PageUp)) return up(page);
  if (ends && keyPressed(ImGuiKey_Home)) return 0;
  if (ends && keyPressed(ImGuiKey_End)) return last;
  return current;
}

void bringIntoView(float top, float height, float sight) {
  const float scroll = ImGui::GetScrollY();
  if (top < scroll) ImGui::SetScrollY(top);
  if (top + height > scroll + sight) ImGui::SetScrollY(top + height - sight);
}

}  // namespace

ListResult list(Ui& ui, const char* id, PixelRect rect, std::size_t count, ListState& state, const ListLook& look,
                const std::function<void(std::size_t, PixelRect)>& row) {
  ListResult result;
  if (ui.measuring) return result;
  Focus& focus = ui.scratch.focus;
  const Focus::Id self = ImGui::GetID(id);
  focus.add(self, ui.level, FocusKeys::arrows);
  const bool focused = focus.shown(self, ui.level);
  const Area area(ui, id, rect);
  const float height = ui.px(look.rowHeight);
  if (count > 0) {
    state.current = std::min(state.current, count - 1);
    const std::size_t before = state.current;
    if (focused || look.alwaysKeys)
      state.current = moved(before, count, static_cast<std::size_t>(std::max(1.0f, rect.height / height - 1)), focused);
    if (state.current != before) result.chosen = state.current;
    if (result.chosen || std::exchange(state.follow, false))
      bringIntoView(height * static_cast<float>(state.current), height, rect.height);
    if (look.enter && (focused || look.alwaysKeys) && !ui.enterTaken && keyPressed(ImGuiKey_Enter, false)) {
      result.activated = state.current;
      ui.enterTaken = true;
    }
  }
  const float scroll = ImGui::GetScrollY();
  const auto first = static_cast<std::size_t>(std::max(0.0f, scroll / height));
  const auto end = std::min(count, first + static_cast<std::size_t>(std::ceil(rect.height / height)) + 1);
  for (std::size_t i = first; i < end; ++i) {
    const PixelRect one{rect.x, rect.y + height * static_cast<float>(i) - scroll, rect.width, height};
    const Touch t = touch(ui, ("row" + std::to_string(i)).c_str(), one, true, Reach::pointer);
    if (i == state.current || t.hovered)
      drawRect(ui, one, i == state.current ? ui.style.selectionBackground : ui.style.hover, ui.px(6));
    row(i, one);
    if (t.clicked) {
      state.current = i;
      result.chosen = i;
      if (!look.alwaysKeys) focus.take(self, ui.level);
    }
    if (t.doubleClicked || (t.clicked && look.alwaysKeys)) result.activated = i;
  }
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, height * static_cast<float>(count)});
  if (focused) drawFocusRing(ui, rect, ui.px(6));
  return result;
}

}  // namespace cityties::desk
