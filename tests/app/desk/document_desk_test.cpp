#include "app/desk/document_desk.hpp"

#include <sys/stat.h>

#include <deque>
#include <fstream>
#include <sstream>

#include "app/core/catalogue.hpp"
#include "app/io/document_json.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
namespace fs = std::filesystem;
namespace command = core::command;
using core::Dialog;

namespace {

std::string bytesOf(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

std::string fileOf(const std::string& title) {
  core::Document document;
  document.scenario.id = "s";
  document.scenario.title.english = title;
  document.scenario.baseDate = graph::Date::parse("2020-07-20");
  return io::encodeDocument(document);
}

std::shared_ptr<const graph::Dataset> dataset() {
  auto made = std::make_shared<graph::Dataset>();
  made->info.asOf = graph::Date::parse("2026-11-01");
  return made;
}

/// A window without a window: it does what the loop does.
struct Desk {
  core::Session session;
  desk::DocumentDesk documents;
  core::Catalogue words;
  graph::Diagnostics told;
  bool replaced = false;

  Desk(const test::TemporaryFolder& home, const std::string& opened = "", bool asks = true)
      : session(dataset(),
                opened.empty() ? core::Document{.scenario = {.id = "s"}} : io::readDocument(opened).value().document,
                defaults()),
        documents(session, with(home, asks), opened) {
    carryOut(documents.start());
  }

  static core::StoryOptions defaults() { return {.date = *graph::Date::parse("2026-11-01")}; }
  static desk::DocumentDesk::Surroundings with(const test::TemporaryFolder& home, bool asks) {
    fs::create_directories(home.path() / "scenarios");
    const auto folder = [&](const char* name) {
      fs::create_directories(home.path() / name);
      return std::optional(home.path() / name);
    };
    return {.scenarios = home.path() / "scenarios",
            .data = {"", "abc"},
            .defaults = defaults(),
            .folders = {folder("data"), folder("config"), folder("state"), {}},
            .folder = home.path(),
            .asks = asks};
  }

  void carryOut(const desk::DocumentDesk::Outcome& outcome) {
    told = outcome.told;
    replaced |= outcome.replaced;
    for (const auto& next : outcome.then) does(next);
  }
  void does(const core::Command& command) {
    const auto outcome = documents.act(command, words);
    if (!outcome.taken) session.apply(command);
    documents.follow();
    carryOut(outcome);
  }
  void edit(const std::string& title) {
    does(command::Change{core::edit::SetScenarioWords{core::edit::Words::title, core::Language::english, title}});
    does(command::EndRun{});
  }
  desk::FilesModel files() const { return documents.model(words); }
  Dialog dialog() const { return session.view().desk.dialog; }
  std::string title() const { return session.document().scenario.title.english; }
  bool quit() const { return session.view().quit; }
};

}  // namespace

TEST_CASE("a new document asks for a name, and is saved under it") {
  test::TemporaryFolder home;
  Desk desk(home);
  CHECK(desk.files().name == "Untitled");
  CHECK_FALSE(desk.files().modified);
  desk.edit("Mine");
  CHECK(desk.documents.windowTitle(desk.words) == "● Mine – CityTies");
  desk.does(command::Save{});
  CHECK(desk.dialog() == Dialog::saveAs);
  desk.does(command::SaveAs{"mine"});
  CHECK(desk.dialog() == Dialog::none);
  CHECK(desk.documents.windowTitle(desk.words) == "mine.json – CityTies");
  CHECK(desk.files().path == home.path() / "mine.json");
  CHECK(desk.files().recent == std::vector{desk::RecentFile{home.path() / "mine.json", false}});
  const auto read = io::readDocument(home.path() / "mine.json");
  REQUIRE(read.has_value());
  CHECK(read->document == desk.session.document());
  desk.edit("Mine again");
  desk.does(command::Save{});
  CHECK(desk.dialog() == Dialog::none);
  CHECK_FALSE(desk.files().modified);
  CHECK(bytesOf(home.path() / "mine.json").find("Mine again") != std::string::npos);
}

TEST_CASE("quitting with changes asks, staying, discarding and saving do what they say") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  for (const bool saves : {true, false}) {
    home.write("d.json", fileOf("old"));
    Desk desk(home, file);
    desk.edit("new");
    desk.does(command::Quit{});
    CHECK_FALSE(desk.quit());
    CHECK(desk.dialog() == Dialog::leave);
    CHECK(desk.files().departure == desk::Departure::quit);
    desk.does(command::CloseDialog{});
    CHECK(desk.dialog() == Dialog::none);
    CHECK_FALSE(desk.quit());
    desk.does(command::Save{});
    CHECK_FALSE(desk.quit());  // the question was answered with staying
    desk.edit("newer");
    desk.does(command::Quit{});
    desk.does(command::Leave{saves ? command::Leaving::save : command::Leaving::discard});
    CHECK(desk.quit());
    desk.documents.finish();
    CHECK((bytesOf(file).find("newer") != std::string::npos) == saves);
    CHECK(io::recoverable(home.path() / "data").empty());
  }
}

