// The impact for people: what it means first, then the figures, then the places.
#include <algorithm>
#include <cmath>

#include "app/cli/doubt.hpp"
#include "app/cli/impact_result.hpp"
#include "app/cli/sensitivity.hpp"
#include "app/cli/table.hpp"
#include "app/core/compose.hpp"
#include "app/core/findings.hpp"

namespace cityties::cli {
namespace {

using Align = TextTable::Align;

/// What every part of the text needs.
struct Writer {
  const ImpactResult& result;
  const core::Catalogue& words;
  const core::Story& story = result.worked.story;
  const graph::Dataset& dataset = *result.worked.data.dataset;
  core::Language language = words.language();

  std::string say(std::string_view english) const { return std::string(words(english)); }
  /// After a label.
  std::string colon() const { return language == core::Language::chinese ? "：" : ": "; }
  std::string change(double before, double after) const {
    if (before <= 0) return "—";
    const double part = graph::withoutNoise((after - before) / before);
    return (part > 0 ? "+" : "") + core::percent(part, language);
  }
};

std::string stepTitle(const Writer& w, std::size_t number) {
  const core::ScenarioStep& step = w.story.scenario.steps[number - 1];
  return step.title.in(w.language).empty() ? step.id : step.title.in(w.language);
}

std::string heading(const Writer& w) {
  const core::Scenario& scenario = w.story.scenario;
  std::string text = scenario.title.in(w.language).empty() ? scenario.id : scenario.title.in(w.language);
  const std::string steps = std::to_string(scenario.steps.size());
  if (w.result.step > 0 && scenario.id != "event")
    text += " · " + core::fill(w.words("step {n} of {all}"), {{"n", std::to_string(w.result.step)}, {"all", steps}}) +
            w.colon() + stepTitle(w, w.result.step);
  else if (w.result.step == 0)
    text += " · " + w.say("before");
  if (w.result.against > 0)
    text += " · " + core::fill(w.words("against step {n}"), {{"n", std::to_string(w.result.against)}});
  const graph::DatasetInfo& info = w.dataset.info;
  const std::string title = w.language == core::Language::chinese && !info.titleZh.empty() ? info.titleZh : info.title;
  text += "\n" +
          core::fill(w.words("Records of {date}"), {{"date", core::longDate(w.story.options.date, w.language)}}) +
          " · " + w.say("channels") + w.colon() + w.say(graph::name(w.story.options.channels));
  if (!title.empty()) text += " · " + title + (info.version.empty() ? "" : " " + info.version);
  return text + "\n";
}

const char* mark(core::FindingIcon icon) {
  switch (icon) {
    case core::FindingIcon::cut:
      return "✕ ";
    case core::FindingIcon::downToOne:
      return "① ";
    case core::FindingIcon::post:
      return "◆ ";
    case core::FindingIcon::restored:
      return "✓ ";
    case core::FindingIcon::none:
      return "· ";
  }
  return "";
}

/// In words; only against step 0, which is what the findings speak of.
std::string meaning(const Writer& w) {
  if (w.result.against > 0 || w.result.step == 0) return {};
  const core::Findings found = core::findings(w.story, w.result.step, w.words);
  std::string text = "\n" + found.sentence + "\n";
  for (const auto& line : found.lines) text += mark(line.icon) + line.text + "\n";
  if (!found.footnote.empty()) text += found.footnote + "\n";
  return text;
}

std::string stepsTable(const Writer& w) {
  if (!w.result.allSteps || w.story.steps.size() < 3) return {};  // one step is told below
  TextTable table({{w.say("step")},
                   {w.say("title")},
                   {w.say("date")},
                   {w.say("reach of those affected"), Align::right},
                   {w.say("of all"), Align::right},
                   {w.say("pairs lost"), Align::right},
                   {w.say("cut"), Align::right},
                   {w.say("down to one"), Align::right}});
  for (std::size_t n = 1; n < w.story.steps.size(); ++n) {
    const core::ScenarioStep& step = w.story.scenario.steps[n - 1];
    const graph::Impact& i = *w.story.steps[n].impact;
    table.add({std::to_string(n), stepTitle(w, n), step.date ? step.date->text() : "—",
               core::percent(-i.affected.efficiencyLoss, w.language), core::percent(-i.efficiencyLoss, w.language),
               grouped(i.pairsLost), grouped(i.citiesCut.size()), grouped(i.citiesDownToOne.size())});
  }
  return "\n" + table.text();
}

std::string wholeTable(const Writer& w) {
  const graph::Impact& i = w.result.impact;
  TextTable table({{w.say("all pairs")},
                   {w.say("before"), Align::right},
                   {w.say("after"), Align::right},
                   {w.say("change"), Align::right}});
  table.add({w.say("reachable pairs"), grouped(i.before.reachablePairs), grouped(i.after.reachablePairs),
             w.change(static_cast<double>(i.before.reachablePairs), static_cast<double>(i.after.reachablePairs))});
  table.add({w.say("reach (efficiency)"), decimal(i.before.efficiency, 4), decimal(i.after.efficiency, 4),
             w.change(i.before.efficiency, i.after.efficiency)});
  table.add({w.say("mean cost, pairs reached in both"), decimal(i.before.costMean, 3), decimal(i.after.costMean, 3),
             w.change(i.before.costMean.value_or(0), i.after.costMean.value_or(0))});
  return "\n" + table.text() +
         core::fill(
             w.words(
                 "{lost} pairs lost, {rerouted} rerouted (by {mean} on average, {max} at most), {improved} improved"),
             {{"lost", grouped(i.pairsLost)},
              {"rerouted", grouped(i.pairsRerouted)},
              {"mean", decimal(i.detourMean, 2)},
              {"max", decimal(i.detourMax, 2)},
              {"improved", grouped(i.pairsImproved)}}) +
         "\n";
}

std::string regionName(const Writer& w, const graph::RegionCode& code) {
  const graph::Region* region = w.dataset.findRegionByCode(code.text);
  if (!region) return code.text;
  const bool local = w.language == core::Language::chinese && !region->nameLocal.empty();
  return code.text + " " + (local ? region->nameLocal : region->name);
}

std::string arrow(const std::string& before, const std::string& after) {
  return before == after ? before : before + " → " + after;
}

std::string kilometres(const std::optional<double>& km) {
  return km ? grouped(static_cast<std::size_t>(std::lround(*km))) : "—";
}

std::string regionsTable(const Writer& w) {
  TextTable table({{w.say("region")},
                   {w.say("cities"), Align::right},
                   {w.say("reach"), Align::right},
                   {w.say("change"), Align::right},
                   {w.say("closures to isolate"), Align::right},
                   {w.say("listed ties"), Align::right},
                   {w.say("km to post"), Align::right}});
  std::size_t same = 0;
  for (const auto& r : w.result.impact.regions) {
    const bool changed = std::abs(r.efficiencyBefore - r.efficiencyAfter) > 1e-12 || r.postsBefore != r.postsAfter ||
                         std::abs(r.closuresMeanBefore - r.closuresMeanAfter) > 1e-12;
    if (!changed && ++same) continue;
    table.add({regionName(w, r.region), grouped(r.cities),
               arrow(decimal(r.efficiencyBefore, 3), decimal(r.efficiencyAfter, 3)),
               w.change(r.efficiencyBefore, r.efficiencyAfter),
               arrow(decimal(r.closuresMeanBefore, 1), decimal(r.closuresMeanAfter, 1)), grouped(r.listedTies),
               arrow(kilometres(r.postKmBefore), kilometres(r.postKmAfter))});
  }
  std::string text = table.empty() ? "" : "\n" + table.text();
  if (same > 0) text += core::fill(w.words("{n} regions unchanged"), {{"n", grouped(same)}}) + "\n";
  return text;
}

std::string citiesLine(const Writer& w, std::string_view label, const std::vector<graph::CityId>& ids) {
  if (ids.empty()) return {};
  std::string names;
  for (const auto& id : ids)
    names += (names.empty()                           ? ""
              : w.language == core::Language::chinese ? "、"
                                                      : ", ") +
             core::placeName(w.dataset, id.text, w.language);
  return w.say(label) + " (" + grouped(ids.size()) + ")" + w.colon() + names + "\n";
}

}  // namespace

std::string impactAsText(const ImpactResult& result, const core::Catalogue& words) {
  const Writer w{result, words};
  std::string cities = citiesLine(w, "Cities cut", result.impact.citiesCut) +
                       citiesLine(w, "Cities down to one", result.impact.citiesDownToOne);
  if (!cities.empty()) cities = "\n" + cities;
  const std::string doubt = result.doubt ? doubtAsText(*result.doubt, w.dataset, words) : "";
  const std::string sensitivity = result.sensitivity ? sensitivityAsText(*result.sensitivity, w.dataset, words) : "";
  return heading(w) + meaning(w) + stepsTable(w) + wholeTable(w) + regionsTable(w) + cities + doubt + sensitivity +
         "\n" + w.say("Potential channels among known ties; an unlisted tie is not “no tie”.") + "\n";
}

}  // namespace cityties::cli
