#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawMessages(Ui& ui) {
  if (ui.model.messages.empty()) return;
  const core::PixelRect& inner = ui.layout.inner;
  const float width = std::min(inner.width - ui.px(32), ui.px(520)), text = width - ui.px(48);
  if (text < ui.px(80)) return;
  const auto lines = [&](float x, float y) {
    float height = 0;
    for (const std::string& message : ui.model.messages)
      height += drawParagraph(ui, x, y + height, text, ui.px(18), message, {Face::body, ui.style.text});
    return height;
  };
  const float height = measured(ui, inner.height, [&] { return lines(0, 0) + ui.px(20); });
  const core::PixelRect box{inner.x + (inner.width - width) / 2, inner.y + inner.height - height - ui.px(8), width,
                            height};
  beginPanel(
      ui, "message", box,
      {.fill = core::withAlpha(ui.style.panel, 1), .radius = ui.px(8), .inputs = false, .layering = Layering::overlay});
  // A sign beside the words: not by colour alone.
  const ImVec2 sign(box.x + ui.px(20), box.y + ui.px(19));
  ui.list->AddCircle(sign, ui.px(7), colour(ui.style.cut), 0, 1.5f * ui.scale);
  drawLine(ui, sign.x, sign.y, "!", {Face::smallStrong, ui.style.cut, Align::centre});
  lines(box.x + ui.px(36), box.y + ui.px(10));
  endPanel();
}

}  // namespace cityties::desk
