// The dialogs of files: folders of any size, typed paths, keys, and what they ask.
#include <algorithm>
#include <fstream>
#include <thread>

#include "app/desk/panels/files.hpp"
#include "tests/app/desk/driven.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;
namespace fs = std::filesystem;
using core::Dialog;
using desk::FileRow;

namespace {

std::vector<std::string> names(const desk::FolderContents& contents) {
  std::vector<std::string> result;
  for (const auto& entry : contents.entries) result.push_back(entry.name);
  return result;
}

/// A desk whose dialogs begin in `folder`.
std::unique_ptr<Driven> deskIn(const fs::path& folder, const std::function<void(desk::FilesModel&)>& more = {}) {
  auto desk = std::make_unique<Driven>(1280, 720);
  desk::FilesModel files;
  files.folder = folder.string();
  files.shipped = {{.id = "houston-2020", .title = "Houston 2020"}};
  if (more) more(files);
  desk->files = std::make_shared<const desk::FilesModel>(files);
  desk->settle();
  return desk;
}

/// Frames until the folder is there.
void waitForFolder(Driven& desk) {
  for (int i = 0; i < 2000 && (!desk.scratch.fileDialog || desk.scratch.fileDialog->reader.busy()); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    desk.settle();
  }
  desk.settle();
  REQUIRE_FALSE(desk.scratch.fileDialog->reader.busy());
}

bool lists(const Driven& desk, const std::string& name) {
  return std::ranges::find(desk.scratch.fileDialog->rows, name, &FileRow::name) != desk.scratch.fileDialog->rows.end();
}

}  // namespace

TEST_CASE("a folder lists folders and scenarios by name, with their dates", "[files]") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "zoo");
  fs::create_directory(folder.path() / ".hidden");
  for (const char* name : {"b.json", "A.JSON", "c.txt", ".d.json", "合作.json"}) folder.write(name, "{}");
  const auto read = desk::readFolder(folder.path(), ".json");
  CHECK(read.problem.empty());
  CHECK(names(read) == std::vector<std::string>{"zoo", "A.JSON", "b.json", "合作.json"});
  CHECK(read.entries[0].folder);
  CHECK(read.entries[1].when.size() == 16);  // "2026-11-25 18:02"
  fs::create_symlink("nowhere", folder.path() / "broken.json");
  CHECK(names(desk::readFolder(folder.path(), ".json")).size() == 5);
  CHECK_FALSE(desk::readFolder(folder.path() / "no such", ".json").problem.empty());
  CHECK_FALSE(desk::readFolder(folder.path() / "b.json", ".json").problem.empty());
}

TEST_CASE("typed paths lead into folders", "[files]") {
  CHECK(desk::absolutePath("a/../b", "/x") == "/x/b");
  CHECK(desk::absolutePath("/y", "/x") == "/y");
  CHECK(desk::typedPath("hou", "/x").folder == "/x");
  CHECK((desk::typedPath("/etc/ho", "/x").folder == "/etc/" && desk::typedPath("/etc/ho", "/x").name == "ho"));
  CHECK(desk::typedPath("sub/", "/x").folder == "/x/sub/");
}

TEST_CASE("a scenario is opened by keys alone: shipped, by part of its name, in a folder below, by its path",
          "[files]") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "below");
  folder.write("mine.json", "{}");
  folder.write("below/deep.json", "{}");
  auto desk = deskIn(folder.path());
  desk->key("Ctrl+O");
  waitForFolder(*desk);
  REQUIRE((lists(*desk, "Houston 2020") && lists(*desk, "..") && lists(*desk, "below") && lists(*desk, "mine.json")));
  SECTION("the first is what the program ships") {
    desk->key("Enter");
    CHECK(desk->last<command::Open>()->path == "houston-2020");
    CHECK(desk->view().desk.dialog == Dialog::none);
  }
  SECTION("part of a name") {
    desk->type("min");
    desk->key("Enter");
    CHECK(desk->last<command::Open>()->path == (folder.path() / "mine.json").string());
  }
  SECTION("into a folder") {
    desk->type("bel");
    desk->key("Enter");
    waitForFolder(*desk);
    CHECK(desk->view().desk.dialog == Dialog::open);
    desk->type("deep");
    desk->key("Enter");
    CHECK(desk->last<command::Open>()->path == (folder.path() / "below/deep.json").string());
  }
  SECTION("a path") {
    desk->type((folder.path() / "below/de").string());
    waitForFolder(*desk);
    CHECK_FALSE(lists(*desk, "Houston 2020"));
    desk->key("Enter");
    CHECK(desk->last<command::Open>()->path == (folder.path() / "below/deep.json").string());
  }
  SECTION("nothing by that name") {
    desk->type("zzzz");
    desk->key("Enter");
    CHECK_FALSE(desk->any<command::Open>());
    CHECK(desk->says("Nothing here by this name. Scenarios are files that end in .json."));
  }
}

TEST_CASE("ten thousand files are listed and moved through, a few drawn", "[files]") {
  const TemporaryFolder folder;
  for (int i = 10000; i < 20000; ++i) folder.write("s" + std::to_string(i) + ".json", "{}");
  auto desk = deskIn(folder.path());
  desk->key("Ctrl+O");
  waitForFolder(*desk);
  CHECK(desk->scratch.fileDialog->rows.size() == 10002);  // with the shipped one and the way up
  CHECK(std::ranges::count_if(desk->texts, [](const auto& t) { return t.text.ends_with(".json"); }) < 40);
  desk->type("19999");
  desk->key("Enter");
  CHECK(desk->last<command::Open>()->path == (folder.path() / "s19999.json").string());
}

