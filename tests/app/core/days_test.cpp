// Days of the record, and what depends on one element.
#include <algorithm>

#include "app/core/days.hpp"
#include "app/core/depends.hpp"
#include "graph/contingency.hpp"
#include "tests/app/core/houston_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {
graph::Date day(const char* text) { return graph::Date::parse(text).value(); }
}  // namespace

TEST_CASE("a month later is the same day, or the last of a shorter month") {
  CHECK(addMonths(day("2020-01-31"), 1) == day("2020-02-29"));
  CHECK(addMonths(day("2021-01-31"), 1) == day("2021-02-28"));
  CHECK(addMonths(day("2020-07-21"), 6) == day("2021-01-21"));
  CHECK(addMonths(day("2020-03-31"), -1) == day("2020-02-29"));
  CHECK(addMonths(day("2020-01-01"), -12) == day("2019-01-01"));
}

TEST_CASE("the timeline runs from the dataset's first day to its last") {
  const auto& story = test::houstonStory();
  const DaySpan span = daySpan(story);
  CHECK(span.first == *story.dataset->info.undatedFloor);
  CHECK(span.last == *story.dataset->info.asOf);
  CHECK(span.clamp(day("1900-01-01")) == span.first);
  CHECK(span.clamp(day("2900-01-01")) == span.last);
  CHECK(span.clamp(day("2000-01-01")) == day("2000-01-01"));
  CHECK(dateOfStep(story, 0) == story.options.date);
}

TEST_CASE("events up to a day come with the latest first") {
  const auto& data = *test::houstonStory().dataset;
  const auto events = eventsUpTo(data, day("1981-06-01"), 5);
  REQUIRE(events.size() == 5);
  CHECK(events[0]->date.firstDay() <= day("1981-06-01"));
  CHECK(std::ranges::is_sorted(events, std::ranges::greater(),
                               [](const graph::Event* event) { return event->date.firstDay(); }));
  CHECK(eventsUpTo(data, day("1900-01-01"), 5).empty());
}

TEST_CASE("what depends on an element is its row of the contingency table, for every element") {
  const auto& story = test::houstonStory();
  const graph::Analysis& now = *story.steps[1].analysis;
  const auto report =
      graph::contingencies(*story.dataset, now.state, now.engine, story.reporting, story.options.network, {});
  REQUIRE(report);
  std::size_t compared = 0;
  for (const graph::Contingency& row : report->contingencies) {
    if (++compared % 9 != 1) continue;  // each costs a comparison
    INFO(row.elements.front());
    const auto found = dependents(story, 1, row.elements.front());
    REQUIRE(found);
    CHECK(found->pairsLost == row.pairsLost);
    CHECK(found->pairsRerouted == row.pairsRerouted);
    CHECK(found->citiesCut.size() == row.citiesCut);
    CHECK(found->citiesDownToOne.size() == row.citiesDownToOne);
  }
  CHECK_FALSE(dependents(story, 1, "us-tx-houston"));
  CHECK_FALSE(dependents(story, 1, "cn-us-houston"));  // closed at this step
  CHECK(dependents(story, 0, "cn-us-houston"));
}
