// The figures of a network for people: the whole, the countries, what is critical, and the places between.
#include <algorithm>
#include <map>

#include "app/cli/metrics_result.hpp"
#include "app/cli/table.hpp"
#include "app/core/compose.hpp"
#include "app/core/findings.hpp"

namespace cityties::cli {
namespace {

using Align = TextTable::Align;
constexpr std::size_t shownAtMost = 10;  ///< of lists that may be long; the JSON has all

struct Writer {
  const MeasuredStep& at;
  const core::Catalogue& words;

  std::string say(std::string_view english) const { return std::string(words(english)); }
  std::string colon() const { return words.language() == core::Language::chinese ? "：" : ": "; }
  std::string name(const std::string& id) const { return nameOf(at, id, words); }
  std::string countryName(const std::string& code) const {
    return core::placeName(*at.worked.data.dataset, code, words.language());
  }
  TextTable::Column right(std::string_view english) const { return {std::string(words(english)), Align::right}; }

  /// "Label (12): a, b, c and 9 more".
  std::string list(std::string_view label, const std::vector<std::string>& ids) const {
    std::string text = say(label) + " (" + grouped(ids.size()) + ")";
    for (std::size_t i = 0; i < std::min(ids.size(), shownAtMost); ++i)
      text += (i == 0 ? colon() : words.language() == core::Language::chinese ? "、" : ", ") + name(ids[i]);
    if (ids.size() > shownAtMost)
      text += " " + core::fill(words("and {n} more"), {{"n", grouped(ids.size() - shownAtMost)}});
    return text + "\n";
  }

  std::string ranking(const std::vector<graph::Ranked>& entries) const {
    TextTable table({right("rank"), {say("place")}, right("betweenness")});
    const std::size_t shown = entries.size() > shownAtMost && !top ? shownAtMost : entries.size();
    for (std::size_t i = 0; i < shown && entries[i].value > 0; ++i)
      table.add({grouped(i + 1), name(entries[i].id), decimal(entries[i].value, 1)});
    return table.empty() ? "" : "\n" + table.text();
  }

  bool top = false;  ///< the length of rankings was asked for
};

std::string wholeTable(const Writer& w, const graph::Metrics& m) {
  TextTable table({{w.say("the whole")}, {"", Align::right}});
  table.add({w.say("vertices"), grouped(m.vertices)});
  table.add({w.say("ties that a path can walk"), grouped(m.ties)});
  for (const auto& [kind, count] : m.tiesByKind) {
    if (count > 0) table.add({"  " + w.say(graph::name(kind)), grouped(count)});
  }
  table.add({w.say("pairs that count"), grouped(m.all.pairs)});
  table.add({w.say("reachable pairs"), grouped(m.all.reachablePairs)});
  table.add({w.say("reach (efficiency)"), decimal(m.all.efficiency, 4)});
  return "\n" + table.text();
}

std::string countriesTable(const Writer& w, const graph::Metrics& m) {
  if (m.byCountry.size() < 2) return {};
  auto order = m.byCountry;
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& x, const auto& y) { return x.second.pairs > y.second.pairs; });
  TextTable table({{w.say("begun in")}, w.right("pairs that count"), w.right("reachable pairs"), w.right("reach")});
  for (std::size_t i = 0; i < std::min(order.size(), shownAtMost); ++i) {
    const auto& [country, reach] = order[i];
    table.add(
        {w.countryName(country), grouped(reach.pairs), grouped(reach.reachablePairs), decimal(reach.efficiency, 4)});
  }
  std::string text = "\n" + table.text();
  if (order.size() > shownAtMost)
    text += core::fill(w.words("and {n} more"), {{"n", grouped(order.size() - shownAtMost)}}) + "\n";
  return text;
}

/// How many cities hang on how many closures, and on how many avenues; by name those that hang on one or none.
std::string citiesTable(const Writer& w, const graph::Metrics& m) {
  std::map<int, std::pair<std::size_t, std::size_t>> counts;
  std::vector<std::string> none, one;
  for (const auto& city : m.cities) {
    ++counts[std::min(city.closuresToIsolate, 4)].first;
    ++counts[std::min(city.avenues, 4)].second;
    if (city.closuresToIsolate < 2) (city.closuresToIsolate == 0 ? none : one).push_back(city.city.text);
  }
  if (m.cities.empty()) return {};
  TextTable table({{w.say("cities with")}, w.right("closures to isolate"), w.right("avenues")});
  for (const auto& [number, count] : counts)
    table.add({std::to_string(number) + (number == 4 ? "+" : ""), grouped(count.first), grouped(count.second)});
  std::string text = "\n" + table.text();
  if (!none.empty()) text += w.list("Cities without a known channel", none);
  if (!one.empty()) text += w.list("Cities that one closure isolates", one);
  return text;
}

