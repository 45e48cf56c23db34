#include <algorithm>
#include <array>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t at = 0, bytes = 1;
};

/// Good enough for text of our own: a malformed byte stands for itself.
Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes == 1 || at + bytes > text.size()) return {lead, at, 1};
  char32_t code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (byte(at + i) & 0x3Fu);
  return {code, at, bytes};
}

bool isWide(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool closes(char32_t c) {
  constexpr std::u32string_view marks = U"，。、；：？！）》」』”’…—%,.;:?!)";
  return marks.find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) { return std::u32string_view(U"（《「『“‘(").find(c) != std::u32string_view::npos; }

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Whether a line may end between two characters; `earlier` stands before them. A number stays with what it counts, and
/// the dot of a list with what it ends.
bool breaksBetween(char32_t earlier, char32_t before, char32_t after) {
  if (before == U' ') return after != U' ' && after != U'·' && !(isDigit(earlier) && after >= U'a' && after <= U'z');
  if (before == U'\n' || after == U'\n') return true;
  if (closes(after) || opens(before) || after == U' ') return false;
  if (before == U'-' || before == U'–') return after != U' ' && after < 0x2E80;
  return isWide(before) || isWide(after) || before == U'—';
}

std::string trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.remove_suffix(1);
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  return std::string(line);
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, float width, Face face, float size) {
  std::vector<std::string> lines;
  if (text.empty()) return lines;
  std::size_t start = 0, lastBreak = 0;
  char32_t earlier = 0, previous = 0;
  const auto fits = [&](std::size_t end) {
    return textSize(trimmed(text.substr(start, end - start)), face, size).x <= width;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode(text, at);
    if (at > start && breaksBetween(earlier, previous, c.code)) lastBreak = at;
    if (previous == U'\n') {
      lines.push_back(trimmed(text.substr(start, at - start)));
      start = lastBreak = at;
    } else if (c.code != U'\n' && !fits(at + c.bytes) && at > start) {
      // A word wider than the column is cut where it must.
      const std::size_t end = lastBreak > start ? lastBreak : at;
      lines.push_back(trimmed(text.substr(start, end - start)));
      start = lastBreak = end;
    }
    earlier = previous;
    previous = c.code;
    at += c.bytes;
  }
  if (start < text.size()) lines.push_back(trimmed(text.substr(start)));
  return lines;
}

std::string largeFigure(const std::string& figure) {
  constexpr std::string_view wide = "\u00a0", narrow = "\u202f";
  std::string text = figure;
  if (const auto at = text.find(wide); at != std::string::npos) text.replace(at, wide.size(), narrow);
  return text;
}

}  // namespace cityties::desk
