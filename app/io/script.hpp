#pragma once
// A script of the window: commands, real input, waiting, pictures and expectations, a line each (app/io/README.md).
// A log of commands is one.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/view.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

namespace line {
struct Settle {};  ///< wait until picture and figures are the final ones
struct Count {};   ///< counters of frames begin at 0
struct Screenshot {
  std::string file;
};
/// `what` is a key of `told`, or `figure` and `frames`, whose key is then the first of `words`; the last is the value.
struct Expect {
  std::string what;
  std::vector<std::string> words;
};
struct Key {
  bool control = false, shift = false, alt = false;
  std::string name;  ///< a letter or digit in upper case, or Left, Escape, F1 …
};
struct Type {
  std::string text;
};
/// Logical pixels from the upper left corner, or the middle of a text that the interface shows.
struct Click {
  float x = 0, y = 0;
  std::string text;
};
struct Move {
  float x = 0, y = 0;
};
struct Drag {
  float x = 0, y = 0, toX = 0, toY = 0;
};
struct Wheel {
  float x = 0, y = 0, notches = 0;
};
}  // namespace line

using Instruction = std::variant<core::Command, line::Settle, line::Count, line::Screenshot, line::Expect, line::Key,
                                 line::Type, line::Click, line::Move, line::Drag, line::Wheel>;

struct ScriptLine {
  std::size_t number = 0;  ///< in the file, from 1
  std::string text;
  Instruction instruction;
};

struct Script {
  std::string version;             ///< of the program that wrote it; empty: not told
  std::vector<std::string> start;  ///< words after `cityties view`
  std::string records;             ///< SHA-256 of the records that were open; empty: not told
  std::vector<ScriptLine> lines;
};

/// Empty lines and those that begin with # are skipped. Errors, all of them, with their line: no or another format in
/// the first line, a header line further down, a line that is no instruction (with the nearest word).
graph::Result<Script> parseScript(std::string_view text, const std::string& fileName);
/// Further errors: no such file, unreadable, larger than 64 MB.
graph::Result<Script> readScript(const std::filesystem::path& file);

/// Needs a window: input, pictures, counters.
bool needsWindow(const Instruction& instruction);

/// `actual` is what is expected: the same text; the number, rounded to the digits that `expected` has; at most or at
/// least a number for `<=5` and `>=5`.
bool meets(const std::string& actual, const std::string& expected);

}  // namespace cityties::io
