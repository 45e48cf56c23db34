// What is tried out: its banner over the map, and the lists of what it changes below the table.
#include <algorithm>
#include <cmath>

#include "app/core/edit.hpp"
#include "app/core/flows.hpp"
#include "app/desk/panels/contingency_parts.hpp"
#include "app/desk/panels/number.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

std::string titleOf(const std::vector<graph::Action>& actions, const graph::Dataset& dataset,
                    const core::Catalogue& words) {
  std::string title;
  for (const graph::Action& action : actions)
    title += (title.empty() ? "" : "; ") + core::describe(action, dataset, words);
  return title;
}

/// The lists, downwards in a scroll of their own.
class Lists {
 public:
  Lists(Ui& ui, PixelRect area) : ui_(ui), area_(area), x_(area.x), y_(area.y - ImGui::GetScrollY()) {}

  void draw() {
    const float top = y_;
    const StudyModel& study = *ui_.model.study;
    y_ += drawParagraph(ui_, x_, y_, area_.width, ui_.px(18), study.probeQuestion, {Face::strong, ui_.style.text});
    if (!study.probeProblem.empty()) {
      y_ += drawParagraph(ui_, x_, y_, area_.width, ui_.px(18), study.probeProblem, {Face::body, ui_.style.cut});
    } else if (!study.probeText) {
      y_ += drawParagraph(ui_, x_, y_, area_.width, ui_.px(18), ui_.words("Working it out…"),
                          {Face::body, ui_.style.textSecondary});
    } else {
      contents(study, *study.probeText);
    }
    ImGui::SetCursorPos({0, 0});
    ImGui::Dummy({1, y_ - top});
  }

 private:
  std::string subject() const {
    const std::string& element = triedElement(ui_);
    const auto& desk = ui_.model.view.desk;
    return !element.empty() && desk.probe.size() <= 1 ? "without:" + element : std::string(probeSubject);
  }

  void contents(const StudyModel& study, const ProbeText& text) {
    drawNumber(ui_, "figure", x_, y_ + ui_.px(10), text.figure, {Face::small, ui_.style.text},
               {"efficiency_loss", subject()});
    y_ += ui_.px(22);
    if (!triedElement(ui_).empty() && study.with.empty()) {
      if (link(ui_, "n-2", x_, y_ + ui_.px(10), ui_.words("Together with every other failure"))) pairs();
      y_ += ui_.px(24);
    }
    if (text.lists.empty())
      y_ += drawParagraph(ui_, x_, y_, area_.width, ui_.px(18),
                          ui_.words("No pair of cities is lost, and none has a longer way."),
                          {Face::body, ui_.style.textSecondary});
    for (std::size_t i = 0; i < text.lists.size(); ++i) one(i, text.lists[i]);
  }

  void pairs() {
    core::ContingencyView next = ui_.model.view.desk.contingencies;
    next.with = triedElement(ui_);
    ui_.emit(command::SetProbe{});
    ui_.emit(command::SetContingencies{next});
  }

  bool inSight(float height) const { return y_ + height > area_.y && y_ < area_.y + area_.height; }

