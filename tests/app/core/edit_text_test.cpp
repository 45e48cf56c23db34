// The list of edits in words: every edit and action says something of its own, in both languages, with names in it.
#include <set>

#include "app/core/edit.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/random_commands.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

std::shared_ptr<const graph::Dataset> frozen() {
  static const auto data = [] {
    auto read = geo::readDataset(std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11");
    REQUIRE(read.report.ok());
    return std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
  }();
  return data;
}

const Catalogue english;

graph::Action close(const std::string& post) { return graph::ClosePost{graph::PostId(post), {}}; }

Document oneStep() {
  Document document;
  ScenarioStep step;
  step.title.english = "Houston";
  step.actions = {close("cn-us-houston")};
  document.scenario.steps = {step};
  document.bookmarks = {{"Texas", 1, {}, ""}};
  return document;
}

std::string said(const Edit& edit) { return describe(edit, oneStep(), *frozen(), english); }

}  // namespace

TEST_CASE("actions are told with the names of the data") {
  const auto says = [](const graph::Action& action) { return describe(action, *frozen(), english); };
  const std::string houston = says(close("cn-us-houston"));
  CHECK(houston.starts_with("Close "));
  CHECK(houston.find("Houston") != std::string::npos);
  CHECK(houston.find("cn-us") == std::string::npos);
  using Kind = graph::Takeover::Kind;
  const graph::PostId post("cn-us-houston");
  CHECK(says(graph::ClosePost{post, {Kind::embassy, {}}}) == houston + "; the embassy takes over");
  CHECK(says(graph::ClosePost{post, {Kind::nearest, {}}}) == houston + "; the nearest post takes over");
  CHECK(says(graph::ClosePost{post, {Kind::post, graph::PostId("cn-us-los-angeles")}}).find("Los Angeles") !=
        std::string::npos);
  CHECK(says(graph::ReopenPost{post}).starts_with("Reopen "));
  CHECK(says(graph::OpenVirtualChannel{std::nullopt, graph::CityId("us-tx-houston"), graph::CityId("cn-gd-shenzhen"),
                                       1}) == "Virtual channel Houston – Shenzhen");
  CHECK(says(graph::Curtail{{{}, {}, "US-TX", {}}, .5}) == "Curtail Texas to 50 %");
  CHECK(says(graph::Curtail{{}, .5}) == "Curtail all agreements to 50 %");
  CHECK(says(graph::Advance{*graph::Date::parse("2021-01-01")}) == "Go on to 2021-01-01");
  CHECK(says(close("no-such-post")).find("no-such-post") != std::string::npos);
}

TEST_CASE("every kind of edit says something of its own") {
  std::set<std::string> all;
  const std::vector<Edit> edits{edit::SetScenarioWords{edit::Words::title, Language::english, "x"},
                                edit::SetStepWords{1, edit::Words::title, Language::english, "x"},
                                edit::SetStepDate{1, std::nullopt},
                                edit::SetStepCamera{1, {}, {}},
                                edit::AddStep{1, {}},
                                edit::RemoveStep{1},
                                edit::MoveStep{1, 1},
                                edit::DuplicateStep{1},
                                edit::AddAction{1, graph::ReopenPost{graph::PostId("cn-us-houston")}},
                                edit::ReplaceAction{1, 0, close("cn-us-san-francisco")},
                                edit::RemoveAction{1, 0},
                                edit::MoveAction{1, 0, 1, 0},
                                edit::SetBaseDate{std::nullopt},
                                edit::SetChannels{},
                                edit::SetModel{},
                                edit::SetReporting{},
                                edit::SetCountries{},
                                edit::AddBookmark{{"Ohio", 0, {}, ""}},
                                edit::RemoveBookmark{0},
                                edit::RenameBookmark{0, "East"}};
  REQUIRE(edits.size() == std::variant_size_v<Edit>);
  for (const Edit& edit : edits) {
    INFO(edit.index());
    const std::string text = said(edit);
    CHECK_FALSE(text.empty());
    CHECK(text.find('{') == std::string::npos);  // nothing left to fill in
    CHECK(all.insert(text).second);
  }
  CHECK(said(edit::RemoveStep{1}) == "Remove step “Houston”");
  CHECK(said(edit::RemoveBookmark{0}) == "Remove bookmark “Texas”");
  CHECK(said(edit::SetStepWords{0, edit::Words::caption, Language::english, ""}) == "Caption of “Before”");
}

TEST_CASE("whatever an edit holds, it can be told") {
  std::mt19937 random(3);
  test::RandomCommands commands(random, frozen());
  for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind)
    for (int n = 0; n < 100; ++n) {
      const Edit edit = commands.edit(kind);
      INFO("kind " << kind << ", " << n);
      // A bookmark may be without a name, and an opened post too; the sentence around it is there.
      CHECK_FALSE(said(edit).empty());
    }
}
