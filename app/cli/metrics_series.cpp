// The panel of `--series`: every city that counts on every day, in order of day, then id.
#include <chrono>

#include "app/cli/metrics_result.hpp"
#include "app/cli/output.hpp"
#include "app/cli/table.hpp"

namespace cityties::cli {
namespace {

constexpr std::size_t mostDays = 20'000;

graph::Date later(graph::Date from, int steps, SeriesOptions::Unit unit) {
  using namespace std::chrono;
  if (unit == SeriesOptions::Unit::days) return graph::Date(from.days() + days(steps));
  const year_month_day civil = from.civil();
  const year_month month =
      year_month(civil.year(), civil.month()) + months(unit == SeriesOptions::Unit::years ? 12 * steps : steps);
  const year_month_day_last last(month.year(), month_day_last(month.month()));
  return graph::Date(sys_days(month / std::min(civil.day(), last.day())));
}

std::vector<std::string> dated(graph::Date date, std::vector<std::string> cells) {
  cells.insert(cells.begin(), date.text());
  return cells;
}

std::vector<std::string> header(std::vector<std::string> columns) {
  columns.insert(columns.begin(), "date");
  return columns;
}

void addNetwork(CsvTable& table, const Worked& worked, graph::Date date, graph::State state) {
  const core::StoryOptions& options = worked.story.options;
  const graph::Network network = graph::Network::build(*worked.data.dataset, state, options.network);
  graph::Analysis analysis{std::move(state), graph::PathEngine(network, options.channels), {}};
  analysis.closures = graph::closuresToIsolate(analysis.engine);
  graph::MetricsOptions how;
  how.threads = options.threads;
  how.critical = false;
  const auto found = graph::metrics(*worked.data.dataset, analysis, worked.story.reporting, how);
  for (const auto& city : found->cities) table.add(dated(date, cityRow(city)));
}

void addCities(CsvTable& table, const Worked& worked, graph::Date date, const graph::State& state) {
  const core::StoryOptions& options = worked.story.options;
  const graph::CityGraph cities = graph::cityGraph(graph::Network::build(*worked.data.dataset, state, options.network));
  graph::BetweennessOptions how;
  how.threads = options.threads;
  const auto between = graph::betweenness(cities.graph, how);
  for (std::uint32_t v = 0; v < cities.ids.size(); ++v) table.add(dated(date, plainCityRow(cities, v, between->at(v))));
}

}  // namespace

std::vector<graph::Date> daysOf(const SeriesOptions& series) {
  std::vector<graph::Date> days;
  for (graph::Date day = series.from; day <= series.to && days.size() <= mostDays;
       day = later(series.from, static_cast<int>(days.size()) * series.step, series.unit)) {
    days.push_back(day);
  }
  return days;
}

int runSeries(const Arguments& arguments, const Worked& worked) {
  const std::vector<graph::Date> days = daysOf(*arguments.metrics.series);
  if (days.size() > mostDays) {
    complain("--series: more than " + std::to_string(mostDays) + " days; take a longer step");
    return usage;
  }
  const bool plain = arguments.metrics.graph == GraphKind::cities;
  CsvTable table(header(plain ? plainCityColumns() : cityColumns()));
  for (const graph::Date day : days) {
    graph::State state = graph::stateOn(*worked.data.dataset, day, worked.story.options.undated);
    if (plain)
      addCities(table, worked, day, state);
    else
      addNetwork(table, worked, day, std::move(state));
  }
  return writeResult(table.text());
}

}  // namespace cityties::cli
