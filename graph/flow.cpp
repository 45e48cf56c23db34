#include "graph/flow.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

namespace cityties::graph {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;

struct Node {
  Traits::edge_descriptor predecessor;
  long distance = 0;
  boost::default_color_type colour = boost::white_color;
};

struct FlowArc {
  int capacity = 0;
  int residual = 0;
  Traits::edge_descriptor reverse;
};

}  // namespace

struct FlowNetwork::Graph {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, FlowArc> arcs;
};

FlowNetwork::FlowNetwork(std::size_t nodes) : graph_(std::make_unique<Graph>()) {
  for (std::size_t i = 0; i < nodes; ++i) add_vertex(graph_->arcs);
}
FlowNetwork::~FlowNetwork() = default;
FlowNetwork::FlowNetwork(FlowNetwork&&) noexcept = default;
FlowNetwork& FlowNetwork::operator=(FlowNetwork&&) noexcept = default;

void FlowNetwork::addArc(std::size_t from, std::size_t to, int capacity) {
  auto& arcs = graph_->arcs;
  const auto there = add_edge(from, to, FlowArc{capacity, 0, {}}, arcs).first;
  const auto back = add_edge(to, from, FlowArc{0, 0, {}}, arcs).first;
  arcs[there].reverse = back;
  arcs[back].reverse = there;
}

void FlowNetwork::addEdge(std::size_t a, std::size_t b, int capacity) {
  auto& arcs = graph_->arcs;
  const auto there = add_edge(a, b, FlowArc{capacity, 0, {}}, arcs).first;
  const auto back = add_edge(b, a, FlowArc{capacity, 0, {}}, arcs).first;
  arcs[there].reverse = back;
  arcs[back].reverse = there;
}

int FlowNetwork::maximumFlow(std::size_t source, std::size_t sink) {
  auto& arcs = graph_->arcs;
  return boost::boykov_kolmogorov_max_flow(arcs, get(&FlowArc::capacity, arcs), get(&FlowArc::residual, arcs),
                                           get(&FlowArc::reverse, arcs), get(&Node::predecessor, arcs),
                                           get(&Node::colour, arcs), get(&Node::distance, arcs),
                                           get(boost::vertex_index, arcs), source, sink);
}

std::vector<bool> FlowNetwork::sourceSide(std::size_t source) const {
  const auto& arcs = graph_->arcs;
  std::vector<bool> reached(num_vertices(arcs));
  std::vector<std::size_t> open{source};
  reached[source] = true;
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (auto [arc, end] = out_edges(at, arcs); arc != end; ++arc) {
      const std::size_t next = target(*arc, arcs);
      if (arcs[*arc].residual == 0 || reached[next]) continue;
      reached[next] = true;
      open.push_back(next);
    }
  }
  return reached;
}

}  // namespace cityties::graph
