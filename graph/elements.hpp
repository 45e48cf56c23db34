#pragma once
// Private to graph/*.cpp: the elements whose failure is asked about, and where they stand in a network.

#include <string>
#include <vector>

#include "graph/contingency.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

using ElementIndex = std::uint32_t;

inline bool isClosable(ChannelKind kind) {
  return kind == ChannelKind::agreement || kind == ChannelKind::virtualChannel;
}

/// Ordered by id.
struct Element {
  std::string id;
  VertexKind vertexKind = VertexKind::post;  ///< of posts and cities
  bool isTie = false;
};
std::vector<Element> elementsOf(const Network& network, const ContingencyElements& kinds);

/// Where the elements stand in one network (which may be another than that they were listed from).
struct ElementMap {
  ElementMap(const std::vector<Element>& elements, const Network& network);

  std::vector<ElementIndex> ofTie, ofVertex;  ///< noIndex where there is none
  std::vector<Removed> removal;               ///< by element; nothing to remove where it is not in the network
};

}  // namespace cityties::graph
