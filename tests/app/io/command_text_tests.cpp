// Every command, edit and action as a line of text and back; and what is said of a line that is none.
#include "app/io/command_text.hpp"

#include <set>

#include "tests/app/core/random_commands.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
namespace command = core::command;

namespace {

core::Command parsed(const std::string& line) {
  const auto read = io::parseCommand(line);
  INFO(line);
  if (!read) FAIL(read.error().front().message);
  return *read;
}

std::string problem(const std::string& line) {
  const auto read = io::parseCommand(line);
  INFO(line);
  REQUIRE_FALSE(read.has_value());
  return read.error().front().message;
}

bool comesBack(const core::Command& command) {
  const std::string text = io::commandText(command);
  INFO(text);
  CHECK(text.find('\n') == std::string::npos);
  CHECK(text.find('\r') == std::string::npos);
  return test::same(parsed(text), command);
}

}  // namespace

TEST_CASE("every kind of command reads back from its text with the same arguments") {
  const unsigned seed = 20200724;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  test::RandomCommands commands(random, nullptr);
  for (std::size_t kind = 0; kind < std::variant_size_v<core::Command>; ++kind)
    for (int n = 0; n < 200; ++n) {
      const core::Command made = commands.ofKind(kind);
      INFO(io::commandText(made));
      REQUIRE(comesBack(made));
    }
}

TEST_CASE("every kind of edit reads back from its text") {
  std::mt19937 random(7);
  test::RandomCommands commands(random, nullptr);
  for (std::size_t kind = 0; kind < std::variant_size_v<core::Edit>; ++kind)
    for (int n = 0; n < 100; ++n) {
      const core::Command made = command::Change{commands.edit(kind)};
      INFO(io::commandText(made));
      REQUIRE(comesBack(made));
    }
}

TEST_CASE("commands have words of their own") {
  const auto& words = io::commandWords();
  CHECK(words.size() == std::variant_size_v<core::Command>);
  CHECK(std::set<std::string>(words.begin(), words.end()).size() == words.size());
}

TEST_CASE("the lines are those that people write") {
  CHECK(io::commandText(command::GoToStep{2}) == "step 2");
  CHECK(io::commandText(command::Select{"us-tx-houston"}) == "select us-tx-houston");
  CHECK(io::commandText(command::Search{"new orleans"}) == "search new orleans");
  CHECK(io::commandText(command::Search{""}) == R"(search "")");
  CHECK(io::commandText(command::SetProjection{geo::ProjectionKind::globe}) == "projection globe");
  CHECK(io::commandText(command::SetCentre{}) == "centre home");
  CHECK(io::commandText(command::SetCentre{core::MapCentre{"us-tx-houston", {}}}) == "centre us-tx-houston");
  CHECK(io::commandText(command::SetCentre{core::MapCentre{"home", {}}}) == R"(centre "home")");
  CHECK(io::commandText(command::SetDay{}) == "day none");
  CHECK(io::commandText(command::AskRoute{core::RouteQuestion{"a", ""}}) == R"(route a "")");
  CHECK(io::commandText(command::SetDraft{graph::ClosePost{}}) == R"(draft {"do": "close_post", "post": ""})");
  CHECK(io::commandText(
            command::Change{core::edit::AddAction{1, graph::ClosePost{graph::PostId("cn-us-houston"), {}}}}) ==
        R"(change {"edit": "add_action", "step": 1, "action": {"do": "close_post", "post": "cn-us-houston"}})");
  CHECK(test::same(parsed("  step   2 \r"), command::GoToStep{2}));
}

TEST_CASE("a line that is no command says what is wrong and what is near") {
  CHECK(problem("selct us-tx-houston") == "unknown command 'selct'; did you mean 'select'?");
  CHECK(problem("step") == "something is missing; expected: step N");
  CHECK(problem("step two") == "'two' is no number that fits; expected: step N");
  CHECK(problem("step -1") == "'-1' is no number that fits; expected: step N");
  CHECK(problem("step 1 2") == "too much: '2'; expected: step N");
  CHECK(problem("undo 2") == "too much: '2'; expected: undo");
  CHECK(problem("theme drak") == "unknown theme 'drak'; did you mean 'dark'?");
  CHECK(problem("projection glob") == "unknown projection 'glob'; did you mean 'globe'?");
  CHECK(problem("zoom-by inf") == "'inf' is no number that fits; expected: zoom-by FACTOR");
  CHECK(problem("day 2020-02-30") == "'2020-02-30' is no day; expected: YYYY-MM-DD");
  CHECK(problem("search \"open").find("quotes") != std::string::npos);
  CHECK(problem("change {\"edit\": \"ad_action\"}") ==
        "unknown edit 'ad_action'; did you mean 'add_action'? (at /edit)");
  CHECK(problem(R"(change {"edit": "remove_step", "step": 1, "stp": 2})").find("did you mean 'step'") !=
        std::string::npos);
  CHECK(problem(R"(change {"edit": "remove_step", "step": 1.5})").find("whole number") != std::string::npos);
  CHECK(problem("filter {\"dates\": \"some\"}").find("unknown choice of dates 'some'") != std::string::npos);
  CHECK(problem("change remove").find("expected: change {") != std::string::npos);
}
