#include "graph/elements.hpp"

#include <algorithm>

namespace cityties::graph {

std::vector<Element> elementsOf(const Network& network, const ContingencyElements& kinds) {
  std::vector<Element> elements;
  for (const Vertex& vertex : network.vertices()) {
    const bool wanted =
        (kinds.posts && vertex.kind == VertexKind::post) || (kinds.cities && vertex.kind == VertexKind::city);
    if (wanted) elements.push_back({vertex.id, vertex.kind, false});
  }
  if (kinds.agreements) {
    for (const Tie& tie : network.ties()) {
      if (isClosable(tie.kind)) elements.push_back({tie.id, {}, true});
    }
  }
  std::sort(elements.begin(), elements.end(), [](const Element& x, const Element& y) { return x.id < y.id; });
  return elements;
}

ElementMap::ElementMap(const std::vector<Element>& elements, const Network& network)
    : ofTie(network.ties().size(), noIndex), ofVertex(network.vertices().size(), noIndex), removal(elements.size()) {
  auto indexOf = [&](const std::string& id) {
    const auto at = std::lower_bound(elements.begin(), elements.end(), id,
                                     [](const Element& element, const std::string& x) { return element.id < x; });
    return at != elements.end() && at->id == id ? static_cast<ElementIndex>(at - elements.begin()) : noIndex;
  };
  for (VertexIndex v = 0; v < network.vertices().size(); ++v) {
    const Vertex& vertex = network.vertices()[v];
    if (vertex.kind != VertexKind::post && vertex.kind != VertexKind::city) continue;
    const ElementIndex element = indexOf(vertex.id);
    if (element == noIndex || elements[element].isTie) continue;
    ofVertex[v] = element;
    removal[element].vertex = v;
  }
  for (TieIndex t = 0; t < network.ties().size(); ++t) {
    if (!isClosable(network.ties()[t].kind)) continue;
    const ElementIndex element = indexOf(network.ties()[t].id);
    if (element == noIndex || !elements[element].isTie) continue;
    ofTie[t] = element;
    removal[element].tie = t;
  }
}

}  // namespace cityties::graph
