// Search as you type: names in two languages, pinyin, typos, ranks.
#include <algorithm>

#include "app/core/fold_text.hpp"
#include "app/core/search.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const SearchIndex& shipped() {
  static const SearchIndex index = [] {
    auto read = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
    REQUIRE(read.report.ok());
    return SearchIndex(read.report.dataset);
  }();
  return index;
}

graph::City city(const char* id, const char* name, const char* local, const char* country) {
  graph::City c;
  c.id.text = id;
  c.name = name;
  c.nameLocal = local;
  c.country.text = country;
  return c;
}

std::string first(const char* query) {
  const auto found = shipped().find(query, 8);
  return found.empty() ? "(nothing)" : found.front().id;
}

bool finds(const SearchIndex& index, const char* query, const char* id, std::size_t limit = 8) {
  return std::ranges::count(index.find(query, limit), std::string(id), &SearchMatch::id) > 0;
}

}  // namespace

TEST_CASE("names are compared without case, diacritics and punctuation") {
  CHECK(foldText("São Paulo") == "sao paulo");
  CHECK(foldText("  ŁÓDŹ – Straße ") == "lodz strasse");
  CHECK(foldText("Đà Nẵng, Thừa Thiên Huế") == "da nang thua thien hue");
  CHECK(foldText("S\u0061\u0303o") == "sao");  // a and a combining tilde
  CHECK(foldText("Xi'an") == "xian");
  CHECK(foldText("O’Fallon") == "ofallon");
  CHECK(foldText("西安市") == "西安市");
  CHECK(foldText("\xff\xc3") == "\xff\xc3");
  CHECK(foldText("...").empty());
  CHECK(joinWords("new york city") == "newyorkcity");
}

TEST_CASE("initials are those of pinyin syllables, or of words") {
  CHECK(initials("Guangzhou", true) == "gz");
  CHECK(initials("Xi'an", true) == "xa");
  CHECK(initials("Shijiazhuang", true) == "sjz");
  CHECK(initials("Ürümqi", true) == "u");  // no pinyin
  CHECK(initials("Hong Kong", true) == "hk");
  CHECK(initials("Lüshunkou", true) == "lsk");
  CHECK(initials("Guangzhou", false) == "g");
  CHECK(initials("New York City", false) == "nyc");
  CHECK(initials("Coeur d'Alene", false) == "cd");
  CHECK(initials("", true).empty());
}

TEST_CASE("places are found in English, Chinese and pinyin") {
  CHECK(first("ChangCh") == "cn-jl-changchun");
  CHECK(first("成都") == "cn-sc-chengdu");
  CHECK(first("休斯敦") == "us-tx-houston");
  for (const char* query : {"xian", "xi'an", "xi an", "XI’AN", "西安"}) {
    INFO(query);
    CHECK(first(query) == "cn-sn-xian");
  }
  CHECK(first("gz") == "cn-gd-guangzhou");
  CHECK(first("nyc") == "us-ny-new-york-city");
  CHECK(first("newyork") == "US-NY");
  CHECK(first("Louisiana") == "US-LA");
  CHECK(first("china") == "CN");
  CHECK(first("美国") == "US");
  CHECK(finds(shipped(), "houston consulate", "cn-us-houston"));
  CHECK(finds(shipped(), "PRC in Houston", "cn-us-houston"));
  CHECK(finds(shipped(), "总领事馆", "cn-us-houston", 20));
}

TEST_CASE("the whole name comes first, then beginnings, beginnings of words, what is inside, and ties last") {
  graph::Dataset data;
  data.cities = {city("a", "Upper Lima", "", "US"), city("b", "Limassol", "", "US"), city("c", "Lima", "", "US"),
                 city("d", "Kalimantan", "", "US"), city("e", "Oslo", "", "NO")};
  graph::Agreement tie;
  tie.id.text = "t";
  tie.a.text = "c";
  tie.b.text = "e";
  data.agreements = {tie};
  const auto found = SearchIndex(data).find("lima", 10);
  std::vector<std::string> ids;
  for (const auto& match : found) ids.push_back(match.id);
  CHECK(ids == std::vector<std::string>{"c", "b", "a", "d", "t"});
  CHECK(found[0].rank == SearchRank::whole);
  CHECK(found[1].rank == SearchRank::beginning);
  CHECK(found[2].rank == SearchRank::beginningOfWord);
  CHECK(found[3].rank == SearchRank::inside);
  CHECK(found[4].kind == SearchKind::tie);
  CHECK(SearchIndex(data).find("lima", 2).size() == 2);
}

TEST_CASE("agreements are found by one end or by both, in either order") {
  const auto id = [](const char* query) -> std::string {
    for (const auto& match : shipped().find(query, 8))
      if (match.kind == SearchKind::tie) return match.id;
    return {};
  };
  const std::string tie = "sister-city-us-tx-houston--cn-gd-shenzhen";
  CHECK(id("houston shenzhen") == tie);
  CHECK(id("shenzhen – houston") == tie);
  CHECK(id("深圳 休斯敦") == tie);
  CHECK(id("new york city beijing") == "sister-city-us-ny-new-york-city--cn-bj-beijing");
  CHECK(finds(shipped(), "shenzhen", tie.c_str(), 20));
}

TEST_CASE("one wrong letter in five is forgiven, and comes last") {
  for (const char* query : {"houstn", "hoouston", "huoston", "hauston", "houston"}) {
    INFO(query);
    CHECK(finds(shipped(), query, "us-tx-houston"));
  }
  CHECK(shipped().find("houstn", 8).front().rank == SearchRank::nearly);
  CHECK_FALSE(finds(shipped(), "hustn", "us-tx-houston"));  // two
  CHECK_FALSE(finds(shipped(), "hust", "us-tx-houston"));   // too short
  graph::Dataset data;
  data.cities = {city("near", "Lisbot", "", "US"), city("exact", "Lisbon", "", "US")};
  const auto found = SearchIndex(data).find("lisbon", 8);
  REQUIRE(found.size() == 2);
  CHECK((found[0].id == "exact" && found[1].id == "near"));
}

TEST_CASE("an empty search finds nothing, and a long one does no harm") {
  CHECK(shipped().find("  ", 8).empty());
  CHECK(shipped().find("", 8).empty());
  CHECK(shipped().find("houston", 0).empty());
  CHECK(shipped().find("a", 5).size() == 5);
  CHECK(shipped().find(std::string(5000, 'x'), 8).empty());
  CHECK(shipped().find("\n", 8).empty());
  CHECK(SearchIndex(graph::Dataset{}).find("x", 3).empty());
}
