// Scripts are read with every mistake told at its line; expectations are met or not.
#include "app/io/script.hpp"

#include "app/io/told.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
namespace line = io::line;

namespace {

io::Script script(const std::string& text) {
  auto read = io::parseScript("cityties-script 1\n" + text, "s");
  if (!read) FAIL(read.error().front().text());
  return std::move(*read);
}

template <class T>
T one(const std::string& text) {
  const auto read = script(text);
  REQUIRE(read.lines.size() == 1);
  REQUIRE(std::holds_alternative<T>(read.lines.front().instruction));
  return std::get<T>(read.lines.front().instruction);
}

std::vector<std::string> problems(const std::string& text) {
  const auto read = io::parseScript(text, "s");
  REQUIRE_FALSE(read.has_value());
  std::vector<std::string> all;
  for (const auto& problem : read.error()) all.push_back(problem.text());
  return all;
}

}  // namespace

TEST_CASE("a script has a header, comments, and lines with their numbers") {
  const auto read = script("version 1.2\nstart --scenario \"a b\" --lang zh\nrecords abc\n\n# words\nstep 2\r\nsettle");
  CHECK(read.version == "1.2");
  CHECK(read.start == std::vector<std::string>{"--scenario", "a b", "--lang", "zh"});
  CHECK(read.records == "abc");
  REQUIRE(read.lines.size() == 2);
  CHECK(read.lines[0].number == 7);
  CHECK(read.lines[0].text == "step 2");
  CHECK(std::holds_alternative<core::Command>(read.lines[0].instruction));
  CHECK(std::holds_alternative<line::Settle>(read.lines[1].instruction));
}

TEST_CASE("input, pictures and expectations are read") {
  const auto key = one<line::Key>("key Ctrl+Shift+Z");
  CHECK((key.control && key.shift && !key.alt && key.name == "Z"));
  CHECK(one<line::Key>("key +").name == "+");
  CHECK(one<line::Type>("type 休斯敦 x").text == "休斯敦 x");
  CHECK(one<line::Click>("click 10 20.5").y == 20.5f);
  CHECK(one<line::Click>("click \"What changed\"").text == "What changed");
  CHECK(one<line::Drag>("drag 1 2 3 4").toY == 4);
  CHECK(one<line::Wheel>("wheel 1 2 -3").notches == -3);
  CHECK(one<line::Move>("move 1 2").x == 1);
  CHECK(one<line::Screenshot>("screenshot a b.png").file == "a b.png");
  CHECK(one<line::Expect>("expect title A title").words == std::vector<std::string>{"A title"});
  CHECK(one<line::Expect>("expect figure pairs_lost 1 651").words ==
        std::vector<std::string>{"pairs_lost", "1", "651"});
}

TEST_CASE("every mistake of a script is told with its line") {
  CHECK(problems("cityties-script 1\nstpe 2\nundo\nexpect stp 1\nclick 1\nkey Control+Z\n") ==
        std::vector<std::string>{"s:2: unknown instruction 'stpe'; did you mean 'step'?",
                                 "s:4: nothing is known of 'stp'; did you mean 'step'?",
                                 "s:5: something is missing; expected: click X Y, click \"TEXT\"",
                                 "s:6: 'Control' is none of Ctrl, Shift, Alt"});
  CHECK(problems("cityties-script 1\nundo\nversion 2").size() == 1);
  CHECK(problems("undo\n").size() == 1);
  CHECK(problems("cityties-script 2\n").front().find("cityties-script 1") != std::string::npos);
  CHECK(problems("").size() == 1);
  CHECK(problems("cityties-script 1\nexpect figure pairs_lost\n").size() == 1);
  CHECK_FALSE(io::readScript("/no/such/file").has_value());
}

TEST_CASE("an expectation is met by the same text, or the number to its digits") {
  CHECK(io::meets("houston", "houston"));
  CHECK_FALSE(io::meets("houston", "Houston"));
  CHECK(io::meets("-0.013149", "-0.0131"));
  CHECK_FALSE(io::meets("-0.013151", "-0.0131"));
  CHECK(io::meets("651", "651"));
  CHECK_FALSE(io::meets("651.2", "651"));
  CHECK(io::meets("4", "<=5"));
  CHECK_FALSE(io::meets("6", "<=5"));
  CHECK(io::meets("6", ">=5"));
  CHECK_FALSE(io::meets("none", "0"));
}

TEST_CASE("what can be expected is told of the session") {
  core::Session session(std::make_shared<const graph::Dataset>(), {}, {});
  CHECK(io::told(session, "selected") == "none");
  session.apply(core::command::Select{"x"});
  session.apply(core::command::Change{core::edit::AddStep{1, {}}});
  CHECK(io::told(session, "selected") == "x");
  CHECK(io::told(session, "steps") == "1");
  CHECK(io::told(session, "undo") == "1");
  CHECK(io::told(session, "modified") == "yes");
  CHECK_FALSE(io::told(session, "nonsense"));
  for (const auto& key : io::toldKeys()) CHECK(io::told(session, key).has_value());
}
