// `cityties metrics`: keys and their order, values that hold together and with `impact`, panels, degenerate networks.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

const std::string frozen = CITYTIES_TEST_DATA "/us-china-2026-11";
const std::string small = CITYTIES_TEST_DATA "/small/";
using Words = std::vector<std::string>;

std::string output(Words words) {
  words.insert(words.begin(), "metrics");
  const auto outcome = run(words);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return outcome.out;
}

Json json(const Words& words) { return Json::parse(output(words)); }  // refuses NaN and infinities

Words keys(const Json& object) {
  Words names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

std::vector<Words> csv(const std::string& text) {
  std::vector<Words> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

class Folder {
 public:
  std::ofstream file(const std::string& name) const { return std::ofstream(folder_.path() / name); }
  std::string text() const { return folder_.path().string(); }

 private:
  cityties::test::TemporaryFolder folder_;
};

/// Where the world data is on this machine; empty where it is not.
fs::path worldData(const std::string& part) {
  const char* given = std::getenv("CITYTIES_WORLD_DATA");
  const fs::path root = given ? fs::path(given) : fs::path(CITYTIES_SOURCE_DIR) / "../shared/data/world";
  for (const fs::path& place : {root, fs::path(CITYTIES_SOURCE_DIR) / "../../shared/data/world"}) {
    if (fs::exists(place / part)) return place / part;
    if (given) break;
  }
  return {};
}

}  // namespace

TEST_CASE("metrics prints its keys in the documented order") {
  const Json m = json({frozen, "--date", "2020-07-20"});
  CHECK(keys(m) == Words{"context", "vertices", "ties", "ties_by_kind", "pairs", "reachable_pairs", "efficiency",
                         "by_country", "critical", "cities", "betweenness"});
  CHECK(keys(m["cities"][0]) ==
        Words{"id", "own_ties", "own_cost", "closures_to_isolate", "avenues", "posts", "post_km"});
  CHECK(keys(m["betweenness"][0]) == Words{"id", "value"});
  CHECK(keys(m["by_country"]) == Words{"CN", "US"});
  CHECK(m["vertices"] == 582);
  CHECK(m["ties"] == 1382);
  std::size_t ties = 0;
  for (const auto& [kind, count] : m["ties_by_kind"].items()) ties += count.get<std::size_t>();
  CHECK(ties == 1382);
  CHECK(m["pairs"] == 115878);
  CHECK(m["efficiency"].get<double>() == Approx(0.172492607345277939).epsilon(1e-15));
  CHECK(m["cities"].size() == 484);
  CHECK(m["betweenness"].size() == 582);
  const Json cities = json({frozen, "--graph", "cities"});
  CHECK(keys(cities) == Words{"context", "vertices", "ties", "components", "largest_component", "triangles",
                              "transitivity", "assortativity", "diameter", "mean_distance", "max_core",
                              "articulation_points", "bridges", "betweenness"});
}

TEST_CASE("metrics of a step are the figures that impact prints after it, to the last bit") {
  for (const char* channels : {"ties", "local", "national"}) {
    const Words common{frozen, "--scenario", "houston-2020", "--step", "1", "--channels", channels};
    const Json m = json(common);
    Words words = common;
    words.insert(words.begin(), "impact");
    const Json impact = Json::parse(run(words).out);
    CHECK(m["scenario"] == "houston-2020");
    CHECK(m["step"] == 1);
    CHECK(m["efficiency"] == impact["after"]["efficiency"]);
    CHECK(m["reachable_pairs"] == impact["after"]["reachable_pairs"]);
    REQUIRE(m["cities"].size() == impact["cities"].size());
    for (const auto& after : impact["cities"]) {
      const auto city =
          std::find_if(m["cities"].begin(), m["cities"].end(), [&](const Json& c) { return c["id"] == after["city"]; });
      CHECK((*city)["closures_to_isolate"] == after["closures_to_isolate_after"]);
      CHECK((*city)["own_cost"] == after["own_cost_after"]);
      CHECK((*city)["posts"] == after["posts_after"]);
      CHECK((*city)["post_km"] == after["post_km_after"]);
    }
  }
}

TEST_CASE("what is critical is what impact says loses a pair") {
  const Words base{frozen, "--date", "2020-07-20"};
  const Json critical = json(base)["critical"];
  REQUIRE(critical.size() == 5);
  for (const std::string post : {"cn-us-houston", "cn-us-chicago", "us-cn-beijing", "us-cn-shanghai"}) {
    const Json impact =
        Json::parse(run({"impact", frozen, "--date", "2020-07-20", "--event", "close_post:" + post}).out);
    CHECK((impact["pairs_lost"]["count"] > 0) == (std::count(critical.begin(), critical.end(), post) > 0));
  }
}

TEST_CASE("no digit of metrics depends on the number of threads") {
  for (const char* kind : {"network", "cities"}) {
    const std::string one = output({frozen, "--graph", kind, "--threads", "1"});
    for (const char* threads : {"2", "5"}) CHECK(output({frozen, "--graph", kind, "--threads", threads}) == one);
  }
}

TEST_CASE("metrics: rankings are cut by --top, and the CSV holds the figures of the JSON") {
  const Json whole = json({frozen});
  CHECK(json({frozen, "--top", "3"})["betweenness"].size() == 3);
  CHECK(json({frozen, "--top", "0"})["betweenness"].empty());
  const auto rows = csv(output({frozen, "--format", "csv"}));
  REQUIRE(rows.size() == whole["cities"].size() + 1);
  CHECK(rows[0][3] == "closures_to_isolate");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CHECK(rows[i][0] == whole["cities"][i - 1]["id"].get<std::string>());
    CHECK(rows[i][3] == std::to_string(whole["cities"][i - 1]["closures_to_isolate"].get<int>()));
  }
  CHECK(csv(output({frozen, "--format", "csv", "--top", "3"})).size() == rows.size());
  const auto ranking = csv(output({frozen, "--table", "betweenness", "--top", "4"}));
  REQUIRE(ranking.size() == 5);
  CHECK(ranking[1][1] == whole["betweenness"][0]["id"].get<std::string>());
}

