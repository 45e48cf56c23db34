#include "app/io/preferences.hpp"

#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "tests/app/io/as_nobody.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
namespace fs = std::filesystem;

TEST_CASE("preferences come back as they were written, with keys of other versions") {
  test::TemporaryFolder folder;
  CHECK(io::readPreferences(folder.path()).preferences == io::Preferences{});
  for (const auto theme : {core::Theme::dark, core::Theme::light, core::Theme::print, core::Theme::colourBlind}) {
    io::Preferences wanted{.language = core::Language::chinese,
                           .theme = theme,
                           .scale = 1.25,
                           .motion = false,
                           .width = 1920,
                           .height = 1080,
                           .left = core::LeftTab::history,
                           .right = core::RightTab::routes,
                           .recent = {},
                           .unknown = R"({"new/key": {"a": [1.50]}})"};
    io::addRecent(wanted, "/a.json");
    CHECK_FALSE(io::writePreferences(folder.path(), wanted));
    const auto read = io::readPreferences(folder.path());
    CHECK(read.preferences == wanted);
    CHECK(read.problems.empty());
  }
  CHECK_FALSE(io::writePreferences(folder.path(), {}));
  CHECK(io::readPreferences(folder.path()).preferences == io::Preferences{});
}

TEST_CASE("the last ten files are remembered, each once, the newest first") {
  io::Preferences preferences;
  for (int i = 0; i < 15; ++i) io::addRecent(preferences, "/" + std::to_string(i) + ".json");
  io::addRecent(preferences, "/8.json");
  REQUIRE(preferences.recent.size() == io::recentLimit);
  CHECK(preferences.recent[0] == "/8.json");
  CHECK(preferences.recent[1] == "/14.json");
  CHECK(std::count(preferences.recent.begin(), preferences.recent.end(), "/8.json") == 1);
}

TEST_CASE("a broken file is set aside and told, however often") {
  test::TemporaryFolder folder;
  for (const auto& [bytes, aside] :
       {std::pair{"{\"theme\": ", "preferences.json.broken"}, std::pair{"[]", "preferences.json.broken-2"},
        std::pair{"", "preferences.json.broken-3"}}) {
    folder.write("preferences.json", bytes);
    const auto read = io::readPreferences(folder.path());
    CHECK(read.preferences == io::Preferences{});
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].message.find(aside) != std::string::npos);
    std::ostringstream kept;
    kept << std::ifstream(folder.path() / aside).rdbuf();
    CHECK(kept.str() == bytes);
    CHECK_FALSE(fs::exists(folder.path() / "preferences.json"));
  }
}

TEST_CASE("a value that means nothing is told and the others hold") {
  test::TemporaryFolder folder;
  folder.write("preferences.json",
               R"({"theme": "pink", "scale": 99, "width": 0, "motion": "yes", "language": "zh", "recent": ["/a", 7]})");
  const auto read = io::readPreferences(folder.path());
  CHECK(read.problems.size() == 5);
  CHECK(read.preferences.language == core::Language::chinese);
  CHECK_FALSE(read.preferences.theme);
  CHECK_FALSE(read.preferences.scale);
  CHECK(read.preferences.recent == std::vector<std::string>{"/a"});
}

TEST_CASE("without a folder, or with one that may only be read, preferences are left alone") {
  CHECK(io::readPreferences(std::nullopt).problems.empty());
  CHECK_FALSE(io::writePreferences(std::nullopt, {}));
  test::TemporaryFolder folder;
  const fs::path readOnly = folder.path() / "read";
  fs::create_directory(readOnly);
  chmod(readOnly.c_str(), 0555);
  const test::AsNobody nobody(folder.path());
  CHECK(io::writePreferences(readOnly, {}));
  CHECK(io::readPreferences(readOnly).preferences == io::Preferences{});
}
