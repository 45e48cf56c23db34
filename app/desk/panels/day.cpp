// The network of a day of the record, in place of the scenario.
#include "app/core/days.hpp"
#include "app/core/findings.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float lineHeight = 18, bannerHeight = 36;
constexpr std::size_t fewEvents = 8;

std::size_t agreementsIn(const graph::State& state) {
  std::size_t n = 0;
  for (const graph::StandingAgreement& agreement : state.agreements) n += agreement.suspended ? 0 : 1;
  return n;
}

std::size_t undatedIn(const graph::State& state) {
  std::size_t n = 0;
  for (const graph::StandingAgreement& agreement : state.agreements) n += agreement.undated ? 1 : 0;
  return n;
}

float contents(Ui& ui, float x, float y, float width) {
  const core::Story& story = *ui.model.shown;
  const graph::State& state = story.steps.front().analysis->state;
  const auto language = ui.words.language();
  const core::Style& s = ui.style;
  const graph::Date day = story.options.date;
  float at = y + ui.px(12);
  const auto say = [&](std::string_view text, Face face, core::Rgba ink) {
    at += drawParagraph(ui, x, at, width, ui.px(lineHeight), text, {face, ink});
  };
  say(core::fill(ui.words("On {date}: {agreements} agreements, {posts} posts"),
                 {{"date", core::longDate(day, language)},
                  {"agreements", grouped(static_cast<double>(agreementsIn(state)))},
                  {"posts", grouped(static_cast<double>(state.posts.size()))}}),
      Face::strong, s.text);
  at += ui.px(4);
  if (const std::size_t undated = undatedIn(state); undated > 0)
    say(core::fill(ui.words("{n} of the agreements have no date and count from the beginning."),
                   {{"n", grouped(static_cast<double>(undated))}}),
        Face::small, s.textSecondary);
  say(ui.words("These are the records of that day. The scenario is left aside meanwhile."), Face::small,
      s.textSecondary);
  at += ui.px(12);
  const auto events = core::eventsUpTo(*story.dataset, day, fewEvents);
  if (events.empty()) return at - y;
  drawRule(ui, x, at, width);
  drawLine(ui, x, at + ui.px(18), ui.words("Recorded up to then"), {Face::strong, s.text});
  at += ui.px(32);
  for (const graph::Event* event : events) {
    say(dateInWords(event->date, language), Face::small, s.textSecondary);
    say(event->title, Face::body, s.text);
    at += ui.px(6);
  }
  return at + ui.px(8) - y;
}

}  // namespace

void drawDay(Ui& ui) {
  PixelRect panel = *ui.layout.changes;
  const float inner = panel.width - ui.px(32);
  panel.height = measured(ui, panel.height, [&] { return contents(ui, 0, 0, inner); });
  beginPanel(ui, "day", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  const float top = panel.y - ImGui::GetScrollY();
  const float whole = contents(ui, panel.x + ui.px(16), top, inner);
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, whole});
  endPanel();
}

void drawDayBanner(Ui& ui) {
  if (!ui.model.view.desk.day || !ui.model.story || !ui.layout.timeline) return;
  const std::string text = core::fill(ui.words("As of {date}, without the scenario"),
                                      {{"date", core::longDate(*ui.model.view.desk.day, ui.words.language())}});
  const std::string_view back = ui.words("Back to the scenario");
  const float buttonRoom = buttonWidth(ui, back), gap = ui.px(16);
  const float wanted = textSize(text, Face::strong).x + buttonRoom + 3 * gap;
  const PixelRect& inner = ui.layout.inner;
  const float width = std::min(wanted, inner.width);
  const PixelRect area{std::round(inner.x + (inner.width - width) / 2), inner.y, width, ui.px(bannerHeight)};
  beginPanel(ui, "day banner", area, {.fill = ui.style.panel, .radius = ui.px(8)});
  const float middle = area.y + area.height / 2, room = width - buttonRoom - ui.px(4) - 2 * gap;
  drawElided(ui, area.x + gap, middle, room, text, {Face::strong, ui.style.text});
  if (button(ui, "back", {area.x + width - buttonRoom - ui.px(4), area.y + ui.px(4), buttonRoom, ui.px(28)}, back))
    ui.emit(command::SetDay{});
  endPanel();
}

}  // namespace cityties::desk
