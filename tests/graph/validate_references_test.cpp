// What one record says of another.

#include "tests/graph/validate_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::graph;
using cityties::test::list;
using cityties::test::table;

namespace {

const std::vector<std::string> threeCities{"xa-1,One,XA,XA-A,10,20", "xa-2,Two,XA,XA-B,11,21",
                                           "xb-1,Uno,XB,XB-A,12,22"};

RawTable cities(const std::vector<std::string>& lines = threeCities) {
  return table("cities", "id,name,country,region_code,lat,lon", lines);
}

RawTable regions(const std::vector<std::string>& lines) {
  return table("regions", "id,name,country,region_code,capital_city_id,same_as_city", lines);
}

const std::vector<std::string> threeRegions{"xa-a,North,XA,XA-A,,", "xa-b,South,XA,XA-B,,", "xb-a,B,XB,XB-A,,"};

RawTable posts(const std::vector<std::string>& lines) {
  return table("posts", "id,name,kind,sending_country,host_country,city_id,lat,lon", lines);
}

RawTable agreements(const std::vector<std::string>& lines) { return table("agreements", "id,a,b,status", lines); }

std::string report(const std::vector<RawTable>& tables) { return list(validate(tables).diagnostics); }

}  // namespace

TEST_CASE("an id is used once across cities, regions, posts and agreements", "[validate]") {
  CHECK(report({cities({"x,X,XA,,1,2", "y,Y,XA,,1,2", "x,Z,XA,,3,4"})}) ==
        "E cities.csv:4 field id: id 'x' is already used (cities.csv:2); row skipped\n");
  CHECK(report({cities({"x,X,XA,,1,2"}), regions({"x,X,XA,XA-X,,"})}) ==
        "E regions.csv:2 field id: id 'x' is already used (cities.csv:2); row skipped\n");
  CHECK(report({cities(), agreements({"xa-2,xa-1,xb-1,"})}) ==
        "E agreements.csv:2 field id: id 'xa-2' is already used (cities.csv:3); row skipped\n");
  CHECK(report({cities({"x,X,XA,,1,2", "X,Y,XA,,1,2"})}) == "");  // case counts
  const auto kept = validate({cities({"x,First,XA,,1,2", "x,Second,XA,,3,4"})}).dataset.cities;
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].name == "First");
}

TEST_CASE("ids of districts and events differ where they are given", "[validate]") {
  const auto districts = table("districts", "id,post_id,region_code", {"d,p,XA-A", ",p,XA-B", ",p,XB-A", "d,p,XB-A"});
  CHECK(report({cities(), regions(threeRegions), posts({"p,P,embassy,XB,XA,,1,2"}), districts}) ==
        "E districts.csv:5 field id: id 'd' is already used in row 2; row skipped\n");
  CHECK(report({cities(), table("events", "id,date,kind", {"xa-1,2020,policy", "xa-1,2021,policy"})}) ==
        "E events.csv:3 field id: id 'xa-1' is already used in row 2; row skipped\n");
}

TEST_CASE("agreements join two different places that exist", "[validate]") {
  CHECK(report({cities(), regions(threeRegions), agreements({"a,xa-1,xb-a,", "b,xa-a,xb-1,"})}) == "");
  CHECK(report({cities(), agreements({"a,xa-1,cn-xx-foo,"})}) ==
        "E agreements.csv:2 field b: no city or region 'cn-xx-foo'; row skipped\n");
  CHECK(report({cities(), agreements({"a,xa-1,xa-1,"})}) ==
        "E agreements.csv:2 field b: 'xa-1' is the same place as the other end; row skipped\n");
  CHECK(
      report({cities(), regions({"r,R,XA,XA-A,,xa-1", "s,S,XA,XA-B,,", "t,T,XB,XB-A,,"}), agreements({"a,xa-1,r,"})}) ==
      "E agreements.csv:2 field b: 'r' is the same place as the other end; row skipped\n");
  CHECK(report({cities(), agreements({"a,xa-1,xb-1,", "b,a,xb-1,"})}) ==
        "E agreements.csv:3 field a: no city or region 'a'; that id is of the layer of agreements; row skipped\n");
}

TEST_CASE("a region is one city of its own country, and no other region is that city", "[validate]") {
  const auto error = [](const std::vector<Diagnostic>& all) {
    std::string out;
    for (const auto& d : all) out += d.severity == Severity::error ? d.text() : "";
    return out;
  };
  CHECK(error(validate({cities(), regions({"r,R,XA,XA-A,,xa-9"})}).diagnostics) ==
        "regions.csv:2 field same_as_city: no city 'xa-9'; row skipped");
  CHECK(error(validate({cities(), regions({"r,R,XA,XA-A,xb-9,"})}).diagnostics) ==
        "regions.csv:2 field capital_city_id: no city 'xb-9'; row skipped");
  CHECK(error(validate({cities(), regions({"r,R,XA,XA-A,,xb-1"})}).diagnostics) ==
        "regions.csv:2 field same_as_city: city 'xb-1' is in XB, the region in XA; row skipped");
  CHECK(error(validate({cities(), regions({"r,R,XA,XA-A,,xa-1", "s,S,XA,XA-B,,xa-1"})}).diagnostics) ==
        "regions.csv:3 field same_as_city: city 'xa-1' is already the region in row 2; row skipped");
  CHECK(error(validate({cities(), regions({"r,R,XA,XA-A,,", "s,S,XA,XA-A,,"})}).diagnostics) ==
        "regions.csv:3 field region_code: region code 'XA-A' is already given in row 2; row skipped");
}

