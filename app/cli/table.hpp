#pragma once
// Tables as text: aligned for people, CSV for programs.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/io/csv_table.hpp"

namespace cityties::cli {

/// Columns a terminal uses for the text: 2 for wide East Asian characters, 0 for combining marks. O(length).
std::size_t displayWidth(std::string_view utf8);

/// "12,345".
std::string grouped(std::size_t count);
/// With a number of decimals; "—" for nothing.
std::string decimal(const std::optional<double>& value, int decimals);

class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string header;
    Align align = Align::left;
  };
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// One cell a column.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  /// Header, rule and rows; columns two spaces apart.
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

using io::CsvTable;

}  // namespace cityties::cli
