#include "app/core/metric_cards.hpp"

#include <algorithm>
#include <charconv>

namespace cityties::core {
namespace {

const MetricCard* exactly(const MetricCards& cards, std::string_view key) {
  const auto explains = [&](const MetricCard& card) {
    return card.key == key || std::find(card.also.begin(), card.also.end(), key) != card.also.end();
  };
  const auto found = std::find_if(cards.cards.begin(), cards.cards.end(), explains);
  return found == cards.cards.end() ? nullptr : &*found;
}

/// ASCII letters small, - and spaces as _.
std::string plain(std::string_view typed) {
  std::string text(typed);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == ' ') c = '_';
  }
  return text;
}

std::string number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  std::string text(digits, end);
  if (text.starts_with('-')) text.replace(0, 1, "\u2212");
  return text;
}

std::string rangeText(const MetricCard& card, Language language) {
  const bool chinese = language == Language::chinese;
  const auto& [min, max, whole] = card.range;
  std::string text = "any number";
  if (chinese) text = "任意数值";
  if (min && max) text = number(*min) + (chinese ? "至" : " to ") + number(*max);
  if (min && !max) text = chinese ? "不小于" + number(*min) : number(*min) + " or more";
  if (!min && max) text = chinese ? "不大于" + number(*max) : number(*max) + " or less";
  if (whole) text += chinese ? "，整数" : ", whole numbers";
  if (!card.nullWhen.english.empty()) {
    text += (chinese ? "；无值（null）的情形：" : "; null when ") + card.nullWhen.in(language);
  }
  return text;
}

}  // namespace

const MetricCard* findCard(const MetricCards& cards, std::string_view key) {
  const auto last = key.rfind('.');
  if (last == std::string_view::npos) return exactly(cards, key);
  const auto before = key.rfind('.', last - 1);
  const std::string_view two = before == std::string_view::npos || last == 0 ? key : key.substr(before + 1);
  if (const MetricCard* card = exactly(cards, two)) return card;
  const std::string_view parent = two.substr(0, two.find('.'));
  if (const MetricCard* card = exactly(cards, std::string(parent) + ".*")) return card;
  return exactly(cards, key.substr(last + 1));
}

const MetricCard* findCardTyped(const MetricCards& cards, std::string_view typed) {
  const std::string wanted = plain(typed);
  if (const MetricCard* card = findCard(cards, wanted)) return card;
  const auto named = [&](const MetricCard& card) {
    return plain(card.name.english) == wanted || card.name.chinese == typed;
  };
  const auto found = std::find_if(cards.cards.begin(), cards.cards.end(), named);
  return found == cards.cards.end() ? nullptr : &*found;
}

MetricText textOf(const MetricCard& card, Language language) {
  return {card.key,
          card.name.in(language),
          card.definition.in(language),
          card.formula.in(language),
          card.unit.in(language),
          rangeText(card, language),
          card.limits.in(language),
          card.reading.in(language),
          card.references,
          card.related};
}

std::optional<MetricText> cardFor(const MetricCards& cards, std::string_view key, Language language) {
  const MetricCard* card = findCard(cards, key);
  if (!card) return std::nullopt;
  return textOf(*card, language);
}

}  // namespace cityties::core
