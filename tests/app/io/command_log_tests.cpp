// What goes into a log, and that it is in the file as soon as it was done.
#include "app/io/command_log.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

using Lines = std::vector<std::string>;

Session session() { return Session(std::make_shared<const graph::Dataset>(), {}, {}); }

Lines logged(const std::vector<Command>& commands) {
  Session at = session();
  io::CommandLog log;
  for (const Command& command : commands) log.note(command, at.apply(command));
  return log.lines();
}

Command title(const std::string& text) {
  return command::Change{edit::SetScenarioWords{edit::Words::title, Language::english, text}};
}

Lines linesOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a log holds what changed something and nothing that the pointer passed over") {
  CHECK(logged({command::ToggleHelp{}, command::Hover{"x"}, command::GoToStep{7}, command::Undo{}, command::Redo{},
                command::Select{"x"}, command::Select{"x"}, command::LookAt{"x"}, command::FitView{}}) ==
        Lines{"toggle-help", "select x", "look-at x", "fit"});
}

TEST_CASE("a log holds what ends a run of edits, though nothing is seen of it") {
  const Lines lines = logged({title("a"), command::EndRun{}, title("ab"), command::JumpTo{2}, title("abc")});
  REQUIRE(lines.size() == 5);
  CHECK(lines[1] == "end-run");
  CHECK(lines[3] == "jump 2");
}

TEST_CASE("of a refused edit a log holds that it stopped the play") {
  const Command refused = command::Change{edit::RemoveStep{5}};
  CHECK(logged({refused}).empty());
  const Lines lines = logged({command::Change{edit::AddStep{1, {}}}, command::TogglePlay{}, refused});
  REQUIRE(lines.size() == 3);
  CHECK(lines[2] == "stop-play");
}

TEST_CASE("a log file has the header, what was done before, and every line at once") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "log";
  Session at = session();
  io::CommandLog log;
  const auto note = [&](const Command& command) { log.note(command, at.apply(command)); };
  note(command::ToggleHelp{});
  REQUIRE(log.writeTo(file, io::scriptHeader("1.2", {"--data", "a folder", "--lang", "zh"}, "abc")));
  note(command::ToggleNotes{});
  CHECK(linesOf(file) == Lines{"cityties-script 1", "version 1.2", R"(start --data "a folder" --lang zh)",
                               "records abc", "toggle-help", "toggle-notes"});
  CHECK_FALSE(log.writeTo(folder.path() / "no" / "such", {}).has_value());
}
