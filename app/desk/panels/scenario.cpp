#include <algorithm>
#include <utility>

#include "app/core/findings.hpp"
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float headHeight = 42, rowHeight = 40, buttonHeight = 32;

const core::ScenarioStep& stepOf(const core::Story& story, std::size_t n) {
  return n == 0 || n > story.scenario.steps.size() ? story.scenario.before : story.scenario.steps[n - 1];
}

std::string stepTitle(const Ui& ui, std::size_t n) {
  const std::string& own = stepOf(*ui.model.story, n).title.in(ui.words.language());
  return !own.empty() || n > 0 ? own : std::string(ui.words("Before"));
}

std::string stepDate(const Ui& ui, std::size_t n) {
  const auto language = ui.words.language();
  if (n == 0) return core::shortDate(ui.model.story->options.date, language, true);
  const auto& date = stepOf(*ui.model.story, n).date;
  if (!date) return {};
  const bool otherYear = date->civil().year() != ui.model.story->options.date.civil().year();
  return core::shortDate(*date, language, otherYear);
}

void dot(Ui& ui, std::size_t n, float x, float y) {
  const std::size_t current = ui.model.view.step;
  const core::Style& s = ui.style;
  if (n == current) {
    ui.list->AddCircleFilled({x, y}, 5 * ui.scale, colour(s.text));
  } else if (n < current) {
    ui.list->AddCircleFilled({x, y}, 4 * ui.scale, colour(s.text));
  } else {
    ui.list->AddCircleFilled({x, y}, 5 * ui.scale, colour(core::withAlpha(s.panel, 1)));
    ui.list->AddCircle({x, y}, 4 * ui.scale, colour(s.textSecondary), 0, 1.5f * ui.scale);
  }
}

void stepRow(Ui& ui, std::size_t n, float left, float y, float width) {
  const bool current = n == ui.model.view.step;
  const PixelRect row{left + ui.px(8), y, width - ui.px(16), ui.px(rowHeight - 2)};
  const Touch t = touch(ui, ("step" + std::to_string(n)).c_str(), row);
  if (current || t.hovered) drawRect(ui, row, current ? ui.style.selectionBackground : ui.style.hover, ui.px(6));
  const float text = left + ui.px(40), room = width - ui.px(40 + 12);
  const std::string title = stepTitle(ui, n), date = stepDate(ui, n);
  drawElided(ui, text, y + ui.px(date.empty() ? 19 : 12), room, title,
             {current ? Face::strong : Face::body, ui.style.text});
  drawElided(ui, text, y + ui.px(28), room, date, {Face::small, ui.style.textSecondary});
  if (t.clicked && !current) ui.emit(command::GoToStep{n});
}

bool button(Ui& ui, const char* id, PixelRect rect, std::string_view label, bool primary, bool enabled) {
  const core::Style& s = ui.style;
  const Touch t = touch(ui, id, rect, enabled);
  core::Rgba ground = primary && enabled ? s.buttonPrimary : s.hover;
  if (t.hovered) ground = core::mix(ground, primary ? s.hover : s.text, .12);
  core::Rgba ink = !enabled ? s.textDisabled : primary ? s.buttonPrimaryText : s.text;
  drawRect(ui, rect, ground, ui.px(6));
  drawLine(ui, rect.x + rect.width / 2, rect.y + rect.height / 2, label,
           {primary ? Face::strong : Face::body, ink, Align::centre});
  return t.clicked;
}

void steps(Ui& ui, PixelRect panel, float top, std::size_t first, std::size_t shown) {
  const float x = panel.x + ui.px(24);
  const auto y = [&](std::size_t n) { return top + ui.px(rowHeight * static_cast<float>(n - first)); };
  for (std::size_t n = first; n < first + shown; ++n) stepRow(ui, n, panel.x, y(n), panel.width);
  // The line and the dots lie over the ground of the current row.
  const float middle = ui.px(19);
  ui.list->AddLine({x, y(first) + middle}, {x, y(first + shown - 1) + middle}, colour(ui.style.border),
                   1.5f * ui.scale);
  for (std::size_t n = first; n < first + shown; ++n) dot(ui, n, x, y(n) + middle);
}

/// What is said where there is no scenario to step through.
float emptyText(Ui& ui, PixelRect panel) {
  const float x = panel.x + ui.px(16), width = panel.width - ui.px(32);
  const core::Story* story = ui.model.story.get();
  const bool loading = story == nullptr;
  drawElided(ui, x, panel.y + ui.px(22), width, loading ? ui.words("One moment …") : ui.words("None is open"),
             {Face::lead, ui.style.text});
  const std::string_view text =
      loading ? ui.words("The network is being built and every step worked out.")
              : ui.words("Explore the map, or start the program with a story: cityties view --scenario houston-2020");
  return ui.px(42) +
         drawParagraph(ui, x, panel.y + ui.px(42), width, ui.px(18), text, {Face::body, ui.style.textSecondary}) +
         ui.px(14);
}

