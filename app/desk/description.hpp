#pragma once
// What the window shows, in words: for those who cannot see it, and for notes and letters.

#include <string>

#include "app/desk/ui.hpp"

namespace cityties::desk {

/// Paragraphs: the step and its figures (core::altText), what is selected with its facts, what the filters keep, which
/// day, which route is asked for. Empty while there is no story.
std::string describeView(const UiModel& model);

/// "Only what is tied to Texas and signed from 1990 on is shown." in the language of the words; empty without a filter.
std::string describeFilter(const core::Filter& filter, const graph::Dataset& dataset, const core::Catalogue& words);

}  // namespace cityties::desk
