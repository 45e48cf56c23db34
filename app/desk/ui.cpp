#include "app/desk/ui.hpp"

#include "app/desk/panels/kit.hpp"

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
      if (ui.model.story) drawChanges(ui);
      return;
    case core::RightTab::contingencies:
      return drawContingencies(ui);
    case core::RightTab::routes:
      return drawRoutes(ui);
  }
}

void drawDesk(Ui& ui) {
  drawLegend(ui);
  drawTimeline(ui);
  drawTabs(ui);
  if (ui.layout.scenario) drawLeft(ui);
  if (ui.layout.changes) drawRight(ui);
  drawTopBar(ui);
  drawNotice(ui);
  drawMessages(ui);
  drawSearchList(ui);
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
  if (model.view.present) {
    drawStage(ui);
  } else if (layout.bar) {
    drawDesk(ui);
  }
  if (!model.view.present && !model.view.panelsHidden) drawTooltip(ui);
  if (model.view.helpOpen) drawHelp(ui);
  drawDialog(ui);
}

}  // namespace cityties::desk
