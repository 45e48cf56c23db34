#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawExplore(Ui& ui) {
  const core::PixelRect& panel = *ui.layout.scenario;
  beginPanel(ui, "explore", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  endPanel();
}

}  // namespace cityties::desk
