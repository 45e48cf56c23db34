// Exit codes and messages: 0 success, 1 unusable data or scenario, 2 usage.
#include <filesystem>
#include <fstream>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::test::run;
namespace fs = std::filesystem;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";
const std::string threeCountries = CITYTIES_TEST_DATA "/small/three-countries";

struct Case {
  std::vector<std::string> arguments;
  int exitCode;
  std::string message;  ///< part of standard error
};

void check(const std::vector<Case>& cases) {
  for (const auto& one : cases) {
    std::string line;
    for (const auto& word : one.arguments) line += " " + word;
    const auto outcome = run(one.arguments);
    INFO("cityties" << line << "\nstderr: " << outcome.err);
    CHECK(outcome.exitCode == one.exitCode);
    CHECK(outcome.err.find(one.message) != std::string::npos);
    if (one.exitCode == 2) CHECK(outcome.out.empty());
  }
}

}  // namespace

TEST_CASE("what succeeds exits with 0") {
  check({{{"--help"}, 0, ""},
         {{"--version"}, 0, ""},
         {{"impact", "--help"}, 0, ""},
         {{"validate", data}, 0, ""},
         {{"impact", data, "--scenario", "houston-2020"}, 0, ""},
         {{"impact", data, "--scenario", "houston-2020", "--step", "0"}, 0, ""},
         {{"impact", "--event", "close_post:us-cn-wuhan:nearest"}, 0, ""},
         {{"path", "us-tx-houston", "cn-gd-shenzhen"}, 0, ""},
         {{"path", "HOUSTON", "深圳"}, 0, ""}});
}

TEST_CASE("every usage error exits with 2 and says what is wrong") {
  check({{{"impct"}, 2, "did you mean 'impact'?"},
         {{"--nonsense"}, 2, "--nonsense"},
         {{"impact"}, 2, "needs --scenario or --event"},
         {{"impact", "--scenaro", "x"}, 2, "did you mean '--scenario'?"},
         {{"impact", "--scenario"}, 2, "--scenario"},
         {{"impact", "--scenario", "houston-2020", "--event", "ban:US:CN"}, 2, "--event"},
         {{"impact", "--scenario", "houston-2020", "--step", "-1"}, 2, "--step"},
         {{"impact", "--scenario", "houston-2020", "--step", "5"}, 2, "steps are 0 (before) to 4"},
         {{"impact", "--scenario", "houston-2020", "--step", "one"}, 2, "--step"},
         {{"impact", "--scenario", "houston-2020", "--step", "1", "--against", "1"}, 2, "earlier"},
         {{"impact", "--scenario", "houston-2020", "--against", "1"}, 2, "needs --step"},
         {{"impact", "--scenario", "houston-2020", "--date", "2020-02-30"}, 2, "YYYY-MM-DD"},
         {{"impact", "--scenario", "houston-2020", "--channels", "federal"}, 2, "'federal' is none of"},
         {{"impact", "--scenario", "houston-2020", "--from", "XX"}, 2, "CN US"},
         {{"impact", "--scenario", "houston-2020", "--countries", "CN,XX"}, 2, "'XX'"},
         {{"impact", "--scenario", "houston-2020", "--cities", "big"}, 2, "all|capitals|tied"},
         {{"impact", "--scenario", "houston-2020", "--weight", "gdp"}, 2, "equal|population|region"},
         {{"impact", "--scenario", "houston-2020", "--threads", "0"}, 2, "--threads"},
         {{"impact", "--scenario", "houston-2020", "--format", "xml"}, 2, "csv|json|table"},
         {{"impact", "--scenario", "houston-2020", "--lang", "fr"}, 2, "en|zh"},
         {{"impact", "--event", "close_pots:x"}, 2, "did you mean 'close_post'?"},
         {{"impact", "--event", "close_post"}, 2, "close_post:POST"},
         {{"path", "us-tx-houston"}, 2, "TO"},
         {{"path", "us-tx-houstn", "cn-gd-shenzhen"}, 2, "did you mean 'us-tx-houston'?"},
         {{"path", "us-tx-houston", "us-tx-dallas"}, 2, "both cities are in US"},
         {{"path", "us-tx-houston", "us-tx-houston"}, 2, "same city"},
         {{"path", "us-tx-houston", "cn-gd-shenzhen", "-k", "0"}, 2, "-k"},
         {{"render"}, 2, "--output"},
         {{"render", "-o", "map.jpg"}, 2, "must end in .png, .svg or .pdf"},
         {{"render", "-o", "map"}, 2, ".png"},
         {{"render", "-o", "map.png", "--against", "1"}, 2, "--content difference"},
         {{"render", "-o", "map.png", "--flows", "many"}, 2, "cells|city-pairs"},
         {{"render", "-o", "map.png", "--style", "nowhere/mine.json"}, 1, "mine.json"},
         {{"render", "-o", "map.png", "--projection", "mollweide"}, 2, "globe"},
         {{"render", "-o", "map.png", "--size", "big"}, 2, "WIDTHxHEIGHT"},
         {{"render", "-o", "map.png", "--size", "20000x10"}, 2, "16384"},
         {{"render", "-o", "map.png", "--center", "200,0"}, 2, "--center"},
         {{"validate", data, "more"}, 2, "more"}});
}

