#include "app/desk/actions.hpp"

#include <algorithm>
#include <stdexcept>

namespace cityties::desk {
namespace {

namespace command = core::command;
using core::Command;
using core::Dialog;
using core::ViewState;
using Now = std::optional<Command>;

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
std::optional<core::MapCentre> centreFor(const ViewState& view) {
  if (!view.selected || (view.centre && view.centre->place == *view.selected)) return std::nullopt;
  return core::MapCentre{.place = *view.selected, .at = {}};
}

/// Collects the table. Letters answer with and without Shift, as keyboards have them.
class Table {
 public:
  explicit Table(const core::Catalogue& words) : words_(words) {}

  template <class Make>
  DeskAction& add(const char* id, ActionGroup group, std::string_view words, std::string_view keys,
                  std::vector<KeyStroke> strokes, Make make) {
    DeskAction action{.id = id,
                      .group = group,
                      .words = words,
                      .keys = keys,
                      .strokes = std::move(strokes),
                      .command = [make](const ViewState& v, const DocumentModel& d) -> Now { return make(v, d); },
                      .listed = true};
    actions_.push_back(std::move(action));
    return actions_.back();
  }
  /// What makes sense at any time.
  DeskAction& always(const char* id, ActionGroup group, std::string_view words, std::string_view keys,
                     std::vector<KeyStroke> strokes, Command does) {
    return add(id, group, words, keys, std::move(strokes),
               [does](const ViewState&, const DocumentModel&) -> Now { return does; });
  }

  void file();
  void edit();
  void story();
  void map();
  void explore();
  void desk();
  std::vector<DeskAction> take() { return std::move(actions_); }

 private:
  const core::Catalogue& words_;
  std::vector<DeskAction> actions_;
};

KeyStroke letter(char32_t c) { return {.key = Key::character, .character = c, .control = false}; }
KeyStroke control(char32_t c) { return {.key = Key::character, .character = c, .control = true}; }
KeyStroke special(Key key) { return {.key = key, .character = 0, .control = false}; }

void Table::file() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::file;
  always("new", g, words("New scenario"), "Ctrl+N", {control(U'n')}, command::NewDocument{});
  always("open", g, words("Open …"), "Ctrl+O", {control(U'o')}, command::OpenDialog{Dialog::open});
  always("save", g, words("Save"), "Ctrl+S", {control(U's')}, command::Save{});
  always("saveAs", g, words("Save as …"), "Ctrl+Shift+S", {control(U'S')}, command::OpenDialog{Dialog::saveAs});
  always("exportPicture", g, words("Export a picture …"), "Ctrl+E", {control(U'e')},
         command::OpenDialog{Dialog::exportPicture});
  always("exportTable", g, words("Export the table of contingencies …"), "", {},
         command::OpenDialog{Dialog::exportTable});
  always("recovery", g, words("Recover unsaved work …"), "", {}, command::OpenDialog{Dialog::recovery});
  always("preferences", g, words("Preferences …"), "Ctrl+,", {control(U',')}, command::OpenDialog{Dialog::preferences});
  always("quit", g, words("Quit"), "Ctrl+Q", {control(U'q')}, command::Quit{});
}

void Table::edit() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::edit;
  add("undo", g, words("Undo"), "Ctrl+Z", {control(U'z')},
      [](const ViewState&, const DocumentModel& d) { return d.canUndo ? Now(command::Undo{}) : Now(); });
  add("redo", g, words("Redo"), "Ctrl+Shift+Z Ctrl+Y", {control(U'Z'), control(U'y')},
      [](const ViewState&, const DocumentModel& d) { return d.canRedo ? Now(command::Redo{}) : Now(); });
  always("assumptions", g, words("Costs and assumptions …"), "Ctrl+M", {control(U'm')},
         command::OpenDialog{Dialog::assumptions});
  const auto channels = [&](const char* id, std::string_view text, graph::ChannelPreset preset) {
    add(id, g, text, "", {}, [preset](const ViewState& v, const DocumentModel&) {
      return v.channels == preset ? Now() : Now(command::SetChannels{preset});
    });
  };
  channels("channelsLocal", words("Count local avenues"), graph::ChannelPreset::local);
  channels("channelsNational", words("Count national avenues"), graph::ChannelPreset::national);
  channels("channelsTies", words("Count ties only"), graph::ChannelPreset::ties);
  always("copyDescription", g, words("Copy this view as text"), "Ctrl+Shift+C", {control(U'C')},
         command::CopyDescription{});
}

