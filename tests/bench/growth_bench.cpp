// How time and memory grow with the number of ties, on generated networks (worlds.hpp has the model of their degrees).
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

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

void hops(benchmark::State& state) {
  const graph::SimpleGraph graph = grownGraph(state);
  const graph::Components parts = graph::components(graph);
  for (auto _ : state) benchmark::DoNotOptimize(graph::hopFigures(graph, parts, parts.largest(), 2));
}

void triangles(benchmark::State& state) {
  const graph::SimpleGraph graph = grownGraph(state);
  for (auto _ : state) benchmark::DoNotOptimize(graph::triangles(graph));
}

/// The most memory this process has held (Linux), in kB.
double peakMemory() {
  std::ifstream status("/proc/self/status");
  double kilobytes = 0;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) std::istringstream(line.substr(6)) >> kilobytes;
  }
  return kilobytes;
}

/// `peak_kb` is a measure's own only where run.py gives it a process of its own.
void add(const std::string& what, void (*work)(benchmark::State&), const std::vector<std::int64_t>& ties) {
  auto* benchmark = benchmark::RegisterBenchmark(("growth/" + what).c_str(), [work](benchmark::State& state) {
    work(state);
    state.counters["peak_kb"] = peakMemory();
  });
  benchmark->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
  for (const std::int64_t count : ties) benchmark->Arg(count);
}

const bool added = [] {
  const std::vector<std::int64_t> linear{10'000, 100'000, 1'000'000}, quadratic{6'250, 12'500, 25'000, 50'000};
  add("network", buildNetwork, linear);
  add("isolate", isolate, linear);
  add("parts", parts, linear);
  add("cores", cores, linear);
  add("triangles", triangles, linear);
  add("least_costs", leastCosts, quadratic);
  add("hops", hops, quadratic);
  add("betweenness", betweenness, quadratic);
  add("n1", everyFailure, quadratic);
  return true;
}();

}  // namespace
