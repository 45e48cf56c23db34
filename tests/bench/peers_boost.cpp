#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <boost/graph/compressed_sparse_row_graph.hpp>  // last

#include "tests/bench/peers.hpp"

namespace cityties::bench {
namespace {

using namespace graph;

struct Arc {
  double cost = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;

class BoostSweep : public NaiveSweep {
 public:
  explicit BoostSweep(const PathEngine& engine) : NaiveSweep(engine.network(), walksOf(engine)), costs_(vertexCount_) {
    for (const Walks& walks : walks_) {
      std::vector<std::pair<std::size_t, std::size_t>> ends;
      std::vector<Arc> arcs;
      for (const auto& arc : walks.arcs) {
        ends.emplace_back(arc.from, arc.to);
        arcs.push_back({arc.cost});
      }
      graphs_.emplace_back(boost::edges_are_sorted, ends.begin(), ends.end(), arcs.begin(), vertexCount_);
    }
  }

 private:
  double gainOf(std::size_t walk) override {
    const Graph& graph = graphs_[walk];
    double sum = 0;
    for (const VertexIndex source : walks_[walk].sources) {
      boost::dijkstra_shortest_paths(
          graph, source,
          boost::weight_map(boost::get(&Arc::cost, graph))
              .distance_map(boost::make_iterator_property_map(costs_.begin(), boost::get(boost::vertex_index, graph)))
              .distance_inf(std::numeric_limits<double>::infinity()));
      for (const VertexIndex target : walks_[walk].targets) sum += 1 / costs_[target];
    }
    return sum;
  }
  void setCost(std::size_t walk, std::size_t arc, double cost) override {
    Graph& graph = graphs_[walk];
    graph[boost::edge_from_index(arc, graph)].cost = cost;
  }

  std::vector<Graph> graphs_;
  std::vector<double> costs_;
};

}  // namespace

std::unique_ptr<NaiveSweep> boostSweep(const PathEngine& engine) { return std::make_unique<BoostSweep>(engine); }

std::function<void()> boostWithoutRule(const Network& network) {
  using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  Plain graph(network.vertices().size());
  for (const Tie& tie : network.ties()) add_edge(tie.a, tie.b, tie.cost, graph);
  return [graph, sources = network.cityCount(), costs = std::vector<double>(network.vertices().size())]() mutable {
    for (std::size_t v = 0; v < sources; ++v) dijkstra_shortest_paths(graph, v, boost::distance_map(costs.data()));
  };
}

double boostHops(const Network& network) {
  const auto vertices = network.vertices();
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  for (const Tie& tie : network.ties()) {
    ends.emplace_back(tie.a, tie.b);
    ends.emplace_back(tie.b, tie.a);
  }
  const Graph graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), vertices.size());
  std::vector<std::size_t> hops(vertices.size());
  double sum = 0;
  for (std::size_t source = 0; source < network.cityCount(); ++source) {
    std::fill(hops.begin(), hops.end(), 0);
    boost::breadth_first_search(
        graph, source,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(
            boost::make_iterator_property_map(hops.begin(), boost::get(boost::vertex_index, graph)),
            boost::on_tree_edge()))));
    for (std::size_t target = 0; target < network.cityCount(); ++target) {
      if (hops[target] > 0 && vertices[target].country != vertices[source].country)
        sum += 1 / static_cast<double>(hops[target]);
    }
  }
  return sum;
}

}  // namespace cityties::bench
