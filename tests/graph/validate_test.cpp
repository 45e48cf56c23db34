// The cells of one layer at a time, and what a good dataset becomes.

#include <algorithm>
#include <random>

#include "tests/graph/validate_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::graph;
using cityties::test::dump;
using cityties::test::list;
using cityties::test::table;

namespace {

const char* const cityHeader = "id,name,country,region_code,lat,lon,population";

std::vector<RawTable> world() {
  return {
      table("events", "id,date,kind,targets,confidence",
            {"e2,2020-07-24,post_closed,p1 a1  xa-1,low", "e1,1979,policy,,"}),
      table(
          "agreements", "id,kind,a,b,signed,ended,status,doubt_from,strength,confidence",
          {"a2,sister_state,xa-a,xb-a,1990-05,,unknown,2023,0.25,low", "a1,sister_city,xa-1,xb-1,1985-06-07,2001,,,,"}),
      table("districts", "id,post_id,region_code,part,valid_from,valid_to,confidence",
            {",p1,XA-B,south,2000,,", ",p1,XA-A,,2000,2010,medium", ",p1,XA-A,,,2000,"}),
      table("posts", "id,name,kind,sending_country,host_country,city_id,lat,lon,opened,closed",
            {"p1,Consulate,consulate_general,XB,XA,xa-1,10.5,20,1985,"}),
      table("regions", "id,name,country,region_code,capital_city_id,same_as_city",
            {"xb-a,B,XB,XB-A,xb-1,xb-1", "xa-b,South,XA,XA-B,,", "xa-a,North,XA,XA-A,xa-1,"}),
      table("cities", cityHeader,
            {"xb-1,Uno,XB,XB-A,-90,180,", "xa-2,Two,XA,XA-B,0,-180,0", "xa-1,One,XA,XA-A,10,20,1e3"}),
      table("dataset", "key,value", {"title,Test", "as_of,2026-11-23", "undated_floor,1979-01-01", "licence,free"}),
  };
}

/// The report on one layer of the good world with other rows.
ValidationReport with(const std::string& layer, std::string_view header, const std::vector<std::string>& lines) {
  auto tables = world();
  std::erase_if(tables, [&](const RawTable& t) { return t.layer == layer; });
  tables.push_back(table(layer, header, lines));
  return validate(tables);
}

ValidationReport city(const std::string& line) { return validate({table("cities", cityHeader, {line})}); }

}  // namespace

TEST_CASE("a good dataset arrives whole and in the order of ids", "[validate]") {
  const auto report = validate(world());
  INFO(list(report.diagnostics));
  CHECK(report.ok());
  CHECK(report.diagnostics.empty());
  CHECK(dump(report.dataset) ==
        "Test|||2026-11-23|1979-01-01|||\n"
        "xa-1|One||XA|XA-A||20 10|1000||||\n"
        "xa-2|Two||XA|XA-B||-180 0|0||||\n"
        "xb-1|Uno||XB|XB-A||180 -90|-||||\n"
        "xa-a|North||XA|XA-A|xa-1|-||\n"
        "xa-b|South||XA|XA-B|-|-||\n"
        "xb-a|B||XB|XB-A|xb-1|xb-1||\n"
        "p1|Consulate||1|XB|XA|xa-1|20 10.5|1985|-|||\n"
        "|p1|XA-A||-|2000|0|||\n"
        "|p1|XA-A||2000|2010|1|||\n"
        "|p1|XA-B|south|2000|-|0|||\n"
        "a1|sister_city|xa-1|xb-1|1985-06-07|2001|0|-|1|0|||\n"
        "a2|sister_state|xa-a|xb-a|1990-05|-|1|2023|0.25|2|||\n"
        "e1|1979|policy|||||0|\n"
        "e2|2020-07-24|post_closed|p1 a1 xa-1 ||||2|\n");
  const std::vector<std::pair<std::string, std::size_t>> records{
      {"dataset", 4}, {"cities", 3}, {"regions", 3}, {"posts", 1}, {"districts", 3}, {"agreements", 2}, {"events", 2}};
  CHECK(report.records == records);
}

