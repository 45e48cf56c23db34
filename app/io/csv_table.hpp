#pragma once
// Tables for programs.

#include <string>
#include <vector>

namespace cityties::io {

/// RFC 4180, with line feeds.
class CsvTable {
 public:
  explicit CsvTable(const std::vector<std::string>& header) { add(header); }
  void add(const std::vector<std::string>& cells);
  std::string text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace cityties::io
