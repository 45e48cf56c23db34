// What the study found, in words.
#include <array>
#include <charconv>
#include <cmath>

#include "app/core/compose.hpp"
#include "app/core/edit.hpp"
#include "app/core/findings.hpp"
#include "app/core/flows.hpp"
#include "app/desk/study_model.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::fill;

std::string decimal(double value, int decimals) {
  if (std::abs(value) < 1e-12) value = 0;
  std::array<char, 64> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
  return {digits.data(), end};
}

struct Names {
  const core::Probe& probe;
  const Catalogue& words;
  const graph::Network& network = probe.story->steps.front().analysis->network();

  std::string operator()(graph::VertexIndex v) const {
    return core::placeName(*probe.story->dataset, network.vertices()[v].id, words.language());
  }
  std::string region(graph::VertexIndex v) const {
    const graph::City* city = probe.story->dataset->findCity(network.vertices()[v].id);
    return city && !city->region.empty() ? core::placeName(*probe.story->dataset, city->region.text, words.language())
                                         : "";
  }
};

void addCities(ProbeText& text, const Names& names, const std::vector<graph::VertexIndex>& cities, const char* metric,
               std::string_view one, std::string_view several) {
  if (cities.empty()) return;
  ChangedList list{.title = fill(cities.size() == 1 ? one : several, {{"n", core::grouped(cities.size())}}),
                   .metric = metric,
                   .count = cities.size(),
                   .items = {}};
  for (const graph::VertexIndex v : cities) {
    if (list.items.size() == changedItems) break;
    list.items.push_back({names.network.vertices()[v].id, names(v), names.region(v)});
  }
  text.lists.push_back(std::move(list));
}

void addPairs(ProbeText& text, const Names& names, const std::vector<graph::ChangedPair>& pairs, std::size_t count,
              const char* metric, std::string_view pattern) {
  if (count == 0) return;
  ChangedList list{
      .title = fill(pattern, {{"n", core::grouped(count)}}), .metric = metric, .count = count, .items = {}};
  for (const graph::ChangedPair& pair : pairs) {
    if (list.items.size() == changedItems) break;
    const std::string after = std::isinf(pair.after) ? std::string(names.words("none")) : decimal(pair.after, 1);
    list.items.push_back({names.network.vertices()[pair.from].id, names(pair.from) + " → " + names(pair.to),
                          decimal(pair.before, 1) + " → " + after});
  }
  text.lists.push_back(std::move(list));
}

}  // namespace

std::string probeQuestion(const core::Story& story, std::size_t step, const std::vector<graph::Action>& actions,
                          const std::string& element, const Catalogue& words) {
  if (actions.empty()) return core::failureQuestion(story, step, element, words);
  if (actions.size() == 1) {
    const auto* close = std::get_if<graph::ClosePost>(&actions.front());
    if (close && close->takeover.kind == graph::Takeover::Kind::none)
      return core::failureQuestion(story, step, close->post.text, words);
    if (const auto* suspend = std::get_if<graph::SuspendAgreement>(&actions.front()))
      return core::failureQuestion(story, step, suspend->agreement.text, words);
  }
  std::vector<std::string> parts;
  for (const graph::Action& action : actions) parts.push_back(core::describe(action, *story.dataset, words));
  return fill(words("What if: {what}?"), {{"what", core::joinNames(parts, words.language())}});
}

ProbeText probeText(const core::Probe& probe, const Catalogue& words) {
  const core::ProbeQuestion& asked = probe.question;
  ProbeText text;
  text.question = probeQuestion(*asked.story, asked.step, asked.actions, asked.element, words);
  text.figure =
      fill(words("E {before} → {after}, {lost} of {all} pairs lost"), {{"before", decimal(probe.before.efficiency, 4)},
                                                                       {"after", decimal(probe.after.efficiency, 4)},
                                                                       {"lost", core::grouped(probe.pairs.lost)},
                                                                       {"all", core::grouped(probe.before.pairs)}});
  const Names names{probe, words};
  addCities(text, names, probe.pairs.citiesCut, "cities_cut", words("One city is cut off"),
            words("{n} cities are cut off"));
  addCities(text, names, probe.pairs.citiesDownToOne, "cities_down_to_one", words("One city is down to one channel"),
            words("{n} cities are down to one channel"));
  addPairs(text, names, probe.pairs.lostPairs, probe.pairs.lost, "pairs_lost", words("{n} pairs lost"));
  addPairs(text, names, probe.pairs.reroutedPairs, probe.pairs.rerouted, "pairs_rerouted", words("{n} pairs rerouted"));
  addPairs(text, names, probe.pairs.improvedPairs, probe.pairs.improved, "pairs_improved",
           words("{n} pairs come nearer"));
  return text;
}

std::string reportingInWords(const core::Story& story, const Catalogue& words) {
  const graph::ReportingOptions& options = story.options.reporting;
  const auto language = words.language();
  std::string cities;
  switch (options.cities) {
    case graph::CitySelection::all:
      cities = words("all ordered pairs of cities in different countries");
      break;
    case graph::CitySelection::tied:
      cities = words("all ordered pairs of cities with agreements in different countries");
      break;
    case graph::CitySelection::capitals:
      cities = words("all ordered pairs of capitals of regions in different countries");
      break;
  }
  if (options.from)
    cities = fill(words("{pairs}, begun in {country}"),
                  {{"pairs", cities}, {"country", core::placeName(*story.dataset, options.from->text, language)}});
  std::string_view weight = words("equal weights");
  if (options.weight == graph::PairWeight::population) weight = words("weights by population");
  if (options.weight == graph::PairWeight::region) weight = words("each region's cities share one weight");
  return cities + (language == core::Language::chinese ? "，" : ", ") + std::string(weight);
}

std::string referenceInWords(const core::Story& story, std::size_t step, const Catalogue& words) {
  const auto language = words.language();
  const core::ScenarioStep& at = core::stepOf(story.scenario, std::min(step, story.scenario.steps.size()));
  const auto& own = at.title.in(language);
  const std::string name = step == 0     ? std::string(words("Before any step"))
                           : own.empty() ? fill(words("After step {n}"), {{"n", std::to_string(step)}})
                                         : fill(words("After “{what}”"), {{"what", own}});
  std::string_view rule = words("Local avenues");
  if (story.options.channels == graph::ChannelPreset::ties) rule = words("Ties only");
  if (story.options.channels == graph::ChannelPreset::national) rule = words("National avenues");
  const graph::Date date = step > 0 && at.date ? *at.date : story.options.date;
  return name + " · " + core::longDate(date, language) + " · " + std::string(rule);
}

}  // namespace cityties::desk
