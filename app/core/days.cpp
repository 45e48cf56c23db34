#include "app/core/days.hpp"

#include <algorithm>

namespace cityties::core {

using graph::Date;
using std::chrono::sys_days;

graph::Date dateOfStep(const Story& story, std::size_t step) {
  for (std::size_t i = std::min(step, story.scenario.steps.size()); i > 0; --i)
    if (story.scenario.steps[i - 1].date) return *story.scenario.steps[i - 1].date;
  return story.options.date;
}

DaySpan daySpan(const Story& story) {
  const graph::Dataset& data = *story.dataset;
  const std::chrono::days year(365);
  std::optional<Date> earliest;
  for (const graph::Agreement& a : data.agreements)
    if (a.signedOn && (!earliest || a.signedOn->firstDay() < *earliest)) earliest = a.signedOn->firstDay();
  DaySpan span{Date(story.options.date.days() - year), data.info.asOf.value_or(story.options.date)};
  if (data.info.undatedFloor)
    span.first = *data.info.undatedFloor;
  else if (earliest)
    span.first = *earliest;
  for (std::size_t n = 0; n < story.steps.size(); ++n) {
    const Date day = dateOfStep(story, n);
    span.last = std::max(span.last, day);
    span.first = std::min(span.first, Date(day.days() - year));
  }
  span.first = std::min(span.first, Date(span.last.days() - 2 * year));
  return span;
}

Date addMonths(Date day, int months) {
  using namespace std::chrono;
  const year_month_day civil = day.civil();
  const year_month month = civil.year() / civil.month() + std::chrono::months(months);
  const year_month_day_last last = month / std::chrono::last;
  return Date(sys_days(month / std::min(civil.day(), last.day())));
}

std::vector<const graph::Event*> eventsUpTo(const graph::Dataset& dataset, Date day, std::size_t limit) {
  std::vector<const graph::Event*> events;
  for (const graph::Event& event : dataset.events)
    if (event.date.firstDay() <= day) events.push_back(&event);
  std::ranges::stable_sort(events, std::ranges::greater(),
                           [](const graph::Event* event) { return event->date.firstDay(); });
  if (events.size() > limit) events.resize(limit);
  return events;
}

}  // namespace cityties::core