TEST_CASE("the order of rows and of columns changes nothing", "[validate]") {
  const auto expected = dump(validate(world()).dataset);
  std::mt19937 random(20200724);
  for (int round = 0; round < 50; ++round) {
    auto tables = world();
    std::shuffle(tables.begin(), tables.end(), random);
    for (auto& t : tables) {
      std::shuffle(t.rows.begin(), t.rows.end(), random);
      std::rotate(t.columns.begin(), t.columns.begin() + 1, t.columns.end());
      for (auto& row : t.rows) std::rotate(row.cells.begin(), row.cells.begin() + 1, row.cells.end());
    }
    REQUIRE(dump(validate(tables).dataset) == expected);
  }
}

TEST_CASE("a bare list of cities is a dataset and strange columns are nobody's business", "[validate]") {
  auto cities = table("cities", "id,name,country,lat,lon,mayor,,", {"x,X,XA,1,2,Smith,,"});
  const auto report = validate({cities, table("mayors", "id", {"x"})});
  CHECK(report.diagnostics.empty());
  CHECK(report.dataset.cities.size() == 1);
  CHECK(report.records.size() == 1);
}

TEST_CASE("without cities there is no dataset", "[validate]") {
  CHECK(list(validate({}).diagnostics) == "E missing layer 'cities'; a dataset needs at least cities\n");
  const auto header = validate({table("cities", cityHeader, {})});
  CHECK(header.ok());
  CHECK(list(header.diagnostics) == "W cities.csv: the layer has no rows, so there is nothing to show\n");
}

TEST_CASE("columns must be there once", "[validate]") {
  CHECK(list(validate({table("cities", "id,name,lon", {"x,X,2"})}).diagnostics) ==
        "E cities.csv:1 field country: missing column 'country'\n"
        "E cities.csv:1 field lat: missing column 'lat'\n");
  const auto twice = validate({table("cities", "id,name,country,lat,lon,note,note,note", {"x,X,XA,1,2,,,"})});
  CHECK(list(twice.diagnostics) == "E cities.csv:1 field note: column 'note' is given more than once\n");
  CHECK(twice.dataset.cities.empty());
}

TEST_CASE("coordinates are finite, in range, and not swapped", "[validate]") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {"x,X,XA,,117.0,30,", "lat: latitude 117.0 is out of range; are lat and lon swapped?"},
      {"x,X,XA,,-95.4,29.8,", "lat: latitude -95.4 is out of range; are lat and lon swapped?"},
      {"x,X,XA,,117.0,130,", "lat: latitude 117.0 is out of range; expected -90 to 90"},
      {"x,X,XA,,200,30,", "lat: latitude 200 is out of range; expected -90 to 90"},
      {"x,X,XA,,10,180.5,", "lon: longitude 180.5 is out of range; expected -180 to 180"},
      {"x,X,XA,,nan,30,", "lat: 'nan' is not a finite number"},
      {"x,X,XA,,10,-inf,", "lon: '-inf' is not a finite number"},
      {"x,X,XA,,10,1e400,", "lon: '1e400' is not a finite number"},
      {"x,X,XA,,10N,30,", "lat: '10N' is not a number"},
      {"x,X,XA,,0x10,30,", "lat: '0x10' is not a number"},
      {"x,X,XA,,,30,", "lat: empty; a value is required"},
  }));
  const auto report = city(line);
  CHECK(list(report.diagnostics) == "E cities.csv:2 field " + message + "; row skipped\n");
  CHECK(report.dataset.cities.empty());
  CHECK_FALSE(report.ok());
}

TEST_CASE("coordinates in range are not judged, however odd", "[validate]") {
  CHECK(city("x,Chengdu,CN,,30.66,-84.07,").diagnostics.empty());
  CHECK(city("x,X,XA,,90,-180,").diagnostics.empty());
}

TEST_CASE("cells of a city", "[validate]") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {",X,XA,,1,2,", "id: empty; a value is required"},
      {"x y,X,XA,,1,2,", "id: 'x y' is not an id; expected a name without blanks"},
      {"x, ,XA,,1,2,", "name: empty; a value is required"},
      {"x,X,us,,1,2,", "country: 'us' is not a country code; expected two capital letters such as US"},
      {"x,X,USA,,1,2,", "country: 'USA' is not a country code; expected two capital letters such as US"},
      {"x,X,XA,,1,2,many", "population: 'many' is not a number"},
      {"x,X,XA,,1,2,-1", "population: a population is not negative"},
  }));
  CHECK(list(city(line).diagnostics) == "E cities.csv:2 field " + message + "; row skipped\n");
}