std::string maybe(const std::optional<std::uint32_t>& value) { return value ? grouped(*value) : "—"; }

std::string plainTable(const Writer& w, const graph::CityGraphFigures& f) {
  TextTable table({{w.say("graph of cities")}, {"", Align::right}});
  table.add({w.say("cities with an agreement"), grouped(f.vertices)});
  table.add({w.say("pairs of cities joined"), grouped(f.ties)});
  table.add({w.say("components"), grouped(f.components)});
  table.add({w.say("largest component"), grouped(f.largestComponent)});
  table.add({w.say("triangles"), grouped(f.triangles)});
  table.add({w.say("transitivity"), decimal(f.transitivity, 6)});
  table.add({w.say("degree assortativity"), decimal(f.assortativity, 6)});
  table.add({w.say("diameter (hops)"), maybe(f.diameter)});
  table.add({w.say("mean distance (hops)"), decimal(f.meanDistance, 6)});
  table.add({w.say("largest k-core"), grouped(f.maxCore)});
  return "\n" + table.text();
}

}  // namespace

std::string nameOf(const MeasuredStep& at, const std::string& id, const core::Catalogue& words) {
  const graph::Dataset& dataset = *at.worked.data.dataset;
  const bool chinese = words.language() == core::Language::chinese;
  const auto local = [&](const std::string& name, const std::string& nameLocal) {
    return chinese && !nameLocal.empty() ? nameLocal : name;
  };
  if (const auto* post = at.analysis().state.findPost(id)) return local(post->name, post->nameLocal);
  if (const auto* agreement = at.analysis().state.findAgreement(id))
    return nameOf(at, agreement->a.text, words) + " – " + nameOf(at, agreement->b.text, words);
  if (const auto vertex = at.analysis().network().find(id);
      vertex && at.analysis().network().vertices()[*vertex].kind == graph::VertexKind::government)
    return core::fill(words("government of {country}"), {{"country", core::placeName(dataset, id, words.language())}});
  return core::placeName(dataset, id, words.language());
}

std::string metricsHeading(const MeasuredStep& at, const core::Catalogue& words, bool plainGraph) {
  const Writer w{at, words};
  const graph::DatasetInfo& info = at.worked.data.dataset->info;
  const bool chinese = words.language() == core::Language::chinese;
  std::string text = chinese && !info.titleZh.empty() ? info.titleZh : info.title;
  if (text.empty()) text = at.worked.data.path.filename().string();
  if (!info.version.empty()) text += " " + info.version;
  if (at.ofScenario) {
    const core::Scenario& scenario = at.story().scenario;
    const std::string title =
        scenario.title.in(words.language()).empty() ? scenario.id : scenario.title.in(words.language());
    text += "\n" + title + " · " +
            (at.step == 0 ? w.say("before")
                          : core::fill(words("step {n} of {all}"), {{"n", std::to_string(at.step)},
                                                                    {"all", std::to_string(scenario.steps.size())}}));
  }
  text += "\n" +
          core::fill(words("Records of {date}"), {{"date", core::longDate(at.story().options.date, words.language())}});
  if (!plainGraph) text += " · " + w.say("channels") + w.colon() + w.say(graph::name(at.story().options.channels));
  return text + "\n";
}

std::string metricsAsText(const NetworkMetrics& result, const core::Catalogue& words) {
  const graph::Metrics& m = result.metrics;
  const Writer w{result.at, words, m.betweenness.size() < m.vertices};
  return metricsHeading(result.at, words, false) + wholeTable(w, m) + countriesTable(w, m) + citiesTable(w, m) + "\n" +
         w.list("Critical: closing one of these alone loses a pair", m.critical) + w.ranking(m.betweenness) + "\n" +
         w.say("Potential channels among known ties; an unlisted tie is not “no tie”.") + "\n";
}

std::string metricsAsText(const CityGraphMetrics& result, const core::Catalogue& words) {
  const graph::CityGraphFigures& f = result.figures;
  const Writer w{result.at, words, result.betweenness.size() < f.vertices};
  return metricsHeading(result.at, words, true) + plainTable(w, f) + "\n" +
         w.list("Articulation points", f.articulationPoints) + w.list("Bridges", f.bridges) +
         w.ranking(result.betweenness) + "\n" +
         w.say("Potential channels among known ties; an unlisted tie is not “no tie”.") + "\n";
}

}  // namespace cityties::cli
