#include "app/core/neighbourhood.hpp"

#include <algorithm>

namespace cityties::core {
namespace {

using graph::ChannelKind;
using graph::TieIndex;
using graph::VertexIndex;

bool counts(ChannelKind kind) {
  return kind == ChannelKind::agreement || kind == ChannelKind::virtualChannel || kind == ChannelKind::consular;
}

std::vector<VertexIndex> startingAt(const graph::Dataset& dataset, const graph::Network& network,
                                    const std::string& id) {
  std::vector<VertexIndex> start;
  const auto add = [&](const std::string& place) {
    if (const auto vertex = network.find(place))
      if (network.vertices()[*vertex].kind != graph::VertexKind::government) start.push_back(*vertex);
  };
  const graph::Region* region = dataset.findRegion(id);
  if (!region) region = dataset.findRegionByCode(id);
  const auto& ties = network.ties();
  const auto tie = std::ranges::find_if(ties, [&](const graph::Tie& t) { return t.id == id && counts(t.kind); });
  if (tie != ties.end()) {
    start = {tie->a, tie->b};
  } else if (region) {
    add(region->id.text);
    for (const graph::City& city : dataset.cities)
      if (city.region == region->code) add(city.id.text);
  } else if (dataset.findCity(id) || dataset.findPost(id)) {
    add(id);
  } else {
    for (const graph::City& city : dataset.cities)
      if (city.country.text == id) add(city.id.text);
    for (const graph::Region& one : dataset.regions)
      if (one.country.text == id) add(one.id.text);
    if (start.empty()) add(id);  // a post that a scenario opened
  }
  std::ranges::sort(start);
  start.erase(std::ranges::unique(start).begin(), start.end());
  return start;
}

}  // namespace

Neighbourhood neighbourhood(const graph::Dataset& dataset, const graph::Network& network, const std::string& id,
                            std::size_t steps) {
  Neighbourhood result;
  std::vector<VertexIndex> front = startingAt(dataset, network, id);
  if (front.empty()) return result;
  std::vector<std::vector<TieIndex>> tiesOf(network.vertices().size());
  const auto ties = network.ties();
  for (TieIndex i = 0; i < ties.size(); ++i) {
    if (!counts(ties[i].kind)) continue;
    tiesOf[ties[i].a].push_back(i);
    tiesOf[ties[i].b].push_back(i);
  }
  std::vector<bool> met(network.vertices().size()), walked(ties.size());
  const auto close = [&](Neighbourhood::Ring ring) {
    std::ranges::sort(ring.places);
    std::ranges::sort(ring.ties);
    for (const auto* ids : {&ring.places, &ring.ties})
      for (const std::string& one : *ids) result.distance.emplace(one, result.rings.size());
    result.rings.push_back(std::move(ring));
  };
  Neighbourhood::Ring first;
  for (VertexIndex vertex : front) {
    met[vertex] = true;
    first.places.push_back(network.vertices()[vertex].id);
  }
  close(std::move(first));
  for (std::size_t step = 1; step <= steps; ++step) {
    Neighbourhood::Ring ring;
    std::vector<VertexIndex> next;
    for (VertexIndex from : front)
      for (TieIndex i : tiesOf[from]) {
        if (walked[i]) continue;
        walked[i] = true;
        ring.ties.push_back(ties[i].id);
        const VertexIndex to = ties[i].a == from ? ties[i].b : ties[i].a;
        if (met[to]) continue;
        met[to] = true;
        next.push_back(to);
        ring.places.push_back(network.vertices()[to].id);
      }
    close(std::move(ring));
    front = std::move(next);
  }
  return result;
}

}  // namespace cityties::core
