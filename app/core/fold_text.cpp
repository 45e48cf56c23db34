#include "app/core/fold_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace cityties::core {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t length = 1;
  bool valid = true;
};

Character characterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || at + length > text.size()) return {lead, 1, false};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {lead, 1, false};
    code = code << 6 | (byte(at + i) & 0x3Fu);
  }
  return {code, length};
}

// Base letters of U+00C0–U+017F (Latin-1 and Latin Extended-A) and U+1EA0–U+1EF9 (Vietnamese); '?' stays as it is,
// capitals stand for two letters: A ae, O oe, S ss, T th, I ij.
constexpr std::string_view latin =
    "aaaaaaAceeeeiiiidnooooo?ouuuuyTSaaaaaaAceeeeiiiidnooooo?ouuuuyTy"   // 00C0–00FF
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"   // 0100–013F
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // 0140–017F
static_assert(latin.size() == 192);
constexpr std::string_view vietnamese =
    "aaaaaaaaaaaaaaaaaaaaaaaa"  // 1EA0–1EB7
    "eeeeeeeeeeeeeeee"          // 1EB8–1EC7
    "iiii"                      // 1EC8–1ECB
    "oooooooooooooooooooooooo"  // 1ECC–1EE3
    "uuuuuuuuuuuuuu"            // 1EE4–1EF1
    "yyyyyyyy";                 // 1EF2–1EF9
static_assert(vietnamese.size() == 90);

void appendBase(std::string& out, char base) {
  switch (base) {
    case 'A':
      out += "ae";
      break;
    case 'O':
      out += "oe";
      break;
    case 'S':
      out += "ss";
      break;
    case 'T':
      out += "th";
      break;
    case 'I':
      out += "ij";
      break;
    default:
      out += base;
  }
}

std::optional<char> baseOf(char32_t code) {
  if (code >= 0xC0 && code <= 0x17F) return latin[code - 0xC0];
  if (code >= 0x1EA0 && code <= 0x1EF9) return vietnamese[code - 0x1EA0];
  switch (code) {
    case 0x1A0:
    case 0x1A1:
      return 'o';
    case 0x1AF:
    case 0x1B0:
      return 'u';
    case 0x218:
    case 0x219:
      return 's';
    case 0x21A:
    case 0x21B:
      return 't';
    default:
      return std::nullopt;
  }
}

bool isApostrophe(char32_t code) {
  return code == '\'' || code == '`' || code == 0xB4 || code == 0x2BC || code == 0x2BB || code == 0x2018 ||
         code == 0x2019;
}
bool isCombining(char32_t code) { return code >= 0x300 && code <= 0x36F; }
/// What parts words.
bool isSpace(char32_t code) {
  if (code < 0x80)
    return !((code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'));
  return code == 0xA0 || code == 0xB7 || (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F) ||
         (code >= 0xFF00 && code <= 0xFF0F);
}

using Finals = std::array<std::string_view, 34>;
constexpr Finals finals{"iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai",
                        "an",   "ao",   "ei",   "en",  "er",  "ia",  "ie",  "in",  "iu",  "ou",  "ua",  "ue",
                        "ui",   "un",   "uo",   "a",   "e",   "i",   "o",   "u",   "ve",  "v"};
constexpr std::array<std::string_view, 23> consonants{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                                      "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w"};

/// Parts a word into syllables, longest first; the letters they begin with, nothing when it is no pinyin.
bool syllables(std::string_view word, bool first, std::string& letters) {
  if (word.empty()) return true;
  std::size_t consonant = 0;
  for (std::string_view one : consonants)
    if (word.starts_with(one)) {
      consonant = one.size();
      break;
    }
  if (consonant == 0 && !first) return false;
  for (std::string_view one : finals) {
    if (!word.substr(consonant).starts_with(one)) continue;
    letters += word.front();
    if (syllables(word.substr(consonant + one.size()), false, letters)) return true;
    letters.pop_back();
  }
  return false;
}

}  // namespace

std::string foldText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = characterAt(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    at += c.length;
    if (!c.valid) {
      out += bytes;
    } else if (isApostrophe(c.code) || isCombining(c.code)) {
      continue;
    } else if (isSpace(c.code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c.code < 0x80) {
      out += c.code >= 'A' && c.code <= 'Z' ? static_cast<char>(c.code - 'A' + 'a') : static_cast<char>(c.code);
    } else if (const auto base = baseOf(c.code); base && *base != '?') {
      appendBase(out, *base);
    } else {
      out += bytes;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string joinWords(std::string_view folded) {
  std::string out(folded);
  std::erase(out, ' ');
  return out;
}

std::string initials(std::string_view name, bool chinese) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    // A word ends at a space; in pinyin an apostrophe, too, begins a syllable.
    std::size_t end = at;
    while (end < name.size()) {
      const Character c = characterAt(name, end);
      if (c.valid && (isApostrophe(c.code) ? chinese : isSpace(c.code))) break;
      end += c.length;
    }
    const std::string word = foldText(name.substr(at, end - at));
    std::string letters;
    if (chinese && syllables(word, true, letters)) {
      out += letters;
    } else if (!word.empty()) {
      out += word.substr(0, characterAt(word, 0).length);
    }
    at = end < name.size() ? end + characterAt(name, end).length : end;
  }
  return out;
}

}  // namespace cityties::core
