#pragma once
// The days of the record: where the timeline begins and ends, and the story of one day.

#include <vector>

#include "app/core/story.hpp"

namespace cityties::core {

struct DaySpan {
  graph::Date first, last;  ///< both included
  graph::Date clamp(graph::Date day) const { return day < first ? first : last < day ? last : day; }
};
/// From the dataset's floor for undated records, else the first dated agreement, to the date of the dataset or the last
/// date of a step; at least two years. O(agreements + steps).
DaySpan daySpan(const Story& story);

/// The date of a step: its own, or that of the nearest step before it that has one.
graph::Date dateOfStep(const Story& story, std::size_t step);

/// A day some months later (or earlier), the last of its month where that is shorter.
graph::Date addMonths(graph::Date day, int months);

/// Recorded events of a day's month and the months before, the latest first, at most `limit`. O(events).
std::vector<const graph::Event*> eventsUpTo(const graph::Dataset& dataset, graph::Date day, std::size_t limit);

}  // namespace cityties::core
