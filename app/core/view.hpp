#pragma once
// What a person sees and does: the view state, the commands, and the pure reducer between them. Kept, not undone.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/core/compose.hpp"
#include "app/core/map_centre.hpp"
#include "app/core/scenario.hpp"
#include "app/core/style.hpp"

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
};                 ///< what a difference is taken against; shows the difference
struct Escape {};  ///< closes the topmost: help, search, selection, presenting
struct Quit {};
}  // namespace command

using Command =
    std::variant<command::NextStep, command::PreviousStep, command::GoToStep, command::SetLanguage, command::SetTheme,
                 command::SetChannels, command::Select, command::ClearSelection, command::Hover, command::Search,
                 command::TogglePanels, command::TogglePresent, command::ToggleHelp, command::ToggleMotion,
                 command::ToggleNotes, command::TogglePlay, command::PlayOn, command::StopPlay, command::FitView,
                 command::LookAt, command::ZoomBy, command::PanBy, command::SetProjection, command::SetCentre,
                 command::SetNames, command::SetContent, command::ToggleDifference, command::SetAgainst,
                 command::Escape, command::Quit>;

/// The step that a difference at this view is taken against.
std::size_t againstOf(const ViewState& view);

/// The next view. Pure; a command that means nothing now returns the same view.
ViewState reduce(const ViewState& view, const Command& command);

}  // namespace cityties::core
