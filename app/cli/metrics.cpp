#include "app/cli/commands.hpp"
#include "app/cli/metrics_result.hpp"
#include "app/cli/metrics_structure.hpp"
#include "app/cli/output.hpp"

namespace cityties::cli {
namespace {

int wrongUsage(const std::string& message) {
  complain(message);
  return usage;
}

/// Without a scenario nothing is compared, so nothing of a comparison is computed.
OrExit<Worked> withoutScenario(const Arguments& arguments) {
  auto data = loadDataset(arguments.common);
  if (!data) return tl::unexpected(data.error());
  auto options = storyOptions(arguments.common, core::Scenario{}, *data->dataset);
  if (!options) return tl::unexpected(options.error());
  graph::State state = graph::stateOn(*data->dataset, options->date, options->undated);
  const graph::Network network = graph::Network::build(*data->dataset, state, options->network);
  graph::Analysis analysis{std::move(state), graph::PathEngine(network, options->channels), {}};
  const bool path = arguments.metrics.graph == GraphKind::network && !arguments.metrics.series;
  if (path) analysis.closures = graph::closuresToIsolate(analysis.engine);
  core::Story story{data->dataset, {}, std::move(*options), {}, {}};
  story.reporting = graph::reportingSet(*data->dataset, network, story.options.reporting);
  story.steps.push_back({std::make_shared<const graph::Analysis>(std::move(analysis)), {}, {}});
  return Worked{std::move(*data), std::move(story)};
}

OrExit<MeasuredStep> measuredStep(const Arguments& arguments) {
  const bool scenario = arguments.scenario.scenario || !arguments.scenario.events.empty();
  auto worked = scenario ? workOut(arguments) : withoutScenario(arguments);
  if (!worked) return tl::unexpected(worked.error());
  const auto step = stepOf(worked->story, arguments.scenario.step, worked->story.steps.size() - 1);
  if (!step) return tl::unexpected(step.error());
  return MeasuredStep{std::move(*worked), *step, scenario};
}

template <class Result>
int write(const Arguments& arguments, const Result& result) {
  Format format = formatOf(arguments.common);
  if (arguments.metrics.table && arguments.common.format == Format::automatic) format = Format::csv;
  switch (format) {
    case Format::csv:
      return writeResult(metricsAsCsv(result, arguments.metrics.table.value_or(MetricsTable::cities)));
    case Format::table:
      return writeResult(metricsAsText(result, words(arguments.common.language)));
    default:
      return writeResult(metricsAsJson(result));
  }
}

int measureNetwork(const Arguments& arguments, MeasuredStep at) {
  graph::MetricsOptions options;
  options.threads = at.story().options.threads;
  options.top = arguments.metrics.top;
  auto found = graph::metrics(*at.worked.data.dataset, at.analysis(), at.story().reporting, options);
  NetworkMetrics result{std::move(at), std::move(found.value())};
  return write(arguments, result);
}

int measureCities(const Arguments& arguments, MeasuredStep at) {
  CityGraphMetrics result{std::move(at), {}, {}, {}};
  result.cities = graph::cityGraph(result.at.analysis().network());
  graph::BetweennessOptions options;
  options.threads = result.at.story().options.threads;
  result.figures = graph::cityGraphFigures(result.cities, options).value();
  for (std::size_t v = 0; v < result.cities.ids.size(); ++v) {
    result.betweenness.push_back({result.cities.ids[v], result.figures.betweenness[v]});
  }
  graph::rank(result.betweenness, arguments.metrics.top);
  return write(arguments, result);
}

}  // namespace

int runMetrics(const Arguments& arguments) {
  const bool scenario = arguments.scenario.scenario || !arguments.scenario.events.empty();
  if (arguments.metrics.series) {
    if (arguments.metrics.measure) return wrongUsage("--series and --measure exclude each other");
    if (scenario) return wrongUsage("--series replays the record alone; it takes no --scenario or --event");
    if (arguments.common.format != Format::automatic && arguments.common.format != Format::csv)
      return wrongUsage("--series writes a panel as CSV; leave --format out or say csv");
    auto worked = withoutScenario(arguments);
    return worked ? runSeries(arguments, *worked) : worked.error();
  }
  if (arguments.metrics.measure && arguments.metrics.graph != GraphKind::cities)
    return wrongUsage("--measure is of the graph of cities; add --graph cities");
  auto at = measuredStep(arguments);
  if (!at) return at.error();
  if (arguments.metrics.measure) return write(arguments, structureOf(arguments, std::move(*at)));
  return arguments.metrics.graph == GraphKind::cities ? measureCities(arguments, std::move(*at))
                                                      : measureNetwork(arguments, std::move(*at));
}

}  // namespace cityties::cli
