#pragma once
// What every figure means: one card a measure, read from assets/metrics by app/io/metric_cards_json.hpp, shown by
// `cityties explain`, panels and reports.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/scenario.hpp"

namespace cityties::core {

struct MetricRange {
  std::optional<double> min, max;  ///< inclusive; nothing: unbounded
  bool whole = false;              ///< whole numbers only
};

struct MetricCard {
  std::string key;                ///< the figure's key in JSON output
  std::vector<std::string> also;  ///< further keys: `key`, `parent.key`, `parent.*`
  std::string group;              ///< id of a MetricGroup
  LocalText name, definition, formula, unit, limits, reading;
  LocalText nullWhen;  ///< when the figure is null; empty: never
  MetricRange range;
  std::vector<std::string> references;  ///< full citations, in one language; empty: a plain count, or our own measure
  std::vector<std::string> related;     ///< keys of other cards
};

struct MetricGroup {
  std::string id;
  LocalText name;
};

/// In the order of the file, which is the order of reading.
struct MetricCards {
  std::vector<MetricGroup> groups;
  std::vector<MetricCard> cards;
};

/// The card of a key of JSON output: `efficiency`, `efficiency_after`, or with the key of the object it stands in,
/// `pairs_lost.count`, `ties_by_kind.mission`. A longer path is looked up by its last two parts, the more particular
/// first. Null when no card explains it. O(cards).
const MetricCard* findCard(const MetricCards& cards, std::string_view key);

/// The card by what a person types: a key with - or spaces for _, in any case, or a name in either language.
const MetricCard* findCardTyped(const MetricCards& cards, std::string_view typed);

/// A card in one language, ready to be shown.
struct MetricText {
  std::string key, name, definition, formula, unit, range, limits, reading;
  std::vector<std::string> references, related;
};
MetricText textOf(const MetricCard& card, Language language);
/// What a panel shows beside a figure; nothing when no card explains the key.
std::optional<MetricText> cardFor(const MetricCards& cards, std::string_view key, Language language);

}  // namespace cityties::core
