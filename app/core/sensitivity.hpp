#pragma once
// How the ranks of closures depend on assumptions, for a story, and in words.

#include <optional>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"
#include "graph/sensitivity.hpp"

namespace cityties::core {

/// Every post of step `m` closed alone; compared with random districts are the posts that the steps after `m` up to
/// `n` close. `threads` of the options are the story's. Nothing when stopped.
std::optional<graph::SensitivityReport> sensitivityOf(const Story& story, std::size_t m, std::size_t n,
                                                      graph::SensitivityOptions options,
                                                      const graph::Watch& watch = {});

/// "population weights", "agreements cost half as much"; what differs from `printed` only.
std::string assumptionText(const graph::Assumption& assumption, const graph::Assumption& printed,
                           const Catalogue& words);

/// Which ranks depend on which assumption, in plain sentences with names: those of the closing posts, or, where none is
/// closing, of the three most harmful.
std::vector<std::string> sensitivitySentences(const graph::SensitivityReport& report, const graph::Dataset& dataset,
                                              const Catalogue& words);

}  // namespace cityties::core