TEST_CASE("a series is a panel: the same cities every day, each row that of the day alone") {
  const auto rows = csv(output({frozen, "--series", "2019-01-31", "2021-01-31", "12m"}));
  const std::size_t cities = 484;
  REQUIRE(rows.size() == 3 * cities + 1);
  CHECK(rows[0][0] == "date");
  CHECK(rows[0][1] == "city");
  CHECK(rows[1][0] == "2019-01-31");
  CHECK(rows[1 + 2 * cities][0] == "2021-01-31");
  const auto alone = csv(output({frozen, "--date", "2020-01-31", "--format", "csv"}));
  for (std::size_t i = 1; i <= cities; ++i) {
    const auto& row = rows[cities + i];
    CHECK(Words(row.begin() + 1, row.end()) == alone[i]);
  }
  const auto months = csv(output({small + "three-countries", "--series", "2020-01-31", "2020-04-30", "1m"}));
  std::set<std::string> days;
  for (std::size_t i = 1; i < months.size(); ++i) days.insert(months[i][0]);
  CHECK(days == std::set<std::string>{"2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"});
  CHECK(csv(output({frozen, "--graph", "cities", "--series", "2020-01-01", "2020-01-01", "1y"}))[0] ==
        Words{"date", "city", "ties", "betweenness"});
}

TEST_CASE(
    "constraint, brokerage and attack say how they were done, and nothing where two countries make them trivial") {
  for (const std::string name : {"constraint", "brokerage", "attack"}) {
    const Json none = json({frozen, "--graph", "cities", "--measure", name});
    CHECK(none["measure"] == name);
    CHECK(none["not_applicable"] == "every agreement joins the same two countries");
    CHECK(none[name == "attack" ? "curve" : "cities"].is_null());
  }
  const Folder folder;
  folder.file("cities.csv") << "id,name,country,lat,lon\na,A,AX,0,0\nb,B,BX,0,0\nc,C,CX,0,0\nd,D,AX,0,0\n";
  folder.file("agreements.csv") << "id,kind,a,b\n1,sister_city,a,b\n2,sister_city,b,c\n3,sister_city,b,d\n";
  const Json roles = json({folder.text(), "--graph", "cities", "--measure", "brokerage"});
  CHECK(keys(roles) == Words{"context", "measure", "by", "not_applicable", "cities"});
  CHECK(roles["not_applicable"].is_null());
  CHECK(roles["cities"][0].dump() == R"({"id":"b","coordinator":0,"consultant":2,"gatekeeper":0,"representative":0,)"
                                     R"("liaison":4,"total":6})");
  const Json held = json({folder.text(), "--graph", "cities", "--measure", "constraint"});
  CHECK(held["cities"][0]["id"] == "b");
  CHECK(held["cities"][0]["constraint"].get<double>() == Approx(1 / 3.0));
  CHECK(held["cities"].size() == 4);
  const Json attacked = json({folder.text(), "--graph", "cities", "--measure", "attack"});
  CHECK(keys(attacked) ==
        Words{"context", "measure", "order", "tie_rule", "seed", "vertices", "robustness", "not_applicable", "curve"});
  CHECK(attacked["order"] == "degree");
  CHECK(attacked["seed"].is_null());
  CHECK(attacked["curve"][0].dump() == R"({"id":"b","removed":1,"largest_component":1})");
  CHECK(attacked["robustness"].get<double>() == Approx(3 / 16.0));
  CHECK(json({folder.text(), "--graph", "cities", "--measure", "attack", "--order", "random", "--seed", "9"})["seed"] ==
        9);
  CHECK(run({"metrics", folder.text(), "--measure", "attack"}).exitCode == 2);
  CHECK_FALSE(output({folder.text(), "--graph", "cities", "--measure", "attack", "--format", "table"}).empty());
  CHECK(json({small + "bare", "--graph", "cities", "--measure", "attack"})["curve"].is_array());
}

