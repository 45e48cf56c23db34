// Metric cards on the command line.
#include <algorithm>

#include "app/cli/commands.hpp"
#include "app/cli/context.hpp"
#include "app/cli/output.hpp"
#include "app/cli/table.hpp"
#include "app/cli/wrap.hpp"
#include "app/core/assets.hpp"
#include "app/io/metric_cards_json.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::cli {
namespace {

using core::MetricCard;
using core::MetricCards;
using Layout = io::JsonWriter::Layout;

/// What there is to say under one heading, indented.
std::string part(std::string_view heading, const std::string& text, std::size_t columns) {
  return "\n" + std::string(heading) + "\n" + wrap(text, columns, 2);
}

std::string cardAsText(const MetricCard& card, const core::Catalogue& words) {
  const core::MetricText text = core::textOf(card, words.language());
  const std::size_t columns = terminalColumns();
  std::string out = wrap(text.name + "  (" + text.key + ")", columns);
  out += "\n" + wrap(text.definition, columns);
  out += part(words("Formula"), text.formula, columns) + part(words("Unit"), text.unit, columns);
  out += part(words("Range"), text.range, columns) + part(words("How to read it"), text.reading, columns);
  out += part(words("Known limits"), text.limits, columns);
  if (!text.references.empty()) out += "\n" + std::string(words("References")) + "\n";
  for (const auto& reference : text.references) out += wrap("· " + reference, columns, 2);
  std::string related, also;
  for (const auto& key : text.related) related += (related.empty() ? "" : ", ") + key;
  for (const auto& key : card.also) also += (also.empty() ? "" : ", ") + key;
  if (!also.empty()) out += part(words("Also explains"), also, columns);
  if (!related.empty()) out += part(words("See also"), related, columns);
  return out;
}

std::string listAsText(const MetricCards& cards, const core::Catalogue& words) {
  std::size_t widest = 0;
  for (const auto& card : cards.cards) widest = std::max(widest, card.key.size());
  std::string out;
  for (const auto& group : cards.groups) {
    out += (out.empty() ? "" : "\n") + group.name.in(words.language()) + "\n";
    for (const auto& card : cards.cards) {
      if (card.group != group.id) continue;
      out += "  " + card.key + std::string(widest + 2 - card.key.size(), ' ') + card.name.in(words.language()) + "\n";
    }
  }
  return out + "\n" + std::string(words("cityties explain MEASURE tells the whole of one.")) + "\n";
}

void writeBound(io::JsonWriter& out, const char* key, const std::optional<double>& bound) {
  out.key(key).number(bound);
}

void writeCard(io::JsonWriter& out, const MetricCard& card, core::Language language) {
  out.key("key").text(card.key).key("also").texts(card.also).key("group").text(card.group);
  out.key("name").text(card.name.in(language)).key("definition").text(card.definition.in(language));
  out.key("formula").text(card.formula.in(language)).key("unit").text(card.unit.in(language));
  out.key("range").beginObject(Layout::line);
  writeBound(out, "min", card.range.min);
  writeBound(out, "max", card.range.max);
  out.key("whole").boolean(card.range.whole).endObject();
  out.key("null_when").textOrNull(card.nullWhen.in(language)).key("references").texts(card.references);
  out.key("limits").text(card.limits.in(language)).key("reading").text(card.reading.in(language));
  out.key("related").texts(card.related);
}

void beginExplanation(io::JsonWriter& out, core::Language language) {
  beginDocument(out);
  out.key("language").text(language == core::Language::chinese ? "zh" : "en");
}

std::string cardAsJson(const MetricCard& card, core::Language language) {
  io::JsonWriter out;
  beginExplanation(out, language);
  writeCard(out, card, language);
  return endDocument(out);
}

std::string listAsJson(const MetricCards& cards, core::Language language) {
  io::JsonWriter out;
  beginExplanation(out, language);
  out.key("measures").beginArray();
  for (const auto& card : cards.cards) {
    out.beginObject();
    writeCard(out, card, language);
    out.endObject();
  }
  out.endArray();
  return endDocument(out);
}

int unknownMeasure(const MetricCards& cards, const std::string& typed) {
  std::vector<std::string> known;
  for (const auto& card : cards.cards) {
    known.push_back(card.key);
    known.push_back(card.name.english);
    known.insert(known.end(), card.also.begin(), card.also.end());
  }
  std::string message = "no measure '" + typed + "'";
  if (const auto near = io::nearestWord(typed, known)) message += "; did you mean '" + *near + "'?";
  complain(message + "\n'cityties explain' lists them.");
  return usage;
}

}  // namespace

int runExplain(const Arguments& arguments) {
  const auto assets = core::findAssets();
  const auto cards = io::readMetricCards(assets.value_or(std::filesystem::path{}));
  if (!cards) {
    complain(cards.error());
    return unusable;
  }
  const core::Language language = arguments.common.language;
  const bool json = formatOf(arguments.common) == Format::json;
  if (!arguments.measure) return writeResult(json ? listAsJson(*cards, language) : listAsText(*cards, words(language)));
  const MetricCard* card = core::findCardTyped(*cards, *arguments.measure);
  if (!card) return unknownMeasure(*cards, *arguments.measure);
  return writeResult(json ? cardAsJson(*card, language) : cardAsText(*card, words(language)));
}

}  // namespace cityties::cli