TEST_CASE("a folder that cannot be read is told in its place", "[files]") {
  auto desk = deskIn("/no/such/folder");
  desk->key("Ctrl+O");
  waitForFolder(*desk);
  CHECK(
      std::ranges::any_of(desk->texts, [](const auto& t) { return t.text.starts_with("This folder cannot be read"); }));
}

TEST_CASE("saving takes a name, adds the ending, and follows into folders", "[files]") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "below");
  folder.write("old.json", "{}");
  auto desk = deskIn(folder.path());
  desk->key("Ctrl+Shift+S");
  waitForFolder(*desk);
  CHECK(desk->scratch.fileDialog->typed.ends_with(".json"));
  desk->type("new");  // over the name that stood there
  CHECK(desk->scratch.fileDialog->typed == "new");
  SECTION("by Enter") {
    desk->key("Enter");
    CHECK(desk->last<command::SaveAs>()->path == (folder.path() / "new.json").string());
  }
  SECTION("in a folder below, by Tab and arrows") {
    desk->key("Tab");  // the list
    desk->key("↓");
    desk->key("Enter");
    CHECK(desk->scratch.fileDialog->folder == (folder.path() / "below").string());
    CHECK_FALSE(desk->any<command::SaveAs>());
    REQUIRE(desk->clickText("Save"));
    CHECK(desk->last<command::SaveAs>()->path == (folder.path() / "below/new.json").string());
  }
  SECTION("nothing typed is nothing to save as") {
    for (int i = 0; i < 3; ++i) desk->key("Backspace");
    desk->key("Enter");
    CHECK_FALSE(desk->any<command::SaveAs>());
    CHECK(desk->view().desk.dialog == Dialog::saveAs);
  }
}

TEST_CASE("what stands in the way of saving is asked about", "[files]") {
  for (const auto obstacle :
       {desk::SaveObstacle::changedOnDisk, desk::SaveObstacle::lockedByOther, desk::SaveObstacle::exists}) {
    auto desk = deskIn("/", [&](desk::FilesModel& files) {
      files.obstacle = obstacle;
      files.obstaclePath = "/tmp/mine.json";
    });
    desk->run(command::OpenDialog{Dialog::saveAs});
    desk->settle();
    CHECK(desk->says("Save over it?"));
    REQUIRE(desk->clickText("Save over it"));
    CHECK(desk->any<command::SaveOver>());
    desk->run(command::OpenDialog{Dialog::saveAs});
    desk->settle();
    desk->key("Esc");
    CHECK(desk->view().desk.dialog == Dialog::none);
  }
}

TEST_CASE("leaving asks, and each answer is one key away", "[files]") {
  auto desk = deskIn("/", [](desk::FilesModel& files) { files.name = "mine.json"; });
  const auto ask = [&] {
    desk->run(command::OpenDialog{Dialog::leave});
    desk->settle();
    desk->commands.clear();
  };
  ask();
  for (const auto& one : desk->texts) UNSCOPED_INFO(one.text);
  CHECK(desk->says("Save the changes to “mine.json”?"));
  desk->key("Enter");
  REQUIRE(desk->any<command::Leave>());
  CHECK(desk->any<command::Leave>()->how == command::Leaving::save);
  ask();
  REQUIRE(desk->clickText("Don’t save"));
  CHECK(desk->any<command::Leave>()->how == command::Leaving::discard);
  ask();
  desk->key("Esc");
  CHECK(desk->view().desk.dialog == Dialog::none);
  CHECK_FALSE(desk->any<command::Leave>());
}

TEST_CASE("what a journal kept is listed, taken up or put aside", "[files]") {
  auto desk = deskIn("/", [](desk::FilesModel& files) {
    files.recoverables = {{.title = "First", .path = "", .when = "2026-11-25 18:02", .changes = 1},
                          {.title = "Second", .path = "/tmp/b.json", .when = "2026-11-25 18:03", .changes = 7}};
  });
  desk->run(command::OpenDialog{Dialog::recovery});
  desk->settle();
  CHECK((desk->says("First") && desk->says("2026-11-25 18:02 · one change")));
  CHECK(desk->says("2026-11-25 18:03 · 7 changes · /tmp/b.json"));
  REQUIRE(desk->clickText("Second"));
  REQUIRE(desk->clickText("Discard"));
  CHECK(desk->any<command::DiscardRecovered>()->index == 1);
  REQUIRE(desk->clickText("First"));
  desk->key("Enter");
  CHECK(desk->any<command::Recover>()->index == 0);
  CHECK(desk->view().desk.dialog == Dialog::none);
}

TEST_CASE("the menu of files runs what it lists", "[files]") {
  auto desk = deskIn("/", [](desk::FilesModel& files) { files.recent = {{.path = "/tmp/mine.json"}}; });
  REQUIRE(desk->clickText("File"));
  for (const char* text : {"New scenario", "Open …", "mine.json", "Save", "Save as …", "Preferences …", "Quit"})
    CHECK(desk->says(text));
  REQUIRE(desk->clickText("mine.json"));
  CHECK(desk->any<command::Open>()->path == "/tmp/mine.json");
  REQUIRE(desk->clickText("File"));
  desk->key("Esc");  // closes the menu and nothing else
  CHECK_FALSE(desk->says("Quit"));
  REQUIRE(desk->clickText("File"));
  REQUIRE(desk->clickText("Preferences …"));
  CHECK(desk->view().desk.dialog == Dialog::preferences);
}
