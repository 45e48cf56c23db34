// The analysis on the frozen data, beside Boost.Graph's own Dijkstra on the same network.
#include <benchmark/benchmark.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "app/core/story.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"

using namespace cityties;

namespace {

const std::string root = CITYTIES_SOURCE_DIR;

std::shared_ptr<const graph::Dataset> dataset() {
  static const auto loaded =
      std::make_shared<const graph::Dataset>(geo::readDataset(root + "/tests/data/us-china-2026-11").report.dataset);
  return loaded;
}

graph::Analysis before(graph::ChannelPreset preset) {
  const graph::State state = graph::stateOn(*dataset(), graph::Date::parse("2020-07-20").value());
  return graph::analyse(*dataset(), state, {}, preset);
}

void readDataset(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(geo::readDataset(root + "/tests/data/us-china-2026-11"));
}
BENCHMARK(readDataset)->Unit(benchmark::kMillisecond);

void allPairsEngine(benchmark::State& state) {
  const graph::Analysis analysis = before(graph::ChannelPreset::local);
  std::vector<double> costs;
  for (auto _ : state) {
    for (graph::VertexIndex v = 0; v < analysis.network().cityCount(); ++v) analysis.engine.costsFrom(v, costs);
  }
}
BENCHMARK(allPairsEngine)->Unit(benchmark::kMillisecond);

/// The same sources on the same ties without any rule: what Boost.Graph needs for a plain all-pairs search.
void allPairsBoost(benchmark::State& state) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  const graph::Analysis analysis = before(graph::ChannelPreset::local);
  Graph plain(analysis.network().vertices().size());
  for (const graph::Tie& tie : analysis.network().ties()) add_edge(tie.a, tie.b, tie.cost, plain);
  std::vector<double> costs(analysis.network().vertices().size());
  for (auto _ : state) {
    for (graph::VertexIndex v = 0; v < analysis.network().cityCount(); ++v) {
      dijkstra_shortest_paths(plain, v, boost::distance_map(costs.data()));
    }
  }
}
BENCHMARK(allPairsBoost)->Unit(benchmark::kMillisecond);

void closures(benchmark::State& state) {
  const graph::Analysis analysis = before(graph::ChannelPreset::local);
  for (auto _ : state) benchmark::DoNotOptimize(graph::closuresToIsolate(analysis.engine));
}
BENCHMARK(closures)->Unit(benchmark::kMillisecond);

void story(benchmark::State& state) {
  const auto scenario = io::readScenario(root + "/assets/scenarios/houston-2020.json")->scenario;
  core::StoryOptions options;
  options.date = graph::Date::parse("2020-07-20").value();
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(core::workOut(dataset(), scenario, options));
}
BENCHMARK(story)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
