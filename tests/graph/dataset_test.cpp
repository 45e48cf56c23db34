#include "graph/dataset.hpp"

#include "graph/diagnostic.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::graph;

namespace {

std::optional<PartialDate> date(const char* text) { return PartialDate::parse(text); }
Date day(const char* text) { return Date::parse(text).value(); }

Dataset three() {
  Dataset dataset;
  for (const char* id : {"B", "a", "c"}) {
    City city;
    city.id = CityId{id};
    dataset.cities.push_back(city);
    Region region;
    region.id = RegionId{id};
    region.code = RegionCode{std::string("X-") + id};
    dataset.regions.push_back(region);
  }
  return dataset;
}

}  // namespace

TEST_CASE("records are found by id and by nothing else", "[dataset]") {
  const auto dataset = three();
  for (const auto& city : dataset.cities) CHECK(dataset.findCity(city.id.text) == &city);
  for (const char* absent : {"", "A", "b", "aa", "d"}) CHECK(dataset.findCity(absent) == nullptr);
  CHECK(dataset.findRegion("c") == &dataset.regions[2]);
  CHECK(dataset.findRegionByCode("X-a") == &dataset.regions[1]);
  CHECK(dataset.findRegionByCode("a") == nullptr);
  CHECK(dataset.findPost("a") == nullptr);
  CHECK(dataset.findAgreement("a") == nullptr);
}

TEST_CASE("a record is in force from its first day until before its end", "[dataset]") {
  const auto full = [](const char* on) { return inForce(date("1979-11-20"), date("2020-07-24"), {}, day(on)); };
  CHECK_FALSE(full("1979-11-19"));
  CHECK(full("1979-11-20"));
  CHECK(full("2020-07-23"));
  CHECK_FALSE(full("2020-07-24"));
  const auto partial = [](const char* on) { return inForce(date("1979"), date("2020-07"), {}, day(on)); };
  CHECK_FALSE(partial("1978-12-31"));
  CHECK(partial("1979-01-01"));
  CHECK(partial("2020-07-31"));
  CHECK_FALSE(partial("2020-08-01"));
}

TEST_CASE("the floor holds only for records without a beginning", "[dataset]") {
  const auto floor = Date::parse("1979-01-01");
  CHECK(inForce({}, {}, {}, day("0001-01-01")));
  CHECK_FALSE(inForce({}, {}, floor, day("1978-12-31")));
  CHECK(inForce({}, {}, floor, day("1979-01-01")));
  CHECK(inForce(date("1950"), {}, floor, day("1960-01-01")));
  CHECK_FALSE(inForce({}, date("1990"), floor, day("1991-01-01")));
}

TEST_CASE("a diagnostic is one line with its address", "[diagnostic]") {
  CHECK(Diagnostic{Severity::error, "agreements.csv", "agreements", 118, "b", "no city"}.text() ==
        "agreements.csv:118 field b: no city");
  CHECK(Diagnostic{Severity::error, "cities.csv", "cities", 3, "", "ragged"}.text() == "cities.csv:3: ragged");
  CHECK(Diagnostic{Severity::error, "cities.csv", "cities", 0, "", "empty"}.text() == "cities.csv: empty");
  CHECK(Diagnostic{Severity::error, "", "", 0, "/steps/0", "wrong"}.text() == "field /steps/0: wrong");
  CHECK(Diagnostic{Severity::error, "", "", 0, "", "wrong"}.text() == "wrong");
}

TEST_CASE("warnings alone are no failure", "[diagnostic]") {
  Diagnostics diagnostics{{Severity::warning, "", "", 0, "", "odd"}};
  CHECK_FALSE(hasErrors({}));
  CHECK_FALSE(hasErrors(diagnostics));
  diagnostics.push_back({Severity::error, "", "", 0, "", "wrong"});
  CHECK(hasErrors(diagnostics));
  const Result<int> result = failure(diagnostics.back());
  REQUIRE_FALSE(result);
  CHECK(result.error() == Diagnostics{diagnostics.back()});
}
