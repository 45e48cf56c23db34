#include "graph/places.hpp"

#include <algorithm>

namespace cityties::graph {
namespace {

const Region* regionOf(const Dataset& dataset, std::string_view area) {
  const Region* region = dataset.findRegionByCode(area);
  return region ? region : dataset.findRegion(area);
}

}  // namespace

bool liesIn(const Dataset& dataset, std::string_view place, std::string_view area) {
  const Region* wanted = regionOf(dataset, area);
  if (const City* city = dataset.findCity(place)) {
    if (!wanted) return city->country.text == area;
    return city->region == wanted->code || wanted->sameAsCity == city->id;
  }
  const Region* region = dataset.findRegion(place);
  if (!region) return false;
  return wanted ? region == wanted : region->country.text == area;
}

bool isArea(const Dataset& dataset, std::string_view area) {
  if (regionOf(dataset, area)) return true;
  auto of = [&](const auto& record) { return record.country.text == area; };
  return std::any_of(dataset.cities.begin(), dataset.cities.end(), of) ||
         std::any_of(dataset.regions.begin(), dataset.regions.end(), of);
}

std::set<CityId> citiesOfRegion(const Dataset& dataset, const RegionCode& region, std::string_view part) {
  std::set<CityId> cities;
  for (const City& city : dataset.cities) {
    if (city.region == region && (part.empty() || city.regionPart == part)) cities.insert(city.id);
  }
  return cities;
}

std::set<CityId> citiesOfArea(const Dataset& dataset, std::string_view area) {
  std::set<CityId> cities;
  for (const City& city : dataset.cities) {
    if (liesIn(dataset, city.id.text, area)) cities.insert(city.id);
  }
  return cities;
}

std::set<CityId> citiesOfPlace(const Dataset& dataset, const PlaceId& place) {
  if (dataset.findCity(place.text)) return {CityId{place.text}};
  const Region* region = dataset.findRegion(place.text);
  if (!region) return {};
  std::set<CityId> cities = citiesOfRegion(dataset, region->code);
  if (region->sameAsCity) cities.insert(*region->sameAsCity);  // its tie is that city's, wherever the city lies
  return cities;
}

}  // namespace cityties::graph
