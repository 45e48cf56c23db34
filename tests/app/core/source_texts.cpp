#include "tests/app/core/source_texts.hpp"

#include <fstream>
#include <iterator>
#include <vector>

namespace cityties::test {
namespace {

std::string utf8(unsigned code) {
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 63))};
  return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
          static_cast<char>(0x80 | (code & 63))};
}

/// Reads the literal whose opening quote is at `at` and moves behind its closing one.
std::string literal(const std::string& source, std::size_t& at) {
  std::string text;
  for (++at; at < source.size() && source[at] != '"'; ++at) {
    if (source[at] != '\\') {
      text += source[at];
    } else if (source[++at] == 'u') {
      text += utf8(static_cast<unsigned>(std::stoul(source.substr(at + 1, 4), nullptr, 16)));
      at += 4;
    } else {
      text += source[at] == 'n' ? '\n' : source[at];
    }
  }
  ++at;
  return text;
}

/// The literals between the parenthesis at `at` and its partner; neighbours without anything between are one. What
/// stands in braces fills places of a text and is none; a `words(…)` there is found by itself.
std::vector<std::string> literalsInCall(const std::string& source, std::size_t at) {
  std::vector<std::string> texts;
  bool adjacent = false;
  int braces = 0;
  for (int depth = 0; at < source.size();) {
    const char c = source[at];
    if (c == '"') {
      const std::string text = literal(source, at);
      if (braces > 0) continue;
      if (adjacent) {
        texts.back() += text;
      } else {
        texts.push_back(text);
      }
      adjacent = true;
      continue;
    }
    if (c == '{') ++braces;
    if (c == '}') --braces;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) break;
    if (c != ' ' && c != '\n') adjacent = false;
    ++at;
  }
  return texts;
}

bool isName(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

void readFile(const std::filesystem::path& file, std::map<std::string, std::string>& found) {
  std::ifstream in(file, std::ios::binary);
  const std::string source(std::istreambuf_iterator<char>(in), {});
  for (const std::string name : {"words", "say"}) {
    for (std::size_t at = source.find(name); at != std::string::npos; at = source.find(name, at + 1)) {
      if (at > 0 && isName(source[at - 1])) continue;
      const std::size_t end = at + name.size(), open = source.compare(end, 2, "_(") == 0 ? end + 1 : end;
      if (open >= source.size() || source[open] != '(') continue;
      for (const std::string& text : literalsInCall(source, open)) found.emplace(text, file.filename().string());
    }
  }
}

}  // namespace

std::map<std::string, std::string> textsInSource(const std::filesystem::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".cpp") readFile(entry.path(), found);
  return found;
}

}  // namespace cityties::test
