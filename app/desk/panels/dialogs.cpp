// What lies over the desk, one at a time.
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

void drawDialog(Ui& ui) {
  switch (ui.model.view.desk.dialog) {
    case core::Dialog::assumptions:
      return drawAssumptions(ui);
    case core::Dialog::action:
      return drawActionForm(ui);
    case core::Dialog::palette:
      return drawPalette(ui);
    case core::Dialog::preferences:
      return drawPreferences(ui);
    case core::Dialog::log:
      return drawLog(ui);
    case core::Dialog::open:
      return drawOpen(ui);
    case core::Dialog::saveAs:
      return ui.model.files && ui.model.files->obstacle ? drawObstacle(ui) : drawSaveDocument(ui);
    case core::Dialog::exportPicture:
      return drawExportPicture(ui);
    case core::Dialog::leave:
      return drawLeave(ui);
    case core::Dialog::recovery:
      return drawRecovery(ui);
    case core::Dialog::proof:
      return drawProof(ui);
    case core::Dialog::exportTable:
      return drawExportTable(ui);
    default:
      return;
  }
}

}  // namespace cityties::desk
