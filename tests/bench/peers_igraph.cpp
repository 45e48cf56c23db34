#include <igraph.h>

#include <algorithm>
#include <cmath>

#include "tests/bench/peers.hpp"

namespace cityties::bench {
namespace {

using namespace graph;

class IntVector {
 public:
  IntVector() { igraph_vector_int_init(&vector_, 0); }
  ~IntVector() { igraph_vector_int_destroy(&vector_); }
  IntVector(const IntVector&) = delete;
  IntVector& operator=(const IntVector&) = delete;
  void add(igraph_integer_t value) { igraph_vector_int_push_back(&vector_, value); }
  const igraph_vector_int_t* get() const { return &vector_; }

 private:
  igraph_vector_int_t vector_{};
};

/// One graph with its weights and what is asked of it.
struct Prepared {
  explicit Prepared(const Walks& walks, std::size_t vertices) {
    IntVector ends;
    igraph_vector_init(&costs, 0);
    for (const auto& arc : walks.arcs) {
      ends.add(arc.from);
      ends.add(arc.to);
      igraph_vector_push_back(&costs, arc.cost);
    }
    igraph_create(&graph, ends.get(), static_cast<igraph_integer_t>(vertices), IGRAPH_DIRECTED);
    for (const VertexIndex v : walks.sources) sources.add(v);
    for (const VertexIndex v : walks.targets) targets.add(v);
    igraph_matrix_init(&distances, 0, 0);
  }
  ~Prepared() {
    igraph_matrix_destroy(&distances);
    igraph_vector_destroy(&costs);
    igraph_destroy(&graph);
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  igraph_t graph{};
  igraph_vector_t costs{};
  igraph_matrix_t distances{};
  IntVector sources, targets;
};

class IgraphSweep : public NaiveSweep {
 public:
  explicit IgraphSweep(const PathEngine& engine) : NaiveSweep(engine.network(), walksOf(engine)) {
    for (const Walks& walks : walks_) prepared_.push_back(std::make_unique<Prepared>(walks, vertexCount_));
  }

 private:
  double gainOf(std::size_t walk) override {
    Prepared& p = *prepared_[walk];
    igraph_distances_dijkstra(&p.graph, &p.distances, igraph_vss_vector(p.sources.get()),
                              igraph_vss_vector(p.targets.get()), &p.costs, IGRAPH_OUT);
    double sum = 0;
    const auto cells = static_cast<std::size_t>(igraph_matrix_size(&p.distances));
    for (std::size_t i = 0; i < cells; ++i) sum += 1 / VECTOR(p.distances.data)[i];  // 1/infinity is 0
    return sum;
  }
  void setCost(std::size_t walk, std::size_t arc, double cost) override { VECTOR(prepared_[walk]->costs)[arc] = cost; }

  std::vector<std::unique_ptr<Prepared>> prepared_;
};

}  // namespace

std::unique_ptr<NaiveSweep> igraphSweep(const PathEngine& engine) { return std::make_unique<IgraphSweep>(engine); }

double igraphHops(const Network& network) {
  IntVector ends;
  for (const Tie& tie : network.ties()) {
    ends.add(tie.a);
    ends.add(tie.b);
  }
  igraph_t graph;
  igraph_create(&graph, ends.get(), static_cast<igraph_integer_t>(network.vertices().size()), IGRAPH_UNDIRECTED);
  igraph_matrix_t hops;
  igraph_matrix_init(&hops, 0, 0);
  const auto vertices = network.vertices();
  double sum = 0;
  constexpr std::size_t atOnce = 256;  // all rows at once would be gigabytes
  for (std::size_t begin = 0; begin < network.cityCount(); begin += atOnce) {
    const std::size_t end = std::min(begin + atOnce, network.cityCount());
    igraph_distances(&graph, &hops,
                     igraph_vss_range(static_cast<igraph_integer_t>(begin), static_cast<igraph_integer_t>(end)),
                     igraph_vss_all(), IGRAPH_ALL);
    for (std::size_t v = 0; v < network.cityCount(); ++v) {
      for (std::size_t u = begin; u < end; ++u) {
        if (vertices[u].country != vertices[v].country) sum += 1 / MATRIX(hops, u - begin, v);
      }
    }
  }
  igraph_matrix_destroy(&hops);
  igraph_destroy(&graph);
  return sum;
}

}  // namespace cityties::bench
