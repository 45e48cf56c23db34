#include <algorithm>

#include "app/core/days.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;
using core::Command;

constexpr double zoomStep = 1.25;
constexpr float panStep = 64;

/// The next of an enumeration, the first after the last.
template <class Enum>
Enum next(Enum value, Enum last) {
  return value == last ? Enum{} : static_cast<Enum>(static_cast<int>(value) + 1);
}

geo::ProjectionKind nextProjection(geo::ProjectionKind kind) {
  const auto kinds = geo::mapProjections();
  const auto at = std::ranges::find(kinds, kind);
  return at == kinds.end() || at + 1 == kinds.end() ? kinds.front() : *(at + 1);
}

/// The selected place; home when there is none, or the map is centred on it already.
std::optional<core::MapCentre> centreFor(const core::ViewState& view) {
  if (!view.selected || (view.centre && view.centre->place == *view.selected)) return std::nullopt;
  return core::MapCentre{.place = *view.selected, .at = {}};
}

std::optional<Command> forCharacter(char32_t character, const core::ViewState& view) {
  switch (character) {
    case U'f':
    case U'F':
      return command::FitView{};
    case U'h':
    case U'H':
      return command::TogglePanels{};
    case U'p':
    case U'P':
      return command::TogglePresent{};
    case U'm':
    case U'M':
      return command::ToggleMotion{};
    case U'n':
    case U'N':
      if (view.present) return std::nullopt;  // the audience sees the stage
      return command::ToggleNotes{};
    case U'?':
      return command::ToggleHelp{};
    case U'+':
    case U'=':
      return command::ZoomBy{zoomStep};
    case U'-':
    case U'_':
      return command::ZoomBy{1 / zoomStep};
    case U'l':
    case U'L':
      return command::SetLanguage{view.language == core::Language::english ? core::Language::chinese
                                                                           : core::Language::english};
    case U't':
    case U'T':
      return command::SetTheme{next(view.theme, core::Theme::colourBlind)};
    case U'v':
    case U'V':
      return command::SetProjection{nextProjection(view.projection)};
    case U'g':
    case U'G':
      return command::SetProjection{view.projection == geo::ProjectionKind::globe ? geo::ProjectionKind::equalEarth
                                                                                  : geo::ProjectionKind::globe};
    case U'c':
    case U'C':
      return command::SetCentre{centreFor(view)};
    case U'e':
    case U'E':
      return command::SetNames{next(view.names, core::MapNames::both)};
    case U'd':
    case U'D':
      return command::ToggleDifference{};
    default:
      break;
  }
  // With a selection the first digits ask for what is near it, else all of them for a step.
  if (view.selected && character >= U'1' && character <= U'3')
    return command::SetNeighbourhood{static_cast<int>(character - U'0')};
  if (character >= U'0' && character <= U'9') return command::GoToStep{static_cast<std::size_t>(character - U'0')};
  return std::nullopt;
}

std::optional<Command> withControl(char32_t character) {
  switch (character) {
    case U'q':
    case U'Q':
      return command::Quit{};
    case U'z':
      return command::Undo{};
    case U'Z':  // with shift
    case U'y':
    case U'Y':
      return command::Redo{};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<core::Command> commandFor(Key key, char32_t character, bool control, const core::ViewState& view) {
  if (control) {
    return key == Key::character ? withControl(character) : std::nullopt;
  }
  switch (key) {
    case Key::space:
      if (view.desk.day || view.desk.left == core::LeftTab::explore) return command::TogglePlayDays{};
      return command::TogglePlay{};
    case Key::right:
      if (view.desk.day) return command::SetDay{core::addMonths(*view.desk.day, 1)};
      return command::NextStep{};
    case Key::pageDown:
      if (view.desk.day) return command::SetDay{core::addMonths(*view.desk.day, 12)};
      return command::NextStep{};
    case Key::left:
      if (view.desk.day) return command::SetDay{core::addMonths(*view.desk.day, -1)};
      return command::PreviousStep{};
    case Key::pageUp:
      if (view.desk.day) return command::SetDay{core::addMonths(*view.desk.day, -12)};
      return command::PreviousStep{};
    case Key::enter:
      return view.present ? std::optional<Command>(command::NextStep{}) : std::nullopt;
    case Key::home:
      return command::GoToStep{0};
    case Key::end:
      return command::GoToStep{view.stepCount > 0 ? view.stepCount - 1 : 0};
    case Key::up:
      return command::PanBy{0, panStep};
    case Key::down:
      return command::PanBy{0, -panStep};
    case Key::plus:
      return command::ZoomBy{zoomStep};
    case Key::minus:
      return command::ZoomBy{1 / zoomStep};
    case Key::escape:
      return command::Escape{};
    case Key::slash:
      return std::nullopt;  // the caret goes into the search field; that is no state of the program
    case Key::character:
      return forCharacter(character, view);
  }
  return std::nullopt;
}

}  // namespace cityties::desk
