// The reporting set: which ordered pairs count, and how much.

#include <map>
#include <set>

#include "graph/impact.hpp"
#include "graph/pair_sums.hpp"

namespace cityties::graph {
namespace {

std::set<std::string> capitals(const Dataset& dataset) {
  std::set<std::string> ids;
  for (const Region& region : dataset.regions) {
    if (region.capital) ids.insert(region.capital->text);
    if (region.sameAsCity) ids.insert(region.sameAsCity->text);
  }
  return ids;
}

/// Ends of agreements in the network, so that the ties of a region that is a city are the city's.
std::set<std::string> tied(const Network& network) {
  std::set<std::string> ids;
  for (const Tie& tie : network.ties()) {
    if (tie.kind != ChannelKind::agreement) continue;
    ids.insert(network.vertices()[tie.a].id);
    ids.insert(network.vertices()[tie.b].id);
  }
  return ids;
}

/// The cities of the network, in index order.
std::vector<const City*> citiesOf(const Dataset& dataset, const Network& network) {
  std::vector<const City*> cities;
  for (VertexIndex v = 0; v < network.cityCount(); ++v) cities.push_back(dataset.findCity(network.vertices()[v].id));
  return cities;
}

/// A city without a region is a region of its own.
std::string regionKey(const City& city) { return city.region.empty() ? city.id.text : city.region.text; }

std::vector<double> weights(const std::vector<const City*>& cities, const std::vector<bool>& selected,
                            PairWeight weight) {
  std::vector<double> result(cities.size(), 1.0);
  if (weight == PairWeight::equal) return result;
  std::map<std::string, double> inRegion;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (selected[i]) inRegion[regionKey(*cities[i])] += 1;
  }
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (weight == PairWeight::population)
      result[i] = cities[i]->population.value_or(0);
    else if (selected[i])
      result[i] = 1 / inRegion[regionKey(*cities[i])];
  }
  return result;
}

}  // namespace

ReportingSet reportingSet(const Dataset& dataset, const Network& before, const ReportingOptions& options) {
  const std::vector<const City*> cities = citiesOf(dataset, before);
  std::optional<std::set<std::string>> chosen;
  if (options.cities == CitySelection::capitals) chosen = capitals(dataset);
  if (options.cities == CitySelection::tied) chosen = tied(before);
  ReportingSet set;
  set.options = options;
  for (const City* city : cities) {
    const bool selected = !chosen || chosen->contains(city->id.text);
    set.selected.push_back(selected);
    set.source.push_back(selected && (!options.from || city->country == *options.from));
  }
  set.weight = weights(cities, set.selected, options.weight);
  double total = 0;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (set.selected[i]) total += set.weight[i];
  }
  set.unit = FixedPoint::forSumsBelow(total * total / costFloor);
  return set;
}

}  // namespace cityties::graph
