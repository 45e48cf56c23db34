#include "app/core/style_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace cityties::core {
namespace {

std::optional<Rgba> readColour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 7) value = value << 8 | 255;
  const auto byte = [value](int shift) { return static_cast<std::uint8_t>(value >> shift & 255); };
  return Rgba{byte(24), byte(16), byte(8), byte(0)};
}

std::optional<double> readNumber(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string plain(double value) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  return {digits, end};
}

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(' ', at);
    if (start == std::string_view::npos) break;
    at = std::min(text.find(' ', start), text.size());
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

/// Puts one word after the other into a member; the first problem ends it.
class Setter {
 public:
  Setter(const StyleField& field, std::string_view text) : field_(field), words_(wordsOf(text)) {}

  std::string one(Rgba& value) { return count(1) ? put(value, words_[0]) : problem_; }
  std::string one(float& value) { return count(1) ? put(value, words_[0]) : problem_; }
  std::string one(double& value) { return count(1) ? put(value, words_[0]) : problem_; }
  template <class Value, std::size_t n>
  std::string one(std::array<Value, n>& values) {
    if (!count(n)) return problem_;
    for (std::size_t i = 0; i < n; ++i)
      if (std::string problem = put(values[i], words_[i]); !problem.empty()) return problem;
    return {};
  }

 private:
  bool count(std::size_t n) {
    if (words_.size() == n) return true;
    problem_ = n == 1 ? "must be one value" : "must have " + std::to_string(n) + " values";
    return false;
  }
  static std::string put(Rgba& value, std::string_view word) {
    const auto colour = readColour(word);
    if (!colour) return "is no colour such as #E6B450 or, with opacity, #E6B45080";
    value = *colour;
    return {};
  }
  template <class Number>
  std::string put(Number& value, std::string_view word) const {
    const auto number = readNumber(word);
    if (!number) return "must be a number";
    if (*number < field_.low || *number > field_.high)
      return "must be between " + plain(field_.low) + " and " + plain(field_.high);
    value = static_cast<Number>(*number);
    return {};
  }

  const StyleField& field_;
  std::vector<std::string_view> words_;
  std::string problem_;
};

void lay(Style& style, std::span<const StyleValue> values, std::string_view scope) {
  for (const StyleValue& value : values)
    if (value.scope == scope)
      if (const StyleField* field = findStyleField(value.section, value.name)) setStyleValue(style, *field, value.text);
}

Styles& current() {
  static Styles styles = stylesOf(builtInStyle());
  return styles;
}

}  // namespace

std::string setStyleValue(Style& style, const StyleField& field, std::string_view text) {
  return std::visit([&](auto member) { return Setter(field, text).one(style.*member); }, field.member);
}

std::string_view keyOf(Theme theme) { return theme == Theme::colourBlind ? "colour_blind" : nameOf(theme); }

Styles stylesOf(std::span<const StyleValue> values) {
  Styles styles;
  for (std::size_t i = 0; i < styles.size(); ++i) {
    const std::string_view key = keyOf(allThemes[i]);
    std::optional<std::size_t> like;
    for (const StyleValue& value : values)
      if (value.scope == key && value.section == "like")
        for (std::size_t earlier = 0; earlier < i; ++earlier)
          if (value.text == keyOf(allThemes[earlier])) like = earlier;
    if (like)
      styles[i] = styles[*like];
    else
      lay(styles[i], values, "shared");
    lay(styles[i], values, key);
  }
  return styles;
}

const Style& style(Theme theme) { return current()[static_cast<std::size_t>(theme)]; }

void useStyles(const Styles& styles) { current() = styles; }

}  // namespace cityties::core
