// Work beside the window: the newest question wins, what is stopped stays stopped, old rows stay until new ones come.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "app/desk/window_study.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using namespace cityties::desk;
using namespace std::chrono_literals;
using Run = core::ContingencyView::Run;

namespace {

struct Desk {
  Study study{CITYTIES_SOURCE_DIR "/assets", 1};
  core::ViewState view;
  std::shared_ptr<const core::Story> story = test::houston();

  Desk() {
    view.stepCount = story->steps.size();
    view.desk.right = core::RightTab::contingencies;
  }
  bool want() { return study.want({view, story, test::english()}); }
  /// As the loop does it, until nothing is under way.
  void settle() {
    for (int i = 0; i < 60000; ++i) {
      want();
      study.drain();
      if (study.idle() && !want() && study.idle()) return;
      std::this_thread::sleep_for(1ms);
    }
    FAIL("the study did not settle");
  }
  const StudyModel& model() const { return *study.model(); }
};

}  // namespace

TEST_CASE("the table comes when its tab is open, in order, and only once for one state") {
  Desk desk;
  desk.view.desk.right = core::RightTab::findings;
  desk.settle();
  CHECK(desk.study.counts().begun == 0);
  desk.view.desk.right = core::RightTab::contingencies;
  desk.settle();
  REQUIRE(desk.model().list);
  CHECK(desk.study.counts().tables == 1);
  CHECK_FALSE(desk.model().running);
  CHECK_FALSE(desk.model().stale);
  CHECK(desk.model().list->names.size() == desk.model().list->table->rows.size());
  desk.view.hovered = "us-tx-houston";
  desk.settle();
  CHECK(desk.study.counts().begun == 1);
}

TEST_CASE("of many steps only the last is told, and the old rows stay grey until then") {
  Desk desk;
  desk.settle();
  const auto before = desk.model().list;
  for (int round = 0; round < 20; ++round) {
    desk.view.step = static_cast<std::size_t>(round % 4 + 1);
    desk.want();
    CHECK(desk.model().stale);
    CHECK(desk.model().list == before);
  }
  desk.settle();
  CHECK_FALSE(desk.model().stale);
  CHECK(desk.model().list->table->question.step == desk.view.step);
  CHECK(desk.study.counts().begun == 21);
  // None of the nineteen before it was taken over.
  CHECK(desk.study.counts().tables == 2);
}

TEST_CASE("what is stopped stays stopped until it is asked for") {
  Desk desk;
  desk.view.desk.contingencies.run = Run::stopped;
  desk.settle();
  CHECK(desk.model().waits);
  CHECK_FALSE(desk.model().list);
  desk.view.step = 1;
  desk.settle();
  CHECK(desk.study.counts().begun == 0);
  desk.view.desk.contingencies.run = Run::asked;
  desk.want();
  CHECK(desk.model().running);
  desk.view.desk.contingencies.run = Run::stopped;
  desk.want();
  CHECK_FALSE(desk.model().running);
  desk.settle();
  CHECK(desk.study.counts().tables == 0);
  desk.view.desk.contingencies.run = Run::asked;
  desk.settle();
  CHECK(desk.study.counts().tables == 1);
}

TEST_CASE("a place, a sort and N-2 are followed, language changes names only") {
  Desk desk;
  desk.view.desk.contingencies.place = "US-LA";
  desk.settle();
  CHECK(desk.model().placeName == "Louisiana");
  REQUIRE(desk.model().list);
  const auto& list = *desk.model().list;
  CHECK(list.names[list.shown.front()] == "China CG Houston");
  desk.view.desk.contingencies.place.clear();
  desk.view.selected = "US-TX";  // what is selected on the map is a place, too
  desk.settle();
  CHECK(desk.model().place == "US-TX");
  desk.view.desk.contingencies.with = "cn-us-houston";
  desk.settle();
  CHECK(desk.model().list->table->question.with == "cn-us-houston");
  const auto tables = desk.study.counts().tables;
  desk.study.want({desk.view, desk.story, test::chinese()});
  for (int i = 0; i < 60000 && !desk.study.idle(); ++i) desk.study.drain(), std::this_thread::sleep_for(1ms);
  CHECK(desk.study.counts().tables == tables);
  CHECK(desk.model().list->language == core::Language::chinese);
}

TEST_CASE("what is tried out comes, is told in words, and goes, a proof is of it") {
  Desk desk;
  desk.view.step = 1;
  desk.view.desk.probe = {graph::ClosePost{graph::PostId{"cn-us-san-francisco"}, {}}};
  desk.view.desk.probeElement = "cn-us-san-francisco";
  desk.want();
  CHECK(desk.model().probeQuestion == "What if China CG San Francisco closed?");
  CHECK(desk.model().probeRunning);
  desk.settle();
  REQUIRE(desk.study.probe());
  CHECK(desk.study.probe()->step == 2);
  REQUIRE(desk.model().probeText);
  CHECK_FALSE(desk.model().probeText->lists.empty());
  desk.view.desk.proof = core::Proof{"pairs_rerouted", probeSubject};
  desk.settle();
  REQUIRE(desk.model().proof);
  CHECK(desk.model().proof->count == desk.study.probe()->pairs.rerouted);
  CHECK_FALSE(desk.study.marked().empty());
  desk.view.desk.proof.reset();
  desk.view.desk.probe.clear();
  desk.view.desk.probeElement.clear();
  desk.settle();
  CHECK_FALSE(desk.study.probe());
  CHECK(desk.model().probeQuestion.empty());
  CHECK(desk.study.marked().empty());
  desk.view.desk.probe = {graph::ClosePost{graph::PostId{"cn-us-houston"}, {}}};  // closed already
  desk.settle();
  CHECK_FALSE(desk.model().probeProblem.empty());
  CHECK_FALSE(desk.study.probe());
}

TEST_CASE("an export is what is shown, whole or not at all, and a refusal is told") {
  const test::TemporaryFolder folder;
  Desk desk;
  desk.view.desk.contingencies.cities = false;
  desk.settle();
  const std::string path = (folder.path() / "table.csv").string();
  desk.study.save({path}, "", test::english());
  desk.settle();
  CHECK(desk.model().savedWell);
  std::ifstream in(path);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  CHECK(text == exportedTable(*desk.model().list, false, ""));
  CHECK(std::ranges::count(text, '\n') == static_cast<std::ptrdiff_t>(desk.model().list->shown.size()) + 1);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  desk.study.save({(folder.path() / "no" / "such.csv").string()}, "", test::english());
  desk.settle();
  CHECK_FALSE(desk.model().savedWell);
  CHECK(desk.model().saved.find("such.csv") != std::string::npos);
}