TEST_CASE("saving before quitting asks for a name where there is none, then quits") {
  test::TemporaryFolder home;
  Desk desk(home);
  desk.edit("Mine");
  desk.does(command::Quit{});
  desk.does(command::Leave{command::Leaving::save});
  CHECK(desk.dialog() == Dialog::saveAs);
  CHECK_FALSE(desk.quit());
  desk.does(command::SaveAs{"mine.json"});
  CHECK(desk.quit());
  CHECK(fs::exists(home.path() / "mine.json"));
}

TEST_CASE("without changes nothing is asked, nor on stage, where the journal keeps what was changed") {
  test::TemporaryFolder home;
  {
    Desk desk(home);
    desk.does(command::Quit{});
    CHECK(desk.quit());
  }
  {
    Desk desk(home);
    desk.edit("Mine");
    desk.does(command::TogglePresent{});
    desk.does(command::Quit{});
    CHECK(desk.quit());
    CHECK(desk.dialog() == Dialog::none);
    desk.documents.finish();
  }
  Desk next(home);
  CHECK(next.dialog() == Dialog::recovery);
  REQUIRE(next.files().recoverables.size() == 1);
  CHECK(next.files().recoverables[0].title == "Mine");
}

TEST_CASE("asked to quit a second time, the window goes and nothing is lost") {
  test::TemporaryFolder home;
  {
    Desk desk(home);
    desk.edit("Mine");
    desk.does(command::Quit{});
    desk.does(command::Quit{});
    CHECK(desk.quit());
    desk.documents.finish();
  }
  CHECK(io::recoverable(home.path() / "data").size() == 1);
}

TEST_CASE("opening another file asks first, takes its options, and refuses what it cannot work out") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  Desk desk(home);
  desk.edit("Mine");
  desk.does(command::Open{file});
  CHECK(desk.dialog() == Dialog::leave);
  CHECK(desk.files().departure == desk::Departure::open);
  desk.does(command::Leave{command::Leaving::discard});
  CHECK(desk.dialog() == Dialog::none);
  CHECK(desk.replaced);
  CHECK(desk.title() == "old");
  CHECK(desk.session.options().date == graph::Date::parse("2020-07-20"));
  CHECK_FALSE(desk.files().modified);
  for (const char* wrong : {"{\"cityties\": 2}", "[", R"({"cityties": 1, "id": "x", "base_date": null, "steps": [
       {"id": "a", "actions": [{"do": "close_post", "post": "nobody"}]}]})",
                            R"({"cityties": 1, "id": "x", "base_date": null, "steps": [], "countries": ["XX"]})"}) {
    desk.does(command::Open{home.write("wrong.json", wrong)});
    INFO(wrong);
    CHECK(desk.title() == "old");
    CHECK(desk.files().problem.find("wrong.json") != std::string::npos);
  }
  desk.does(command::Open{"none.json"});
  CHECK(desk.files().problem.find("there is no such file") != std::string::npos);
  CHECK(desk.files().path == file);
  desk.does(command::NewDocument{});
  CHECK(desk.files().path.empty());
  CHECK(desk.session.options().date == graph::Date::parse("2026-11-01"));
  CHECK(desk.session.document().scenario.steps.empty());
}

TEST_CASE("a shipped scenario opens by its id, and is never written over") {
  test::TemporaryFolder home;
  fs::create_directories(home.path() / "scenarios");
  const auto shipped = home.write("scenarios/houston.json", fileOf("Houston"));
  Desk desk(home);
  desk.does(command::Open{"houston"});
  CHECK(desk.title() == "Houston");
  CHECK(desk.files().path.empty());
  CHECK(desk.files().recent.empty());
  desk.edit("Mine");
  desk.does(command::Save{});
  CHECK(desk.dialog() == Dialog::saveAs);
  CHECK(bytesOf(shipped) == fileOf("Houston"));
}

TEST_CASE("a file changed by somebody else is written over only when one insists") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  Desk desk(home, file);
  desk.edit("mine");
  home.write("d.json", fileOf("theirs"));
  desk.does(command::Save{});
  CHECK(desk.dialog() == Dialog::saveAs);
  CHECK(desk.files().obstacle == desk::SaveObstacle::changedOnDisk);
  CHECK(desk.files().obstaclePath == file);
  CHECK(bytesOf(file) == fileOf("theirs"));
  CHECK(desk.files().modified);
  desk.does(command::SaveOver{});
  CHECK_FALSE(desk.files().obstacle);
  CHECK_FALSE(desk.files().modified);
  CHECK(bytesOf(file).find("mine") != std::string::npos);
  CHECK(bytesOf(file.string() + "~") == fileOf("theirs"));
}

