#include "app/io/metric_cards_json.hpp"

#include <limits>
#include <set>
#include <utility>

#include "app/io/json_object.hpp"

namespace cityties::io {
namespace {

using Kind = JsonValue::Kind;

core::LocalText readText(DecodeLog& log, JsonObject& owner, const char* key, Need need = Need::required) {
  const JsonValue* value = owner.find(key, need);
  if (!value) return {};
  JsonObject object(log, *value, owner.at(key));
  core::LocalText text{object.text("en", Need::required), object.text("zh", Need::required)};
  object.finish();
  return text;
}

std::optional<double> readBound(JsonObject& range, const char* key) {
  const JsonValue* value = range.find(key, Need::required);
  if (!value || value->kind == Kind::null) return std::nullopt;
  constexpr double most = std::numeric_limits<double>::max();
  return range.number(key, {-most, most, true});
}

core::MetricRange readRange(DecodeLog& log, JsonObject& card) {
  const JsonValue* value = card.find("range", Need::required);
  if (!value) return {};
  JsonObject object(log, *value, card.at("range"));
  core::MetricRange range{readBound(object, "min"), readBound(object, "max"), false};
  if (const JsonValue* whole = object.find("whole", Kind::boolean, Need::required)) range.whole = whole->boolean;
  if (range.min && range.max && *range.min > *range.max) object.fail("min", "is greater than max");
  object.finish();
  return range;
}

core::MetricCard readCard(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  JsonObject object(log, value, pointer);
  core::MetricCard card;
  card.key = object.text("key", Need::required);
  card.also = object.texts("also", Need::required);
  card.group = object.text("group", Need::required);
  card.name = readText(log, object, "name");
  card.definition = readText(log, object, "definition");
  card.formula = readText(log, object, "formula");
  card.unit = readText(log, object, "unit");
  card.range = readRange(log, object);
  card.nullWhen = readText(log, object, "null_when", Need::optional);
  card.references = object.texts("references", Need::required);
  card.limits = readText(log, object, "limits");
  card.reading = readText(log, object, "reading");
  card.related = object.texts("related", Need::required);
  object.finish();
  return card;
}

core::MetricGroup readGroup(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  JsonObject object(log, value, pointer);
  core::MetricGroup group{object.text("id", Need::required), readText(log, object, "name")};
  object.finish();
  return group;
}

/// Reads every item of an array.
template <class Item, class Read>
std::vector<Item> readAll(DecodeLog& log, JsonObject& document, const char* key, const Read& read) {
  std::vector<Item> items;
  const JsonValue* array = document.find(key, Kind::array, Need::required);
  for (std::size_t i = 0; array && i < array->items.size(); ++i) {
    items.push_back(read(log, array->items[i], document.at(key) + "/" + std::to_string(i)));
  }
  return items;
}

/// What no single card can tell.
void checkTogether(JsonObject& document, const core::MetricCards& cards) {
  std::set<std::string> keys, explained, groups;
  for (const auto& group : cards.groups) groups.insert(group.id);
  for (const auto& card : cards.cards) keys.insert(card.key);
  const auto claim = [&](const core::MetricCard& card, const std::string& key) {
    if (!explained.insert(key).second) document.fail("cards", "'" + card.key + "': '" + key + "' is explained twice");
  };
  for (const auto& card : cards.cards) {
    claim(card, card.key);
    for (const auto& key : card.also) claim(card, key);
    if (!groups.contains(card.group)) document.fail("cards", "'" + card.key + "': no group '" + card.group + "'");
    for (const auto& key : card.related)
      if (!keys.contains(key)) document.fail("cards", "'" + card.key + "': no related card '" + key + "'");
  }
}

graph::Result<core::MetricCards> decode(const graph::Result<JsonValue>& json, const std::string& fileName) {
  if (!json) return tl::unexpected(json.error());
  DecodeLog log;
  log.file = fileName;
  JsonObject document(log, *json, "");
  if (document.number("cityties_cards", {0, 1}, Need::required).value_or(1) != 1)
    document.fail("cityties_cards", "is a version that this program does not know");
  core::MetricCards cards;
  cards.groups = readAll<core::MetricGroup>(log, document, "groups", readGroup);
  cards.cards = readAll<core::MetricCard>(log, document, "cards", readCard);
  checkTogether(document, cards);
  document.finish();
  for (graph::Diagnostic& warning : log.warnings) {
    warning.severity = graph::Severity::error;
    log.errors.push_back(std::move(warning));
  }
  if (!log.errors.empty()) return tl::unexpected(std::move(log.errors));
  return cards;
}

}  // namespace

graph::Result<core::MetricCards> parseMetricCards(std::string_view json, const std::string& fileName) {
  return decode(parseJson(json, fileName), fileName);
}

graph::Result<core::MetricCards> readMetricCards(const std::filesystem::path& assets) {
  const std::filesystem::path file = assets / "metrics" / "cards.json";
  return decode(readJson(file), file.filename().string());
}

}  // namespace cityties::io
