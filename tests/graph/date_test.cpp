#include "graph/date.hpp"

#include "tests/support/catch.hpp"

using cityties::graph::Date;
using cityties::graph::PartialDate;

namespace {

std::string endOf(const char* text) { return PartialDate::parse(text).value().exclusiveEnd().text(); }

}  // namespace

TEST_CASE("a date keeps its text and its precision", "[date]") {
  const auto [text, precision, first] = GENERATE(table<std::string, PartialDate::Precision, std::string>({
      {"1979", PartialDate::Precision::year, "1979-01-01"},
      {"2020-07", PartialDate::Precision::month, "2020-07-01"},
      {"2020-07-24", PartialDate::Precision::day, "2020-07-24"},
      {"2000-02-29", PartialDate::Precision::day, "2000-02-29"},
      {"0001", PartialDate::Precision::year, "0001-01-01"},
      {"9999-12-31", PartialDate::Precision::day, "9999-12-31"},
  }));
  const auto date = PartialDate::parse(text);
  REQUIRE(date);
  CHECK(date->text() == text);
  CHECK(date->precision() == precision);
  CHECK(date->firstDay().text() == first);
}

TEST_CASE("what is no date or no possible day is refused", "[date]") {
  const std::string text =
      GENERATE("", "79", "0000", "20200", "2020-7", "2020-00", "2020-13", "2020-02-30", "2019-02-29", "1900-02-29",
               "2020-04-31", "2020-07-00", "2020-07-32", "2020/07/24", "2020-07-24 ", " 2020-07-24", "2020-0724",
               "-2020", "+202", "2020-+1", "20x0", "2020-07-2x", "２０２０");
  CAPTURE(text);
  CHECK_FALSE(PartialDate::parse(text));
  CHECK_FALSE(Date::parse(text));
}

TEST_CASE("a day is not a partial date", "[date]") {
  CHECK(Date::parse("2020-07-24").value().text() == "2020-07-24");
  CHECK_FALSE(Date::parse("2020-07"));
  CHECK_FALSE(Date::parse("2020"));
}

TEST_CASE("a partial end is the first day after its period, a full one is exclusive", "[date]") {
  CHECK(endOf("2020") == "2021-01-01");
  CHECK(endOf("2020-02") == "2020-03-01");
  CHECK(endOf("2020-12") == "2021-01-01");
  CHECK(endOf("2020-07-24") == "2020-07-24");
}

TEST_CASE("dates are in calendar order", "[date]") {
  CHECK(Date::parse("2020-02-29").value() < Date::parse("2020-03-01").value());
  CHECK((Date::parse("2020-03-01")->days() - Date::parse("2020-02-28")->days()).count() == 2);
  CHECK(Date::parse("1970-01-01") == Date{});
  CHECK(Date::today() > Date::parse("2024-01-01").value());
}