TEST_CASE("unusable data and scenarios exit with 1 and name them") {
  check({{{"validate", "/no/such/place"}, 1, ""},
         {{"impact", "/no/such/place", "--scenario", "houston-2020"}, 1, "/no/such/place"},
         {{"impact", "--scenario", "hoston-2020"}, 1, "did you mean 'houston-2020'?"},
         {{"impact", "--scenario", "/no/such.json"}, 1, "/no/such.json"},
         {{"impact", "--scenario", "../scenarios/houston-2020"}, 1, "cannot be opened"},
         {{"impact", "--scenario", "houston-2020", "--model", "/no/model.json"}, 1, "/no/model.json"},
         {{"impact", "--event", "close_post:cn-us-nowhere"}, 1, "cn-us-nowhere"}});
}

TEST_CASE("without a display the window says what to do instead") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{}, {"view"}, {"view", "--present"}}) {
    const auto outcome = run(arguments);
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.err.find("no display") != std::string::npos);
    CHECK(outcome.err.find("cityties render") != std::string::npos);
  }
}

TEST_CASE("every dataset with a fault is refused by every command, with its place") {
  std::size_t tried = 0;
  for (const auto& entry : fs::directory_iterator(CITYTIES_TEST_DATA "/bad")) {
    if (!entry.is_directory()) continue;
    INFO(entry.path().string());
    ++tried;
    CHECK(run({"validate", entry.path().string()}).exitCode == 1);
    const auto impact = run({"impact", entry.path().string(), "--event", "ban:XA:XB"});
    CHECK(impact.exitCode == 1);
    CHECK(impact.out.empty());
    CHECK(impact.err.find("the dataset is not used") != std::string::npos);
  }
  CHECK(tried >= 25);
}

TEST_CASE("every scenario with a fault is refused with its place") {
  std::ifstream list(CITYTIES_TEST_DATA "/bad-scenarios/expect.txt");
  std::string file, stage, place;
  std::size_t tried = 0;
  while (list >> file >> stage >> place) {
    const auto outcome = run({"impact", threeCountries, "--scenario", CITYTIES_TEST_DATA "/bad-scenarios/" + file});
    INFO(file << ' ' << stage << ' ' << place << "\nstderr: " << outcome.err);
    ++tried;
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.out.empty());
    const auto colon = place.find("line:");
    // Of an action that cannot apply, the step and the action are named; the decoder names the key, too.
    const std::string action = place.substr(0, place.find('/', place.find("/actions/") + 9));
    const std::string expected = colon == 0                          ? file + ":" + place.substr(5)
                                 : stage == "decode" && place == "/" ? file
                                 : stage == "decode"                 ? " field " + place
                                                                     : " field " + action;
    CHECK(outcome.err.find(expected) != std::string::npos);
  }
  CHECK(tried >= 40);
}
