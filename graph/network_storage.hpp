#pragma once
// Private to graph/*.cpp: the network in Boost.Graph's compressed sparse rows. Costs seconds to compile.

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/network.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>  // last: Boost 1.74 needs the others before it

namespace cityties::graph {

/// Each tie is two arcs, one for each direction.
struct Arc {
  double cost = 0;
  TieIndex tie = 0;
};

using ArcGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc, boost::no_property,
                                                    std::uint32_t, std::uint32_t>;

struct Network::Storage {
  std::vector<Vertex> vertices;
  std::vector<Tie> ties;
  std::vector<std::string> countries;
  std::size_t cityCount = 0;
  std::unordered_map<std::string, VertexIndex> byId;
  ArcGraph arcs;
};

}  // namespace cityties::graph
