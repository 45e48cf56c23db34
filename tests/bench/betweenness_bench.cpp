// Exact betweenness of the graph of cities beside igraph's C library on the same graph, in one process. Graphs: the
// world's sister cities and KONECT's twin network where they are on this machine, and a generator for growth.
#include <benchmark/benchmark.h>
#include <igraph.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <stdexcept>

#include "geo/read_dataset.hpp"
#include "graph/city_graph.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

using Edges = std::vector<graph::SimpleGraph::Edge>;

fs::path worldData(const std::string& part) {
  const char* given = std::getenv("CITYTIES_WORLD_DATA");
  if (given) return fs::path(given) / part;
  const fs::path source = CITYTIES_SOURCE_DIR;
  const fs::path beside = source / "../shared/data/world" / part;
  return fs::exists(beside) ? beside : source / "../../shared/data/world" / part;
}

/// Weighted: 1 + km/2000, as a consular tie costs; unweighted: 1.
graph::SimpleGraph worldGraph(bool weighted) {
  const fs::path folder = worldData("sister-cities");
  if (!fs::exists(folder)) return {};
  const graph::Dataset dataset = geo::readDataset(folder).report.dataset;
  const graph::Network network = graph::Network::build(dataset, graph::stateOn(dataset, graph::Date::today()));
  const graph::CityGraph cities = graph::cityGraph(network);
  Edges edges(cities.graph.edges().begin(), cities.graph.edges().end());
  for (auto& edge : edges) {
    const auto position = [&](std::uint32_t v) { return network.vertices()[cities.cities[v]].position; };
    if (weighted) edge.length = 1 + graph::greatCircleDistance(position(edge.a), position(edge.b)).value / 2000;
  }
  return graph::SimpleGraph(cities.ids.size(), std::move(edges));
}

/// Has no positions; weighted: whole numbers from 1 to 10, so that many paths are equally long.
graph::SimpleGraph twinGraph(bool weighted) {
  std::ifstream in(worldData("konect-twin/out.twin"));
  std::map<std::string, std::uint32_t> number;
  std::mt19937 random(1);
  Edges edges;
  for (std::string line, a, b; std::getline(in, line);) {
    if (line.starts_with('%')) continue;
    std::istringstream(line) >> a >> b;
    const auto from = number.emplace(a, static_cast<std::uint32_t>(number.size())).first->second;
    const auto to = number.emplace(b, static_cast<std::uint32_t>(number.size())).first->second;
    edges.push_back({from, to, weighted ? static_cast<double>(1 + random() % 10) : 1});
  }
  return graph::SimpleGraph(number.size(), std::move(edges));
}

/// Preferential attachment (Barabási & Albert 1999): each city joins one or two earlier ones, in turn, by their degree.
graph::SimpleGraph grown(std::size_t ties) {
  std::mt19937 random(3);
  Edges edges{{0, 1, 1}};
  std::vector<std::uint32_t> ends{0, 1};
  for (std::uint32_t city = 2; edges.size() < ties; ++city) {
    for (std::uint32_t i = 0; i <= city % 2 && edges.size() < ties; ++i) {
      const std::uint32_t other = ends[random() % ends.size()];
      edges.push_back({city, other, 1});
      ends.insert(ends.end(), {city, other});
    }
  }
  const std::uint32_t last = edges.back().a;
  return graph::SimpleGraph(last + 1, std::move(edges));
}

std::vector<double> byIgraph(const graph::SimpleGraph& graph, bool weighted) {
  igraph_vector_int_t ends;
  igraph_vector_t lengths, result;
  igraph_vector_int_init(&ends, 0);
  igraph_vector_init(&lengths, 0);
  igraph_vector_init(&result, 0);
  for (const auto& edge : graph.edges()) {
    igraph_vector_int_push_back(&ends, edge.a);
    igraph_vector_int_push_back(&ends, edge.b);
    igraph_vector_push_back(&lengths, edge.length);
  }
  igraph_t other;
  igraph_create(&other, &ends, static_cast<igraph_integer_t>(graph.vertexCount()), IGRAPH_UNDIRECTED);
  igraph_betweenness(&other, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, weighted ? &lengths : nullptr);
  std::vector<double> values(VECTOR(result), VECTOR(result) + igraph_vector_size(&result));
  igraph_destroy(&other);
  igraph_vector_destroy(&result);
  igraph_vector_destroy(&lengths);
  igraph_vector_int_destroy(&ends);
  return values;
}

using Make = graph::SimpleGraph (*)(bool weighted);

void ours(benchmark::State& state, Make make, bool weighted) {
  const graph::SimpleGraph graph = make(weighted);
  if (graph.vertexCount() == 0) return state.SkipWithError("no world data on this machine");
  graph::BetweennessOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(graph::betweenness(graph, options));
}

/// Also says how far the two are apart, relative to the largest value.
void igraphs(benchmark::State& state, Make make, bool weighted) {
  const graph::SimpleGraph graph = make(weighted);
  if (graph.vertexCount() == 0) return state.SkipWithError("no world data on this machine");
  std::vector<double> theirs;
  for (auto _ : state) theirs = byIgraph(graph, weighted);
  const auto own = graph::betweenness(graph, {2, {}}).value();
  double apart = 0, most = 0;
  for (std::size_t v = 0; v < own.size(); ++v) {
    apart = std::max(apart, std::abs(own[v] - theirs[v]));
    most = std::max(most, theirs[v]);
  }
  state.counters["apart"] = apart / most;
}

void growth(benchmark::State& state) {
  const graph::SimpleGraph graph = grown(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(graph::betweenness(graph, {2, {}}));
}

#define CITYTIES_SIDE_BY_SIDE(name, make, weighted) \
  BENCHMARK_CAPTURE(ours, name, make, weighted)     \
      ->Arg(1)                                      \
      ->Arg(2)                                      \
      ->Iterations(2)                               \
      ->Unit(benchmark::kMillisecond)               \
      ->UseRealTime();                              \
  BENCHMARK_CAPTURE(igraphs, name, make, weighted)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()
CITYTIES_SIDE_BY_SIDE(world, worldGraph, false);
CITYTIES_SIDE_BY_SIDE(world_weighted, worldGraph, true);
CITYTIES_SIDE_BY_SIDE(twin, twinGraph, false);
CITYTIES_SIDE_BY_SIDE(twin_weighted, twinGraph, true);
BENCHMARK(growth)->Arg(6'250)->Arg(12'500)->Arg(25'000)->Arg(50'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