void Table::story() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::story;
  add("next", g, words("Next step"), "→ PgDn", {special(Key::right), special(Key::pageDown)},
      [](const ViewState&, const DocumentModel&) { return Now(command::NextStep{}); });
  always("back", g, words("Step back"), "← PgUp", {special(Key::left), special(Key::pageUp)}, command::PreviousStep{});
  always("first", g, words("Before the first step"), "Home", {special(Key::home)}, command::GoToStep{0});
  add("last", g, words("Last step"), "End", {special(Key::end)}, [](const ViewState& v, const DocumentModel&) {
    return Now(command::GoToStep{v.stepCount > 0 ? v.stepCount - 1 : 0});
  });
  std::vector<KeyStroke> digits;
  for (char32_t c = U'0'; c <= U'9'; ++c) digits.push_back(letter(c));
  // Acted on in commandFor, which knows the digit.
  add("step", g, words("Go to a step"), "0–9", std::move(digits), [](const ViewState&, const DocumentModel&) {
    return Now();
  }).listed = false;
  always("play", g, words("Play the story, or stop it"), "Space", {special(Key::space)}, command::TogglePlay{});
  always("present", g, words("On stage: map, caption, figure"), "P", {letter(U'p')}, command::TogglePresent{});
  add("notes", g, words("Speaker’s notes; never on stage"), "N", {letter(U'n')},
      [](const ViewState& v, const DocumentModel&) { return v.present ? Now() : Now(command::ToggleNotes{}); });
  add("stageNext", g, words("Next step"), "", {special(Key::enter)}, [](const ViewState& v, const DocumentModel&) {
    return v.present ? Now(command::NextStep{}) : Now();
  }).listed = false;
}

void Table::map() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::map;
  always("fit", g, words("Whole picture of the step"), "F", {letter(U'f')}, command::FitView{});
  always("closer", g, words("Closer"), "+", {special(Key::plus), letter(U'+'), letter(U'=')},
         command::ZoomBy{zoomStep});
  always("farther", g, words("Farther"), "−", {special(Key::minus), letter(U'-'), letter(U'_')},
         command::ZoomBy{1 / zoomStep});
  always("up", g, words("Move the map up"), "↑", {special(Key::up)}, command::PanBy{0, panStep}).listed = false;
  always("down", g, words("Move the map down"), "↓", {special(Key::down)}, command::PanBy{0, -panStep}).listed = false;
  add("projection", g, words("Next map projection"), "V", {letter(U'v')}, [](const ViewState& v, const DocumentModel&) {
    return Now(command::SetProjection{nextProjection(v.projection)});
  });
  add("globe", g, words("Globe, and back"), "G", {letter(U'g')}, [](const ViewState& v, const DocumentModel&) {
    const bool globe = v.projection == geo::ProjectionKind::globe;
    return Now(command::SetProjection{globe ? geo::ProjectionKind::equalEarth : geo::ProjectionKind::globe});
  });
  add("centre", g, words("Centre on the selection, or the Pacific"), "C", {letter(U'c')},
      [](const ViewState& v, const DocumentModel&) { return Now(command::SetCentre{centreFor(v)}); });
  add("names", g, words("Names on the map: English, Chinese, both"), "E", {letter(U'e')},
      [](const ViewState& v, const DocumentModel&) {
        return Now(command::SetNames{next(v.names, core::MapNames::both)});
      });
  always("difference", g, words("What the step changed"), "D", {letter(U'd')}, command::ToggleDifference{});
  add("theme", g, words("Colours: dark, light, print, colour-blind"), "T", {letter(U't')},
      [](const ViewState& v, const DocumentModel&) {
        return Now(command::SetTheme{next(v.theme, core::Theme::colourBlind)});
      });
}

