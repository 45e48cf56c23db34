// The callout of the stage: which cities are without a channel, or down to one.

#include <algorithm>

#include "app/core/compose_layers.hpp"
#include "app/core/findings.hpp"

namespace cityties::core {
namespace {

constexpr std::string_view noBreakSpace = "\u00a0";
/// One more than are named when there are too many: "and 1 more" takes the room of a name.
constexpr std::size_t most = 4, shown = 3;

std::string unbroken(std::string text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + noBreakSpace.size()))
    text.replace(at, 1, noBreakSpace);
  return text;
}

/// A line may end after a name and after the names, not within either; the last name keeps its "and".
std::string names(const graph::Dataset& dataset, const std::set<std::string>& cities, const Catalogue& words) {
  std::vector<std::string> named;
  named.reserve(cities.size());
  for (const std::string& id : cities) named.push_back(unbroken(placeName(dataset, id, words.language())));
  if (named.size() > most) {
    std::string text = named.front();
    for (std::size_t i = 1; i < shown; ++i)
      text += words.language() == Language::chinese ? "、" : ", ", text += named[i];
    return text;
  }
  std::string text = joinNames(named, words.language());
  constexpr std::string_view last = " and ";
  if (const auto at = text.rfind(last); at != std::string::npos) text.replace(at + last.size() - 1, 1, noBreakSpace);
  return text;
}

/// The pattern with its own words kept together, but for the space before "and" and the one after the colon.
std::string kept(std::string_view pattern) {
  constexpr std::string_view names = "{names}", colon = ": ";
  std::string text(pattern);
  const auto from = text.find(names);
  if (from == std::string::npos) return text;
  const std::size_t start =
      text.compare(from + names.size(), 1, " ") == 0 ? from + names.size() + 1 : from + names.size();
  const auto end = text.find(colon, start);
  if (end == std::string::npos) return text;
  return text.substr(0, start) + unbroken(text.substr(start, end + 1 - start)) + " " + unbroken(text.substr(end + 2));
}

}  // namespace

std::string calloutText(const graph::Dataset& dataset, const StepFacts& facts, const Catalogue& words) {
  const bool cut = !facts.cutCities.empty();
  const std::set<std::string>& cities = cut ? facts.cutCities : facts.lastChance;
  if (cities.empty()) return {};
  std::string_view pattern = cut ? words("{names}: no known channel") : words("{names}: one known channel left");
  if (cities.size() > most)
    pattern =
        cut ? words("{names} and {n} more: no known channel") : words("{names} and {n} more: one known channel left");
  return fill(kept(pattern), {{"names", names(dataset, cities, words)},
                              {"n", std::to_string(cities.size() - std::min(shown, cities.size()))}});
}

std::optional<CalloutWish> calloutWish(const LayerContext& context) {
  if (context.options.inset) return std::nullopt;
  const graph::Dataset& dataset = *context.story.dataset;
  CalloutWish wish{.text = calloutText(dataset, context.facts, context.words), .cities = {}};
  const auto& ids = context.facts.cutCities.empty() ? context.facts.lastChance : context.facts.cutCities;
  for (const std::string& id : ids)
    if (const graph::City* city = dataset.findCity(id))
      if (const auto at = context.base.projection.forward(city->position)) wish.cities.push_back(*at);
  wish.markRadius = context.style.ringRadius;
  if (wish.text.empty() || wish.cities.empty()) return std::nullopt;
  return wish;
}

}  // namespace cityties::core
