#pragma once
// How many ways abroad a city has that nothing but the city itself can close at once.

#include <vector>

#include "graph/paths.hpp"

namespace cityties::graph {

/// For every city, by city index: most paths under the path rule from it to distinct foreign cities that share no
/// vertex but the city (Menger 1927). Vertices have capacity 1 and every foreign city ends one path; never below the
/// number of foreign cities that it has an agreement or a virtual tie with. Augmenting paths on the network itself
/// (Ford & Fulkerson 1956): O(cities · (avenues + 1) · (n + m)) at worst, searches ending at the first free foreign
/// city. The same for any number of threads.
std::vector<int> avenues(const PathEngine& engine, unsigned threads = 1);

}  // namespace cityties::graph
