#pragma once
// Private to graph/*.cpp: which places lie in a region or a country, and which cities an object concerns.

#include <set>
#include <string>
#include <string_view>

#include "graph/dataset.hpp"
#include "graph/state.hpp"

namespace cityties::graph {

/// True when `place` (a city or region id) is, or lies in, `area` (a region code, region id or country code).
bool liesIn(const Dataset& dataset, std::string_view place, std::string_view area);

/// True when `area` names a region (by code or id) or a country that occurs in the dataset.
bool isArea(const Dataset& dataset, std::string_view area);

/// Cities of a region, or of one part of it.
std::set<CityId> citiesOfRegion(const Dataset& dataset, const RegionCode& region, std::string_view part = {});
std::set<CityId> citiesOfArea(const Dataset& dataset, std::string_view area);
/// The city itself, or the cities of the region and the city that the region is.
std::set<CityId> citiesOfPlace(const Dataset& dataset, const PlaceId& place);

}  // namespace cityties::graph
