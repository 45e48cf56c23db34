#include "app/cli/metrics_result.hpp"
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

std::string ranking(const std::vector<graph::Ranked>& entries) {
  CsvTable table({"rank", "id", "betweenness"});
  for (std::size_t i = 0; i < entries.size(); ++i) table.add({number(i + 1), entries[i].id, number(entries[i].value)});
  return table.text();
}

}  // namespace

std::vector<std::string> cityColumns() {
  return {"city",    "own_ties", "own_cost",        "closures_to_isolate", "avenues",    "posts",
          "post_km", "pairs",    "reachable_pairs", "efficiency",          "betweenness"};
}

std::vector<std::string> cityRow(const graph::CityMetrics& city) {
  return {city.city.text,
          number(city.ownTies),
          number(city.ownCost),
          number(city.closuresToIsolate),
          number(city.avenues),
          joined(city.posts),
          number(city.postKm),
          number(city.reach.pairs),
          number(city.reach.reachablePairs),
          number(city.reach.efficiency),
          number(city.betweenness)};
}

std::vector<std::string> plainCityColumns() { return {"city", "ties", "betweenness"}; }

std::vector<std::string> plainCityRow(const graph::CityGraph& cities, std::uint32_t city, double betweenness) {
  return {cities.ids[city], number(cities.graph.degree(city)), number(betweenness)};
}

std::string metricsAsCsv(const NetworkMetrics& result, MetricsTable which) {
  if (which == MetricsTable::betweenness) return ranking(result.metrics.betweenness);
  CsvTable table(cityColumns());
  for (const auto& city : result.metrics.cities) table.add(cityRow(city));
  return table.text();
}

std::string metricsAsCsv(const CityGraphMetrics& result, MetricsTable which) {
  if (which == MetricsTable::betweenness) return ranking(result.betweenness);
  CsvTable table(plainCityColumns());
  for (std::uint32_t v = 0; v < result.cities.ids.size(); ++v)
    table.add(plainCityRow(result.cities, v, result.figures.betweenness[v]));
  return table.text();
}

}  // namespace cityties::cli
