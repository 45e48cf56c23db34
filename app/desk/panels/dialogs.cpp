// What lies over the desk, one at a time.
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawDialog(Ui& ui) {
  switch (ui.model.view.desk.dialog) {
    case core::Dialog::action:
      return drawActionForm(ui);
    case core::Dialog::palette:
      return drawPalette(ui);
    case core::Dialog::preferences:
      return drawPreferences(ui);
    case core::Dialog::log:
      return drawLog(ui);
    default:
      return;
  }
}

}  // namespace cityties::desk
