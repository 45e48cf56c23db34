// The reducer: what every command does to the view, and that the rest means nothing.
#include "app/core/view.hpp"

#include "tests/support/catch.hpp"

using namespace cityties::core;

namespace {

ViewState threeSteps(std::size_t step = 0) {
  ViewState view;
  view.stepCount = 3;
  view.step = step;
  return view;
}

}  // namespace

TEST_CASE("steps go forward, back and anywhere that exists") {
  CHECK(reduce(threeSteps(0), command::NextStep{}).step == 1);
  CHECK(reduce(threeSteps(2), command::NextStep{}) == threeSteps(2));
  CHECK(reduce(threeSteps(2), command::PreviousStep{}).step == 1);
  CHECK(reduce(threeSteps(0), command::PreviousStep{}) == threeSteps(0));
  CHECK(reduce(threeSteps(0), command::GoToStep{2}).step == 2);
  CHECK(reduce(threeSteps(1), command::GoToStep{3}) == threeSteps(1));
}

TEST_CASE("settings take the value of the command") {
  const ViewState view = threeSteps();
  CHECK(reduce(view, command::SetLanguage{Language::chinese}).language == Language::chinese);
  CHECK(reduce(view, command::SetTheme{Theme::light}).theme == Theme::light);
  CHECK(reduce(view, command::SetChannels{cityties::graph::ChannelPreset::ties}).channels ==
        cityties::graph::ChannelPreset::ties);
  CHECK(reduce(view, command::ToggleMotion{}).motion == !view.motion);
  CHECK(reduce(reduce(view, command::TogglePanels{}), command::TogglePanels{}) == view);
  CHECK(reduce(view, command::Quit{}).quit);
}

TEST_CASE("selecting, hovering and looking") {
  ViewState view = reduce(threeSteps(), command::Select{"us-tx-houston"});
  CHECK(view.selected == "us-tx-houston");
  CHECK(reduce(view, command::Select{""}) == view);
  CHECK_FALSE(reduce(view, command::ClearSelection{}).selected);
  view = reduce(view, command::Hover{"cn-us-houston"});
  CHECK(view.hovered == "cn-us-houston");
  CHECK_FALSE(reduce(view, command::Hover{std::nullopt}).hovered);
  view = reduce(reduce(view, command::Search{"chang"}), command::LookAt{"cn-hn-changsha"});
  CHECK(view.selected == "cn-hn-changsha");
  CHECK(view.search.empty());
}

TEST_CASE("Escape closes the topmost of help, search, selection and stage") {
  ViewState view = threeSteps();
  view.present = view.helpOpen = true;
  view.search = "x";
  view.selected = "y";
  view = reduce(view, command::Escape{});
  CHECK((!view.helpOpen && view.search == "x" && view.selected && view.present));
  view = reduce(view, command::Escape{});
  CHECK((view.search.empty() && view.selected && view.present));
  view = reduce(view, command::Escape{});
  CHECK((!view.selected && view.present));
  view = reduce(view, command::Escape{});
  CHECK_FALSE(view.present);
  CHECK(reduce(view, command::Escape{}) == view);
  CHECK_FALSE(view.quit);
}

TEST_CASE("the stage shows nothing that was left open") {
  ViewState view = threeSteps(1);
  view.helpOpen = true;
  view.search = "x";
  view.selected = view.hovered = "y";
  const ViewState stage = reduce(view, command::TogglePresent{});
  CHECK(stage.present);
  CHECK((!stage.helpOpen && stage.search.empty() && !stage.selected && !stage.hovered));
  CHECK(stage.step == 1);
}

TEST_CASE("commands of the camera leave the view as it is") {
  const ViewState view = threeSteps(1);
  CHECK(reduce(view, command::FitView{}) == view);
  CHECK(reduce(view, command::ZoomBy{2}) == view);
  CHECK(reduce(view, command::PanBy{1, 2}) == view);
}

TEST_CASE("playing goes on to the last step and stops there, from the last it begins anew") {
  ViewState view = reduce(threeSteps(), command::TogglePlay{});
  CHECK((view.playing && view.step == 0));
  view = reduce(view, command::PlayOn{});
  CHECK((view.playing && view.step == 1));
  view = reduce(view, command::PlayOn{});
  CHECK((!view.playing && view.step == 2));
  CHECK(reduce(view, command::PlayOn{}) == view);
  view = reduce(view, command::TogglePlay{});
  CHECK((view.playing && view.step == 0));
  CHECK_FALSE(reduce(view, command::TogglePlay{}).playing);
  CHECK_FALSE(reduce(ViewState{}, command::TogglePlay{}).playing);  // nothing to play
}

TEST_CASE("what somebody does stops the playing, a pointer that passes by does not") {
  const ViewState view = reduce(threeSteps(), command::TogglePlay{});
  CHECK(reduce(view, command::Hover{"us-tx-houston"}).playing);
  for (const Command& command :
       {Command{command::GoToStep{1}}, Command{command::GoToStep{0}}, Command{command::NextStep{}},
        Command{command::FitView{}}, Command{command::Select{"x"}}, Command{command::Escape{}},
        Command{command::StopPlay{}}, Command{command::SetLanguage{Language::chinese}}})
    CHECK_FALSE(reduce(view, command).playing);
}

TEST_CASE("notes are shown and hidden, and are still so after the stage") {
  ViewState view = reduce(threeSteps(), command::ToggleNotes{});
  CHECK(view.notesOpen);
  view = reduce(reduce(view, command::TogglePresent{}), command::TogglePresent{});
  CHECK(view.notesOpen);
  CHECK_FALSE(reduce(view, command::ToggleNotes{}).notesOpen);
}

TEST_CASE("the map's projection, centre, names and content are set, and nonsense is not") {
  using cityties::geo::ProjectionKind;
  const ViewState view = threeSteps(2);
  CHECK(view.projection == ProjectionKind::equalEarth);
  CHECK(reduce(view, command::SetProjection{ProjectionKind::globe}).projection == ProjectionKind::globe);
  CHECK(reduce(view, command::SetProjection{ProjectionKind::lambertAzimuthal}) == view);  // the inset's
  const MapCentre houston{.place = "us-tx-houston", .at = {}};
  ViewState centred = reduce(view, command::SetCentre{houston});
  CHECK(centred.centre == houston);
  CHECK(reduce(centred, command::SetProjection{ProjectionKind::globe}).centre == houston);
  CHECK(reduce(centred, command::SetCentre{}) == view);
  CHECK(reduce(view, command::SetNames{MapNames::both}).names == MapNames::both);
  const ViewState difference = reduce(view, command::ToggleDifference{});
  CHECK(difference.content == MapContent::difference);
  CHECK(againstOf(difference) == 1);
  CHECK(reduce(difference, command::ToggleDifference{}) == view);
  const ViewState sinceBefore = reduce(view, command::SetAgainst{true});
  CHECK(sinceBefore.content == MapContent::difference);
  CHECK(againstOf(sinceBefore) == 0);
  CHECK(againstOf(threeSteps(0)) == 0);
  CHECK(reduce(sinceBefore, command::SetContent{MapContent::state}).content == MapContent::state);
}
