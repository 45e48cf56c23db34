// What lies over the desk, one at a time.
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawDialog(Ui& ui) {
  switch (ui.model.view.desk.dialog) {
    case core::Dialog::action:
      return drawActionForm(ui);
    default:
      return;
  }
}

}  // namespace cityties::desk
