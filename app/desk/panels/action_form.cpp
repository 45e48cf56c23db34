// The form of a scenario action: what to do, to what, and in which step.
#include <algorithm>

#include "app/desk/panels/action_fields.hpp"
#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

std::string_view titleOf(const graph::Action& action, const core::Catalogue& words) {
  struct Title {
    const core::Catalogue& words;
    std::string_view operator()(const graph::ClosePost&) const { return words("Close a post"); }
    std::string_view operator()(const graph::ReopenPost&) const { return words("Reopen a post"); }
    std::string_view operator()(const graph::OpenNewPost&) const { return words("Open a new post"); }
    std::string_view operator()(const graph::ReassignDistrict&) const {
      return words("Give a district to another post");
    }
    std::string_view operator()(const graph::SuspendAgreement&) const { return words("Suspend an agreement"); }
    std::string_view operator()(const graph::ResumeAgreement&) const { return words("Resume an agreement"); }
    std::string_view operator()(const graph::TerminateAgreement&) const { return words("End an agreement"); }
    std::string_view operator()(const graph::SignAgreement&) const { return words("A new agreement"); }
    std::string_view operator()(const graph::OpenVirtualChannel&) const { return words("A virtual channel"); }
    std::string_view operator()(const graph::Curtail&) const { return words("Curtail agreements"); }
    std::string_view operator()(const graph::BanAgreements&) const { return words("Forbid agreements"); }
    std::string_view operator()(const graph::Advance&) const { return words("Go on in the record"); }
  };
  return std::visit(Title{words}, action);
}

/// What becomes of an action is a step of its own, or part of the step that is looked at.
void addAction(Ui& ui, const graph::Action& action) {
  const auto& view = ui.model.view;
  if (view.desk.draftReplaces && view.step > 0) {
    ui.emit(command::Change{core::edit::ReplaceAction{view.step, *view.desk.draftReplaces, action}});
  } else if (view.step == 0 || ui.scratch.form.newStep) {
    core::ScenarioStep step;
    const std::string title = core::describe(action, *ui.model.story->dataset, ui.words);
    (ui.chinese() ? step.title.chinese : step.title.english) = title;
    if (ui.chinese()) step.title.english = core::describe(action, *ui.model.story->dataset, core::Catalogue());
    step.actions = {action};
    ui.emit(command::Change{core::edit::AddStep{view.step + 1, std::move(step)}});
    ui.emit(command::GoToStep{view.step + 1});
  } else {
    ui.emit(command::Change{core::edit::AddAction{view.step, action}});
  }
  ui.emit(command::EndRun{});
  ui.emit(command::SetDraft{});
  ui.emit(command::ClearSelection{});  // what it changes is to be read now
  ui.emit(command::ShowRight{core::RightTab::findings});
}

std::string stepName(const Ui& ui) {
  const auto& view = ui.model.view;
  const auto& scenario = ui.model.story->scenario;
  if (view.step == 0 || view.step > scenario.steps.size()) return {};
  const std::string& own = scenario.steps[view.step - 1].title.in(ui.words.language());
  return own.empty() ? std::to_string(view.step) : own;
}

/// Where it goes; the height.
float where(Ui& ui, float x, float y, float width) {
  const auto& view = ui.model.view;
  if (view.desk.draftReplaces) return 0;
  const std::string name = stepName(ui);
  const bool before = view.step == 0;
  if (before)
    return drawParagraph(ui, x, y + ui.px(4), width, ui.px(18), ui.words("It becomes a step after this one."),
                         {Face::small, ui.style.textSecondary}) +
           ui.px(8);
  bool here = !ui.scratch.form.newStep, after = ui.scratch.form.newStep;
  const std::string into = core::fill(ui.words("In the step “{step}”"), {{"step", name}});
  if (checkbox(ui, "here", {x, y, width, ui.px(32)}, into, here)) ui.scratch.form.newStep = !here;
  if (checkbox(ui, "after", {x, y + ui.px(32), width, ui.px(32)}, ui.words("As a new step after it"), after))
    ui.scratch.form.newStep = after;
  return ui.px(72);
}

}  // namespace

void drawActionForm(Ui& ui) {
  const auto& desk = ui.model.view.desk;
  if (!desk.draft || !ui.model.story) return;
  graph::Action action = *desk.draft;
  if (ui.scratch.dialog != "action") {
    ui.scratch.form = {};
    ui.scratch.form.newStep = true;  // the captions of the steps that are there stay true
  }
  bool changed = false;
  const std::string missing = whatIsMissing(action, ui.words);
  const DialogLook look{.id = "action",
                        .title = titleOf(action, ui.words),
                        .width = 520,
                        .primary = desk.draftReplaces ? ui.words("Change") : ui.words("Add"),
                        .primaryEnabled = missing.empty()};
  const DialogAnswer answer = dialogFrame(ui, look, [&](PixelRect area) {
    const ActionFields fields = drawActionFields(ui, {area.x, area.y, area.width}, action);
    changed |= fields.changed;
    float y = area.y + fields.height + ui.px(4);
    y += where(ui, area.x, y, area.width);
    if (!missing.empty())
      y += drawParagraph(ui, area.x, y, area.width, ui.px(18), missing, {Face::small, ui.style.textSecondary}) +
           ui.px(4);
    return y - area.y;
  });
  if (answer == DialogAnswer::primary) return addAction(ui, action);
  if (changed && action != *desk.draft) ui.emit(command::SetDraft{std::move(action), desk.draftReplaces});
}

}  // namespace cityties::desk
