// Streams, places, users and locales: what surrounds the program must not change what it prints.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::Launch;
using cityties::test::run;
using cityties::test::Stdout;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> impact{"impact", "--scenario", "houston-2020", "--step", "1"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("a pipe gets JSON and a terminal a table") {
  const auto piped = run(impact);
  CHECK(piped.exitCode == 0);
  CHECK(piped.out.front() == '{');
  const auto shown = run(Launch{.arguments = impact, .out = Stdout::terminal});
  CHECK(shown.exitCode == 0);
  CHECK(shown.out.find("\"context\"") == std::string::npos);
  CHECK(shown.out.find("Baton Rouge") != std::string::npos);
  CHECK(run(Launch{.arguments = with(impact, {"--format", "json"}), .out = Stdout::terminal}).out.front() == '{');
}

TEST_CASE("results that cannot be written are an error, never a crash") {
  const auto full = run(Launch{.arguments = impact, .out = Stdout::fullDevice});
  CHECK(full.exitCode == 1);
  CHECK(full.err.find("cannot write the result") != std::string::npos);
  const auto closed = run(Launch{.arguments = impact, .out = Stdout::closed});
  CHECK(closed.exitCode == 1);
  CHECK(closed.err.find("standard output is closed") != std::string::npos);
  CHECK(run(Launch{.arguments = {"--help"}, .out = Stdout::fullDevice}).exitCode == 1);
}

TEST_CASE("a reader that goes away ends the program quietly") {
  const auto outcome = run(Launch{.arguments = with(impact, {"--verbose"}), .out = Stdout::brokenPipe});
  CHECK(outcome.exitCode == 0);
  CHECK(outcome.err.find("write") == std::string::npos);
}

TEST_CASE("the working directory does not matter") {
  const auto here = run(impact);
  const auto root = run(Launch{.arguments = impact, .folder = "/"});
  CHECK(root.exitCode == 0);
  CHECK(root.out == here.out);
}

TEST_CASE("another user with a home that cannot be written gets the same") {
  if (::geteuid() != 0) return;  // only root can become somebody else
  const cityties::test::TemporaryFolder home;
  fs::permissions(home.path(),
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const auto outcome = run(Launch{.arguments = impact, .environment = {{"HOME", home.path().string()}}, .user = 65534});
  if (outcome.exitCode == 126 || outcome.exitCode == 127) return;  // this user may not even enter the build folder
  INFO(outcome.err);
  CHECK(outcome.exitCode == 0);
  CHECK(outcome.out == run(impact).out);
  CHECK(fs::is_empty(home.path()));
}

TEST_CASE("a locale with decimal commas changes no number") {
  const cityties::test::TemporaryFolder locales;
  const std::string make =
      "localedef -i de_DE -f UTF-8 " + (locales.path() / "de_DE.UTF-8").string() + " >/dev/null 2>&1";
  if (std::system(make.c_str()) != 0 && !fs::exists(locales.path() / "de_DE.UTF-8/LC_NUMERIC")) {
    WARN("the locale de_DE.UTF-8 cannot be made here; skipped");
    return;
  }
  const std::map<std::string, std::string> german{
      {"LOCPATH", locales.path().string()}, {"LC_ALL", "de_DE.UTF-8"}, {"LANG", "de_DE.UTF-8"}};
  for (const char* format : {"json", "csv", "table"}) {
    const auto arguments = with(impact, {"--format", format});
    const auto plain = run(arguments);
    const auto there = run(Launch{.arguments = arguments, .environment = german});
    CHECK(there.exitCode == 0);
    CHECK(there.out == plain.out);
  }
  const std::vector<std::string> path{"path", "us-tx-houston", "cn-gd-shenzhen"};
  CHECK(run(Launch{.arguments = path, .environment = german}).out == run(path).out);
}

TEST_CASE("Chinese output is Chinese, and its columns stay aligned") {
  const auto chinese = run(with(impact, {"--lang", "zh", "--format", "table"}));
  CHECK(chinese.exitCode == 0);
  CHECK(chinese.out.find("小石城") != std::string::npos);
  CHECK(chinese.out.find("路易斯安那") != std::string::npos);
}

TEST_CASE("warnings are none for the built-in data, one line for other data, or all of them on request") {
  const auto count = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  CHECK(run(impact).err.empty());
  CHECK(count(run(with(impact, {"--data", CITYTIES_TEST_DATA "/us-china-2026-11"})).err) == 1);
  const auto verbose = run(with(impact, {"--verbose"})).err;
  CHECK(count(verbose) == 2);
  CHECK(verbose.find("posts.csv:") != std::string::npos);
}
