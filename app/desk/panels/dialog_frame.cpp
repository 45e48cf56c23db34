#include "app/desk/panels/dialog_frame.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::desk {
namespace {

using core::PixelRect;

constexpr float edge = 8, padding = 24, footGap = 16, buttonGap = 8, leastContents = 96;

struct Frame {
  Ui& ui;
  const DialogLook& look;
  float inner = 0;  ///< width of what stands in it
  DialogAnswer answer = DialogAnswer::none;

  std::string_view closeWord() const {
    if (!look.close.empty()) return look.close;
    return look.primary.empty() ? ui.words("Close") : ui.words("Cancel");
  }

  float titleWidth() const { return inner - ui.px(40); }

  /// Title and ✕ from `y` on; their height.
  float head(float x, float y) {
    if (look.bare) return ui.px(8);
    const float line = ui.px(24), top = ui.px(16);
    const float height = drawParagraph(ui, x, y + top, titleWidth(), line, look.title, {Face::lead, ui.style.text});
    const float size = ui.px(32);
    const PixelRect cross{x + inner - size + ui.px(8), y + top + line / 2 - size / 2, size, size};
    const Touch t = touch(ui, "close", cross);
    if (t.hovered) drawRect(ui, cross, ui.style.hover, ui.px(6));
    drawCross(ui, {cross.x + size / 2, cross.y + size / 2}, ui.px(5), ui.style.textSecondary, 1.5f * ui.scale);
    if (t.clicked) answer = DialogAnswer::closed;
    return top + height + ui.px(12);
  }

  struct Button {
    const char* id;
    std::string_view word;
    DialogAnswer answer;
    bool primary, enabled;
  };

  void press(const Button& b, PixelRect rect) {
    if (button(ui, b.id, rect, b.word, {.primary = b.primary, .enabled = b.enabled})) answer = b.answer;
  }

  /// The buttons from `y` on; their height. One below the other where they find no room beside each other.
  float foot(float x, float y) {
    if (look.bare) return ui.px(8);
    std::vector<Button> buttons;
    if (!look.primary.empty())
      buttons.push_back({"primary", look.primary, DialogAnswer::primary, true, look.primaryEnabled});
    buttons.push_back({"cancel", closeWord(), DialogAnswer::closed, false, true});
    if (!look.secondary.empty()) buttons.push_back({"secondary", look.secondary, DialogAnswer::secondary, false, true});
    float together = 0;
    for (const Button& b : buttons)
      together += std::max(ui.px(88), buttonWidth(ui, b.word, b.primary)) + ui.px(buttonGap);
    const float height = ui.px(controlHeight), above = ui.px(footGap);
    if (together - ui.px(buttonGap) > inner) {
      float at = y + above;
      for (const Button& b : buttons) {
        press(b, {x, at, inner, height});
        at += height + ui.px(buttonGap);
      }
      return at - y + ui.px(buttonGap);
    }
    // From the left: the other way out; at the right edge what is done, and beside it what leaves it.
    const auto widthOf = [&](const Button& b) { return std::max(ui.px(88), buttonWidth(ui, b.word, b.primary)); };
    if (!look.secondary.empty()) press(buttons.back(), {x, y + above, widthOf(buttons.back()), height});
    const std::size_t count = buttons.size() - (look.secondary.empty() ? 0 : 1);
    float right = x + inner;
    for (std::size_t i = 0; i < count; ++i) right -= widthOf(buttons[i]) + (i > 0 ? ui.px(buttonGap) : 0);
    for (std::size_t i = count; i-- > 0;) {
      press(buttons[i], {right, y + above, widthOf(buttons[i]), height});
      right += widthOf(buttons[i]) + ui.px(buttonGap);
    }
    return above + height + ui.px(padding);
  }

