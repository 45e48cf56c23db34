// The program against figures computed a second time by an independent implementation (tests/oracle).
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::test::run;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> expectedFiles(const fs::path& folder, bool prefixed) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".json" && name.starts_with("expected-") == prefixed) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The command line that the context of an expected file stands for.
std::vector<std::string> argumentsFor(const Json& context) {
  const fs::path data = fs::path(CITYTIES_TEST_DATA) / context["dataset"].get<std::string>();
  const std::string scenario = context["scenario"];
  const bool file = scenario.ends_with(".json");
  std::vector<std::string> words{"impact",     data.string(),
                                 "--scenario", file ? (data / scenario).string() : scenario,
                                 "--step",     std::to_string(context["step"].get<int>())};
  for (const char* key : {"date", "channels", "from", "cities", "weight", "undated"})
    if (!context[key].is_null()) words.insert(words.end(), {std::string("--") + key, context[key].get<std::string>()});
  if (!context["countries"].is_null()) {
    std::string list;
    for (const auto& code : context["countries"]) list += (list.empty() ? "" : ",") + code.get<std::string>();
    words.insert(words.end(), {"--countries", list});
  }
  return words;
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)}); }

/// The first difference, with its place; empty where there is none.
std::string difference(const Json& expected, const Json& got, const std::string& place) {
  if (expected.is_number() && got.is_number())
    return close(expected.get<double>(), got.get<double>())
               ? ""
               : place + ": " + expected.dump() + " expected, got " + got.dump();
  if (expected.is_object() && got.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      if (!got.contains(key)) return place + "/" + key + ": missing";
      if (auto found = difference(value, got[key], place + "/" + key); !found.empty()) return found;
    }
    return expected.size() == got.size() ? "" : place + ": more keys than expected";
  }
  if (expected.is_array() && got.is_array()) {
    if (expected.size() != got.size())
      return place + ": " + std::to_string(expected.size()) + " items expected, got " + std::to_string(got.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (auto found = difference(expected[i], got[i], place + "/" + std::to_string(i)); !found.empty()) return found;
    return "";
  }
  return expected == got ? "" : place + ": " + expected.dump() + " expected, got " + got.dump();
}

/// The listed cities must stand in the program's list in the same order; the file may hold a part of the list.
Json citiesOf(const Json& expected, const Json& got) {
  Json chosen = Json::array();
  for (const auto& city : got)
    if (std::any_of(expected.begin(), expected.end(), [&](const Json& e) { return e["city"] == city["city"]; }))
      chosen.push_back(city);
  return chosen;
}

void compareAll(const std::vector<fs::path>& files) {
  for (const auto& file : files) {
    std::ifstream stream(file);
    Json expected = Json::parse(stream);
    const Json context = expected["context"];
    expected.erase("context");
    const auto outcome = run(argumentsFor(context));
    INFO(file.string() << "\nstderr: " << outcome.err);
    REQUIRE(outcome.exitCode == 0);
    Json got = Json::parse(outcome.out);
    got.erase("context");
    CHECK(got["cities"].size() == context["cities_listed"].get<std::size_t>());
    got["cities"] = citiesOf(expected["cities"], got["cities"]);
    CHECK(difference(expected, got, "") == "");
  }
}

}  // namespace

TEST_CASE("figures on the frozen dataset agree with the oracle") {
  const auto files = expectedFiles(fs::path(CITYTIES_TEST_DATA) / "expected", false);
  REQUIRE(files.size() >= 15);
  compareAll(files);
}

TEST_CASE("figures on the small datasets agree with the oracle") {
  const auto files = expectedFiles(fs::path(CITYTIES_TEST_DATA) / "small", true);
  REQUIRE(files.size() >= 60);
  compareAll(files);
}
