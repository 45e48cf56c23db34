// Repairs of the closure of Houston, beside the plain way: every candidate on a network of its own.
#include "graph/repair.hpp"

#include <benchmark/benchmark.h>

#include "app/core/story.hpp"
#include "app/io/scenario_json.hpp"
#include "graph/repair_candidates.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

/// Step 1 of houston-2020 on the frozen data, and what `cityties repair` asks about it.
struct Closure {
  core::Story story = [] {
    const std::string file = std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json";
    core::StoryOptions options;
    options.date = graph::Date::parse("2020-07-20").value();
    options.threads = 2;
    return core::workOut(frozen(), io::readScenario(file)->scenario, options).value();
  }();
  const graph::Analysis& before = *story.steps.at(0).analysis;
  const graph::Analysis& after = *story.steps.at(1).analysis;
  graph::RepairQuestion question{story.dataset.get(),
                                 &before,
                                 &after,
                                 story.steps.at(1).impact->affected.cities,
                                 story.scenario.steps.at(0).actions,
                                 &story.reporting,
                                 story.options.network,
                                 story.options.undated};
};

/// `evaluated` is how many candidates were worked out exactly over all rounds, of so many in all rounds.
void greedy(benchmark::State& state, std::size_t count) {
  const Closure closure;
  const graph::RepairOptions options{.count = count, .threads = static_cast<unsigned>(state.range(0))};
  graph::RepairReport report;
  for (auto _ : state) report = graph::repairs(closure.question, options).value().value();
  state.counters["candidates"] = static_cast<double>(report.candidates);
  state.counters["evaluated"] = static_cast<double>(report.evaluated);
  state.counters["additions"] = static_cast<double>(report.repairs.size());
}

/// Candidates of the first addition, evenly sampled, each compared with the state before on two threads.
void plain(benchmark::State& state) {
  const Closure closure;
  const auto candidates = graph::repairCandidates(closure.question, {}, closure.after.state, closure.after.network());
  const std::size_t all = candidates.size(), asked = std::min<std::size_t>(100, all);
  for (auto _ : state) {
    for (std::size_t i = 0; i < asked; ++i) {
      auto next = graph::apply(*closure.story.dataset, closure.before.state, closure.after.state,
                               closure.question.earlier, candidates[i * all / asked].action, graph::Undated::in);
      const auto tried =
          graph::analyse(*closure.story.dataset, std::move(next.value().state), {}, graph::ChannelPreset::local);
      benchmark::DoNotOptimize(graph::compare(*closure.story.dataset, closure.before, {{&tried, {}}},
                                              closure.story.reporting, {.threads = 2}));
    }
  }
  state.counters["scale"] = static_cast<double>(all) / static_cast<double>(asked);
}

const bool added = [] {
  const auto add = [](const char* name, auto work) {
    return benchmark::RegisterBenchmark(name, work)->Unit(benchmark::kMillisecond)->UseRealTime();
  };
  add("repair/one/ours", [](benchmark::State& s) { greedy(s, 1); })->Arg(1)->Arg(2);
  add("repair/three/ours", [](benchmark::State& s) { greedy(s, 3); })->Arg(1)->Arg(2);
  add("repair/one/plain", plain)->Iterations(1);
  return true;
}();

}  // namespace
