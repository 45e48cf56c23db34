#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/desk/actions.hpp"
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

struct Shortcut {
  std::string_view keys, meaning;  ///< without keys: the heading of a group
};

/// The table of actions, as far as keys belong to it.
std::vector<Shortcut> shortcuts(const core::Catalogue& words) {
  std::vector<Shortcut> all;
  const auto actions = deskActions(words);
  for (std::size_t group = 0; group < actionGroups; ++group) {
    all.push_back({{}, groupName(static_cast<ActionGroup>(group), words)});
    for (const DeskAction& action : actions)
      if (static_cast<std::size_t>(action.group) == group && !action.keys.empty())
        all.push_back({action.keys, action.words});
  }
  return all;
}

std::vector<std::string_view> notes(const core::Catalogue& words) {
  return {words("Reach is taken over known, potential channels: the mean of 1 / cost over all pairs of cities in "
                "different countries. It does not say how much a channel is used."),
          words("Closures to isolate a city: the fewest posts and agreements that would have to close until no known "
                "channel is left."),
          words("An unlisted tie is not “no tie”, and “in force” is a legal state, not a measure of activity.")};
}

constexpr float sheetRow = 22;

/// Chips of one line of the sheet; where they end.
float keyChips(Ui& ui, float left, float middle, std::string_view keys) {
  while (!keys.empty()) {
    const auto space = keys.find(' ');
    const auto key = keys.substr(0, space);
    keys = space == std::string_view::npos ? std::string_view() : keys.substr(space + 1);
    const float chip = std::max(ui.px(24), textSize(key, Face::small).x + ui.px(12));
    drawRect(ui, {left, middle - ui.px(9), chip, ui.px(18)}, ui.style.selectionBackground, ui.px(4));
    drawLine(ui, left + chip / 2, middle, key, {Face::small, ui.style.text, Align::centre});
    left += chip + ui.px(4);
  }
  return left;
}

/// Groups under their headings, in as many columns as find room, never parted from their heading; the height.
float keyColumns(Ui& ui, float x, float y, float width) {
  const auto keys = shortcuts(ui.words);
  float chips = ui.px(48), most = 0;
  const bool measuring = std::exchange(ui.measuring, true);
  for (const Shortcut& one : keys) {
    chips = std::max(chips, keyChips(ui, 0, 0, one.keys) + ui.px(8));
    most = std::max(most, textSize(one.meaning, Face::small).x);
  }
  ui.measuring = measuring;
  const float gap = ui.px(24), wanted = chips + std::min(most, ui.px(230));
  const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>((width + gap) / (wanted + gap)), 1, 3);
  const float column = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const std::size_t each = (keys.size() + columns - 1) / columns;
  std::size_t taken = 0, current = 0;
  float left = x, at = y, bottom = y;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool heading = keys[i].keys.empty();
    if (taken >= each - 1 && heading && current + 1 < columns) {
      ++current;
      taken = 0;
      left += column + gap;
      at = y;
    }
    if (heading && taken > 0) at += ui.px(8);
    const float middle = at + ui.px(sheetRow / 2);
    if (heading)
      drawElided(ui, left, middle, column, keys[i].meaning, {Face::small, ui.style.textSecondary});
    else {
      keyChips(ui, left, middle, keys[i].keys);
      drawElided(ui, left + chips, middle, column - chips, keys[i].meaning, {Face::small, ui.style.text});
    }
    at += ui.px(sheetRow);
    bottom = std::max(bottom, at);
    ++taken;
  }
  return bottom - y;
}

float contents(Ui& ui, float x, float y, float width) {
  const core::Style& s = ui.style;
  float at = y + ui.px(20);
  drawLine(ui, x, at + ui.px(10), ui.words("Keys"), {Face::lead, s.text});
  at += ui.px(36);
  at += keyColumns(ui, x, at, width) + ui.px(8);
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
  const float width = std::min(ui.px(1200), whole.width - ui.px(16)), inner = width - ui.px(48);
  const float height = measured(ui, whole.height - ui.px(16), [&] { return contents(ui, 0, 0, inner); });
  const PixelRect panel{std::floor((whole.width - width) / 2), std::floor((whole.height - height) / 2), width, height};
  beginPanel(
      ui, "help", panel,
      {.fill = core::withAlpha(ui.style.panel, 1), .radius = ui.px(8), .scrolls = true, .layering = Layering::overlay});
  contents(ui, panel.x + ui.px(24), panel.y - ImGui::GetScrollY(), inner);
  endPanel();
  if (away) ui.emit(core::command::ToggleHelp{});
}

void drawToast(Ui& ui) {
  Toast& toast = ui.scratch.toast;
  if (toast.text.empty()) return;
  if (ui.scratch.now >= toast.until) return void(toast = {});
  ui.scratch.wakeAt = std::min(ui.scratch.wakeAt.value_or(toast.until), toast.until);
  const PixelRect whole = ui.layout.map;
  const float padding = ui.px(16), line = ui.px(20), room = std::min(ui.px(560), whole.width - 4 * padding);
  const auto lines = wrap(toast.text, room, Face::body);
  float width = 0;
  for (const std::string& one : lines) width = std::max(width, textSize(one, Face::body).x);
  const float height = line * static_cast<float>(lines.size()) + padding;
  const float foot = ui.layout.timeline ? ui.layout.timeline->y : whole.height;
  width = std::ceil(width) + 2 * padding;
  const PixelRect rect{std::floor((whole.width - width) / 2), std::floor(foot - height - padding), width, height};
  ui.panel = rect;
  ui.list = ImGui::GetForegroundDrawList();
  drawRect(ui, rect, core::withAlpha(ui.style.panel, 1), ui.px(8));
  ui.list->AddRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height}, colour(ui.style.textSecondary),
                   ui.px(8), 0, std::max(1.0f, std::floor(ui.scale)));
  drawParagraph(ui, rect.x + padding, rect.y + padding / 2, room, line, toast.text, {Face::body, ui.style.text});
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
