#include "app/cli/context.hpp"
#include "app/cli/doubt.hpp"
#include "app/cli/impact_result.hpp"
#include "app/cli/sensitivity.hpp"

namespace cityties::cli {
namespace {

using io::JsonWriter;
using Layout = JsonWriter::Layout;

JsonWriter& count(JsonWriter& out, const char* key, std::size_t value) {
  return out.key(key).integer(static_cast<long long>(value));
}

void writeState(JsonWriter& out, const graph::StateFigures& state) {
  out.beginObject(Layout::line);
  count(out, "pairs", state.pairs);
  count(out, "reachable_pairs", state.reachablePairs);
  out.key("efficiency").number(state.efficiency).key("cost_mean").number(state.costMean);
  out.endObject();
}

void writeAffected(JsonWriter& out, const graph::AffectedFigures& affected) {
  out.beginObject().key("cities").texts(texts(affected.cities));
  out.key("efficiency_loss").number(affected.efficiencyLoss);
  out.key("cost_mean_before").number(affected.costMeanBefore);
  out.key("cost_mean_after").number(affected.costMeanAfter).endObject();
}

void writeSteps(JsonWriter& out, const core::Story& story) {
  out.key("steps").beginArray();
  for (std::size_t n = 1; n < story.steps.size(); ++n) {
    const core::ScenarioStep& step = story.scenario.steps[n - 1];
    const graph::Impact& impact = *story.steps[n].impact;
    out.beginObject();
    count(out, "step", n);
    out.key("id").text(step.id).key("title").textOrNull(step.title.english);
    out.key("date").textOrNull(step.date ? step.date->text() : std::string{});
    out.key("efficiency_loss").number(impact.efficiencyLoss);
    out.key("affected_efficiency_loss").number(impact.affected.efficiencyLoss);
    count(out, "affected_cities", impact.affected.cities.size());
    count(out, "pairs_lost", impact.pairsLost);
    count(out, "pairs_rerouted", impact.pairsRerouted);
    count(out, "pairs_improved", impact.pairsImproved);
    out.key("cities_cut").texts(texts(impact.citiesCut));
    out.key("cities_down_to_one").texts(texts(impact.citiesDownToOne)).endObject();
  }
  out.endArray();
}

void writeLostPairs(JsonWriter& out, const graph::Impact& impact) {
  out.key("pairs_lost").beginObject();
  count(out, "count", impact.pairsLost);
  out.key("list").beginArray();
  for (const auto& [from, to] : impact.lostPairs) out.texts({from.text, to.text});
  out.endArray().endObject();
}

/// What regions and cities have in common after the closures.
template <class Figures>
void writePosts(JsonWriter& out, const Figures& figures) {
  out.key("posts_before").texts(figures.postsBefore).key("posts_after").texts(figures.postsAfter);
  out.key("post_km_before").number(figures.postKmBefore).key("post_km_after").number(figures.postKmAfter);
}

template <class Figures>
void writeReach(JsonWriter& out, const Figures& figures) {
  out.key("efficiency_before").number(figures.efficiencyBefore).key("efficiency_after").number(figures.efficiencyAfter);
  count(out, "reachable_before", figures.reachableBefore);
  count(out, "reachable_after", figures.reachableAfter);
}

void writeRegion(JsonWriter& out, const graph::RegionFigures& region) {
  out.beginObject(Layout::line).key("region").text(region.region.text);
  count(out, "cities", region.cities);
  writeReach(out, region);
  out.key("closures_to_isolate_mean_before").number(region.closuresMeanBefore);
  out.key("closures_to_isolate_mean_after").number(region.closuresMeanAfter);
  count(out, "listed_ties_in_region", region.listedTies);
  writePosts(out, region);
  out.endObject();
}

void writeCity(JsonWriter& out, const graph::CityFigures& city) {
  out.beginObject(Layout::line).key("city").text(city.city.text);
  writeReach(out, city);
  out.key("closures_to_isolate_before").integer(city.closuresBefore);
  out.key("closures_to_isolate_after").integer(city.closuresAfter);
  count(out, "listed_ties_in_region", city.listedTiesInRegion);
  writePosts(out, city);
  count(out, "own_ties_before", city.ownTiesBefore);
  count(out, "own_ties_after", city.ownTiesAfter);
  out.key("own_cost_before").number(city.ownCostBefore).key("own_cost_after").number(city.ownCostAfter).endObject();
}

void writeImpact(JsonWriter& out, const graph::Impact& impact) {
  writeState(out.key("before"), impact.before);
  writeState(out.key("after"), impact.after);
  out.key("efficiency_loss").number(impact.efficiencyLoss);
  writeAffected(out.key("affected"), impact.affected);
  out.key("by_country").beginObject();
  for (const auto& [country, loss] : impact.lossByCountry)
    out.key(country).beginObject(Layout::line).key("efficiency_loss").number(loss).endObject();
  out.endObject();
  writeLostPairs(out, impact);
  count(out, "pairs_rerouted", impact.pairsRerouted);
  count(out, "pairs_improved", impact.pairsImproved);
  out.key("detour_mean").number(impact.detourMean).key("detour_max").number(impact.detourMax);
  out.key("cities_cut").texts(texts(impact.citiesCut));
  out.key("cities_down_to_one").texts(texts(impact.citiesDownToOne));
  out.key("regions").beginArray();
  for (const auto& region : impact.regions) writeRegion(out, region);
  out.endArray().key("cities").beginArray();
  for (const auto& city : impact.cities) writeCity(out, city);
  out.endArray();
}

}  // namespace

std::string impactAsJson(const ImpactResult& result, const core::Catalogue& words) {
  JsonWriter out;
  beginDocument(out, result.worked);
  out.key("scenario").text(result.worked.story.scenario.id);
  count(out, "step", result.step);
  if (result.against > 0) count(out, "against", result.against);
  if (result.allSteps) writeSteps(out, result.worked.story);
  writeImpact(out, result.impact);
  if (result.doubt) writeDoubt(out.key("doubt"), *result.doubt, *result.worked.data.dataset, words);
  if (result.sensitivity)
    writeSensitivity(out.key("sensitivity"), *result.sensitivity, *result.worked.data.dataset, words);
  return endDocument(out);
}

}  // namespace cityties::cli
