#include "app/io/script.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/io/command_forms.hpp"
#include "app/io/command_text.hpp"
#include "app/io/told.hpp"

namespace cityties::io {
namespace {

constexpr std::uintmax_t sizeLimit = std::uintmax_t{64} << 20;

line::Key readKey(Arguments& in) {
  line::Key key;
  std::string name = in.word().text;
  for (std::size_t plus = name.find('+'); plus != std::string::npos && plus > 0 && plus + 1 < name.size();
       plus = name.find('+')) {
    const std::string modifier = name.substr(0, plus);
    name.erase(0, plus + 1);
    if (modifier == "Ctrl")
      key.control = true;
    else if (modifier == "Shift")
      key.shift = true;
    else if (modifier == "Alt")
      key.alt = true;
    else
      in.fail("'" + modifier + "' is none of Ctrl, Shift, Alt");
  }
  key.name = name;
  return key;
}

line::Expect readExpect(Arguments& in) {
  line::Expect expect{in.word().text, {}};
  const bool keyed = expect.what == "figure" || expect.what == "frames";
  const auto known = toldKeys();
  if (in.problems.empty() && !keyed && expect.what != "text" && std::ranges::find(known, expect.what) == known.end()) {
    const auto near = nearestWord(expect.what, known);
    in.fail("nothing is known of '" + expect.what + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    return expect;
  }
  if (!keyed) {
    expect.words = {in.rest()};
    return expect;
  }
  while (!in.atEnd() && in.problems.empty()) expect.words.push_back(in.word().text);
  const std::size_t most = expect.what == "figure" ? 3 : 2;
  if (in.problems.empty() && (expect.words.size() < 2 || expect.words.size() > most))
    in.fail("expected: " + std::string(in.usage));
  return expect;
}

line::Click readClick(Arguments& in) {
  if (in.words.raw().starts_with('"')) return {0, 0, in.word().text};
  const auto x = in.number<float>();
  return {x, in.number<float>(), {}};
}

struct Entry {
  std::string_view word, usage;
  Instruction (*read)(Arguments&);
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all{
      {"settle", "settle", [](Arguments&) -> Instruction { return line::Settle{}; }},
      {"count", "count", [](Arguments&) -> Instruction { return line::Count{}; }},
      {"screenshot", "screenshot FILE.png", [](Arguments& in) -> Instruction { return line::Screenshot{in.rest()}; }},
      {"expect", "expect KEY VALUE, expect figure NAME [STEP] VALUE, expect frames NAME VALUE",
       [](Arguments& in) -> Instruction { return readExpect(in); }},
      {"key", "key [Ctrl+][Shift+][Alt+]KEY", [](Arguments& in) -> Instruction { return readKey(in); }},
      {"type", "type TEXT", [](Arguments& in) -> Instruction { return line::Type{in.rest()}; }},
      {"click", "click X Y, click \"TEXT\"", [](Arguments& in) -> Instruction { return readClick(in); }},
      {"move", "move X Y",
       [](Arguments& in) -> Instruction {
         const auto x = in.number<float>();
         return line::Move{x, in.number<float>()};
       }},
      {"drag", "drag X Y X2 Y2",
       [](Arguments& in) -> Instruction {
         line::Drag drag;
         for (float* at : {&drag.x, &drag.y, &drag.toX, &drag.toY}) *at = in.number<float>();
         return drag;
       }},
      {"wheel", "wheel X Y NOTCHES", [](Arguments& in) -> Instruction {
         line::Wheel wheel;
         for (float* at : {&wheel.x, &wheel.y, &wheel.notches}) *at = in.number<float>();
         return wheel;
       }}};
  return all;
}

graph::Result<Instruction> parseInstruction(std::string_view text) {
  LineWords words(text);
  const auto first = words.next();
  if (!first) return tl::unexpected(first.error());
  for (const Entry& entry : entries()) {
    if (!first->is(entry.word)) continue;
    Arguments arguments{words, entry.usage, {}};
    Instruction made = entry.read(arguments);
    arguments.finish();
    if (!arguments.problems.empty()) return tl::unexpected(arguments.problems);
    return made;
  }
  const auto& commands = commandWords();
  if (!first->quoted && std::ranges::find(commands, first->text) != commands.end()) {
    auto command = parseCommand(text);
    if (!command) return tl::unexpected(command.error());
    return Instruction(std::move(*command));
  }
  std::vector<std::string> known = commands;
  for (const Entry& entry : entries()) known.emplace_back(entry.word);
  const auto near = nearestWord(first->text, known);
  return tl::unexpected(
      lineProblem("unknown instruction '" + first->text + "'" + (near ? "; did you mean '" + *near + "'?" : "")));
}

/// Takes the header lines. Returns whether `text` was one.
graph::Result<bool> takeHeader(Script& script, std::string_view text) {
  LineWords words(text);
  const auto first = words.next();
  if (!first || first->quoted) return false;
  if (first->text == "version") {
    script.version = words.rest().value_or("");
  } else if (first->text == "records") {
    script.records = words.rest().value_or("");
  } else if (first->text == "start") {
    while (!words.atEnd()) {
      auto word = words.next();
      if (!word) return tl::unexpected(word.error());
      script.start.push_back(std::move(word->text));
    }
  } else {
    return false;
  }
  if (!script.lines.empty()) return tl::unexpected(lineProblem("'" + first->text + "' belongs to the first lines"));
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

graph::Result<Script> parseScript(std::string_view text, const std::string& fileName) {
  Script script;
  graph::Diagnostics problems;
  bool begun = false;
  std::size_t number = 0;
  const auto tell = [&](graph::Diagnostics found) {
    for (auto& problem : found) {
      problem.file = fileName;
      problem.row = number;
      problems.push_back(std::move(problem));
    }
  };
  while (!text.empty() && (begun || problems.empty())) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view one = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (one.empty() || one.front() == '#') continue;
    if (!std::exchange(begun, true)) {
      if (one != "cityties-script 1") {
        begun = false;
        tell(lineProblem("no script that this program reads; expected as the first line: cityties-script 1"));
      }
      continue;
    }
    const auto header = takeHeader(script, one);
    if (!header) tell(header.error());
    if (!header || *header) continue;
    auto instruction = parseInstruction(one);
    if (instruction)
      script.lines.push_back({number, std::string(one), std::move(*instruction)});
    else
      tell(instruction.error());
  }
  if (!begun && problems.empty())
    tell(lineProblem("the script is empty; expected as the first line: cityties-script 1"));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return script;
}

graph::Result<Script> readScript(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  if (problem) return graph::failure({.file = file.string(), .message = "cannot be read: " + problem.message()});
  if (size > sizeLimit) return graph::failure({.file = file.string(), .message = "is larger than 64 MB"});
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return graph::failure({.file = file.string(), .message = "cannot be read"});
  return parseScript(text.str(), file.filename().string());
}

bool needsWindow(const Instruction& instruction) {
  const auto* expect = std::get_if<line::Expect>(&instruction);
  return expect ? expect->what == "frames" || expect->what == "text"
                : !std::holds_alternative<core::Command>(instruction) &&
                      !std::holds_alternative<line::Settle>(instruction);
}

bool meets(const std::string& actual, const std::string& expected) {
  if (actual == expected) return true;
  const auto value = numberOf<double>(actual);
  const bool most = expected.starts_with("<="), least = expected.starts_with(">=");
  const std::string_view digits = std::string_view(expected).substr(most || least ? 2 : 0);
  const auto wanted = numberOf<double>(digits);
  if (!value || !wanted) return false;
  if (most) return *value <= *wanted;
  if (least) return *value >= *wanted;
  const auto point = digits.find('.');
  if (digits.find_first_of("eE") != std::string_view::npos || point == std::string_view::npos) return *value == *wanted;
  const double unit = std::pow(10.0, -static_cast<double>(digits.size() - point - 1));
  return std::abs(*value - *wanted) <= unit / 2 * (1 + 1e-9);
}

}  // namespace cityties::io
