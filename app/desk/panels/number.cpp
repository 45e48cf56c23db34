#include "app/desk/panels/number.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::desk {

void drawNumber(Ui& ui, const char* id, float x, float y, std::string_view text, const TextLook& look,
                const core::Proof& proof, Reach reach) {
  drawLine(ui, x, y, text, look);
  if (ui.measuring || text.empty()) return;
  const ImVec2 size = textSize(text, look.face, look.size);
  const float left = look.align == Align::left ? x : look.align == Align::right ? x - size.x : x - size.x / 2;
  const core::PixelRect area{left, y - size.y / 2, size.x, size.y};
  const Touch t = touch(ui, id, area, true, reach);
  if (t.hovered || t.focused)
    drawRect(ui, {left, std::round(y + size.y * .42f), size.x, std::max(1.0f, std::floor(ui.scale))}, look.colour);
  if (t.hovered) tip(ui, ui.words("Click for the proof of this number"));
  if (t.clicked) ui.emit(core::command::ShowProof{proof});
}

}  // namespace cityties::desk
