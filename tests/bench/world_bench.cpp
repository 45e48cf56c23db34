// N-1 over every tie of the world's sister cities. The peers search all pairs once, breadth first; `scale` is the
// number of failures for which a plain sweep would do that again.
#include <benchmark/benchmark.h>

#include <cmath>
#include <map>

#include "graph/contingency.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

Setting worldSetting() {
  return setting(world(), graph::Date::parse("2026-11-01").value(), graph::ChannelPreset::ties);
}

bool isThere(benchmark::State& state) {
  if (std::filesystem::exists(worldData("sister-cities"))) return true;
  state.SkipWithError("no world data: CITYTIES_WORLD_DATA names no folder that holds it");
  return false;
}

graph::ContingencyReport failures(const Setting& s, graph::ContingencyElements elements, unsigned threads) {
  return graph::contingencies(*s.dataset, s.state, s.engine, s.set, {}, {.elements = elements, .threads = threads})
      .value();
}

void everyTie(benchmark::State& state) {
  if (!isThere(state)) return;
  const Setting s = worldSetting();
  std::size_t count = 0;
  for (auto _ : state) count = failures(s, {.posts = false}, static_cast<unsigned>(state.range(0))).count;
  state.counters["count"] = static_cast<double>(count);
}

/// Ordered pairs of cities of two countries.
double pairsOf(const graph::Network& network) {
  std::map<std::uint32_t, double> cities;
  for (graph::VertexIndex v = 0; v < network.cityCount(); ++v) ++cities[network.vertices()[v].country];
  const auto all = static_cast<double>(network.cityCount());
  double pairs = all * all;
  for (const auto& [country, count] : cities) pairs -= count * count;
  return pairs;
}

void onceAllPairs(benchmark::State& state, double (*hops)(const graph::Network&)) {
  if (!isThere(state)) return;
  const Setting s = worldSetting();
  double sum = 0;
  for (auto _ : state) sum = hops(s.engine.network());
  const double own = failures(s, {.posts = false, .agreements = false}, 2).reference.efficiency;
  state.counters["scale"] = static_cast<double>(s.engine.network().ties().size());
  state.counters["apart"] = std::abs(sum / pairsOf(s.engine.network()) - own);
}

const bool added = [] {
  const auto add = [](const char* name, auto work) {
    return benchmark::RegisterBenchmark(name, work)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
  };
  add("world/n1/ours", everyTie)->Arg(2);
  add("world/n1/igraph", [](benchmark::State& s) { onceAllPairs(s, igraphHops); });
  add("world/n1/boost", [](benchmark::State& s) { onceAllPairs(s, boostHops); });
  return true;
}();

}  // namespace
