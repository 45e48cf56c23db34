#pragma once
// What lies within a few ties of a place.

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/network.hpp"

namespace cityties::core {

/// Places and ties by their distance in ties: agreements, virtual and consular ties count one each, whatever they
/// cost; what an administration or an accreditation joins is not followed, so that a tie more is a tie more.
struct Neighbourhood {
  struct Ring {
    std::vector<std::string> places;  ///< cities, regions and posts first met at this distance, by id
    std::vector<std::string> ties;    ///< first walked to get this far, by id
  };
  std::vector<Ring> rings;                                ///< by distance; 0: the places asked about, no tie
  std::unordered_map<std::string, std::size_t> distance;  ///< of every place and tie in the rings
  bool within(const std::string& id, std::size_t steps) const {
    const auto at = distance.find(id);
    return at != distance.end() && at->second <= steps;
  }
};

/// About a city, a post, a region (with the cities in it), a country (with all of its cities and regions) or a tie
/// (both ends), up to `steps` ties away. Nothing about any other id. Breadth first: O(places + ties).
Neighbourhood neighbourhood(const graph::Dataset& dataset, const graph::Network& network, const std::string& id,
                            std::size_t steps);

}  // namespace cityties::core
