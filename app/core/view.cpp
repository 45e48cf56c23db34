#include "app/core/view.hpp"

#include <algorithm>

namespace cityties::core {
namespace {

struct Reducer {
  ViewState view;

  void goTo(std::size_t step) {
    if (step < view.stepCount) view.step = step;
  }

  void operator()(const command::NextStep&) { goTo(view.step + 1); }
  void operator()(const command::PreviousStep&) {
    if (view.step > 0) goTo(view.step - 1);
  }
  void operator()(const command::GoToStep& c) { goTo(c.step); }
  void operator()(const command::SetLanguage& c) { view.language = c.language; }
  void operator()(const command::SetTheme& c) { view.theme = c.theme; }
  void operator()(const command::SetChannels& c) { view.channels = c.preset; }
  void operator()(const command::Select& c) {
    if (!c.id.empty()) select(c.id);
  }
  void operator()(const command::SelectBack&) {
    auto& trail = view.desk.trail;
    if (trail.empty()) return;
    view.selected = std::move(trail.back());
    trail.pop_back();
  }
  void select(const std::string& id) {
    constexpr std::size_t longest = 100;
    auto& trail = view.desk.trail;
    if (view.selected && *view.selected != id) {
      trail.push_back(*view.selected);
      if (trail.size() > longest) trail.erase(trail.begin());
    }
    view.selected = id;
  }
  void operator()(const command::ClearSelection&) { view.selected.reset(); }
  void operator()(const command::Hover& c) { view.hovered = c.id; }
  void operator()(const command::Search& c) { view.search = c.text; }
  void operator()(const command::TogglePanels&) { view.panelsHidden = !view.panelsHidden; }
  void operator()(const command::TogglePresent&) {
    view.present = !view.present;
    if (!view.present) return;
    // A stage shows the story and nothing that was left open at the desk.
    view.helpOpen = false;
    view.search.clear();
    view.selected.reset();
    view.hovered.reset();
  }
  void operator()(const command::ToggleHelp&) { view.helpOpen = !view.helpOpen; }
  void operator()(const command::ToggleMotion&) { view.motion = !view.motion; }
  void operator()(const command::ToggleNotes&) { view.notesOpen = !view.notesOpen; }
  void operator()(const command::TogglePlay&) {
    view.playing = !view.playing && view.stepCount > 1;
    if (view.playing && view.step + 1 >= view.stepCount) view.step = 0;
  }
  void operator()(const command::PlayOn&) {
    if (!view.playing) return;
    goTo(view.step + 1);
    view.playing = view.step + 1 < view.stepCount;
  }
  void operator()(const command::StopPlay&) { view.playing = false; }
  void operator()(const command::LookAt& c) {
    if (c.id.empty()) return;
    select(c.id);
    view.search.clear();
  }
  void operator()(const command::Escape&) {
    DeskState& desk = view.desk;
    if (desk.dialog != Dialog::none) {
      closeDialog();
    } else if (view.helpOpen) {
      view.helpOpen = false;
    } else if (!view.search.empty()) {
      view.search.clear();
    } else if (probing()) {
      endProbe();
    } else if (desk.route) {
      desk.route.reset();
    } else if (view.selected) {
      view.selected.reset();
      desk.neighbourhood = 0;
    } else if (desk.compare != CompareMode::none) {
      desk.compare = CompareMode::none;
    } else if (desk.day) {
      desk.day.reset();
      desk.playingDays = false;
    } else {
      view.present = false;
    }
  }
  void operator()(const command::Quit&) { view.quit = true; }

