#pragma once
// What was done at the window, as the lines of a script that does it again.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/core/session.hpp"

namespace cityties::io {

/// Commands in the order they were carried out. Left out is what changed nothing: a refused edit, an undo with nothing
/// to undo; and what only the pointer does (`hover`).
class CommandLog {
 public:
  /// What is noted from now on is also written into the file, line by line, so that it is there after a crash. `header`
  /// and what was noted before go first. Errors: a file that cannot be written.
  graph::Result<void> writeTo(const std::filesystem::path& file, const std::vector<std::string>& header);

  void note(const core::Command& command, const core::Session::Outcome& outcome);

  const std::vector<std::string>& lines() const { return lines_; }
  /// Commands only; the last ones when there are more than a million.
  static constexpr std::size_t limit = 1'000'000;

 private:
  std::vector<std::string> lines_;
  std::ofstream file_;
};

/// The lines with which a script begins: format, program, what was opened (`words`, of `cityties view`) and the
/// checksum of the records (empty: not known).
std::vector<std::string> scriptHeader(const std::string& version, const std::vector<std::string>& words,
                                      const std::string& sha256);

}  // namespace cityties::io
