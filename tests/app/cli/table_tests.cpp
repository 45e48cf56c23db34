#include "app/cli/table.hpp"

#include "tests/support/catch.hpp"

using namespace cityties::cli;

TEST_CASE("wide characters take two columns, combining marks none") {
  CHECK(displayWidth("") == 0);
  CHECK(displayWidth("Houston") == 7);
  CHECK(displayWidth("休斯敦") == 6);
  CHECK(displayWidth("é") == 1);
  CHECK(displayWidth("e\u0301") == 1);
  CHECK(displayWidth("−30 %") == 5);
  CHECK(displayWidth("（）、。") == 8);
  CHECK(displayWidth("→—·") == 3);
  CHECK(displayWidth("\xff") == 1);
}

TEST_CASE("a table is aligned by what a terminal shows") {
  TextTable table({{"name"}, {"n", TextTable::Align::right}});
  table.add({"休斯敦", "1"});
  table.add({"Dallas", "1,234"});
  CHECK(table.text() == "name        n\n──────  ─────\n休斯敦      1\nDallas  1,234\n");
}

TEST_CASE("counts are grouped by thousands") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
}

TEST_CASE("decimals are fixed, and nothing is a dash") {
  CHECK(decimal(1.25, 1) == "1.2");
  CHECK(decimal(0.0, 3) == "0.000");
  CHECK(decimal(std::nullopt, 3) == "—");
}

TEST_CASE("CSV is quoted where it must be") {
  CsvTable table({"a", "b"});
  table.add({"plain", "with, comma"});
  table.add({"with \"quote\"", "two\nlines"});
  CHECK(table.text() == "a,b\nplain,\"with, comma\"\n\"with \"\"quote\"\"\",\"two\nlines\"\n");
}