float captionPart(Ui& ui, float x, float y, float width) {
  const std::string caption = core::captionOf(*ui.model.story, ui.model.view.step, ui.words.language());
  if (caption.empty()) return 0;
  drawRule(ui, x, y, width);
  const float top = ui.px(12);
  return top + drawParagraph(ui, x, y + top, width, ui.px(17), caption, {Face::small, ui.style.textSecondary}) +
         ui.px(14);
}

/// For who speaks, not for who watches.
float notePart(Ui& ui, float x, float y, float width) {
  if (!ui.model.view.notesOpen) return 0;
  const core::Style& s = ui.style;
  const std::string& note = stepOf(*ui.model.story, ui.model.view.step).note.in(ui.words.language());
  drawRule(ui, x, y, width);
  float at = y + ui.px(10);
  drawLine(ui, x, at + ui.px(8), ui.words("Speaker’s note"), {Face::small, s.textSecondary});
  at += ui.px(20);
  const std::string_view text = note.empty() ? ui.words("This step has none.") : std::string_view(note);
  at += drawParagraph(ui, x, at, width, ui.px(16), text, {Face::small, note.empty() ? s.textSecondary : s.text});
  return at + ui.px(12) - y;
}

/// Everything below the steps; the height of it. A caption that finds no room is left out, a note that was asked for
/// makes the panel scroll.
float foot(Ui& ui, PixelRect panel, float top, float room) {
  const float x = panel.x + ui.px(16), width = panel.width - ui.px(32);
  const std::size_t step = ui.model.view.step, count = ui.model.story->steps.size();
  const float y = top + ui.px(10), h = ui.px(buttonHeight), back = ui.px(72);
  if (button(ui, "back", {x, y, back, h}, ui.words("Back"), false, step > 0)) ui.emit(command::PreviousStep{});
  if (button(ui, "next", {x + back + ui.px(8), y, width - back - ui.px(8), h}, ui.words("Next"), true,
             step + 1 < count)) {
    ui.emit(command::NextStep{});
  }
  float at = top + ui.px(10 + buttonHeight + 12);
  const bool measuring = std::exchange(ui.measuring, true);
  const float caption = captionPart(ui, x, at, width);
  ui.measuring = measuring;
  if (ui.model.view.notesOpen || at + caption - top <= room) at += captionPart(ui, x, at, width);
  return at + notePart(ui, x, at, width) - top;
}

/// Which steps are listed: all, or as many round the current one as leave room for what stands below them.
struct Listed {
  std::size_t first = 0, count = 0;
};
Listed listedSteps(Ui& ui, PixelRect panel) {
  const std::size_t count = ui.model.story->steps.size(), current = std::min(ui.model.view.step, count - 1);
  float below = ui.px(54);
  if (ui.model.view.notesOpen) {
    const bool measuring = std::exchange(ui.measuring, true);
    below = foot(ui, panel, 0, panel.height);
    ui.measuring = measuring;
  }
  const float room = panel.height - ui.px(headHeight) - below;
  const auto fit = static_cast<std::size_t>(std::max(1.0f, room / ui.px(rowHeight)));
  const std::size_t shown = std::min(count, fit);
  return {std::min(current > shown / 2 ? current - shown / 2 : 0, count - shown), shown};
}

}  // namespace

void drawScenario(Ui& ui) {
  PixelRect panel = *ui.layout.scenario;
  const float room = panel.height;
  const core::Story* story = ui.model.story.get();
  if (!story || story->scenario.steps.empty()) {
    panel.height = measured(ui, room, [&] { return emptyText(ui, panel); });
    beginPanel(ui, "scenario", panel, {.fill = ui.style.panel, .radius = ui.px(8)});
    emptyText(ui, panel);
    return endPanel();
  }
  const Listed listed = listedSteps(ui, panel);
  const float list = ui.px(headHeight + rowHeight * static_cast<float>(listed.count));
  float whole = 0;
  panel.height = measured(ui, room, [&] { return whole = list + foot(ui, panel, panel.y + list, room - list); });
  beginPanel(ui, "scenario", panel,
             {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = ui.model.view.notesOpen && whole > room});
  PixelRect page = panel;
  page.y -= ImGui::GetScrollY();
  const float x = page.x + ui.px(16), width = page.width - ui.px(32);
  drawElided(ui, x, page.y + ui.px(22), width, story->scenario.title.in(ui.words.language()),
             {Face::lead, ui.style.text});
  steps(ui, page, page.y + ui.px(headHeight), listed.first, listed.count);
  foot(ui, page, page.y + list, room - list);
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, whole});
  endPanel();
}

}  // namespace cityties::desk
