// Reading and analysing the frozen data.
#include <benchmark/benchmark.h>

#include "app/core/story.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

const std::string root = CITYTIES_SOURCE_DIR;

void readDataset(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(geo::readDataset(root + "/tests/data/us-china-2026-11"));
}
BENCHMARK(readDataset)->Name("analysis/read/ours")->Unit(benchmark::kMillisecond);

void closures(benchmark::State& state) {
  const Setting s = frozenSetting(graph::ChannelPreset::local);
  for (auto _ : state) benchmark::DoNotOptimize(graph::closuresToIsolate(s.engine));
}
BENCHMARK(closures)->Name("analysis/isolate/ours")->Unit(benchmark::kMillisecond);

void story(benchmark::State& state) {
  const auto scenario = io::readScenario(root + "/assets/scenarios/houston-2020.json")->scenario;
  core::StoryOptions options;
  options.date = graph::Date::parse("2020-07-20").value();
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(core::workOut(frozen(), scenario, options));
}
BENCHMARK(story)->Name("analysis/story/ours")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
