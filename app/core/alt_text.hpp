#pragma once
// A map in words, for those who cannot see it: metadata of pictures, reports.

#include <string>

#include "app/core/compose.hpp"

namespace cityties::core {

/// The title and the day of a step; step 0 is "before". The title may be empty.
std::string stepTitle(const Story& story, std::size_t step, Language language);
graph::Date stepDate(const Story& story, std::size_t step);
/// The title of the scenario, else of the dataset; may be empty.
std::string storyTitle(const Story& story, Language language);

/// One paragraph: what the map shows and on which day, how much is in force, what the step did and to whom by name, and
/// what the figures do not say. Plain text without line breaks.
std::string altText(const Story& story, const Catalogue& words, const ComposeOptions& options);

}  // namespace cityties::core
