#pragma once
// A line of a script cut into words, and how texts and numbers stand in one.

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "graph/diagnostic.hpp"

namespace cityties::io {

/// One argument. Quoted as in JSON it is never taken for a keyword.
struct Word {
  std::string text;
  bool quoted = false;
  bool is(std::string_view keyword) const { return !quoted && text == keyword; }
};

/// `text` as a word: as it is when it is plain, else in quotes. `keywords` are those it must not be mistaken for.
std::string quotedWord(const std::string& text, std::initializer_list<std::string_view> keywords = {});
/// The same for a text that ends the line and may hold spaces.
std::string quotedRest(const std::string& text);

/// Reads a line from left to right.
class LineWords {
 public:
  explicit LineWords(std::string_view line) : left_(line) { skipSpace(); }

  bool atEnd() const { return left_.empty(); }
  /// The next word; an error when the quotes do not end or hold no text.
  graph::Result<Word> next();
  /// All that is left, unquoted where it is one quoted text.
  graph::Result<std::string> rest();
  /// All that is left as it stands.
  std::string_view raw() const { return left_; }
  void skipRest() { left_ = {}; }

 private:
  void skipSpace();
  std::string_view left_;
};

graph::Diagnostics lineProblem(std::string message);

/// Shortest text that reads back as `value`.
template <class N>
std::string shortest(N value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end};
}

/// The whole of `text` as a finite number of this type.
template <class N>
std::optional<N> numberOf(std::string_view text) {
  N value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if constexpr (std::floating_point<N>)
    if (!(value - value == 0)) return std::nullopt;
  return value;
}

}  // namespace cityties::io
