#include "app/io/json.hpp"

#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"

using namespace cityties;
using io::JsonValue;

namespace {

graph::Diagnostics errorsOf(std::string_view text) {
  const auto parsed = io::parseJson(text, "file.json");
  REQUIRE_FALSE(parsed.has_value());
  for (const auto& error : parsed.error()) {
    CHECK(error.severity == graph::Severity::error);
    CHECK(error.file == "file.json");
  }
  return parsed.error();
}

bool says(const graph::Diagnostic& diagnostic, std::string_view words) {
  return diagnostic.message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a JSON tree keeps order, kinds, digits and lines") {
  const auto parsed =
      io::parseJson("{\n \"z\": [1,\n 2.50],\n \"a\": {\"x\": null, \"y\": true},\n \"s\": \"é\\n中\"\n}\n", "f");
  REQUIRE(parsed.has_value());
  REQUIRE(parsed->kind == JsonValue::Kind::object);
  REQUIRE(parsed->members.size() == 3);
  CHECK(parsed->members[0].key == "z");
  CHECK(parsed->members[1].key == "a");
  const JsonValue& z = parsed->members[0].value;
  REQUIRE(z.items.size() == 2);
  CHECK(z.line == 2);
  CHECK(z.items[0].line == 2);
  CHECK(z.items[1].line == 3);
  CHECK(z.items[1].number == 2.5);
  CHECK(parsed->find("a")->find("x")->kind == JsonValue::Kind::null);
  CHECK(parsed->find("a")->find("y")->boolean);
  CHECK(parsed->find("s")->text == "é\n中");
  CHECK(parsed->find("s")->line == 5);
  CHECK(parsed->find("nothing") == nullptr);
  CHECK(io::toText(*parsed) == "{\"z\": [1, 2.50], \"a\": {\"x\": null, \"y\": true}, \"s\": \"é\\n中\"}");
}

TEST_CASE("the line of a number before a line break is its own") {
  const auto parsed = io::parseJson("[1\n,\n22\n]", "f");
  REQUIRE(parsed.has_value());
  CHECK(parsed->items[0].line == 1);
  CHECK(parsed->items[1].line == 3);
}

TEST_CASE("malformed JSON is an error with its line") {
  const auto missing = errorsOf("{\n  \"a\": 1\n  \"b\": 2\n}");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].row == 3);
  CHECK(says(missing[0], "not valid JSON"));
  CHECK_FALSE(says(missing[0], "json.exception"));

  CHECK(errorsOf("")[0].row == 1);
  CHECK(errorsOf("{\"a\": 1")[0].row == 1);
  CHECK(errorsOf("{\n\"a\": 1\n")[0].row == 3);
  CHECK(errorsOf("[1,]").size() == 1);
  CHECK(errorsOf("// comment\n{}").size() == 1);
  CHECK(errorsOf("{} {}").size() == 1);
  CHECK(errorsOf("nul").size() == 1);
}

TEST_CASE("every duplicate key is reported") {
  const auto errors = errorsOf("{\n\"a\": 1,\n\"a\": 2,\n\"b\": {\"c\": 1,\n\"c\": 2}\n}");
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].row == 3);
  CHECK(says(errors[0], "'a'"));
  CHECK(errors[1].row == 5);
  CHECK(says(errors[1], "'c'"));
  CHECK(io::parseJson("[{\"a\":1},{\"a\":1}]", "f").has_value());
}

TEST_CASE("broken UTF-8 is an error that is itself UTF-8") {
  for (const std::string_view bytes : {"\xff", "\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xc0\xaf"}) {
    const auto errors = errorsOf("[\n\"" + std::string(bytes) + "\"]");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].row == 2);
    CHECK(says(errors[0], "UTF-8"));
    for (const char c : errors[0].message) CHECK(static_cast<unsigned char>(c) < 0x80);
  }
  CHECK_FALSE(io::parseJson("[\"\\ud800\"]", "f").has_value());
}

TEST_CASE("control characters in texts and keys are errors") {
  CHECK(says(errorsOf("[\"a\\u0000b\"]")[0], "control character"));
  CHECK(says(errorsOf("{\"a\\u001b\": 1}")[0], "control character"));
  CHECK(io::parseJson("[\"a\\n\\tb\"]", "f").has_value());
}

TEST_CASE("depth and size have limits") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(io::parseJson(nested(io::jsonDepthLimit), "f").has_value());
  CHECK(says(errorsOf(nested(io::jsonDepthLimit + 1))[0], "deeper"));
  CHECK(says(errorsOf(std::string(3'000'000, '['))[0], "deeper"));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(says(errorsOf(objects)[0], "deeper"));
  CHECK(says(errorsOf(std::string(io::jsonSizeLimit + 1, ' '))[0], "larger than 16 MiB"));
}

TEST_CASE("a number that no double holds is an error") {
  CHECK(errorsOf("[1e400]").size() == 1);
  CHECK(io::parseJson("[1e308, 18446744073709551615, -9223372036854775808]", "f").has_value());
}

TEST_CASE("files that cannot be read are errors that name them") {
  const auto nothing = io::readJson("/no/such/file.json");
  REQUIRE_FALSE(nothing.has_value());
  CHECK(nothing.error()[0].file == "/no/such/file.json");
  CHECK(says(nothing.error()[0], "cannot be opened"));
  const auto folder = io::readJson(std::filesystem::temp_directory_path());
  REQUIRE_FALSE(folder.has_value());
  CHECK(says(folder.error()[0], "folder"));
  if (std::filesystem::exists("/dev/zero")) {
    const auto endless = io::readJson("/dev/zero");
    REQUIRE_FALSE(endless.has_value());
    CHECK(says(endless.error()[0], "larger than"));
  }
}

TEST_CASE("pointer tokens are escaped") { CHECK(io::pointerToken("a/b~c") == "a~1b~0c"); }