  /// Title, contents and buttons in one scroll: a window too low for more.
  void cramped(PixelRect panel, const std::function<float(PixelRect)>& contents, float room) {
    const Area area(ui, "all", panel);
    const float x = panel.x + ui.px(padding), top = panel.y - ImGui::GetScrollY();
    float y = top;
    y += head(x, y);
    y += contents({x, y, inner, room});
    y += foot(x, y);
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, y - top});
  }

  void roomy(PixelRect panel, const std::function<float(PixelRect)>& contents, float headHeight, float footHeight) {
    const float x = panel.x + ui.px(padding);
    {
      const Area area(ui, "panel", panel);
      head(x, panel.y);
      // The ring of what stands at the edge needs some room.
      const float slack = ui.px(4);
      const PixelRect view{x - slack, panel.y + headHeight, inner + 2 * slack, panel.height - headHeight - footHeight};
      {
        const Area scroll(ui, "contents", view);
        const float y = view.y - ImGui::GetScrollY();
        const float height = contents({x, y, inner, view.height});
        ImGui::SetCursorPos({0, 0});
        ImGui::Dummy({1, height});
      }
      foot(x, panel.y + panel.height - footHeight);
    }
  }
};

}  // namespace

DialogAnswer dialogFrame(Ui& ui, const DialogLook& look, const std::function<float(PixelRect)>& contents) {
  const PixelRect whole = ui.layout.map;
  ui.level = FocusLevel::dialog;
  ui.opening = ui.scratch.dialog != look.id;
  ui.scratch.dialog = look.id;
  ui.enterTaken = false;
  if (ui.opening) ImGui::SetNextWindowFocus();
  // One window of the veil's size: what is clicked beside the dialog goes to nothing below.
  beginPanel(ui, "veil of dialogs", whole, {.fill = {0, 0, 0, 0}, .layering = Layering::overlay});
  if (!look.beside) drawRect(ui, whole, core::withAlpha(ui.style.water, .6));

  const float margin = std::min(ui.px(edge), whole.width / 16);
  const float width = std::min(ui.px(look.width), whole.width - 2 * margin);
  Frame frame{.ui = ui, .look = look, .inner = std::max(1.0f, width - 2 * ui.px(padding))};
  const float above = look.top > 0 ? std::min(ui.px(look.top), whole.height / 8) : margin;
  const float most = std::max(1.0f, whole.height - above - margin);
  ui.measuring = true;
  const float head = frame.head(0, 0), foot = frame.foot(0, 0);
  const float room = std::max(ui.px(leastContents), most - head - foot);
  const float needed = contents({0, 0, frame.inner, room});
  ui.measuring = false;
  const float height = std::min(most, head + needed + foot);
  const float y = look.top > 0 ? above : std::floor((whole.height - height) / 2);
  const float x = look.beside ? margin : std::floor((whole.width - width) / 2);
  const PixelRect panel{x, y, width, height};

  const bool beside = touch(ui, "beside", whole, look.closesBeside, Reach::pointer).clicked;
  ImGui::SetItemAllowOverlap();
  drawRect(ui, panel, core::withAlpha(ui.style.panel, 1), ui.px(8));
  ui.list->AddRect({panel.x, panel.y}, {panel.x + panel.width, panel.y + panel.height}, colour(ui.style.panelBorder),
                   ui.px(8), 0, std::max(1.0f, std::floor(ui.scale)));
  if (most < head + foot + std::min(needed, ui.px(leastContents)))
    frame.cramped(panel, contents, room);
  else
    frame.roomy(panel, contents, head, foot);
  if (frame.answer == DialogAnswer::none && !ui.enterTaken && !look.primary.empty() && look.primaryEnabled &&
      keyPressed(ImGuiKey_Enter, false))
    frame.answer = DialogAnswer::primary;
  const core::PixelPoint pointer{ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y};
  if (beside && !panel.contains(pointer)) frame.answer = DialogAnswer::closed;
  endPanel();
  if (frame.answer == DialogAnswer::closed && look.closesByItself) ui.emit(core::command::CloseDialog{});
  return frame.answer;
}

}  // namespace cityties::desk
