// View and document together: what a command changes, what a refusal leaves alone, what follows what.
#include "app/core/session.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

std::shared_ptr<const graph::Dataset> world() {
  return std::make_shared<const graph::Dataset>(test::oneConsulate().build());
}

StoryOptions given() {
  StoryOptions options;
  options.date = test::day("2020-07-20");
  options.channels = graph::ChannelPreset::national;
  return options;
}

ScenarioStep closing() {
  ScenarioStep step;
  step.id = "close";
  step.actions = {graph::ClosePost{graph::PostId("cn-us-post"), {}}};
  return step;
}

Session opened() {
  Document document;
  document.scenario.steps = {closing()};
  return Session(world(), document, given());
}

command::Change title(const std::string& text) {
  return {edit::SetScenarioWords{edit::Words::title, Language::english, text}};
}

}  // namespace

TEST_CASE("a session writes what it was started with into the document") {
  const Session session = opened();
  CHECK(session.document().scenario.baseDate == test::day("2020-07-20"));
  CHECK(session.document().scenario.channels == graph::ChannelPreset::national);
  CHECK(session.view().channels == graph::ChannelPreset::national);
  CHECK(session.view().stepCount == 2);
  CHECK_FALSE(session.history().modified());
}

TEST_CASE("an edit changes the document, and the view follows") {
  Session session = opened();
  session.apply(command::GoToStep{1});
  const auto added = session.apply(command::Change{edit::AddStep{2, {}}});
  CHECK(added.document);
  CHECK(added.view);  // one step more
  CHECK(session.view().stepCount == 3);
  session.apply(command::GoToStep{2});
  session.apply(command::Undo{});
  CHECK(session.view().step == 1);
  CHECK(session.view().stepCount == 2);
  session.apply(command::Change{edit::RemoveStep{1}});
  CHECK(session.view().step == 0);
}

TEST_CASE("a refused edit says why and changes nothing") {
  Session session = opened();
  session.apply(title("a"));
  session.apply(command::Undo{});
  const DocumentPtr before = session.documentPtr();
  const auto outcome = session.apply(command::Change{edit::AddAction{1, graph::ClosePost{graph::PostId("no"), {}}}});
  REQUIRE_FALSE(outcome.refused.empty());
  CHECK_FALSE(outcome.document);
  CHECK(session.documentPtr() == before);
  CHECK(session.history().canRedo());
}

TEST_CASE("channels of the interface are an edit of the document") {
  Session session = opened();
  const auto outcome = session.apply(command::SetChannels{graph::ChannelPreset::ties});
  CHECK(outcome.document);
  CHECK(session.view().channels == graph::ChannelPreset::ties);
  CHECK(session.options().channels == graph::ChannelPreset::ties);
  session.apply(command::Undo{});
  CHECK(session.view().channels == graph::ChannelPreset::national);
}

TEST_CASE("typing is one edit until the field is left") {
  Session session = opened();
  session.apply(title("a"));
  session.apply(title("ab"));
  session.apply(command::NextStep{});  // looking around is no end of typing
  session.apply(title("abc"));
  CHECK(session.history().position() == 1);
  session.apply(command::EndRun{});
  session.apply(title("abcd"));
  CHECK(session.history().position() == 2);
  session.apply(command::Undo{});
  CHECK(session.document().scenario.title.english == "abc");
}

TEST_CASE("a saved document is unmodified until the next edit, and again when that is undone") {
  Session session = opened();
  session.apply(title("a"));
  CHECK(session.history().modified());
  session.saved();
  CHECK_FALSE(session.history().modified());
  session.apply(title("ab"));
  CHECK(session.history().modified());
  CHECK(session.history().position() == 2);
  session.apply(command::Undo{});
  CHECK_FALSE(session.history().modified());
}

TEST_CASE("a change of the document ends what was tried on top of it") {
  Session session = opened();
  session.apply(command::SetProbe{{graph::ReopenPost{graph::PostId("cn-us-post")}}, "us-a"});
  REQUIRE(session.view().desk.probe.size() == 1);
  session.apply(command::Change{edit::AddStep{1, {}}});
  CHECK(session.view().desk.probe.empty());
  CHECK(session.view().desk.probeElement.empty());
}

TEST_CASE("another document has a history of its own, how the map is looked at stays") {
  Session session = opened();
  session.apply(title("a"));
  session.apply(command::GoToStep{1});
  session.apply(command::Select{"us-a"});
  session.apply(command::SetTheme{Theme::light});
  session.apply(command::ShowLeft{LeftTab::history});
  session.apply(command::OpenDialog{Dialog::palette});
  StoryOptions other = given();
  other.channels = graph::ChannelPreset::local;
  session.open(world(), {}, other);
  CHECK_FALSE(session.history().canUndo());
  CHECK_FALSE(session.history().modified());
  CHECK(session.view().step == 0);
  CHECK(session.view().stepCount == 1);
  CHECK_FALSE(session.view().selected);
  CHECK(session.view().desk.dialog == Dialog::none);
  CHECK(session.view().channels == graph::ChannelPreset::local);
  CHECK(session.view().theme == Theme::light);
  CHECK(session.view().desk.left == LeftTab::history);
}
