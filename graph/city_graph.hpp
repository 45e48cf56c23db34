#pragma once
// The plain graph of cities: who has an agreement with whom, without posts, governments, costs or path rule.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/betweenness.hpp"
#include "graph/network.hpp"
#include "graph/simple_graph.hpp"

namespace cityties::graph {

/// Vertices are the cities with at least one city–city agreement in force, at home or abroad, in order of id (a region
/// that is a city lends it its agreements); edges the pairs of them with one, parallels merged, of length 1.
struct CityGraph {
  SimpleGraph graph;
  std::vector<VertexIndex> cities;  ///< of the network, by vertex
  std::vector<std::string> ids;     ///< by vertex
  std::vector<std::string> tieIds;  ///< by edge: the agreement's, the first by id of parallel ones
};
/// O((cities + ties) log).
CityGraph cityGraph(const Network& network);

/// What `cityties metrics --graph cities` prints (DESIGN §4). Lists of vertices and edges are in order of id.
struct CityGraphFigures {
  std::size_t vertices = 0, ties = 0, components = 0, largestComponent = 0;
  std::uint64_t triangles = 0;
  double transitivity = 0;  ///< 0 without a triad
  std::optional<double> assortativity;
  std::optional<std::uint32_t> diameter;  ///< of the largest component (the one of the least id among equals)
  std::optional<double> meanDistance;     ///< hops, over its unordered pairs
  std::uint32_t maxCore = 0;
  std::vector<std::string> articulationPoints;
  std::vector<std::string> bridges;  ///< ids of agreements
  std::vector<double> betweenness;   ///< by vertex; each unordered pair once, unnormalised
};
/// Nothing when stopped. As dear as betweenness.
std::optional<CityGraphFigures> cityGraphFigures(const CityGraph& cities, const BetweennessOptions& options = {});

}  // namespace cityties::graph
