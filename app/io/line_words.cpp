#include "app/io/line_words.hpp"

#include <algorithm>

#include "app/io/json.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::io {
namespace {

std::string quoted(const std::string& text) {
  JsonWriter out;
  out.text(text);
  return out.take();
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// Length of the quoted text at the start, quotes included; npos when they do not end.
std::size_t quotedLength(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return std::string_view::npos;
}

graph::Result<std::string> unquoted(std::string_view text) {
  const auto value = parseJson(text, {});
  if (!value || value->kind != JsonValue::Kind::text)
    return tl::unexpected(lineProblem("the quotes hold no text as JSON writes it: " + std::string(text)));
  return value->text;
}

}  // namespace

graph::Diagnostics lineProblem(std::string message) { return {{.message = std::move(message)}}; }

std::string quotedWord(const std::string& text, std::initializer_list<std::string_view> keywords) {
  const bool plain = !text.empty() && text.front() != '"' && text.front() != '{' && text.front() != '#' &&
                     std::ranges::none_of(text, [](char c) { return c == ' ' || isControl(c); }) &&
                     std::ranges::find(keywords, text) == keywords.end();
  return plain ? text : quoted(text);
}

std::string quotedRest(const std::string& text) {
  const bool plain = !text.empty() && text.front() != '"' && text.front() != ' ' && text.back() != ' ' &&
                     std::ranges::none_of(text, isControl);
  return plain ? text : quoted(text);
}

void LineWords::skipSpace() {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!left_.empty() && blank(left_.front())) left_.remove_prefix(1);
  while (!left_.empty() && blank(left_.back())) left_.remove_suffix(1);
}

graph::Result<Word> LineWords::next() {
  const bool inQuotes = !left_.empty() && left_.front() == '"';
  const std::size_t length = inQuotes ? quotedLength(left_) : std::min(left_.find_first_of(" \t"), left_.size());
  if (length == std::string_view::npos)
    return tl::unexpected(lineProblem("the quotes do not end: " + std::string(left_)));
  const std::string_view word = left_.substr(0, length);
  left_.remove_prefix(length);
  skipSpace();
  if (!inQuotes) return Word{std::string(word), false};
  auto text = unquoted(word);
  if (!text) return tl::unexpected(std::move(text.error()));
  return Word{std::move(*text), true};
}

graph::Result<std::string> LineWords::rest() {
  const std::string_view all = std::exchange(left_, {});
  return all.starts_with('"') ? unquoted(all) : std::string(all);
}

}  // namespace cityties::io
