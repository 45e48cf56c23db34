// Every edit: what it does to a document and when it is refused.
#include "app/core/edit.hpp"

#include <limits>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

graph::Action close(const std::string& post) { return graph::ClosePost{graph::PostId(post), {}}; }

ScenarioStep stepNamed(const std::string& id, std::vector<graph::Action> actions = {}) {
  ScenarioStep made;
  made.id = id;
  made.title.english = "The step " + id;
  made.actions = std::move(actions);
  return made;
}

/// Steps one (two actions), two (none) and three (one action); one bookmark.
Document threeSteps() {
  Document document;
  document.scenario.id = "test";
  document.scenario.steps = {stepNamed("one", {close("p"), close("q")}), stepNamed("two"),
                             stepNamed("three", {close("r")})};
  document.bookmarks = {{"home", 1, {"US"}, ""}};
  return document;
}

Document after(const Edit& edit, const Document& before = threeSteps()) {
  const auto made = core::apply(before, edit);
  if (!made) FAIL(made.error().front().message);
  return *made;
}

std::string refusal(const Edit& edit) {
  const auto made = core::apply(threeSteps(), edit);
  REQUIRE_FALSE(made.has_value());
  REQUIRE(made.error().size() == 1);
  return made.error().front().message;
}

std::vector<std::string> ids(const Document& document) {
  std::vector<std::string> all;
  for (const auto& step : document.scenario.steps) all.push_back(step.id);
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("words of scenario and steps change in one language") {
  Document expected = threeSteps();
  expected.scenario.title.chinese = "题";
  CHECK(after(edit::SetScenarioWords{edit::Words::title, Language::chinese, "题"}) == expected);
  expected = threeSteps();
  expected.scenario.description.english = "D";
  CHECK(after(edit::SetScenarioWords{edit::Words::caption, Language::english, "D"}) == expected);
  expected = threeSteps();
  expected.scenario.steps[1].caption.english = "C";
  CHECK(after(edit::SetStepWords{2, edit::Words::caption, Language::english, "C"}) == expected);
  expected = threeSteps();
  expected.scenario.before.note.chinese = "注";
  CHECK(after(edit::SetStepWords{0, edit::Words::note, Language::chinese, "注"}) == expected);
  CHECK(refusal(edit::SetStepWords{4, edit::Words::title, Language::english, "x"}) == "there is no step 4");
}

TEST_CASE("date and camera of a step") {
  Document expected = threeSteps();
  expected.scenario.steps[2].date = test::day("2020-07-24");
  CHECK(after(edit::SetStepDate{3, test::day("2020-07-24")}) == expected);
  CHECK(after(edit::SetStepDate{3, std::nullopt}, expected) == threeSteps());
  CHECK(refusal(edit::SetStepDate{0, test::day("2020-07-24")}) == "there is no step 0");
  expected = threeSteps();
  expected.scenario.before.camera.fit = {"US"};
  expected.scenario.before.focus = {"a"};
  CHECK(after(edit::SetStepCamera{0, {{"US"}}, {"a"}}) == expected);
  CHECK(refusal(edit::SetStepCamera{4, {}, {}}) == "there is no step 4");
}

TEST_CASE("steps are added with an id of their own") {
  CHECK(ids(after(edit::AddStep{1, stepNamed("new")})) == Ids{"new", "one", "two", "three"});
  CHECK(ids(after(edit::AddStep{4, stepNamed("new")})) == Ids{"one", "two", "three", "new"});
  CHECK(ids(after(edit::AddStep{2, stepNamed("two")})) == Ids{"one", "two-2", "two", "three"});
  CHECK(ids(after(edit::AddStep{1, stepNamed("")})) == Ids{"step-1", "one", "two", "three"});
  CHECK(refusal(edit::AddStep{0, {}}) == "a step cannot become number 0");
  CHECK(refusal(edit::AddStep{5, {}}) == "a step cannot become number 5");
}

TEST_CASE("steps are removed, moved and duplicated") {
  CHECK(ids(after(edit::RemoveStep{2})) == Ids{"one", "three"});
  CHECK(refusal(edit::RemoveStep{0}) == "there is no step 0");
  CHECK(refusal(edit::RemoveStep{4}) == "there is no step 4");
  CHECK(ids(after(edit::MoveStep{1, 3})) == Ids{"two", "three", "one"});
  CHECK(ids(after(edit::MoveStep{3, 1})) == Ids{"three", "one", "two"});
  CHECK(after(edit::MoveStep{2, 2}) == threeSteps());
  CHECK(refusal(edit::MoveStep{0, 1}) == "there is no step 0");
  CHECK(refusal(edit::MoveStep{1, 4}) == "there is no step 4");
  const Document doubled = after(edit::DuplicateStep{1});
  CHECK(ids(doubled) == Ids{"one", "one-2", "two", "three"});
  CHECK(doubled.scenario.steps[1].title.english == "The step one");
  CHECK(doubled.scenario.steps[1].actions.empty());
  CHECK(doubled.scenario.steps[0].actions.size() == 2);
  CHECK(refusal(edit::DuplicateStep{4}) == "there is no step 4");
}

TEST_CASE("actions are added, replaced, removed and moved") {
  const auto actions = [](const Document& document, std::size_t step) {
    return document.scenario.steps[step - 1].actions;
  };
  using Actions = std::vector<graph::Action>;
  CHECK(actions(after(edit::AddAction{2, close("x")}), 2) == Actions{close("x")});
  CHECK(refusal(edit::AddAction{0, close("x")}) == "there is no step 0");
  CHECK(actions(after(edit::ReplaceAction{1, 1, close("x")}), 1) == Actions{close("p"), close("x")});
  CHECK(refusal(edit::ReplaceAction{1, 2, close("x")}) == "step 1 has no action 3");
  CHECK(actions(after(edit::RemoveAction{1, 0}), 1) == Actions{close("q")});
  CHECK(refusal(edit::RemoveAction{2, 0}) == "step 2 has no action 1");
  CHECK(actions(after(edit::MoveAction{1, 0, 1, 1}), 1) == Actions{close("q"), close("p")});
  const Document moved = after(edit::MoveAction{1, 1, 3, 0});
  CHECK(actions(moved, 1) == Actions{close("p")});
  CHECK(actions(moved, 3) == Actions{close("q"), close("r")});
  CHECK(refusal(edit::MoveAction{2, 0, 1, 0}) == "step 2 has no action 1");
  CHECK(refusal(edit::MoveAction{1, 0, 4, 0}) == "there is no step 4");
  CHECK(refusal(edit::MoveAction{1, 0, 2, 1}) == "an action cannot become number 2");
  CHECK(refusal(edit::MoveAction{1, 0, 1, 2}) == "an action cannot become number 3");
}

TEST_CASE("assumptions are written into the scenario") {
  CHECK(after(edit::SetBaseDate{test::day("2020-01-02")}).scenario.baseDate == test::day("2020-01-02"));
  CHECK(after(edit::SetChannels{graph::ChannelPreset::ties}).scenario.channels == graph::ChannelPreset::ties);
  CHECK(after(edit::SetCountries{{graph::CountryCode("US")}}).scenario.countries.size() == 1);
  const graph::ReportingOptions reporting{graph::CountryCode("US"), graph::CitySelection::tied,
                                          graph::PairWeight::region};
  CHECK(after(edit::SetReporting{reporting}).scenario.reporting == reporting);
  graph::ChannelModel model;
  model.mission = 1e6;
  CHECK(after(edit::SetModel{model}).scenario.model == model);
}

TEST_CASE("a cost that is no positive number is refused, whichever it is") {
  using Model = graph::ChannelModel;
  const auto refused = [](const auto& set) {
    for (const double bad :
         {0.0, -1.0, 1.1e6, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
      Model model;
      set(model, bad);
      CHECK(refusal(edit::SetModel{model}) == "a cost must be a number above 0 and not above 1,000,000");
    }
  };
  refused([](Model& m, double bad) { m.agreement = bad; });
  refused([](Model& m, double bad) { m.consularBase = bad; });
  refused([](Model& m, double bad) { m.consularKilometresPerUnit.value = bad; });
  refused([](Model& m, double bad) { m.mission = bad; });
  refused([](Model& m, double bad) { m.accreditation = bad; });
  refused([](Model& m, double bad) { m.administrative = bad; });
  refused([](Model& m, double bad) { m.virtualChannel = bad; });
}

TEST_CASE("bookmarks are added, renamed and removed") {
  const Bookmark bookmark{"b", 2, {"x"}, "y"};
  CHECK(after(edit::AddBookmark{bookmark}).bookmarks.back() == bookmark);
  CHECK(after(edit::RenameBookmark{0, "new"}).bookmarks.front().name == "new");
  CHECK(after(edit::RemoveBookmark{0}).bookmarks.empty());
  CHECK(refusal(edit::RenameBookmark{1, "x"}) == "there is no bookmark 2");
  CHECK(refusal(edit::RemoveBookmark{1}) == "there is no bookmark 2");
}

TEST_CASE("an edit is checked on the data") {
  const graph::Dataset data = test::oneConsulate().build();
  StoryOptions given;
  given.date = test::day("2020-07-20");
  Document document;
  document.scenario.steps = {stepNamed("one")};
  const auto once = checked(data, document, edit::AddAction{1, close("cn-us-post")}, given);
  REQUIRE(once.has_value());
  const auto twice = checked(data, *once, edit::AddAction{1, close("cn-us-post")}, given);
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().front().message.starts_with("step 'one', action 2 (close_post): "));
  CHECK_FALSE(checked(data, document, edit::AddAction{1, close("nobody")}, given).has_value());
  // What a later step needs cannot be taken away.
  Document story = *once;
  story.scenario.steps.push_back(stepNamed("two", {graph::ReopenPost{graph::PostId("cn-us-post")}}));
  CHECK_FALSE(checked(data, story, edit::RemoveStep{1}, given).has_value());
  CHECK(checked(data, story, edit::RemoveStep{2}, given).has_value());
}

TEST_CASE("edits that follow each other are one entry only where a value is being adjusted") {
  CHECK(coalesceKey(edit::SetStepWords{1, edit::Words::title, Language::english, "a"}) ==
        coalesceKey(edit::SetStepWords{1, edit::Words::title, Language::english, "ab"}));
  std::set<std::string> keys;  // each of these is another value
  for (const Edit& edit :
       {Edit(edit::SetScenarioWords{edit::Words::title, Language::english, "a"}),
        Edit(edit::SetScenarioWords{edit::Words::title, Language::chinese, "a"}),
        Edit(edit::SetScenarioWords{edit::Words::caption, Language::english, "a"}),
        Edit(edit::SetStepWords{1, edit::Words::title, Language::english, "a"}),
        Edit(edit::SetStepWords{1, edit::Words::note, Language::english, "a"}),
        Edit(edit::SetStepWords{2, edit::Words::title, Language::english, "a"}), Edit(edit::SetModel{}),
        Edit(edit::ReplaceAction{1, 0, close("x")}), Edit(edit::ReplaceAction{1, 1, close("x")}),
        Edit(edit::RenameBookmark{0, "x"}), Edit(edit::RenameBookmark{1, "x"})}) {
    const std::string key = coalesceKey(edit);
    CHECK_FALSE(key.empty());
    CHECK(keys.insert(key).second);
  }
  for (const Edit& edit :
       {Edit(edit::AddStep{}), Edit(edit::RemoveStep{}), Edit(edit::MoveStep{}), Edit(edit::DuplicateStep{}),
        Edit(edit::AddAction{}), Edit(edit::RemoveAction{}), Edit(edit::MoveAction{}), Edit(edit::SetStepDate{}),
        Edit(edit::SetBaseDate{}), Edit(edit::SetChannels{}), Edit(edit::SetReporting{}), Edit(edit::SetCountries{}),
        Edit(edit::AddBookmark{}), Edit(edit::RemoveBookmark{})})
    CHECK(coalesceKey(edit).empty());
}
