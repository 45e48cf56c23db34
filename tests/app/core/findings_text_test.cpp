// Dates, percents and lists as both languages write them.
#include "app/core/findings.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

graph::Date day(const char* text) { return graph::Date::parse(text).value(); }
const std::string gap = "\u00a0", minus = "\u2212";

}  // namespace

TEST_CASE("dates") {
  CHECK(longDate(day("2020-07-24"), Language::english) == "24 July 2020");
  CHECK(longDate(day("2020-07-24"), Language::chinese) == "2020年7月24日");
  CHECK(shortDate(day("2020-07-24"), Language::english, false) == "24 Jul");
  CHECK(shortDate(day("2020-07-20"), Language::english, true) == "20 Jul 2020");
  CHECK(shortDate(day("2020-07-24"), Language::chinese, false) == "7月24日");
  CHECK(shortDate(day("2020-12-01"), Language::chinese, true) == "2020年12月1日");
  CHECK(shortDate(day("2019-05-09"), Language::english, false) == "9 May");
}

TEST_CASE("percents are whole, with a true minus and the language's gap") {
  CHECK(percent(-.304, Language::english) == minus + "30" + gap + "%");
  CHECK(percent(-.304, Language::chinese) == minus + "30%");
  CHECK(percent(.27, Language::english) == "27" + gap + "%");
  CHECK(percent(-1, Language::english) == minus + "100" + gap + "%");
  CHECK(percent(0, Language::english) == "0" + gap + "%");
  CHECK(percent(-1.0 / 3, Language::chinese) == minus + "33%");
}

TEST_CASE("decimals appear only where whole percents would say nothing or too much") {
  CHECK(percent(-.004, Language::chinese) == minus + "0.4%");
  CHECK(percent(.0004, Language::chinese) == "0.04%");
  CHECK(percent(-.00004, Language::chinese) == "0%");  // no "−0"
  CHECK(percent(.0094, Language::chinese) == "0.9%");
  CHECK(percent(.0096, Language::chinese) == "1%");
  CHECK(percent(.00096, Language::chinese) == "0.1%");
  CHECK(percent(-.9996, Language::chinese) == minus + "99.9%");  // not all
  CHECK(percent(-.9949, Language::chinese) == minus + "99%");
  CHECK(percent(1.5, Language::chinese) == "150%");
}

TEST_CASE("what is no number prints as none") {
  CHECK(percent(std::numeric_limits<double>::quiet_NaN(), Language::english) == "—");
  CHECK(percent(std::numeric_limits<double>::infinity(), Language::chinese) == "—");
}

TEST_CASE("names are joined as each language does") {
  CHECK(joinNames({}, Language::english).empty());
  CHECK(joinNames({"Jackson"}, Language::english) == "Jackson");
  CHECK(joinNames({"Guiyang", "Lhasa"}, Language::english) == "Guiyang and Lhasa");
  CHECK(joinNames({"Baton Rouge", "New Orleans", "Jackson"}, Language::english) ==
        "Baton Rouge, New Orleans and Jackson");
  CHECK(joinNames({"巴吞鲁日", "新奥尔良", "杰克逊"}, Language::chinese) == "巴吞鲁日、新奥尔良和杰克逊");
}
