#include "app/cli/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cityties::cli {
namespace {

struct Range {
  char32_t first, last;
};

/// East Asian Width W and F, and emoji shown wide (Unicode Standard Annex 11), by blocks.
constexpr std::array<Range, 14> wide{{{0x1100, 0x115f},
                                      {0x2e80, 0x303e},
                                      {0x3041, 0x33ff},
                                      {0x3400, 0x4dbf},
                                      {0x4e00, 0x9fff},
                                      {0xa000, 0xa4cf},
                                      {0xa960, 0xa97f},
                                      {0xac00, 0xd7a3},
                                      {0xf900, 0xfaff},
                                      {0xfe30, 0xfe6f},
                                      {0xff01, 0xff60},
                                      {0xffe0, 0xffe6},
                                      {0x1f300, 0x1faff},
                                      {0x20000, 0x3fffd}}};
constexpr std::array<Range, 5> zero{
    {{0x0300, 0x036f}, {0x200b, 0x200f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}}};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

/// Takes one code point off the front; a stray byte counts as itself.
char32_t next(std::string_view& utf8) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  char32_t c = length == 1 ? lead : lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length && i < utf8.size(); ++i)
    c = (c << 6) | (static_cast<unsigned char>(utf8[i]) & 0x3f);
  utf8.remove_prefix(std::min(length, utf8.size()));
  return c;
}

void appendCell(std::string& line, const std::string& cell, std::size_t width, TextTable::Align align) {
  const std::size_t own = displayWidth(cell);
  const std::string space(width > own ? width - own : 0, ' ');
  line += align == TextTable::Align::right ? space + cell : cell + space;
}

void appendLine(std::string& text, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  text += line + "\n";
}

}  // namespace

std::size_t displayWidth(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const char32_t c = next(utf8);
    if (within(zero, c)) continue;
    width += within(wide, c) ? 2 : 1;
  }
  return width;
}

std::string grouped(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string decimal(const std::optional<double>& value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "—";
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  widths.reserve(columns_.size());
  for (const auto& column : columns_) widths.push_back(displayWidth(column.header));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], displayWidth(row[i]));
  std::string text, header, rule;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const char* gap = i == 0 ? "" : "  ";
    header += gap;
    appendCell(header, columns_[i].header, widths[i], columns_[i].align);
    rule += gap;
    for (std::size_t dash = 0; dash < widths[i]; ++dash) rule += "─";
  }
  appendLine(text, header);
  appendLine(text, rule);
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      line += i == 0 ? "" : "  ";
      appendCell(line, row[i], widths[i], columns_[i].align);
    }
    appendLine(text, line);
  }
  return text;
}

}  // namespace cityties::cli