  bool probing() const { return !view.desk.probe.empty() || !view.desk.probeElement.empty(); }
  void endProbe() {
    view.desk.probe.clear();
    view.desk.probeElement.clear();
  }
  void closeDialog() {
    view.desk.dialog = Dialog::none;
    view.desk.proof.reset();
    view.desk.draft.reset();
    view.desk.draftReplaces.reset();
  }
  void operator()(const command::ShowLeft& c) { view.desk.left = c.tab; }
  void operator()(const command::ShowRight& c) { view.desk.right = c.tab; }
  void operator()(const command::OpenDialog& c) {
    closeDialog();
    view.desk.dialog = c.dialog;
    view.search.clear();
  }
  void operator()(const command::CloseDialog&) { closeDialog(); }
  void operator()(const command::SetFilter& c) { view.desk.filter = c.filter; }
  void operator()(const command::SetDay& c) {
    view.desk.day = c.day;
    if (!c.day) view.desk.playingDays = false;
    endProbe();
  }
  void operator()(const command::TogglePlayDays&) { view.desk.playingDays = !view.desk.playingDays; }
  void operator()(const command::SetNeighbourhood& c) {
    view.desk.neighbourhood = !view.selected || c.steps == view.desk.neighbourhood ? 0 : std::clamp(c.steps, 0, 3);
  }
  void operator()(const command::AskRoute& c) {
    view.desk.route = c.question;
    if (c.question) view.desk.right = RightTab::routes;
  }
  void operator()(const command::SetProbe& c) {
    view.desk.probe = c.actions;
    view.desk.probeElement = c.element;
  }
  void operator()(const command::SetCompare& c) { view.desk.compare = c.mode; }
  void operator()(const command::SetSwipe& c) {
    if (c.at >= 0 && c.at <= 1) view.desk.swipe = c.at;
  }
  void operator()(const command::ShowProof& c) {
    closeDialog();
    view.desk.proof = c.proof;
    view.desk.dialog = Dialog::proof;
  }
  void operator()(const command::SetContingencies& c) { view.desk.contingencies = c.view; }
  void operator()(const command::SetDraft& c) {
    closeDialog();
    view.desk.draft = c.action;
    if (!c.action) return;
    view.desk.draftReplaces = c.replaces;
    view.desk.dialog = Dialog::action;
  }
  // Document and files are Session's and the window's.
  void operator()(const command::Change&) {}
  void operator()(const command::EndRun&) {}
  void operator()(const command::Undo&) {}
  void operator()(const command::Redo&) {}
  void operator()(const command::JumpTo&) {}
  void operator()(const command::NewDocument&) {}
  void operator()(const command::Open&) {}
  void operator()(const command::Save&) {}
  void operator()(const command::SaveAs&) {}
  void operator()(const command::SaveOver&) {}
  void operator()(const command::Leave&) {}
  void operator()(const command::Recover&) {}
  void operator()(const command::DiscardRecovered&) {}
  // The window's.
  void operator()(const command::FocusSearch&) {}
  void operator()(const command::FullScreen&) {}
  void operator()(const command::CopyDescription&) {}
  void operator()(const command::ExportPicture&) {}
  void operator()(const command::SetScale& c) {
    if (c.scale >= 1 && c.scale <= 3) view.scale = c.scale;
  }
  void operator()(const command::ExportTable&) {}
  void operator()(const command::SetProjection& c) {
    if (std::ranges::find(geo::mapProjections(), c.kind) != geo::mapProjections().end()) view.projection = c.kind;
  }
  void operator()(const command::SetCentre& c) { view.centre = c.centre; }
  void operator()(const command::SetNames& c) { view.names = c.names; }
  void operator()(const command::SetContent& c) { view.content = c.content; }
  void operator()(const command::ToggleDifference&) {
    view.content = view.content == MapContent::state ? MapContent::difference : MapContent::state;
  }
  void operator()(const command::SetAgainst& c) {
    view.againstBefore = c.before;
    view.content = MapContent::difference;
  }
  // The camera belongs to the map view, which acts on these itself.
  void operator()(const command::FitView&) {}
  void operator()(const command::ZoomBy&) {}
  void operator()(const command::PanBy&) {}
};

/// What somebody does on purpose takes the story out of the machine's hands; a pointer that passes by does not.
bool leavesPlaying(const Command& command) {
  return std::holds_alternative<command::Hover>(command) || std::holds_alternative<command::TogglePlay>(command) ||
         std::holds_alternative<command::PlayOn>(command);
}

}  // namespace

std::size_t againstOf(const ViewState& view) { return view.againstBefore || view.step == 0 ? 0 : view.step - 1; }

ViewState reduce(const ViewState& view, const Command& command) {
  Reducer reducer{view};
  std::visit(reducer, command);
  if (!leavesPlaying(command)) reducer.view.playing = false;
  return reducer.view;
}

}  // namespace cityties::core
