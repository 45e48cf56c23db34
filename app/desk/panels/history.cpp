#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawHistory(Ui& ui) {
  const core::PixelRect& panel = *ui.layout.scenario;
  beginPanel(ui, "history", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  endPanel();
}

}  // namespace cityties::desk
