#include "app/io/user_folders.hpp"

#include <sys/stat.h>

#include <map>

#include "tests/app/io/as_nobody.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

io::UserFolders foldersIn(const std::map<std::string, std::string>& variables) {
  return io::findUserFolders([&](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace

TEST_CASE("folders are those of the specification, made for the person only") {
  test::TemporaryFolder home;
  const auto folders = foldersIn({{"HOME", home.path()}});
  CHECK(folders.problems.empty());
  CHECK(folders.data == home.path() / ".local/share/cityties");
  CHECK(folders.config == home.path() / ".config/cityties");
  CHECK(folders.state == home.path() / ".local/state/cityties");
  struct stat found {};
  REQUIRE(stat(folders.data->c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0700);
}

TEST_CASE("XDG variables come first, and count as not set where they are empty or not absolute") {
  test::TemporaryFolder home;
  const auto folders = foldersIn({{"HOME", home.path()},
                                  {"XDG_DATA_HOME", home.path() / "data"},
                                  {"XDG_CONFIG_HOME", "relative"},
                                  {"XDG_STATE_HOME", ""}});
  CHECK(folders.data == home.path() / "data/cityties");
  CHECK(folders.config == home.path() / ".config/cityties");
  CHECK(folders.state == home.path() / ".local/state/cityties");
  CHECK_FALSE(fs::exists("relative"));
}

TEST_CASE("without a home there are no folders, which is said once") {
  test::TemporaryFolder folder;
  for (const auto& variables : {std::map<std::string, std::string>{},
                                {{"HOME", "relative/home"}},
                                {{"HOME", "/proc/none"}},
                                {{"HOME", folder.write("file", "")}}}) {
    const auto folders = foldersIn(variables);
    CHECK_FALSE(folders.data);
    CHECK_FALSE(folders.config);
    CHECK_FALSE(folders.state);
    REQUIRE(folders.problems.size() == 1);
    CHECK(folders.problems[0].severity == graph::Severity::warning);
    CHECK(folders.problems[0].message.find("preferences") != std::string::npos);
  }
}

TEST_CASE("a home that may only be read gives no folders, one that may be written to is used") {
  test::TemporaryFolder home;
  fs::create_directory(home.path() / "own");
  chmod((home.path() / "own").c_str(), 0777);
  fs::create_directory(home.path() / "read");
  chmod((home.path() / "read").c_str(), 0555);
  const test::AsNobody nobody(home.path());
  const auto folders = foldersIn({{"HOME", home.path() / "read"}, {"XDG_DATA_HOME", home.path() / "own"}});
  CHECK(folders.data);
  CHECK_FALSE(folders.config);
  CHECK_FALSE(folders.state);
  REQUIRE(folders.problems.size() == 1);
  CHECK(folders.problems[0].message.find("journal") == std::string::npos);
}
