// Exact betweenness of the graph of cities beside igraph's C library and Boost.Graph on the same graph: the world's
// sister cities and KONECT's twin network, where they are on this machine.
#include <benchmark/benchmark.h>
#include <igraph.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "graph/city_graph.hpp"
#include "tests/bench/worlds.hpp"

using namespace cityties;
using namespace cityties::bench;

namespace {

constexpr auto noWorld = "no world data: CITYTIES_WORLD_DATA names no folder that holds it";

using Edges = std::vector<graph::SimpleGraph::Edge>;

/// Weighted: 1 + km/2000, as a consular tie costs; unweighted: 1.
graph::SimpleGraph worldGraph(bool weighted) {
  const auto dataset = world();
  if (dataset->cities.empty()) return {};
  const graph::Date day = graph::Date::parse("2026-11-01").value();
  const graph::Network network = graph::Network::build(*dataset, graph::stateOn(*dataset, day));
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
  if (graph.vertexCount() == 0) return state.SkipWithError(noWorld);
  graph::BetweennessOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(graph::betweenness(graph, options));
}

/// Also says how far the two are apart, relative to the largest value.
void igraphs(benchmark::State& state, Make make, bool weighted) {
  const graph::SimpleGraph graph = make(weighted);
  if (graph.vertexCount() == 0) return state.SkipWithError(noWorld);
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

/// Brandes' algorithm as Boost.Graph has it, on an adjacency list.
void boosts(benchmark::State& state, Make make, bool weighted) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  const graph::SimpleGraph graph = make(weighted);
  if (graph.vertexCount() == 0) return state.SkipWithError(noWorld);
  Graph other(graph.vertexCount());
  for (const auto& edge : graph.edges()) add_edge(edge.a, edge.b, edge.length, other);
  std::vector<double> values(graph.vertexCount());
  const auto centrality = boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, other));
  for (auto _ : state) {
    if (weighted) {
      boost::brandes_betweenness_centrality(
          other, boost::centrality_map(centrality).weight_map(get(boost::edge_weight, other)));
    } else {
      boost::brandes_betweenness_centrality(other, boost::centrality_map(centrality));
    }
  }
}

void add(const std::string& what, Make make, bool weighted) {
  const std::string name = "betweenness/" + what;
  const auto each = [&](const std::string& who, auto work) {
    return benchmark::RegisterBenchmark((name + who).c_str(), [=](benchmark::State& s) { work(s, make, weighted); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  each("/ours", ours)->Arg(1)->Arg(2)->Iterations(1);
  each("/igraph", igraphs)->Iterations(1);
  if (make == twinGraph) each("/boost", boosts)->Iterations(1);  // on the world it would take minutes
}

const bool added = [] {
  add("world", worldGraph, false);
  add("world_weighted", worldGraph, true);
  add("twin", twinGraph, false);
  add("twin_weighted", twinGraph, true);
  return true;
}();

}  // namespace
