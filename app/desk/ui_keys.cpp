#include <algorithm>

#include "app/core/days.hpp"
#include "app/desk/actions.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;

/// Keyboards differ in whether a letter comes with Shift; with Ctrl, Shift is another key.
char32_t plain(char32_t character, bool control) {
  return !control && character >= U'A' && character <= U'Z' ? character - U'A' + U'a' : character;
}

/// Digits go to steps, or, where something is selected, tell how far about it the map shows.
core::Command forDigit(std::size_t digit, const core::ViewState& view) {
  if (!view.present && view.selected && digit >= 1 && digit <= 3)
    return command::SetNeighbourhood{static_cast<int>(digit)};
  return command::GoToStep{digit};
}

/// While a day of the record is shown, arrows go through its months and pages through its years; there and while
/// exploring, space plays the days.
std::optional<core::Command> forDays(Key key, const core::ViewState& view) {
  if (view.present) return std::nullopt;
  const auto& day = view.desk.day;
  if (key == Key::space && (day || view.desk.left == core::LeftTab::explore)) return command::TogglePlayDays{};
  if (!day) return std::nullopt;
  constexpr int year = 12;
  if (key == Key::right) return command::SetDay{core::addMonths(*day, 1)};
  if (key == Key::left) return command::SetDay{core::addMonths(*day, -1)};
  if (key == Key::pageDown) return command::SetDay{core::addMonths(*day, year)};
  if (key == Key::pageUp) return command::SetDay{core::addMonths(*day, -year)};
  return std::nullopt;
}

}  // namespace

std::optional<core::Command> commandFor(Key key, char32_t character, bool control, const core::ViewState& view) {
  if (key == Key::character && !control && character >= U'0' && character <= U'9')
    return forDigit(static_cast<std::size_t>(character - U'0'), view);
  if (!control)
    if (auto days = forDays(key, view)) return days;
  static const core::Catalogue english;
  static const auto actions = deskActions(english);
  // Whether there is something to undo the session knows.
  static const DocumentModel any{.canUndo = true, .canRedo = true};
  const KeyStroke stroke{
      .key = key, .character = key == Key::character ? plain(character, control) : 0, .control = control};
  for (const DeskAction& action : actions) {
    if (std::ranges::find(action.strokes, stroke) == action.strokes.end()) continue;
    if (auto does = action.command(view, any)) return does;
  }
  return std::nullopt;
}

}  // namespace cityties::desk
