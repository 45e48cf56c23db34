#include <algorithm>
#include <array>
#include <cmath>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

struct Shortcut {
  std::string_view keys, meaning;
};

std::vector<Shortcut> shortcuts(const core::Catalogue& words) {
  return {{"→", words("Next step")},
          {"←", words("Step back")},
          {"Space", words("Play the story, or stop it")},
          {"0 – 9", words("Go to a step")},
          {"1 2 3", words("With a selection: what is so many ties away")},
          {"Alt ←", words("What was selected before")},
          {"/", words("Search")},
          {"F", words("Whole picture of the step")},
          {"+ −", words("Closer, farther")},
          {"P", words("On stage: map, caption, figure")},
          {"N", words("Speaker’s notes; never on stage")},
          {"H", words("Hide the panels")},
          {"L", words("English or Chinese")},
          {"V", words("Next map projection")},
          {"G", words("Globe, and back")},
          {"C", words("Centre on the selection, or the Pacific")},
          {"E", words("Names on the map: English, Chinese, both")},
          {"D", words("What the step changed")},
          {"T", words("Colours: dark, light, print, colour-blind")},
          {"M", words("Motion on or off")},
          {"Esc", words("Close what is open")},
          {"?", words("This help")}};
}

std::vector<std::string_view> notes(const core::Catalogue& words) {
  return {words("Reach is taken over known, potential channels: the mean of 1 / cost over all pairs of cities in "
                "different countries. It does not say how much a channel is used."),
          words("Closures to isolate a city: the fewest posts and agreements that would have to close until no known "
                "channel is left."),
          words("An unlisted tie is not “no tie”, and “in force” is a legal state, not a measure of activity.")};
}

float contents(Ui& ui, float x, float y, float width) {
  const core::Style& s = ui.style;
  float at = y + ui.px(20);
  drawLine(ui, x, at + ui.px(10), ui.words("Keys"), {Face::lead, s.text});
  at += ui.px(36);
  const auto keys = shortcuts(ui.words);
  const std::size_t half = std::max<std::size_t>(1, (keys.size() + 1) / 2);
  const float column = (width - ui.px(24)) / 2;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const float left = x + (i < half ? 0 : column + ui.px(24));
    const float middle = at + ui.px(14) + ui.px(28) * static_cast<float>(i % half);
    const float chip = std::max(ui.px(24), textSize(keys[i].keys, Face::smallStrong).x + ui.px(16));
    drawRect(ui, {left, middle - ui.px(10), chip, ui.px(20)}, s.selectionBackground, ui.px(4));
    drawLine(ui, left + chip / 2, middle, keys[i].keys, {Face::smallStrong, s.text, Align::centre});
    drawElided(ui, left + ui.px(60), middle, column - ui.px(60), keys[i].meaning, {Face::body, s.text});
  }
  at += ui.px(28) * static_cast<float>(half) + ui.px(8);
  drawRule(ui, x, at, width);
  at += ui.px(20);
  drawLine(ui, x, at + ui.px(6), ui.words("Reading the figures"), {Face::lead, s.text});
  at += ui.px(28);
  for (const std::string_view note : notes(ui.words)) {
    at += drawParagraph(ui, x, at, width, ui.px(18), note, {Face::body, s.textSecondary}) + ui.px(8);
  }
  at += drawParagraph(ui, x, at, width, ui.px(16), ui.model.credits, {Face::small, s.textSecondary});
  return at + ui.px(16) - y;
}

}  // namespace

void drawHelp(Ui& ui) {
  const PixelRect whole = ui.layout.map;
  // A window of its own takes the clicks that would otherwise go to what lies below.
  beginPanel(ui, "veil", whole, {.fill = {0, 0, 0, 0}, .layering = Layering::overlay});
  drawRect(ui, whole, core::withAlpha(ui.style.water, .6));
  const bool away = touch(ui, "away", whole, true, Reach::pointer).clicked;
  endPanel();
  const float width = std::min(ui.px(680), whole.width - ui.px(16)), inner = width - ui.px(48);
  const float height = measured(ui, whole.height - ui.px(16), [&] { return contents(ui, 0, 0, inner); });
  const PixelRect panel{std::floor((whole.width - width) / 2), std::floor((whole.height - height) / 2), width, height};
  beginPanel(
      ui, "help", panel,
      {.fill = core::withAlpha(ui.style.panel, 1), .radius = ui.px(8), .scrolls = true, .layering = Layering::overlay});
  contents(ui, panel.x + ui.px(24), panel.y - ImGui::GetScrollY(), inner);
  endPanel();
  if (away) ui.emit(core::command::ToggleHelp{});
}

void drawNotice(Ui& ui) {
  if (ui.model.problem.empty() || !ui.layout.bar) return;
  const PixelRect inner = ui.layout.inner;
  const float width = std::min(ui.px(520), inner.width - ui.px(16));
  const float text = width - ui.px(56);
  const float height = measured(ui, inner.height, [&] {
    return ui.px(20) + drawParagraph(ui, 0, 0, text, ui.px(18), ui.model.problem, {Face::body, ui.style.text});
  });
  const PixelRect panel{inner.x + std::floor((inner.width - width) / 2), inner.y + ui.px(8), width, height};
  beginPanel(ui, "notice", panel,
             {.fill = core::withAlpha(ui.style.panel, .98),
              .radius = ui.px(8),
              .inputs = false,
              .layering = Layering::overlay});
  drawLine(ui, panel.x + ui.px(24), panel.y + height / 2, "!", {Face::lead, ui.style.cut, Align::centre});
  drawParagraph(ui, panel.x + ui.px(40), panel.y + ui.px(10), text, ui.px(18), ui.model.problem,
                {Face::body, ui.style.text});
  endPanel();
}

}  // namespace cityties::desk
