#pragma once
// What the program had to say: warnings of the data, edits that were refused, files that could not be read.

#include <cstddef>
#include <deque>
#include <string>

#include "graph/diagnostic.hpp"

namespace cityties::desk {

struct LogEntry {
  std::string time;  ///< of the day, 14:05:09
  bool error = false;
  std::string text;  ///< with its address, as on the command line
};

/// The newest last; at most `most`, the oldest go first.
class DeskLog {
 public:
  static constexpr std::size_t most = 2000;
  void add(const graph::Diagnostics& diagnostics);
  void add(std::string text, bool error);
  const std::deque<LogEntry>& entries() const { return entries_; }
  /// One line an entry, for the clipboard.
  std::string text() const;

 private:
  std::deque<LogEntry> entries_;
};

}  // namespace cityties::desk