TEST_CASE("metrics: mistakes are wrong usage") {
  for (const Words& words :
       std::vector<Words>{{"--series", "2020-01-01", "2019-01-01", "1y"},
                          {"--series", "2020-01-01", "2021-01-01", "1x"},
                          {"--series", "2020-01-01", "2021-01-01", "0y"},
                          {"--series", "2020-01-01", "2021-01-01"},
                          {"--series", "2020-01-01", "2021-01-01", "1y", "--format", "json"},
                          {"--series", "1000-01-01", "2021-01-01", "1d"},
                          {"--series", "2020-01-01", "2021-01-01", "1y", "--scenario", "houston-2020"},
                          {"--graph", "posts"},
                          {"--top", "-1"},
                          {"--step", "1"}}) {
    Words all{"metrics", frozen};
    all.insert(all.end(), words.begin(), words.end());
    INFO(words[0] << ' ' << (words.size() > 1 ? words.back() : ""));
    CHECK(run(all).exitCode == 2);
  }
}

TEST_CASE("metrics of the small datasets: no ties, one city, parallel ties, three countries") {
  for (const std::string name :
       {"bare", "empty-network", "no-ties", "one-city", "parallel", "three-countries", "undated"}) {
    for (const char* channels : {"ties", "local", "national"}) {
      INFO(name << ' ' << channels);
      const Json m = json({small + name, "--channels", channels});
      CHECK(m["reachable_pairs"] <= m["pairs"]);
      CHECK(m["efficiency"] >= 0);
      for (const auto& city : m["cities"]) {
        CHECK(city["avenues"] >= 0);
        CHECK((city["avenues"] > 0) == (city["closures_to_isolate"] > 0));
      }
      CHECK_FALSE(output({small + name, "--channels", channels, "--format", "table"}).empty());
    }
    const Json cities = json({small + name, "--graph", "cities"});
    CHECK(cities["largest_component"] <= cities["vertices"]);
    CHECK(cities["diameter"].is_null() == (cities["vertices"] == 0));
    CHECK_FALSE(output({small + name, "--graph", "cities", "--format", "table"}).empty());
  }
}

TEST_CASE("the published table of KONECT's twin network is reproduced") {
  const fs::path source = worldData("konect-twin/out.twin");
  if (source.empty()) {
    WARN("skipped: no konect-twin/out.twin in ../shared/data/world or CITYTIES_WORLD_DATA");
    return;
  }
  const Folder folder;
  std::set<std::string> cities;
  {
    std::ifstream in(source);
    std::ofstream agreements = folder.file("agreements.csv"), places = folder.file("cities.csv");
    agreements << "id,kind,a,b\n";
    places << "id,name,country,lat,lon\n";
    std::size_t count = 0;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with('%')) continue;
      std::istringstream ends(line);
      std::string a, b;
      ends >> a >> b;
      agreements << 't' << ++count << ",sister_city," << a << ',' << b << '\n';
      cities.insert({a, b});
    }
    for (const std::string& city : cities) places << city << ",City " << city << ",XX,0,0\n";
  }
  const Json m = json({folder.text(), "--graph", "cities", "--top", "1"});
  CHECK(m["vertices"] == 14274);
  CHECK(m["ties"] == 20573);
  CHECK(m["largest_component"] == 10320);
  CHECK(m["triangles"] == 6327);
  CHECK(m["diameter"] == 25);
  CHECK(std::abs(m["transitivity"].get<double>() - 0.111361) < 5e-7);
  CHECK(std::abs(m["assortativity"].get<double>() - 0.386786) < 5e-7);
  CHECK(std::abs(m["mean_distance"].get<double>() - 7.348126) < 5e-7);
}
