#include "graph/search_graph.hpp"

#include <algorithm>
#include <functional>

#include "graph/paths.hpp"

namespace cityties::graph {

/// Sorts both directions of every tie into the runs of its two ends.
class SearchGraphBuilder {
 public:
  SearchGraphBuilder(SearchGraph& graph, const Network& network, ChannelPreset preset)
      : graph_(graph), network_(network), preset_(preset), ties_(network.ties()) {}

  void build() {
    const auto vertices = network_.vertices();
    graph_.anyhow_ = preset_ == ChannelPreset::ties;
    graph_.cityCount_ = network_.cityCount();
    graph_.country_.reserve(vertices.size());
    for (const Vertex& vertex : vertices) graph_.country_.push_back(vertex.country);
    lay(graph_.out_, graph_.outArcs_, true);
    lay(graph_.in_, graph_.inArcs_, false);
    graph_.uniform_ =
        std::adjacent_find(graph_.outArcs_.begin(), graph_.outArcs_.end(),
                           [](const auto& x, const auto& y) { return x.cost != y.cost; }) == graph_.outArcs_.end();
  }

 private:
  enum Run : unsigned char { crossing, domestic, abroadOnly, nowhere };

  /// Which run the arc belongs to, asked of the path rule itself.
  Run runOf(const Tie& tie, VertexIndex from, VertexIndex to) const {
    const std::uint32_t start = network_.vertices()[from].country;
    const bool stays = graph_.anyhow_ || start == network_.vertices()[to].country;
    if (pathRuleAdmits(network_, preset_, start, tie, from, to)) return stays ? domestic : crossing;
    // Any other home: the vertex is abroad then.
    if (pathRuleAdmits(network_, preset_, start + 1, tie, from, to)) return abroadOnly;
    return nowhere;
  }

  /// Counting sort by owner and run. Ties keep their order in a run.
  void lay(std::vector<SearchGraph::Runs>& runs, std::vector<SearchArc>& arcs, bool out) const {
    std::vector<std::uint32_t> begin(3 * network_.vertices().size() + 1);
    auto forEach = [&](const auto& f) {
      for (TieIndex i = 0; i < ties_.size(); ++i) {
        for (auto [from, to] : {std::pair{ties_[i].a, ties_[i].b}, std::pair{ties_[i].b, ties_[i].a}}) {
          const Run run = runOf(ties_[i], from, to);
          const VertexIndex owner = out ? from : to;
          if (run != nowhere)
            f(3 * static_cast<std::size_t>(owner) + run, SearchArc{out ? to : from, i, ties_[i].cost});
        }
      }
    };
    forEach([&](std::size_t slot, const SearchArc&) { ++begin[slot + 1]; });
    for (std::size_t slot = 1; slot < begin.size(); ++slot) begin[slot] += begin[slot - 1];
    runs.resize(network_.vertices().size() + 1);
    for (std::size_t v = 0; v < network_.vertices().size(); ++v)
      runs[v] = {begin[3 * v], begin[3 * v + 1], begin[3 * v + 2]};
    runs.back() = {begin.back(), begin.back(), begin.back()};
    arcs.resize(begin.back());
    forEach([&](std::size_t slot, const SearchArc& arc) { arcs[begin[slot]++] = arc; });
  }

  SearchGraph& graph_;
  const Network& network_;
  ChannelPreset preset_;
  std::span<const Tie> ties_;
};

SearchGraph::SearchGraph(const Network& network, ChannelPreset preset) {
  SearchGraphBuilder(*this, network, preset).build();
}

void Search::run(VertexIndex source, const Removed& removed, Walk walk) {
  walk_ = walk;
  home_ = walk == Walk::abroad ? noIndex : graph_->country(source);
  for (const VertexIndex v : order_) cost_[v] = unreachable;
  order_.clear();
  if (source == removed.vertex) return;
  if (graph_->uniformCost())
    breadthFirst(source, removed);
  else
    dijkstra(source, removed);
}

void Search::breadthFirst(VertexIndex source, const Removed& removed) {
  cost_[source] = 0;
  order_.push_back(source);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const VertexIndex at = order_[i];
    for (const SearchArc& arc : graph_->out(at, home_)) {
      if (cost_[arc.vertex] != unreachable || arc.tie == removed.tie || arc.vertex == removed.vertex ||
          leaves(arc.vertex)) {
        continue;
      }
      cost_[arc.vertex] = cost_[at] + arc.cost;
      order_.push_back(arc.vertex);
    }
  }
}

void Search::dijkstra(VertexIndex source, const Removed& removed) {
  cost_[source] = 0;
  heap_.assign(1, {0.0, source});
  while (!heap_.empty()) {
    const auto [cost, at] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    heap_.pop_back();
    if (cost > cost_[at]) continue;  // an older, dearer entry of a vertex already settled
    order_.push_back(at);
    for (const SearchArc& arc : graph_->out(at, home_)) {
      const double through = cost + arc.cost;
      if (through >= cost_[arc.vertex] || arc.tie == removed.tie || arc.vertex == removed.vertex ||
          leaves(arc.vertex)) {
        continue;
      }
      cost_[arc.vertex] = through;
      heap_.push_back({through, arc.vertex});
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
  }
}

}  // namespace cityties::graph
