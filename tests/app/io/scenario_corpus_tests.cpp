// The decoder against the corpus that the published schema is held against: the same files are good and bad.
#include <filesystem>

#include "app/io/scenario_json.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> jsonIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("every good scenario of the corpus is decoded") {
  const auto files = jsonIn(fs::path(CITYTIES_TEST_DATA) / "scenario-corpus/good");
  REQUIRE(files.size() >= 20);
  for (const auto& file : files) {
    const auto decoded = io::readScenario(file);
    INFO(file.string() << ": " << (decoded ? "" : decoded.error()[0].text()));
    CHECK(decoded.has_value());
  }
}

TEST_CASE("every bad scenario of the corpus is refused with an address") {
  const auto files = jsonIn(fs::path(CITYTIES_TEST_DATA) / "scenario-corpus/bad");
  REQUIRE(files.size() >= 80);
  for (const auto& file : files) {
    const auto decoded = io::readScenario(file);
    INFO(file.string());
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error()[0].row > 0);
    CHECK(decoded.error()[0].file == file.filename().string());
    CHECK_FALSE(decoded.error()[0].message.empty());
  }
}

TEST_CASE("the shipped scenarios are decoded without a warning and in both languages") {
  const auto files = jsonIn(fs::path(CITYTIES_SOURCE_DIR) / "assets/scenarios");
  REQUIRE_FALSE(files.empty());
  for (const auto& file : files) {
    INFO(file.string());
    const auto decoded = io::readScenario(file);
    REQUIRE(decoded.has_value());
    CHECK(decoded->warnings.empty());
    CHECK(decoded->scenario.id == file.stem().string());
    CHECK_FALSE(decoded->scenario.title.chinese.empty());
    REQUIRE_FALSE(decoded->scenario.steps.empty());
    for (const auto& step : decoded->scenario.steps) {
      CHECK_FALSE(step.title.english.empty());
      CHECK_FALSE(step.title.chinese.empty());
      CHECK_FALSE(step.actions.empty());
    }
  }
}
