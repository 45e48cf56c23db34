#include "app/cli/impact_result.hpp"
#include "app/cli/table.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::cli {
namespace {

std::string number(double value) { return io::numberText(graph::withoutNoise(value)).value_or(""); }
std::string number(const std::optional<double>& value) { return value ? number(*value) : ""; }
std::string number(std::size_t value) { return std::to_string(value); }
std::string number(int value) { return std::to_string(value); }

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::string regions(const graph::Impact& impact) {
  CsvTable table({"region", "cities", "efficiency_before", "efficiency_after", "reachable_before", "reachable_after",
                  "closures_to_isolate_mean_before", "closures_to_isolate_mean_after", "listed_ties_in_region",
                  "posts_before", "posts_after", "post_km_before", "post_km_after"});
  for (const auto& r : impact.regions)
    table.add({r.region.text, number(r.cities), number(r.efficiencyBefore), number(r.efficiencyAfter),
               number(r.reachableBefore), number(r.reachableAfter), number(r.closuresMeanBefore),
               number(r.closuresMeanAfter), number(r.listedTies), joined(r.postsBefore), joined(r.postsAfter),
               number(r.postKmBefore), number(r.postKmAfter)});
  return table.text();
}

std::string cities(const graph::Impact& impact) {
  CsvTable table({"city", "efficiency_before", "efficiency_after", "reachable_before", "reachable_after",
                  "closures_to_isolate_before", "closures_to_isolate_after", "listed_ties_in_region", "posts_before",
                  "posts_after", "post_km_before", "post_km_after", "own_ties_before", "own_ties_after",
                  "own_cost_before", "own_cost_after"});
  for (const auto& c : impact.cities)
    table.add({c.city.text, number(c.efficiencyBefore), number(c.efficiencyAfter), number(c.reachableBefore),
               number(c.reachableAfter), number(c.closuresBefore), number(c.closuresAfter),
               number(c.listedTiesInRegion), joined(c.postsBefore), joined(c.postsAfter), number(c.postKmBefore),
               number(c.postKmAfter), number(c.ownTiesBefore), number(c.ownTiesAfter), number(c.ownCostBefore),
               number(c.ownCostAfter)});
  return table.text();
}

std::string steps(const core::Story& story) {
  CsvTable table({"step", "id", "title", "date", "efficiency_loss", "affected_efficiency_loss", "affected_cities",
                  "pairs_lost", "pairs_rerouted", "pairs_improved", "cities_cut", "cities_down_to_one"});
  for (std::size_t n = 1; n < story.steps.size(); ++n) {
    const core::ScenarioStep& step = story.scenario.steps[n - 1];
    const graph::Impact& i = *story.steps[n].impact;
    table.add({number(n), step.id, step.title.english, step.date ? step.date->text() : "", number(i.efficiencyLoss),
               number(i.affected.efficiencyLoss), number(i.affected.cities.size()), number(i.pairsLost),
               number(i.pairsRerouted), number(i.pairsImproved), number(i.citiesCut.size()),
               number(i.citiesDownToOne.size())});
  }
  return table.text();
}

std::string lost(const graph::Impact& impact) {
  CsvTable table({"from", "to"});
  for (const auto& [from, to] : impact.lostPairs) table.add({from.text, to.text});
  return table.text();
}

}  // namespace

std::string impactAsCsv(const ImpactResult& result, Table table) {
  switch (table) {
    case Table::regions:
      return regions(result.impact);
    case Table::cities:
      return cities(result.impact);
    case Table::steps:
      return steps(result.worked.story);
    case Table::lost:
      return lost(result.impact);
  }
  return {};
}

}  // namespace cityties::cli
