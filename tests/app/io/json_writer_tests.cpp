#include "app/io/json_writer.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "app/io/json.hpp"
#include "tests/support/catch.hpp"

using cityties::io::JsonWriter;
using Layout = JsonWriter::Layout;

TEST_CASE("the writer keeps order and indents") {
  JsonWriter out;
  out.beginObject().key("b").integer(1).key("a").beginArray(Layout::line).integer(1).integer(2).endArray();
  out.key("empty").beginObject().endObject().key("list").beginArray().text("x").null().endArray().endObject();
  CHECK(out.take() ==
        "{\n  \"b\": 1,\n  \"a\": [1, 2],\n  \"empty\": {},\n  \"list\": [\n    \"x\",\n    null\n  ]\n}");
  CHECK(out.take().empty());
}

TEST_CASE("numbers read back to the same bits and are never NaN") {
  for (const double value : {0.1, 1.0 / 3, 5e-324, 1e22, -2.5, 123456789.123456789, 1e300}) {
    if (std::abs(value) < 1e-12) continue;
    JsonWriter out;
    out.number(value);
    const std::string text = out.take();
    double back = 0;
    std::from_chars(text.data(), text.data() + text.size(), back);
    CHECK(back == value);
    CHECK(cityties::io::parseJson("[" + text + "]", "f").has_value());
  }
  JsonWriter out;
  out.beginArray(Layout::line).number(std::numeric_limits<double>::quiet_NaN());
  out.number(std::numeric_limits<double>::infinity()).number(-0.0).number(-9e-13).number(1e-12);
  out.number(std::optional<double>{}).endArray();
  CHECK(out.take() == "[null, null, 0, 0, 1e-12, null]");
}

TEST_CASE("texts are quoted so that they read back, and broken UTF-8 is replaced") {
  const std::string text = "q\" b\\ n\n t\t r\r bell\x07 é 中 😀";
  JsonWriter out;
  out.beginArray(Layout::line).text(text).endArray();
  const auto back = cityties::io::parseJson("[\"q\\\" b\\\\ n\\n t\\t r\\r bell é 中 😀\"]", "f");
  REQUIRE(back.has_value());
  std::string written = out.take();
  const auto bell = written.find("\\u0007");
  REQUIRE(bell != std::string::npos);
  written.erase(bell, 6);
  CHECK(cityties::io::toText(*back) == written);

  JsonWriter broken;
  broken.text("a\xff\xc3(\xe4\xb8");
  CHECK(broken.take() == "\"a\uFFFD\uFFFD(\uFFFD\"");
}
