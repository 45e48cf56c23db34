// N-1 and N-2 beside the plain way of other libraries: take the elements out, search all pairs again. Names are read by
// run.py: PART/WHAT/WHO. The counter `scale` says by how much a sample is to be multiplied, `apart` how far the losses
// of efficiency of the two are apart at most.
#include "graph/contingency.hpp"

#include <benchmark/benchmark.h>

#include <cmath>

#include "tests/bench/peers.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

graph::ContingencyReport report(const Setting& s, const graph::ContingencyOptions& options) {
  return graph::contingencies(*s.dataset, s.state, s.engine, s.set, {}, options).value();
}

void ours(benchmark::State& state, graph::ChannelPreset preset, graph::ContingencyOptions options) {
  const Setting s = frozenSetting(preset);
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(report(s, options));
}

using MakeSweep = std::unique_ptr<NaiveSweep> (*)(const graph::PathEngine&);

/// `sample` of all contingencies, evenly spread; 0: all.
void naive(benchmark::State& state, graph::ChannelPreset preset, MakeSweep make, int order, std::size_t sample) {
  const Setting s = frozenSetting(preset);
  const auto known = report(s, {.order = order, .all = order == 2, .threads = 2});
  const std::size_t all = known.contingencies.size(), asked = sample == 0 ? all : std::min(sample, all);
  const auto sweep = make(s.engine);
  double apart = 0;
  for (auto _ : state) {
    const double before = sweep->gain({});
    for (std::size_t i = 0; i < asked; ++i) {
      const auto& one = known.contingencies[i * all / asked];
      const double loss = (before - sweep->gain(one.elements)) / before;
      apart = std::max(apart, std::abs(loss - one.efficiencyLoss));
    }
  }
  state.counters["scale"] = static_cast<double>(all) / static_cast<double>(asked);
  state.counters["apart"] = apart;
}

void allPairsOurs(benchmark::State& state) {
  const Setting s = frozenSetting(graph::ChannelPreset::local);
  std::vector<double> costs;
  for (auto _ : state) {
    for (graph::VertexIndex v = 0; v < s.engine.network().cityCount(); ++v) s.engine.costsFrom(v, costs);
  }
}

void allPairsNaive(benchmark::State& state, MakeSweep make) {
  const Setting s = frozenSetting(graph::ChannelPreset::local);
  const auto sweep = make(s.engine);
  for (auto _ : state) benchmark::DoNotOptimize(sweep->gain({}));
}

/// Our own comparison of a state with the one before, again for each failure: what `impact` does for one closure.
void recompute(benchmark::State& state, graph::ChannelPreset preset, int order, std::size_t sample) {
  const Setting s = frozenSetting(preset);
  const auto known = report(s, {.order = order, .all = order == 2, .threads = 2});
  const std::size_t all = known.contingencies.size(), asked = std::min(sample, all);
  const graph::Analysis before = graph::analyse(*s.dataset, s.state, {}, preset);
  double apart = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < asked; ++i) {
      const auto& one = known.contingencies[i * all / asked];
      const auto after = graph::analyse(*s.dataset, without(*s.dataset, s.state, one.elements), {}, preset);
      const auto impact = graph::compare(*s.dataset, before, {{&after, {}}}, s.set, {.threads = 2}).front();
      apart = std::max(apart, std::abs(impact.efficiencyLoss - one.efficiencyLoss));
    }
  }
  state.counters["scale"] = static_cast<double>(all) / static_cast<double>(asked);
  state.counters["apart"] = apart;
}

benchmark::internal::Benchmark* add(const std::string& name, auto work) {
  return benchmark::RegisterBenchmark(name.c_str(), work)->Unit(benchmark::kMillisecond)->UseRealTime();
}

void addOrder(int order, const std::string& network, graph::ChannelPreset preset, std::size_t sample) {
  const std::string what = "contingency/n" + std::to_string(order) + "_" + network;
  add(what + "/ours", [=](benchmark::State& s) { ours(s, preset, {.order = order}); })->Arg(1)->Arg(2);
  add(what + "/recompute", [=](benchmark::State& s) { recompute(s, preset, order, 100); })->Iterations(1);
  add(what + "/igraph", [=](benchmark::State& s) { naive(s, preset, igraphSweep, order, sample); })->Iterations(1);
  add(what + "/boost", [=](benchmark::State& s) { naive(s, preset, boostSweep, order, sample); })->Iterations(1);
  add(what + "_embassy/ours",
      [=](benchmark::State& s) { ours(s, preset, {.order = order, .takeover = graph::Takeover::Kind::embassy}); })
      ->Arg(1)
      ->Arg(2);
}

const bool added = [] {
  using Preset = graph::ChannelPreset;
  add("analysis/all_pairs/ours/1", allPairsOurs);
  add("analysis/all_pairs/igraph", [](benchmark::State& s) { allPairsNaive(s, igraphSweep); });
  add("analysis/all_pairs/boost", [](benchmark::State& s) { allPairsNaive(s, boostSweep); });
  add("analysis/all_pairs/boost_without_rule", [](benchmark::State& s) {
    const auto search = boostWithoutRule(frozenSetting(graph::ChannelPreset::local).engine.network());
    for (auto _ : s) search();
  });
  for (const auto& [network, preset] : {std::pair{"local", Preset::local}, {"national", Preset::national}}) {
    addOrder(1, network, preset, 0);  // all of them
    addOrder(2, network, preset, 200);
  }
  return true;
}();

}  // namespace
