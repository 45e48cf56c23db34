// `explain`, and that every figure the program prints has a card whose range holds it.
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/table.hpp"
#include "app/cli/wrap.hpp"
#include "app/core/metric_cards.hpp"
#include "app/io/metric_cards_json.hpp"
#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"

using cityties::cli::displayWidth;
using cityties::cli::wrap;
using cityties::test::run;
using Json = nlohmann::ordered_json;
namespace core = cityties::core;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";
const std::string small = CITYTIES_TEST_DATA "/small/";

/// Not figures: places in a list, what was asked for, the parts of an action as a scenario file has them.
bool isNoFigure(const std::string& path) {
  const std::string key = path.substr(path.rfind('.') + 1);
  return key == "step" || key == "against" || key == "order" || key == "removed" ||
         path.find("repairs.action.") != std::string::npos;
}

/// Texts and settings that may be missing.
bool mayBeMissing(const std::string& key) {
  return key == "title" || key == "date" || key == "changed_cost" || key == "not_applicable" || key == "seed";
}

/// Every number and null of a document with its path; items of a list share the path of the list.
void figures(const Json& value, const std::string& path, std::vector<std::pair<std::string, Json>>& found) {
  if (value.is_number() || value.is_null()) found.emplace_back(path, value);
  if (value.is_object())
    for (const auto& [key, member] : value.items()) figures(member, path.empty() ? key : path + "." + key, found);
  if (value.is_array())
    for (const auto& item : value) figures(item, path, found);
}

const core::MetricCards& cards() {
  static const auto read = cityties::io::readMetricCards(std::string(CITYTIES_SOURCE_DIR) + "/assets");
  REQUIRE(read.has_value());
  return *read;
}

/// Empty when the card's range holds the value.
std::string objection(const core::MetricCard& card, const Json& value) {
  if (value.is_null()) return card.nullWhen.english.empty() ? "is null" : "";
  const double number = value.get<double>();
  if (card.range.min && number < *card.range.min) return "is below the range";
  if (card.range.max && number > *card.range.max) return "is above the range";
  return card.range.whole && number != std::floor(number) ? "is not whole" : "";
}

std::size_t check(const std::vector<std::string>& arguments) {
  const auto outcome = run(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  Json document = Json::parse(outcome.out);
  document["context"] = {{"model", document["context"]["model"]}};  // what else is there is no figure
  std::vector<std::pair<std::string, Json>> found;
  figures(document, "", found);
  std::size_t counted = 0;
  for (const auto& [path, value] : found) {
    if (isNoFigure(path)) continue;
    if (value.is_null() && mayBeMissing(path.substr(path.rfind('.') + 1))) continue;
    const core::MetricCard* card = core::findCard(cards(), path);
    const std::string wrong = card ? objection(*card, value) : "has no card";
    if (!wrong.empty()) FAIL_CHECK(path << " = " << value << " " << wrong);
    ++counted;
  }
  return counted;
}

}  // namespace

TEST_CASE("every figure that impact prints has a card, and lies in its range") {
  CHECK(check({"impact", data, "--scenario", "houston-2020"}) > 1000);
  CHECK(check({"impact", data, "--scenario", "houston-2020", "--step", "2", "--against", "1"}) > 1000);
  CHECK(check({"impact", data, "--event", "close_post:us-cn-wuhan:nearest", "--channels", "national"}) > 1000);
  for (const char* world : {"empty-network", "one-city", "no-ties", "parallel", "three-countries", "undated"})
    CHECK(check({"impact", small + world, "--event", R"({"do": "advance", "to": "2050-01-01"})", "--date",
                 "2020-01-01"}) >= 10);
}

TEST_CASE("every figure of doubt and sensitivity has a card") {
  CHECK(check({"impact", data, "--scenario", "houston-2020", "--step", "1", "--doubt", "--sensitivity", "--samples",
               "3"}) > 1000);
}

TEST_CASE("every figure that path prints has a card, and lies in its range") {
  CHECK(check({"path", "us-tx-houston", "cn-gd-shenzhen", "--data", data, "-k", "4"}) > 10);
}

TEST_CASE("every figure that metrics prints has a card, and lies in its range") {
  CHECK(check({"metrics", data, "--date", "2020-07-20"}) > 2000);
  CHECK(check({"metrics", data, "--graph", "cities", "--scenario", "houston-2020", "--step", "1"}) > 400);
  for (const char* world : {"empty-network", "one-city", "no-ties", "parallel", "three-countries", "undated"}) {
    const std::string folder = small + world;
    for (const char* channels : {"ties", "national"})
      CHECK(check({"metrics", folder, "--date", "2020-01-01", "--channels", channels}) >= 10);
    CHECK(check({"metrics", folder, "--date", "2020-01-01", "--graph", "cities"}) >= 10);
  }
  for (const char* measure : {"attack", "brokerage", "constraint"})
    CHECK(check({"metrics", small + "three-countries", "--date", "2020-01-01", "--graph", "cities", "--measure",
                 measure}) > 10);
}

