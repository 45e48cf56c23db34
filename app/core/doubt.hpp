#pragma once
// The doubt about a step of a story, and what it means in words.

#include <optional>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"
#include "graph/doubt.hpp"

namespace cityties::core {

/// Doubt about the figures `printed` of step `n` against step `m`. Errors: the scenario cannot apply when undated
/// records count (only where the story left them out). Nothing when stopped. As graph::doubt; `undated` and `threads`
/// of the options are the story's.
graph::Result<std::optional<graph::DoubtReport>> doubtOf(const Story& story, std::size_t m, std::size_t n,
                                                         const graph::Impact& printed, graph::DoubtOptions options,
                                                         const graph::Watch& watch = {});

/// Which conclusions depend on doubtful or undated records, in plain sentences with names.
std::vector<std::string> doubtSentences(const graph::DoubtReport& report, const graph::Dataset& dataset,
                                        const Catalogue& words);

}  // namespace cityties::core