TEST_CASE("saving under a name that is taken keeps the old name until one insists") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  const auto other = home.write("other.json", fileOf("other"));
  Desk desk(home, file);
  desk.edit("mine");
  desk.does(command::OpenDialog{Dialog::saveAs});
  desk.does(command::SaveAs{"other"});
  CHECK(desk.files().obstacle == desk::SaveObstacle::exists);
  CHECK(desk.files().obstaclePath == other);
  CHECK(desk.files().path == file);
  desk.does(command::CloseDialog{});
  CHECK_FALSE(desk.files().obstacle);
  desk.does(command::SaveOver{});  // of the open file now
  CHECK(bytesOf(other) == fileOf("other"));
  desk.edit("mine again");
  desk.does(command::SaveAs{"other"});
  desk.does(command::SaveOver{});
  CHECK(desk.files().path == other);
  CHECK(bytesOf(other).find("mine again") != std::string::npos);
  CHECK(desk.dialog() == Dialog::none);
}

TEST_CASE("two windows on one file: the second is told at once, and kept from saving") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  Desk first(home, file);
  Desk second(home, file);
  REQUIRE(second.told.size() == 1);
  CHECK(second.told[0].message.find("another window") != std::string::npos);
  second.edit("two");
  second.does(command::Save{});
  CHECK(second.files().obstacle == desk::SaveObstacle::lockedByOther);
  CHECK(bytesOf(file) == fileOf("old"));
}

TEST_CASE("a document that outlived its window is offered, recovered as modified, and saved over its file") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  for (const bool again : {false, true}) {
    {
      Desk killed(home, again ? "" : file.string());
      if (again) killed.does(command::DiscardRecovered{0});
      killed.edit("one");
      killed.edit("two");
    }  // without `finish`, as when it is killed
    Desk next(home);
    CHECK(next.dialog() == Dialog::recovery);
    REQUIRE(next.files().recoverables.size() == 1);
    const auto offered = next.files().recoverables[0];
    CHECK(offered.title == "two");
    CHECK(offered.path == (again ? "" : file.string()));
    CHECK(offered.changes == 2);
    CHECK(offered.when.size() == 16);
    if (again) {
      next.does(command::DiscardRecovered{0});
      CHECK(next.title().empty());
      CHECK(next.dialog() == Dialog::none);
      CHECK(io::recoverable(home.path() / "data").empty());
      continue;
    }
    next.does(command::Recover{0});
    CHECK(next.title() == "two");
    CHECK(next.files().modified);
    CHECK(next.files().recoverables.empty());
    CHECK(next.dialog() == Dialog::none);
    next.does(command::Save{});
    CHECK_FALSE(next.files().modified);
    CHECK(bytesOf(file).find("\"two\"") != std::string::npos);
  }
}

TEST_CASE("recovered work that is lost again is offered again") {
  test::TemporaryFolder home;
  {
    Desk killed(home);
    killed.edit("one");
  }
  for (int times = 0; times < 3; ++times) {
    Desk next(home);
    REQUIRE(next.files().recoverables.size() == 1);
    next.does(command::Recover{0});
    CHECK(next.title() == "one");
  }
}

TEST_CASE("other records under a document are told once") {
  test::TemporaryFolder home;
  core::Document document;
  document.scenario.id = "s";
  document.dataset = {"us-china", "other"};
  const auto file = home.write("d.json", io::encodeDocument(document));
  Desk desk(home);
  desk.does(command::Open{file});
  // The dialog that is closed after it has nothing to tell.
  const auto outcome = desk.documents.act(command::Open{file}, desk.words);
  CHECK(outcome.told.empty() == false);
  CHECK(outcome.told[0].message.find("us-china") != std::string::npos);
  CHECK(desk.session.document().dataset == core::DatasetReference{"", "abc"});
  CHECK(core::datasetChanged({"us-china", "abc"}, "abc", desk.words).empty());
  CHECK(core::datasetChanged({"us-china", ""}, "abc", desk.words).empty());
}

TEST_CASE("where nobody answers, nothing is asked and nothing is kept") {
  test::TemporaryFolder home;
  {
    Desk desk(home, "", false);
    desk.edit("Mine");
    desk.does(command::Quit{});
    CHECK(desk.quit());
    desk.documents.finish();
  }
  CHECK(fs::is_empty(home.path() / "data"));
  CHECK(fs::is_empty(home.path() / "config"));
}

TEST_CASE("looks are remembered without forgetting recent files") {
  test::TemporaryFolder home;
  const auto file = home.write("d.json", fileOf("old"));
  {
    Desk desk(home, file);
    desk.documents.remember({.theme = core::Theme::light, .width = 800, .height = 600});
  }
  fs::remove(file);
  Desk next(home);
  CHECK(next.documents.preferences().theme == core::Theme::light);
  CHECK(next.files().recent == std::vector{desk::RecentFile{file, true}});
}
