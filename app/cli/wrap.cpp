#include "app/cli/wrap.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "app/cli/table.hpp"

namespace cityties::cli {
namespace {

/// What is never parted: a word, or one wide character with the punctuation that clings to it.
struct Piece {
  std::string text;
  bool spaceBefore = false;
};

// Of Chinese text; narrow punctuation stands inside words anyway.
constexpr std::array<std::string_view, 14> closing{"，", "。", "、", "；", "：", "？", "！",
                                                   "）", "》", "」", "』", "】", "”",  "’"};
constexpr std::array<std::string_view, 7> opening{"（", "《", "「", "『", "【", "“", "‘"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& marks, std::string_view c) {
  return std::find(marks.begin(), marks.end(), c) != marks.end();
}

std::string_view firstCharacter(std::string_view utf8) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return utf8.substr(0, std::min(length, utf8.size()));
}

std::vector<Piece> piecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  bool space = true;
  std::string_view last;
  while (!text.empty()) {
    const std::string_view c = firstCharacter(text);
    text.remove_prefix(c.size());
    if (c == " " || c == "\n") {
      space = true;
      continue;
    }
    const bool wideBorder = displayWidth(c) == 2 || (!last.empty() && displayWidth(last) == 2);
    const bool clings = among(closing, c) || among(opening, last);
    if (space || (wideBorder && !clings))
      pieces.push_back({std::string(c), space});
    else
      pieces.back().text += c;
    space = false;
    last = c;
  }
  return pieces;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t columns, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string result, line = margin;
  std::size_t width = indent;
  for (const Piece& piece : piecesOf(text)) {
    const std::size_t own = displayWidth(piece.text);
    const bool first = width == indent;
    const std::size_t gap = piece.spaceBefore && !first ? 1 : 0;
    if (!first && width + gap + own > columns) {
      result += line + "\n";
      line = margin + piece.text;
      width = indent + own;
      continue;
    }
    line += std::string(gap, ' ') + piece.text;
    width += gap + own;
  }
  return result + line + "\n";
}

}  // namespace cityties::cli