  void one(std::size_t n, const ChangedList& list) {
    y_ += ui_.px(6);
    drawNumber(ui_, ("list" + std::to_string(n)).c_str(), x_, y_ + ui_.px(10), list.title,
               {Face::strong, ui_.style.text}, {list.metric, subject()});
    y_ += ui_.px(22);
    for (std::size_t i = 0; i < list.items.size(); ++i, y_ += ui_.px(20)) {
      if (!inSight(ui_.px(20))) continue;
      const auto& item = list.items[i];
      const PixelRect row{x_, y_, area_.width, ui_.px(20)};
      const Touch t = touch(ui_, (std::to_string(n) + "item" + std::to_string(i)).c_str(), row, true, Reach::pointer);
      if (t.hovered) drawRect(ui_, row, ui_.style.hover, ui_.px(4));
      const float detail = textSize(item.detail, Face::small).x, middle = y_ + ui_.px(10);
      drawElided(ui_, x_ + ui_.px(8), middle, area_.width - detail - ui_.px(24), item.text,
                 {Face::body, ui_.style.text});
      drawLine(ui_, x_ + area_.width - ui_.px(8), middle, item.detail,
               {Face::small, ui_.style.textSecondary, Align::right});
      if (t.clicked) ui_.emit(command::LookAt{item.id});
    }
    if (list.count <= list.items.size()) return;
    drawLine(ui_, x_ + ui_.px(8), y_ + ui_.px(10),
             core::fill(ui_.words("… and {n} more, all in the export"),
                        {{"n", core::grouped(list.count - list.items.size())}}),
             {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(20);
  }

  Ui& ui_;
  PixelRect area_;
  float x_, y_;
};

}  // namespace

const std::string& triedElement(const Ui& ui) { return ui.model.view.desk.probeElement; }

std::vector<core::Command> addProbe(const UiModel& model) {
  const auto& actions = model.view.desk.probe;
  if (actions.empty() || !model.story) return {};
  core::ScenarioStep step;
  step.title.english = titleOf(actions, *model.story->dataset, core::Catalogue());
  if (model.words && model.words->language() == core::Language::chinese)
    step.title.chinese = titleOf(actions, *model.story->dataset, *model.words);
  step.actions = actions;
  const std::size_t at = model.view.step + 1;
  return {command::Change{core::edit::AddStep{at, std::move(step)}}, command::GoToStep{at}};
}

void drawTried(Ui& ui, PixelRect area) {
  const Area scroll(ui, "tried", area);
  Lists(ui, area).draw();
}

void drawProbeBanner(Ui& ui) {
  const auto& study = ui.model.study;
  if (!study || study->probeQuestion.empty()) return;
  const PixelRect inner = ui.layout.inner;
  const std::string_view add = ui.words("Add to the scenario (Enter)"), end = ui.words("End (Esc)");
  const auto commands = addProbe(ui.model);
  const bool adds = !commands.empty();
  const float endWidth = buttonWidth(ui, end), addWidth = adds ? buttonWidth(ui, add) + ui.px(8) : 0;
  const float buttons = endWidth + addWidth, text = textSize(study->probeQuestion, Face::strong).x;
  const float one = text + buttons + ui.px(48);
  const bool single = one <= inner.width - ui.px(16);
  const float width = std::min(inner.width - ui.px(16), single ? one : std::max(text, buttons) + ui.px(32));
  const PixelRect panel{inner.x + std::floor((inner.width - width) / 2), inner.y + ui.px(8), width,
                        ui.px(single ? 48 : 80)};
  beginPanel(ui, "probe banner", panel,
             {.fill = core::withAlpha(ui.style.panel, .98), .radius = ui.px(8), .layering = Layering::overlay});
  drawElided(ui, panel.x + ui.px(16), panel.y + ui.px(24), width - ui.px(32) - (single ? buttons + ui.px(8) : 0),
             study->probeQuestion, {Face::strong, ui.style.text});
  const float y = panel.y + ui.px(single ? 8 : 40);
  float x = panel.x + width - ui.px(16) - buttons;
  bool added = false;
  if (adds) {
    added = button(ui, "add", {x, y, addWidth - ui.px(8), ui.px(32)}, add, {.primary = true});
    x += addWidth;
  }
  if (button(ui, "end", {x, y, endWidth, ui.px(32)}, end)) ui.emit(command::SetProbe{});
  const bool free = ui.model.view.desk.dialog == core::Dialog::none && !ui.model.view.helpOpen &&
                    !ImGui::GetIO().WantTextInput && !ui.scratch.focus.takesPress();
  if (adds && (added || (free && keyPressed(ImGuiKey_Enter, false))))
    for (const core::Command& command : commands) ui.emit(command);
  endPanel();
}

}  // namespace cityties::desk
