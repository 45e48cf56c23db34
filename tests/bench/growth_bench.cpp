// How time and memory grow with the number of ties, on generated networks (worlds.hpp has the model of their degrees).
#include <benchmark/benchmark.h>

#include "graph/blocks.hpp"
#include "graph/city_graph.hpp"
#include "graph/contingency.hpp"
#include "graph/graph_measures.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

const graph::Date day = graph::Date::parse("2026-01-01").value();

/// Under `ties`: a path may walk every tie.
Setting grownSetting(const benchmark::State& state) {
  return setting(grown(static_cast<std::size_t>(state.range(0))), day, graph::ChannelPreset::ties);
}

void buildNetwork(benchmark::State& state) {
  const auto dataset = grown(static_cast<std::size_t>(state.range(0)));
  const graph::State records = graph::stateOn(*dataset, day);
  for (auto _ : state) benchmark::DoNotOptimize(graph::Network::build(*dataset, records));
}

void isolate(benchmark::State& state) {
  const Setting s = grownSetting(state);
  for (auto _ : state) benchmark::DoNotOptimize(graph::closuresToIsolate(s.engine));
}

graph::SimpleGraph grownGraph(const benchmark::State& state) {
  auto edges = grownEdges(static_cast<std::size_t>(state.range(0)));
  const std::size_t cities = edges.back().a + 1;
  return {cities, std::move(edges)};
}

void parts(benchmark::State& state) {
  const graph::SimpleGraph graph = grownGraph(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(graph::components(graph));
    benchmark::DoNotOptimize(graph::blocks(graph));
  }
}

void cores(benchmark::State& state) {
  const graph::SimpleGraph graph = grownGraph(state);
  for (auto _ : state) benchmark::DoNotOptimize(graph::coreNumbers(graph));
}

void leastCosts(benchmark::State& state) {
  const Setting s = grownSetting(state);
  std::vector<double> costs;
  for (auto _ : state) {
    for (graph::VertexIndex v = 0; v < s.engine.network().cityCount(); ++v) s.engine.costsFrom(v, costs);
  }
}

void betweenness(benchmark::State& state) {
  const graph::SimpleGraph graph = grownGraph(state);
  for (auto _ : state) benchmark::DoNotOptimize(graph::betweenness(graph, {2, {}}));
}

void everyFailure(benchmark::State& state) {
  const Setting s = grownSetting(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(graph::contingencies(*s.dataset, s.state, s.engine, s.set, {}, {.threads = 2}));
  }
}

void add(const std::string& what, void (*work)(benchmark::State&), const std::vector<std::int64_t>& ties, bool once) {
  auto* benchmark = benchmark::RegisterBenchmark(("growth/" + what).c_str(), work);
  benchmark->Unit(benchmark::kMillisecond)->UseRealTime();
  for (const std::int64_t count : ties) benchmark->Arg(count);
  if (once) benchmark->Iterations(1);
}

const bool added = [] {
  const std::vector<std::int64_t> linear{10'000, 100'000, 1'000'000}, quadratic{6'250, 12'500, 25'000, 50'000};
  add("network", buildNetwork, linear, false);
  add("isolate", isolate, linear, false);
  add("parts", parts, linear, false);
  add("cores", cores, linear, false);
  add("least_costs", leastCosts, quadratic, true);
  add("betweenness", betweenness, quadratic, true);
  add("n1", everyFailure, quadratic, true);
  return true;
}();

}  // namespace
