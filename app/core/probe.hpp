#pragma once
// What a person tries out on top of a step: actions, or the failure of an element, with everything it changes.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/story.hpp"
#include "graph/changed_pairs.hpp"

namespace cityties::core {

struct ProbeQuestion {
  std::shared_ptr<const Story> story;
  std::size_t step = 0;
  std::vector<graph::Action> actions;
  std::string element;  ///< tried out where there are no actions: a city, a virtual channel
  unsigned threads = 1;
  bool operator==(const ProbeQuestion&) const = default;
};

struct Probe {
  ProbeQuestion question;
  std::shared_ptr<const Story> story;  ///< up to the step, and the further one
  std::size_t step = 1;                ///< the further one
  graph::ChangedPairs pairs;           ///< against the step it is tried out on
  graph::StateFigures before, after;   ///< over P; of a city that fails, with its pairs lost
  double efficiencyLoss = 0;           ///< (E − E′)/E
};

/// The whole lists of pairs are kept up to this many each.
inline constexpr std::size_t probePairLimit = 200000;

/// Errors: an action that cannot apply, an element that is not there. An empty optional: stopped. Costs two searches a
/// city that begins pairs, and one comparison.
graph::Result<std::optional<Probe>> tryOut(const ProbeQuestion& question, const graph::Watch& watch = {});

}  // namespace cityties::core
