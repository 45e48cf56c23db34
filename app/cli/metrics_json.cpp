#include "app/cli/context.hpp"
#include "app/cli/metrics_result.hpp"

namespace cityties::cli {
namespace {

using io::JsonWriter;
using Layout = JsonWriter::Layout;

JsonWriter& count(JsonWriter& out, const char* key, std::size_t value) {
  return out.key(key).integer(static_cast<long long>(value));
}

void begin(JsonWriter& out, const MeasuredStep& at) {
  beginDocument(out, at.worked);
  if (!at.ofScenario) return;
  out.key("scenario").text(at.story().scenario.id);
  count(out, "step", at.step);
}

void writeReach(JsonWriter& out, const graph::ReachFigures& reach) {
  count(out, "pairs", reach.pairs);
  count(out, "reachable_pairs", reach.reachablePairs);
  out.key("efficiency").number(reach.efficiency);
}

void writeCity(JsonWriter& out, const graph::CityMetrics& city) {
  out.beginObject(Layout::line).key("id").text(city.city.text);
  count(out, "own_ties", city.ownTies);
  out.key("own_cost").number(city.ownCost);
  out.key("closures_to_isolate").integer(city.closuresToIsolate).key("avenues").integer(city.avenues);
  out.key("posts").texts(city.posts).key("post_km").number(city.postKm).endObject();
}

void writeRanking(JsonWriter& out, const char* key, const std::vector<graph::Ranked>& ranking) {
  out.key(key).beginArray();
  for (const auto& entry : ranking)
    out.beginObject(Layout::line).key("id").text(entry.id).key("value").number(entry.value).endObject();
  out.endArray();
}

void wholeOrNull(JsonWriter& out, const char* key, const std::optional<std::uint32_t>& value) {
  if (value)
    count(out, key, *value);
  else
    out.key(key).null();
}

}  // namespace

std::string metricsAsJson(const NetworkMetrics& result) {
  const graph::Metrics& m = result.metrics;
  JsonWriter out;
  begin(out, result.at);
  count(out, "vertices", m.vertices);
  count(out, "ties", m.ties);
  out.key("ties_by_kind").beginObject(Layout::line);
  for (const auto& [kind, ties] : m.tiesByKind) out.key(graph::name(kind)).integer(static_cast<long long>(ties));
  out.endObject();
  writeReach(out, m.all);
  out.key("by_country").beginObject();
  for (const auto& [country, reach] : m.byCountry) {
    out.key(country).beginObject(Layout::line);
    writeReach(out, reach);
    out.endObject();
  }
  out.endObject().key("critical").texts(m.critical).key("cities").beginArray();
  for (const auto& city : m.cities) writeCity(out, city);
  out.endArray();
  writeRanking(out, "betweenness", m.betweenness);
  return endDocument(out);
}

std::string metricsAsJson(const CityGraphMetrics& result) {
  const graph::CityGraphFigures& f = result.figures;
  JsonWriter out;
  begin(out, result.at);
  count(out, "vertices", f.vertices);
  count(out, "ties", f.ties);
  count(out, "components", f.components);
  count(out, "largest_component", f.largestComponent);
  count(out, "triangles", f.triangles);
  out.key("transitivity").number(f.transitivity).key("assortativity").number(f.assortativity);
  wholeOrNull(out, "diameter", f.diameter);
  out.key("mean_distance").number(f.meanDistance);
  count(out, "max_core", f.maxCore);
  out.key("articulation_points").texts(f.articulationPoints).key("bridges").texts(f.bridges);
  writeRanking(out, "betweenness", result.betweenness);
  return endDocument(out);
}

}  // namespace cityties::cli
