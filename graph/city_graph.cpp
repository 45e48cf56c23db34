#include "graph/city_graph.hpp"

#include <algorithm>
#include <map>

#include "graph/blocks.hpp"
#include "graph/graph_measures.hpp"

namespace cityties::graph {

CityGraph cityGraph(const Network& network) {
  std::map<std::pair<VertexIndex, VertexIndex>, const Tie*> joined;  // the first by id: ties come in that order
  std::vector<bool> tied(network.cityCount());
  for (const Tie& tie : network.ties()) {
    const auto [a, b] = std::minmax(tie.a, tie.b);
    if (tie.kind != ChannelKind::agreement || b >= network.cityCount()) continue;
    joined.emplace(std::pair{a, b}, &tie);
    tied[a] = tied[b] = true;
  }
  CityGraph result;
  std::vector<std::uint32_t> number(network.cityCount());
  for (VertexIndex city = 0; city < network.cityCount(); ++city) {
    if (!tied[city]) continue;
    number[city] = static_cast<std::uint32_t>(result.cities.size());
    result.cities.push_back(city);
    result.ids.push_back(network.vertices()[city].id);
  }
  std::vector<SimpleGraph::Edge> edges;
  for (const auto& [ends, tie] : joined) {
    edges.push_back({number[ends.first], number[ends.second], 1});
    result.tieIds.push_back(tie->id);  // in order of ends, as the graph keeps its edges
  }
  result.graph = SimpleGraph(result.cities.size(), std::move(edges));
  return result;
}

std::optional<CityGraphFigures> cityGraphFigures(const CityGraph& cities, const BetweennessOptions& options) {
  const SimpleGraph& graph = cities.graph;
  auto between = betweenness(graph, options);
  if (!between) return std::nullopt;
  CityGraphFigures figures;
  figures.betweenness = std::move(*between);
  figures.vertices = graph.vertexCount();
  figures.ties = graph.edgeCount();
  const Components parts = components(graph);
  figures.components = parts.sizes.size();
  if (!parts.sizes.empty()) {
    figures.largestComponent = parts.sizes[parts.largest()];
    const auto hops = hopFigures(graph, parts, parts.largest(), options.threads, {options.watch.stop, {}});
    if (options.watch.stop.stop_requested()) return std::nullopt;
    if (hops) {
      figures.diameter = hops->diameter;
      figures.meanDistance = hops->mean;
    }
  }
  figures.triangles = triangles(graph);
  figures.transitivity = transitivity(graph, figures.triangles);
  figures.assortativity = degreeAssortativity(graph);
  const std::vector<std::uint32_t> cores = coreNumbers(graph);
  if (!cores.empty()) figures.maxCore = *std::max_element(cores.begin(), cores.end());
  const Blocks found = blocks(graph);
  for (const std::uint32_t v : found.articulationPoints) figures.articulationPoints.push_back(cities.ids[v]);
  for (const std::uint32_t edge : found.bridges) figures.bridges.push_back(cities.tieIds[edge]);
  std::sort(figures.bridges.begin(), figures.bridges.end());
  return figures;
}

}  // namespace cityties::graph
