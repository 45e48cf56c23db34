#include "app/desk/ui.hpp"

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

void drawDesk(Ui& ui) {
  drawLegend(ui);
  drawTimeline(ui);
  if (ui.layout.scenario) drawScenario(ui);
  if (ui.layout.changes && ui.model.inspector) {
    drawInspector(ui);
  } else if (ui.layout.changes && ui.model.story) {
    drawChanges(ui);
  }
  drawTopBar(ui);
  drawNotice(ui);
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
}

}  // namespace cityties::desk
