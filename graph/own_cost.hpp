#pragma once
// Private to graph/*.cpp: what a city reaches by its own agreements and its region's.

#include <optional>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/paths.hpp"

namespace cityties::graph {

/// The least cost from a city to any foreign city under the path rule when of all posts, agreements and virtual ties
/// only those of the city and of its region are left, at home and abroad alike (DESIGN §4 `own_cost`); administrative
/// ties stay. Every city in one go, by city index; nothing where there is none. Dijkstra (1959) from each city that has
/// such a tie, until it meets a foreign city: O(cities · n log n) at worst, most end after a few steps.
std::vector<std::optional<double>> ownCosts(const Dataset& dataset, const PathEngine& engine);

}  // namespace cityties::graph
