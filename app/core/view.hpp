#pragma once
// What a person sees and does: the view state, the commands, and the pure reducer between them. Kept, not undone.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/core/compose.hpp"
#include "app/core/edit.hpp"
#include "app/core/map_centre.hpp"
#include "app/core/scenario.hpp"
#include "app/core/style.hpp"
#include "app/core/view_desk.hpp"

namespace cityties::core {

struct ViewState {
  std::size_t step = 0;
  std::size_t stepCount = 1;  ///< steps of the scenario, "before" included
  Language language = Language::english;
  Theme theme = Theme::dark;
  graph::ChannelPreset channels = graph::ChannelPreset::local;
  bool panelsHidden = false;
  bool present = false;  ///< on stage: no panels, caption and one figure
  bool helpOpen = false;
  bool motion = true;  ///< animations on
  float scale = 1;     ///< of the interface, times the display's own
  bool legendOpen = true;
  bool notesOpen = false;               ///< speaker's notes in the scenario panel; on stage they never show
  bool playing = false;                 ///< the scenario goes on by itself (Playback); any other command stops it
  std::optional<std::string> selected;  ///< city or post id, or region code
  std::optional<std::string> hovered;
  std::string search;  ///< text in the search field
  geo::ProjectionKind projection = geo::ProjectionKind::equalEarth;
  std::optional<MapCentre> centre;  ///< none: homeCentre of the projection
  MapNames names = MapNames::ofInterface;
  MapContent content = MapContent::state;
  bool againstBefore = false;  ///< a difference is against step 0, else against the step before this one
  DeskState desk;
  bool quit = false;
  bool operator==(const ViewState&) const = default;
};

namespace command {
struct NextStep {};
struct PreviousStep {};
struct GoToStep {
  std::size_t step = 0;
};
struct SetLanguage {
  Language language = Language::english;
};
struct SetTheme {
  Theme theme = Theme::dark;
};
struct SetChannels {
  graph::ChannelPreset preset = graph::ChannelPreset::local;
};
struct Select {
  std::string id;
};
struct ClearSelection {};
struct SelectBack {};  ///< what was selected before
struct Hover {
  std::optional<std::string> id;
};
struct Search {
  std::string text;
};
struct TogglePanels {};
struct TogglePresent {};
struct ToggleHelp {};
struct ToggleMotion {};
struct ToggleNotes {};
struct TogglePlay {};  ///< from the last step it begins anew
struct PlayOn {};      ///< the next step, while playing; the last one ends it
struct StopPlay {};
struct FitView {};  ///< back to the step's framing; the map view acts on it
struct LookAt {
  std::string id;
};  ///< select and bring into the picture
struct ZoomBy {
  double factor = 1;
};  ///< about the middle; the map view acts on it
struct PanBy {
  float x = 0, y = 0;
};  ///< logical pixels; the map view acts on it
struct SetProjection {
  geo::ProjectionKind kind = geo::ProjectionKind::equalEarth;
};  ///< about the same centre; a kind that no map may be drawn in (mapProjections) means nothing
struct SetCentre {
  std::optional<MapCentre> centre;
};  ///< none: back to the middle of the Pacific
struct SetNames {
  MapNames names = MapNames::ofInterface;
};
struct SetContent {
  MapContent content = MapContent::state;
};
struct ToggleDifference {};
struct SetAgainst {
  bool before = false;
};  ///< what a difference is taken against; shows the difference
struct ShowLeft {
  LeftTab tab = LeftTab::scenario;
};
struct ShowRight {
  RightTab tab = RightTab::findings;
};
struct OpenDialog {
  Dialog dialog = Dialog::none;
};
struct CloseDialog {};
struct SetFilter {
  Filter filter;
};
struct SetDay {
  std::optional<graph::Date> day;
};
struct TogglePlayDays {};
struct SetNeighbourhood {
  int steps = 0;
};  ///< the same number again shows everything
struct AskRoute {
  std::optional<RouteQuestion> question;
};
struct SetProbe {
  std::vector<graph::Action> actions;
  std::string element;
};  ///< nothing: ends it
struct SetCompare {
  CompareMode mode = CompareMode::none;
};
struct SetSwipe {
  float at = .5f;
};
struct ShowProof {
  Proof proof;
};
struct SetContingencies {
  ContingencyView view;
};  ///< columns, filters, place, N-2; begins and stops the work
struct SetDraft {
  std::optional<graph::Action> action;
  std::optional<std::size_t> replaces = std::nullopt;  ///< an action of the current step, from 0
};                                                     ///< opens or closes the form of an action
// The document: Session acts on these.
struct Change {
  Edit edit;
};
struct EndRun {};  ///< a slider was let go, a field left: the next edit is one of its own
struct Undo {};
struct Redo {};
struct JumpTo {
  std::size_t position = 0;
};
// Files: the window acts on these.
struct NewDocument {};
struct Open {
  std::string path;
};  ///< a file, or the id of a shipped scenario
struct Save {};
struct SaveAs {
  std::string path;
};
struct SaveOver {};  ///< saves in spite of what stands in the way (a file that changed or exists, another window)
enum class Leaving { save, discard };
struct Leave {
  Leaving how = Leaving::save;
};  ///< the answer to Dialog::leave; CloseDialog stays
struct Recover {
  std::size_t index = 0;
};  ///< a document that the journal kept becomes the open one
struct DiscardRecovered {
  std::size_t index = 0;
};  ///< it is put aside
// What the window does itself.
struct FocusSearch {};  ///< the caret goes into the search field
struct FullScreen {};
struct CopyDescription {};  ///< the view as text into the clipboard
struct SetScale {
  float scale = 1;
};  ///< of the interface, times the display's own; 1 to 3
struct ExportPicture {
  std::string path;
};  ///< what the window shows, without panels, as PNG, SVG or PDF by the ending
struct ExportTable {
  std::string path;
};  ///< the contingency table as it is shown, or, into a name whose stem ends in `pairs`, all pairs that the try
    ///< changes; JSON where the name ends so, else CSV
struct Escape {};  ///< closes the topmost: dialog, help, search, probe, route, selection, day, presenting
struct Quit {};
}  // namespace command

using Command =
    std::variant<command::NextStep, command::PreviousStep, command::GoToStep, command::SetLanguage, command::SetTheme,
                 command::SetChannels, command::Select, command::ClearSelection, command::SelectBack, command::Hover,
                 command::Search, command::TogglePanels, command::TogglePresent, command::ToggleHelp,
                 command::ToggleMotion, command::ToggleNotes, command::TogglePlay, command::PlayOn, command::StopPlay,
                 command::FitView, command::LookAt, command::ZoomBy, command::PanBy, command::SetProjection,
                 command::SetCentre, command::SetNames, command::SetContent, command::ToggleDifference,
                 command::SetAgainst, command::ShowLeft, command::ShowRight, command::OpenDialog, command::CloseDialog,
                 command::SetFilter, command::SetDay, command::TogglePlayDays, command::SetNeighbourhood,
                 command::AskRoute, command::SetProbe, command::SetCompare, command::SetSwipe, command::ShowProof,
                 command::SetContingencies, command::SetDraft, command::Change, command::EndRun, command::Undo,
                 command::Redo, command::JumpTo, command::NewDocument, command::Open, command::Save, command::SaveAs,
                 command::SaveOver, command::Leave, command::Recover, command::DiscardRecovered, command::FocusSearch,
                 command::FullScreen, command::CopyDescription, command::SetScale, command::ExportPicture,
                 command::ExportTable, command::Escape, command::Quit>;

/// The step that a difference at this view is taken against.
std::size_t againstOf(const ViewState& view);

/// The next view. Pure; a command that means nothing now returns the same view.
ViewState reduce(const ViewState& view, const Command& command);

}  // namespace cityties::core