TEST_CASE("posts and districts name what exists", "[validate]") {
  const auto districts = [](const std::string& post) {
    return table("districts", "post_id,region_code", {"p,XA-A", post + ",XA-B"});
  };
  CHECK(report({cities(), regions(threeRegions), posts({"p,P,embassy,XB,XA,xa-1,1,2"}), districts("p")}) == "");
  CHECK(report({cities(), regions(threeRegions), posts({"p,P,embassy,XB,XA,,1,2"}), districts("q")}) ==
        "E districts.csv:3 field post_id: no post 'q'; row skipped\n");
  CHECK(report({cities(), regions(threeRegions), posts({"p,P,embassy,XB,XA,,1,2"}), districts("xa-1")}) ==
        "E districts.csv:3 field post_id: no post 'xa-1'; that id is of the layer of cities; row skipped\n");
  CHECK(report({cities(), posts({"p,P,embassy,XB,XA,xa-9,1,2"})}) ==
        "E posts.csv:2 field city_id: no city 'xa-9'; row skipped\n");
}

TEST_CASE("what only gives no tie is a warning", "[validate]") {
  const auto all = validate({cities(), regions({"xa-a,North,XA,XA-A,,", "xb-a,B,XB,XB-A,,"}),
                             posts({"p,P,embassy,XB,XA,,1,2", "q,Q,office,XB,XA,,1,2"}),
                             table("districts", "post_id,region_code", {"p,XA-A", "p,XA-C"}),
                             agreements({"a,xa-1,xb-1,terminated", "b,xa-1,xb-1,suspended"}),
                             table("events", "id,date,kind,targets", {"e,2020,policy,p XA nothing"})});
  CHECK(all.ok());
  CHECK(list(all.diagnostics) ==
        "W cities.csv:3 field region_code: no region has the code 'XA-B'; the city gets no tie by it\n"
        "W posts.csv:3 field id: post 'q' has no row in districts and serves no city\n"
        "W districts.csv:3 field region_code: no region has the code 'XA-C'; the district serves no city\n"
        "W agreements.csv:2 field ended: no end date, so the agreement counts as never in force\n"
        "W agreements.csv:3 field ended: no end date, so the agreement counts as never in force\n"
        "W events.csv:2 field targets: no city, region, post or agreement 'XA'\n"
        "W events.csv:2 field targets: no city, region, post or agreement 'nothing'\n");
  CHECK(all.dataset.districts.size() == 2);
  CHECK(all.dataset.agreements.size() == 2);
}

TEST_CASE("many equal warnings become one", "[validate]") {
  const auto many = [](int count) {
    std::vector<std::string> lines;
    for (int i = 0; i < count; ++i) {
      lines.push_back("c" + std::to_string(i) + ",C,XA,XA-" + std::to_string(i % 5) + ",1,2");
    }
    return validate({cities(lines), regions({"r,R,XA,XA-R,,"})}).diagnostics;
  };
  CHECK(many(10).size() == 10);
  CHECK(list(many(11)) ==
        "W cities.csv field region_code: 11 cities have region codes that name no row of regions (XA-0, XA-1, XA-2, "
        "…)\n");
}

TEST_CASE("rows that fall with another are counted, not blamed", "[validate]") {
  const auto all =
      validate({cities({"xa-1,One,XA,,95,20", "xb-1,Uno,XB,,12,22"}), posts({"p,P,embassy,XB,XA,xa-1,1,2"}),
                table("districts", "post_id,region_code", {"p,XA-A"}),
                agreements({"a,xa-1,xb-1,", "b,xb-1,xa-1,", "c,xb-1,zz,"}),
                table("events", "id,date,kind,targets", {"e,2020,policy,xa-1 a p"})});
  CHECK(list(all.diagnostics) ==
        "E cities.csv:2 field lat: latitude 95 is out of range; are lat and lon swapped?; row skipped\n"
        "E posts.csv: 1 row names what could not be read (xa-1); row skipped\n"
        "E districts.csv: 1 row names what could not be read (p); row skipped\n"
        "E agreements.csv: 2 rows name what could not be read (xa-1); rows skipped\n"
        "E agreements.csv:4 field b: no city or region 'zz'; row skipped\n");
  CHECK(all.dataset.posts.empty());
  CHECK(all.dataset.districts.empty());
  CHECK(all.dataset.agreements.empty());
}

TEST_CASE("a reader's complaints stand with the rows they are about", "[validate]") {
  auto broken = cities();
  broken.rows[1].unusable = true;
  broken.rows[1].cells.resize(1);
  const auto all = validate({broken, agreements({"a,xa-2,xb-1,", "b,xa-1,nowhere,"})},
                            {{Severity::error, "cities.csv", "cities", 3, "", "torn; row skipped"}});
  CHECK(list(all.diagnostics) ==
        "E cities.csv:3: torn; row skipped\n"
        "E agreements.csv: 1 row names what could not be read (xa-2); row skipped\n"
        "E agreements.csv:3 field b: no city or region 'nowhere'; row skipped\n");
  CHECK(all.dataset.cities.size() == 2);
}