void Table::explore() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::explore;
  always("search", g, words("Search"), "/ Ctrl+F", {special(Key::slash), control(U'f')}, command::FocusSearch{});
  // Acted on in commandFor, which knows the digit.
  add("neighbourhood", g, words("Steps about the selection"), "1 2 3", {letter(U'1'), letter(U'2'), letter(U'3')},
      [](const ViewState&, const DocumentModel&) { return Now(); })
      .listed = false;
  const auto about = [&](const char* id, std::string_view text, int steps) {
    add(id, g, text, "", {}, [steps](const ViewState& v, const DocumentModel&) {
      return v.selected && v.desk.neighbourhood != steps ? Now(command::SetNeighbourhood{steps}) : Now();
    });
  };
  about("about1", words("Show only what is tied to the selection"), 1);
  about("about2", words("Show what is two steps from the selection"), 2);
  about("about3", words("Show what is three steps from the selection"), 3);
  add("unfilter", g, words("Take all filters off"), "", {}, [](const ViewState& v, const DocumentModel&) {
    return v.desk.filter.empty() ? Now() : Now(command::SetFilter{});
  });
  add("deselect", g, words("Select nothing"), "", {},
      [](const ViewState& v, const DocumentModel&) { return v.selected ? Now(command::ClearSelection{}) : Now(); });
  add("selectBack", g, words("What was selected before"), "", {}, [](const ViewState& v, const DocumentModel&) {
    return v.desk.trail.empty() ? Now() : Now(command::SelectBack{});
  });
  add("route", g, words("Routes from the selection"), "R", {letter(U'r')},
      [](const ViewState& v, const DocumentModel&) {
        return Now(command::AskRoute{core::RouteQuestion{.from = v.selected.value_or(""), .to = ""}});
      });
  add("leaveDay", g, words("Back from the calendar to the scenario"), "", {},
      [](const ViewState& v, const DocumentModel&) { return v.desk.day ? Now(command::SetDay{}) : Now(); });
}

void Table::desk() {
  const auto& words = words_;
  constexpr auto g = ActionGroup::desk;
  always("palette", g, words("All commands"), "Ctrl+K", {control(U'k')}, command::OpenDialog{Dialog::palette}).listed =
      false;
  const auto left = [&](const char* id, std::string_view text, std::string_view keys, char32_t digit,
                        core::LeftTab tab) { always(id, g, text, keys, {control(digit)}, command::ShowLeft{tab}); };
  left("scenario", words("Show the scenario"), "Ctrl+1", U'1', core::LeftTab::scenario);
  left("filters", words("Show filters"), "Ctrl+2", U'2', core::LeftTab::explore);
  left("edits", words("Show the list of edits"), "Ctrl+3", U'3', core::LeftTab::history);
  const auto right = [&](const char* id, std::string_view text, std::string_view keys, char32_t digit,
                         core::RightTab tab) { always(id, g, text, keys, {control(digit)}, command::ShowRight{tab}); };
  right("findings", words("Show what changed"), "Ctrl+4", U'4', core::RightTab::findings);
  right("contingencies", words("Show the table of contingencies"), "Ctrl+5", U'5', core::RightTab::contingencies);
  right("routes", words("Show routes"), "Ctrl+6", U'6', core::RightTab::routes);
  always("panels", g, words("Hide the panels"), "H", {letter(U'h')}, command::TogglePanels{});
  always("fullScreen", g, words("Full screen"), "F11", {special(Key::f11)}, command::FullScreen{});
  add("language", g, words("English or Chinese"), "L", {letter(U'l')}, [](const ViewState& v, const DocumentModel&) {
    const bool english = v.language == core::Language::english;
    return Now(command::SetLanguage{english ? core::Language::chinese : core::Language::english});
  });
  always("motion", g, words("Motion on or off"), "M", {letter(U'm')}, command::ToggleMotion{});
  always("log", g, words("Messages …"), "", {}, command::OpenDialog{Dialog::log});
  always("help", g, words("Keys, and how to read the figures"), "? F1", {letter(U'?'), special(Key::f1)},
         command::ToggleHelp{});
  always("tab", g, words("From one control to the next"), "Tab", {}, command::Escape{}).listed = false;
  always("escape", g, words("Close what is open"), "Esc", {special(Key::escape)}, command::Escape{}).listed = false;
}

}  // namespace

std::string_view groupName(ActionGroup group, const core::Catalogue& words) {
  switch (group) {
    case ActionGroup::file:
      return words("File");
    case ActionGroup::edit:
      return words("Edit");
    case ActionGroup::story:
      return words("Story");
    case ActionGroup::map:
      return words("Map");
    case ActionGroup::explore:
      return words("Explore");
    case ActionGroup::desk:
      return words("Desk");
  }
  return {};
}

std::vector<DeskAction> deskActions(const core::Catalogue& words) {
  Table table(words);
  table.file();
  table.edit();
  table.story();
  table.map();
  table.explore();
  table.desk();
  return table.take();
}

const DeskAction& actionOf(const std::vector<DeskAction>& actions, std::string_view id) {
  const auto at = std::ranges::find_if(actions, [&](const DeskAction& a) { return id == a.id; });
  if (at == actions.end()) throw std::out_of_range("no such action");
  return *at;
}

}  // namespace cityties::desk
