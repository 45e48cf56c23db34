#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawRoutes(Ui& ui) {
  const core::PixelRect& panel = *ui.layout.changes;
  beginPanel(ui, "routes", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  endPanel();
}

}  // namespace cityties::desk