TEST_CASE("every figure that contingency prints has a card, and lies in its range") {
  CHECK(check({"contingency", data}) > 2000);
  CHECK(check({"contingency", data, "--order", "2", "--channels", "national", "--elements", "posts", "--all"}) > 500);
  CHECK(check({"contingency", small + "three-countries", "--elements", "posts", "--sensitivity"}) > 50);
  for (const char* world : {"empty-network", "one-city", "no-ties", "parallel", "three-countries", "undated"})
    CHECK(check({"contingency", small + world, "--date", "2020-01-01", "--order", "2"}) >= 10);
}

TEST_CASE("every figure that repair prints has a card, and lies in its range") {
  CHECK(check({"repair", data, "--scenario", "houston-2020", "--step", "1", "-k", "1"}) > 50);
  CHECK(check({"repair", data, "--date", "2020-07-20", "--event", "close_post:cn-us-houston", "--candidates",
               "virtual,post", "--post", "Dallas", "-k", "1"}) > 10);
  CHECK(check({"repair", data, "--date", "2020-07-20", "--event", "close_post:cn-us-houston", "--candidates", "reopen",
               "-k", "1", "--exhaustive"}) > 10);
  CHECK(check({"repair", small + "three-countries", "--event", R"({"do": "advance", "to": "2020-01-02"})", "--date",
               "2020-01-01"}) >= 10);
}

TEST_CASE("the check of ranges finds what lies outside") {
  const core::MetricCard& loss = *core::findCard(cards(), "efficiency_loss");
  CHECK(objection(loss, 1).empty());
  CHECK_FALSE(objection(loss, 1.5).empty());
  CHECK_FALSE(objection(loss, nullptr).empty());
  CHECK_FALSE(objection(*core::findCard(cards(), "pairs"), 0.5).empty());
  CHECK_FALSE(objection(*core::findCard(cards(), "cost"), -1).empty());
}

TEST_CASE("explain tells one measure, by key or name, in both languages") {
  const Json english = Json::parse(run({"explain", "efficiency_after"}).out);
  CHECK(english["key"] == "efficiency");
  CHECK(english["references"].size() == 2);
  std::vector<std::string> keys;
  for (const auto& [key, value] : english.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"context", "language", "key", "also", "group", "name", "definition", "formula",
                                         "unit", "range", "null_when", "references", "limits", "reading", "related"});
  const auto chinese = run({"explain", "介数中心性", "--lang", "zh", "--format", "table"});
  CHECK(chinese.exitCode == 0);
  CHECK(chinese.out.find("Brandes, U. (2001)") != std::string::npos);
  CHECK(chinese.out.find("已知局限") != std::string::npos);
}

TEST_CASE("explain without a measure lists them all, one a line") {
  const auto list = run({"explain", "--format", "table"});
  const Json json = Json::parse(run({"explain"}).out);
  CHECK(json["measures"].size() == cards().cards.size());
  for (const auto& card : cards().cards) CHECK(list.out.find("\n  " + card.key + " ") != std::string::npos);
}

TEST_CASE("explain refuses what it does not know, with the nearest measure") {
  const auto unknown = run({"explain", "efficency_loss"});
  CHECK(unknown.exitCode == 2);
  CHECK(unknown.out.empty());
  CHECK(unknown.err.find("did you mean 'efficiency_loss'?") != std::string::npos);
  CHECK(run({"explain", "pairs", "--format", "csv"}).exitCode == 2);
  CHECK(run({"explain", "pairs", "more"}).exitCode == 2);
}

TEST_CASE("every card fits a terminal of 80 columns") {
  for (const auto& card : cards().cards) {
    for (const char* language : {"en", "zh"}) {
      const auto outcome = run({"explain", card.key, "--format", "table", "--lang", language});
      CHECK(outcome.exitCode == 0);
      for (std::size_t at = 0, end; (end = outcome.out.find('\n', at)) != std::string::npos; at = end + 1)
        CHECK(displayWidth(outcome.out.substr(at, end - at)) <= 80);
    }
  }
}

TEST_CASE("text is wrapped at words and between Chinese characters") {
  CHECK(wrap("one two  three", 8) == "one two\nthree\n");
  CHECK(wrap("one two", 5, 2) == "  one\n  two\n");
  CHECK(wrap("incomprehensible it is", 6) == "incomprehensible\nit is\n");
  CHECK(wrap("使领馆关闭", 4) == "使领\n馆关\n闭\n");
  CHECK(wrap("使领馆，关闭", 6) == "使领\n馆，关\n闭\n");  // no comma at the head of a line
  CHECK(wrap("关闭（领馆）", 6) == "关闭\n（领\n馆）\n");  // no bracket at the end of one
  CHECK(wrap("", 10) == "\n");
}
