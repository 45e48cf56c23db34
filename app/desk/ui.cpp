#include "app/desk/ui.hpp"

#include "app/desk/palette.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

void drawLeft(Ui& ui) {
  switch (ui.model.view.desk.left) {
    case core::LeftTab::scenario:
      return drawScenario(ui);
    case core::LeftTab::explore:
      return drawExplore(ui);
    case core::LeftTab::history:
      return drawHistory(ui);
  }
}

void drawRight(Ui& ui) {
  switch (ui.model.view.desk.right) {
    case core::RightTab::findings:
      if (ui.model.inspector) return drawInspector(ui);
      if (ui.model.view.desk.day && ui.model.shown != ui.model.story) return drawDay(ui);
      if (ui.model.story) drawChanges(ui);
      return;
    case core::RightTab::contingencies:
      return drawContingencies(ui);
    case core::RightTab::routes:
      return drawRoutes(ui);
  }
}

void drawDesk(Ui& ui) {
  // In the order in which Tab goes.
  drawTopBar(ui);
  drawTabs(ui);
  if (ui.layout.scenario) drawLeft(ui);
  if (ui.layout.changes) drawRight(ui);
  drawLegend(ui);
  drawTimeline(ui);
  drawDayBanner(ui);
  drawNotice(ui);
  drawMessages(ui);
  drawProbeBanner(ui);
  drawSearchList(ui);
}

/// Tab goes on; a pointer at work needs no ring, and Escape takes it away. Tab finds the place again.
void followKeys(UiScratch& scratch) {
  scratch.focus.begin();
  if (keyPressed(ImGuiKey_Tab)) scratch.focus.move(ImGui::GetIO().KeyShift);
  if (ImGui::IsMouseClicked(0)) scratch.focus.hideRing();
  if (keyPressed(ImGuiKey_Escape, false)) scratch.focus.hideRing();
}

}  // namespace

void drawUi(const UiModel& model, const UiLayout& layout, float scale, UiScratch& scratch, const Emit& emit) {
  static const core::Catalogue english;
  if (layout.map.width < 1 || layout.map.height < 1) return;
  Ui ui{model,
        layout,
        scale > 0 ? scale : 1,
        scratch,
        emit,
        core::style(model.view.theme),
        model.words ? *model.words : english};
  if (scratch.drawn) scratch.drawn->clear();
  scratch.missing = {};
  if (!scratch.palette) scratch.palette = std::make_shared<PaletteState>();
  followKeys(scratch);
  if (model.view.present) {
    drawStage(ui);
  } else if (layout.bar) {
    drawDesk(ui);
  }
  if (!model.view.present && !model.view.panelsHidden) drawTooltip(ui);
  ui.level = FocusLevel::help;
  if (model.view.helpOpen) drawHelp(ui);
  if (model.view.desk.dialog == core::Dialog::none) scratch.dialog.clear();
  drawDialog(ui);
  drawToast(ui);
  drawTip(ui);
}

}  // namespace cityties::desk
