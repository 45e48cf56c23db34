// Every command that README and --help show is run as it stands: an example that fails is worse than none.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

/// The lines of `text` that call the program, without their remarks.
Words examplesIn(const std::string& text) {
  Words examples;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto start = line.find_first_not_of(' ');
    if (start == std::string::npos || line.compare(start, 9, "cityties ") != 0 || start > 2) continue;
    line = line.substr(start);
    examples.push_back(line.substr(0, std::min(line.find("  "), line.find(" #"))));
  }
  return examples;
}

/// As a shell splits them, with a reader's own files replaced by ours.
Words wordsOf(const std::string& example) {
  static const std::map<std::string, std::string> own{
      {"my-data/", CITYTIES_TEST_DATA "/us-china-2026-11"},
      {"mine.json", CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json"},
  };
  Words words{""};
  bool quoted = false;
  for (const char c : example) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      words.emplace_back();
    else
      words.back() += c;
  }
  words.erase(words.begin());  // the program
  for (std::string& word : words) {
    if (const auto found = own.find(word); found != own.end()) word = found->second;
  }
  return words;
}

void tryAll(const Words& examples) {
  const cityties::test::TemporaryFolder folder;
  for (const std::string& example : examples) {
    const Words words = wordsOf(example);
    if (words.empty() || words[0] == "view") continue;  // needs a display; the window's own tests open it
    const auto outcome = run({.arguments = words, .folder = folder.path().string()});
    INFO(example << "\nstderr: " << outcome.err);
    CHECK(outcome.exitCode == 0);
  }
}

}  // namespace

TEST_CASE("the examples of the README work") {
  std::ifstream file(CITYTIES_SOURCE_DIR "/README.md");
  std::stringstream text;
  text << file.rdbuf();
  const Words examples = examplesIn(text.str());
  REQUIRE(examples.size() > 10);
  tryAll(examples);
}

TEST_CASE("the examples of every --help work") {
  for (const std::string command :
       {"", "validate", "impact", "metrics", "path", "contingency", "repair", "explain", "render"}) {
    const Words asked = command.empty() ? Words{"--help"} : Words{command, "--help"};
    const Words examples = examplesIn(run(asked).out);
    INFO(command);
    CHECK_FALSE(examples.empty());
    tryAll(examples);
  }
}
