// What either column shows: a strip of words over the panel.
#include <array>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::LeftTab;
using core::PixelRect;
using core::RightTab;
namespace command = core::command;

/// One word of a strip; true when it was clicked.
bool tab(Ui& ui, const char* id, PixelRect area, std::string_view name, bool current) {
  const Touch t = touch(ui, id, area);
  if (current || t.hovered) drawRect(ui, area, current ? ui.style.selectionBackground : ui.style.hover, ui.px(6));
  drawElided(
      ui, area.x + area.width / 2 - std::min(area.width, textSize(name, Face::smallStrong).x) / 2,
      area.y + area.height / 2, area.width, name,
      // The strong small face holds no Chinese.
      {current && !ui.chinese() ? Face::smallStrong : Face::small, current ? ui.style.text : ui.style.textSecondary});
  return t.clicked && !current;
}

template <class Tab>
struct Choice {
  Tab tab;
  const char* id;
  std::string_view name;
};

/// Words share the width by their lengths, so that none is cut while another has room.
template <class Tab, std::size_t n>
void strip(Ui& ui, const char* id, PixelRect panel, const std::array<Choice<Tab>, n>& choices, Tab current,
           const std::function<void(Tab)>& show) {
  beginPanel(ui, id, panel, {.fill = ui.style.panel, .radius = ui.px(8)});
  float words = 0;
  for (const auto& c : choices) words += textSize(c.name, Face::smallStrong).x;
  const float inset = ui.px(4), room = panel.width - 2 * inset;
  const float padding = (room - words) / static_cast<float>(n);
  float x = panel.x + inset;
  for (const auto& c : choices) {
    const float width = textSize(c.name, Face::smallStrong).x + padding;
    if (tab(ui, c.id, {x, panel.y + inset, width, panel.height - 2 * inset}, c.name, c.tab == current)) show(c.tab);
    x += width;
  }
  endPanel();
}

}  // namespace

void drawTabs(Ui& ui) {
  const auto& desk = ui.model.view.desk;
  if (ui.layout.leftTabs) {
    const std::array<Choice<LeftTab>, 3> left{{{LeftTab::scenario, "scenario", ui.words("Scenario")},
                                               {LeftTab::explore, "explore", ui.words("Explore")},
                                               {LeftTab::history, "history", ui.words("Edits")}}};
    strip<LeftTab, 3>(ui, "left tabs", *ui.layout.leftTabs, left, desk.left,
                      [&ui](LeftTab t) { ui.emit(command::ShowLeft{t}); });
  }
  if (ui.layout.rightTabs) {
    const bool details = ui.model.inspector.has_value();
    const std::array<Choice<RightTab>, 3> right{
        {{RightTab::findings, "findings", details ? ui.words("Details") : ui.words("Changes")},
         {RightTab::contingencies, "contingencies", ui.words("Contingencies")},
         {RightTab::routes, "routes", ui.words("Routes")}}};
    strip<RightTab, 3>(ui, "right tabs", *ui.layout.rightTabs, right, desk.right,
                       [&ui](RightTab t) { ui.emit(command::ShowRight{t}); });
  }
}

}  // namespace cityties::desk
