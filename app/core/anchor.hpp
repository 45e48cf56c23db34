#pragma once
// Where on the earth something stands that a person may ask for by its id.

#include <optional>
#include <string>

#include "graph/dataset.hpp"

namespace cityties::core {

/// Of a city or post its place; of a region its city, seat or the first city in it; of a country the mean of its
/// cities on the sphere; of an agreement the middle of the arc between its ends. Nothing for other ids and places
/// without a city. O(records).
std::optional<graph::LonLat> anchorOf(const graph::Dataset& dataset, const std::string& id);

}  // namespace cityties::core
