#pragma once
// What `cityties metrics` found, and its forms.

#include <optional>
#include <string>

#include "app/cli/inputs.hpp"
#include "graph/city_graph.hpp"
#include "graph/metrics.hpp"

namespace cityties::cli {

/// A story and the step that is measured. Without a scenario the story has step 0 only, and its impact is left empty.
struct MeasuredStep {
  Worked worked;
  std::size_t step = 0;
  bool ofScenario = false;

  const core::Story& story() const { return worked.story; }
  const graph::Analysis& analysis() const { return *worked.story.steps[step].analysis; }
};

struct NetworkMetrics {
  MeasuredStep at;
  graph::Metrics metrics;
};
std::string metricsAsJson(const NetworkMetrics& result);
std::string metricsAsCsv(const NetworkMetrics& result, MetricsTable table);
std::string metricsAsText(const NetworkMetrics& result, const core::Catalogue& words);

struct CityGraphMetrics {
  MeasuredStep at;
  graph::CityGraph cities;
  graph::CityGraphFigures figures;
  std::vector<graph::Ranked> betweenness;  ///< ranked and cut
};
std::string metricsAsJson(const CityGraphMetrics& result);
std::string metricsAsCsv(const CityGraphMetrics& result, MetricsTable table);
std::string metricsAsText(const CityGraphMetrics& result, const core::Catalogue& words);

/// The text's first lines: dataset, day, channels, step.
std::string metricsHeading(const MeasuredStep& at, const core::Catalogue& words, bool plainGraph);
/// The name of a city, region, post, government or agreement.
std::string nameOf(const MeasuredStep& at, const std::string& id, const core::Catalogue& words);

// One line for each city in CSV; with a day before it in a panel.
std::vector<std::string> cityColumns();
std::vector<std::string> cityRow(const graph::CityMetrics& city);
std::vector<std::string> plainCityColumns();
std::vector<std::string> plainCityRow(const graph::CityGraph& cities, std::uint32_t city, double betweenness);

/// The days of a series: each a step further from the first, so that the 31st stays the last day of shorter months.
std::vector<graph::Date> daysOf(const SeriesOptions& series);
/// `--series`: city by day, as CSV. Returns the exit code.
int runSeries(const Arguments& arguments, const Worked& worked);

}  // namespace cityties::cli
