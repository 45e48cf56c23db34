#pragma once
// What depends on one element: what its failure alone would cost.

#include <optional>
#include <string>
#include <vector>

#include "app/core/story.hpp"

namespace cityties::core {

struct Dependents {
  std::string id;
  std::vector<graph::CityId> citiesCut, citiesDownToOne;  ///< as in graph::Impact
  /// Of the reporting set; nothing where the network is too large to search it all for one row (`pairsCounted`).
  std::optional<std::size_t> pairsLost, pairsRerouted;
};

/// Cities up to which pairs are searched, too.
inline constexpr std::size_t pairsCounted = 4000;

/// The network of a step without a post (nobody takes its district over), an agreement or a virtual tie, compared with
/// the step as it is: the row of `cityties contingency` for it. Nothing for what is no such element of the step.
/// One analysis and, of a small network, one comparison.
std::optional<Dependents> dependents(const Story& story, std::size_t step, const std::string& id);

}  // namespace cityties::core
