#include "tests/bench/peers.hpp"

#include <algorithm>
#include <limits>

namespace cityties::bench {

using namespace graph;

std::vector<Walks> walksOf(const PathEngine& engine) {
  const Network& network = engine.network();
  const auto vertices = network.vertices();
  std::vector<Walks> all(network.countries().size());
  for (std::uint32_t home = 0; home < all.size(); ++home) {
    Walks& walks = all[home];
    for (VertexIndex v = 0; v < network.cityCount(); ++v)
      (vertices[v].country == home ? walks.sources : walks.targets).push_back(v);
    for (TieIndex t = 0; t < network.ties().size(); ++t) {
      const Tie& tie = network.ties()[t];
      if (engine.admits(home, tie, tie.a, tie.b)) walks.arcs.push_back({tie.a, tie.b, t, tie.cost});
      if (engine.admits(home, tie, tie.b, tie.a)) walks.arcs.push_back({tie.b, tie.a, t, tie.cost});
    }
    std::stable_sort(walks.arcs.begin(), walks.arcs.end(),
                     [](const auto& x, const auto& y) { return x.from < y.from; });
  }
  return all;
}

NaiveSweep::NaiveSweep(const Network& network, std::vector<Walks> walks)
    : vertexCount_(network.vertices().size()), walks_(std::move(walks)) {
  for (std::size_t w = 0; w < walks_.size(); ++w) {
    for (std::size_t a = 0; a < walks_[w].arcs.size(); ++a) {
      const Walks::Arc& arc = walks_[w].arcs[a];
      for (const std::string& id :
           {network.ties()[arc.tie].id, network.vertices()[arc.from].id, network.vertices()[arc.to].id})
        placesOf_[id].emplace_back(w, a);
    }
  }
}

double NaiveSweep::gain(const std::vector<std::string>& failed) {
  // An arc of infinite cost is none; this spares the peers building their graphs again.
  for (const std::string& id : failed) {
    for (const auto& [w, a] : placesOf_[id]) setCost(w, a, std::numeric_limits<double>::infinity());
  }
  double sum = 0;
  for (std::size_t w = 0; w < walks_.size(); ++w) sum += gainOf(w);
  for (const std::string& id : failed) {
    for (const auto& [w, a] : placesOf_[id]) setCost(w, a, walks_[w].arcs[a].cost);
  }
  return sum;
}

}  // namespace cityties::bench
