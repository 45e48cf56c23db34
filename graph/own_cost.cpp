#include "graph/own_cost.hpp"

#include <functional>
#include <queue>

#include "graph/critical_parts.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {
namespace {

class OwnSearch {
 public:
  explicit OwnSearch(const PathEngine& engine)
      : network_(engine.network()), arcs_(engine.searchGraph()), cost_(network_.vertices().size(), unreachable) {}

  std::optional<double> from(VertexIndex city, VertexIndex region) {
    city_ = city;
    region_ = region;
    const std::uint32_t home = network_.vertices()[city].country;
    reach(city, 0);
    std::optional<double> found;
    while (!queue_.empty() && !found) {
      const auto [cost, at] = queue_.top();
      queue_.pop();
      if (cost > cost_[at]) continue;
      if (at < network_.cityCount() && network_.vertices()[at].country != home) found = cost;
      for (const SearchArc& arc : arcs_.out(at, home)) {
        if (belongs(network_.ties()[arc.tie])) reach(arc.vertex, cost + arc.cost);
      }
    }
    clear();
    return found;
  }

 private:
  bool isOwn(VertexIndex v) const { return v == city_ || v == region_; }
  bool belongs(const Tie& tie) const {
    if (tie.kind == ChannelKind::administrative) return true;
    return isClosableTie(tie.kind) && (isOwn(tie.a) || isOwn(tie.b));
  }
  void reach(VertexIndex v, double cost) {
    if (cost >= cost_[v]) return;
    if (cost_[v] == unreachable) touched_.push_back(v);
    cost_[v] = cost;
    queue_.emplace(cost, v);
  }
  void clear() {
    for (const VertexIndex v : touched_) cost_[v] = unreachable;
    touched_.clear();
    queue_ = {};
  }

  const Network& network_;
  const SearchGraph& arcs_;
  VertexIndex city_ = 0, region_ = 0;
  std::vector<double> cost_;
  std::vector<VertexIndex> touched_;
  using Entry = std::pair<double, VertexIndex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

/// A city without a region stands for one of its own.
VertexIndex regionVertex(const Dataset& dataset, const Network& network, VertexIndex city) {
  const City& record = *dataset.findCity(network.vertices()[city].id);
  const Region* region = dataset.findRegionByCode(record.region.text);
  return region ? network.find(region->id.text).value_or(city) : city;
}

}  // namespace

std::vector<std::optional<double>> ownCosts(const Dataset& dataset, const PathEngine& engine) {
  const Network& network = engine.network();
  std::vector<bool> tied(network.vertices().size());
  for (const Tie& tie : network.ties()) {
    if (isClosableTie(tie.kind)) tied[tie.a] = tied[tie.b] = true;
  }
  std::vector<std::optional<double>> result(network.cityCount());
  OwnSearch search(engine);
  for (VertexIndex city = 0; city < result.size(); ++city) {
    const VertexIndex region = regionVertex(dataset, network, city);
    if (tied[city] || tied[region]) result[city] = search.from(city, region);
  }
  return result;
}

}  // namespace cityties::graph