TEST_CASE("cells of posts, districts, agreements, events and facts", "[validate]") {
  struct Case {
    const char* layer;
    const char* header;
    const char* line;
    const char* message;
  };
  const Case c = GENERATE(
      Case{"posts", "id,name,kind,sending_country,host_country,lat,lon", "p1,P,castle,XB,XA,1,2",
           "kind: unknown word 'castle'; expected one of embassy, consulate_general, consulate, office"},
      Case{"posts", "id,name,kind,sending_country,host_country,lat,lon", "p1,P,,XB,XA,1,2",
           "kind: empty; a value is required"},
      Case{"posts", "id,name,kind,sending_country,host_country,lat,lon,opened,closed",
           "p1,P,office,XB,XA,1,2,1990,1989", "closed: never in force: it ends 1989 and begins 1990"},
      Case{"districts", "post_id,region_code,valid_from,valid_to", "p1,XA-A,2000-01-01,2000-01-01",
           "valid_to: never in force: it ends 2000-01-01 and begins 2000-01-01"},
      Case{"districts", "post_id,region_code,valid_from", "p1,XA-A,2021-02-29",
           "valid_from: '2021-02-29' is not a possible date; expected YYYY, YYYY-MM or YYYY-MM-DD"},
      Case{"agreements", "id,a,b,strength", "a1,xa-1,xb-1,0",
           "strength: strength 0 is out of range; expected more than 0, at most 1"},
      Case{"agreements", "id,a,b,strength", "a1,xa-1,xb-1,1.01",
           "strength: strength 1.01 is out of range; expected more than 0, at most 1"},
      Case{"agreements", "id,a,b,kind", "a1,xa-1,xb-1,Sister City",
           "kind: 'Sister City' is not a kind; expected a word of a-z, 0-9 and _"},
      Case{"agreements", "id,a,b,status", "a1,xa-1,xb-1,asleep",
           "status: unknown word 'asleep'; expected one of active, unknown, suspended, terminated"},
      Case{"agreements", "id,a,b,confidence", "a1,xa-1,xb-1,certain",
           "confidence: unknown word 'certain'; expected one of high, medium, low"},
      Case{"events", "id,date,kind", "e1,,policy", "date: empty; a value is required"},
      Case{"dataset", "key,value", "as_of,2026-11", "value: '2026-11' is not a possible day; expected YYYY-MM-DD"});
  const auto report = with(c.layer, c.header, {c.line});
  const auto expected = "E " + std::string(c.layer) + ".csv:2 field " + c.message + "; row skipped\n";
  CHECK(("\n" + list(report.diagnostics)).find("\n" + expected) != std::string::npos);
  CHECK_FALSE(report.ok());
}

TEST_CASE("a partial end may lie in the period of a beginning", "[validate]") {
  CHECK(
      with("agreements", "id,a,b,signed,ended", {"a1,xa-1,xb-1,2020-07-24,2020", "a2,xa-1,xb-1,2020,2020-01-02"}).ok());
}

TEST_CASE("every complaint about a row is made at once", "[validate]") {
  CHECK(list(city("x,,usa,,100,200,few").diagnostics) ==
        "E cities.csv:2 field name: empty; a value is required; row skipped\n"
        "E cities.csv:2 field country: 'usa' is not a country code; expected two capital letters such as US; row "
        "skipped\n"
        "E cities.csv:2 field lat: latitude 100 is out of range; expected -90 to 90; row skipped\n"
        "E cities.csv:2 field lon: longitude 200 is out of range; expected -180 to 180; row skipped\n"
        "E cities.csv:2 field population: 'few' is not a number; row skipped\n");
}

TEST_CASE("a long or odd cell is shown in part and on one line", "[validate]") {
  std::string longName = "x";
  for (int i = 0; i < 100; ++i) longName += "é";
  const auto message = city("x,X," + longName + "\n,,1,2,").diagnostics.at(0).message;
  CHECK(message.find("'x" + std::string("é")) == 0);
  CHECK(message.find("é…'") != std::string::npos);
  CHECK(message.size() < 160);
  CHECK(city("x,X,a\nb,,1,2,").diagnostics.at(0).message.find('\n') == std::string::npos);
}
