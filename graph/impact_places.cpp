#include "graph/impact_places.hpp"

#include <algorithm>
#include <set>

#include "graph/critical_parts.hpp"
#include "graph/own_cost.hpp"

namespace cityties::graph {
namespace {

/// A city without a region is a region of its own.
const std::string& regionKey(const City& city) { return city.region.empty() ? city.id.text : city.region.text; }

/// Agreements of the network by region code: of the region itself or of any city in it, each once. A region that is a
/// city has that city's, whatever region the city is in.
std::map<std::string, std::size_t> listedTies(const Dataset& dataset, const Network& network) {
  std::map<VertexIndex, std::set<std::string>> codes;
  for (const City& city : dataset.cities) {
    const auto vertex = network.find(city.id.text);
    if (vertex) codes[*vertex].insert(regionKey(city));
  }
  for (const Region& region : dataset.regions) {
    const auto vertex = network.find(region.id.text);
    if (vertex) codes[*vertex].insert(region.code.text);
  }
  std::map<std::string, std::size_t> count;
  for (const Tie& tie : network.ties()) {
    if (tie.kind != ChannelKind::agreement) continue;
    std::set<std::string> of = codes[tie.a];
    of.insert(codes[tie.b].begin(), codes[tie.b].end());
    for (const std::string& code : of) ++count[code];
  }
  return count;
}

}  // namespace

PlaceFigures::PlaceFigures(const Dataset& dataset, const Analysis& before, const Analysis& after)
    : dataset_(dataset),
      network_(before.network()),
      before_(side(before)),
      after_(side(after)),
      listedTies_(listedTies(dataset, before.network())) {}

PlaceFigures::Side PlaceFigures::side(const Analysis& analysis) const {
  const std::size_t cities = analysis.network().cityCount();
  Side side;
  side.posts.resize(cities);
  side.postKm.resize(cities);
  side.ownTies.resize(cities);
  side.ownCost = ownCosts(dataset_, analysis.engine);
  addPosts(side, analysis.network());
  addOwnTies(side, analysis.network());
  return side;
}

void PlaceFigures::addPosts(Side& side, const Network& network) const {
  for (const Tie& tie : network.ties()) {  // in order of id, so of post and city
    if (tie.kind != ChannelKind::consular) continue;
    const auto [post, city] = tie.a < tie.b ? std::pair{tie.b, tie.a} : std::pair{tie.a, tie.b};  // cities come first
    const Vertex& seat = network.vertices()[post];
    const Vertex& place = network.vertices()[city];
    if (seat.country == place.country) continue;  // a post of the city's own country is no way abroad
    side.posts[city].push_back(seat.id);
    const double km = greatCircleDistance(seat.position, place.position).value;
    side.postKm[city] = std::min(side.postKm[city].value_or(km), km);
  }
  for (auto& posts : side.posts) std::sort(posts.begin(), posts.end());
}

void PlaceFigures::addOwnTies(Side& side, const Network& network) {
  for (const Tie& tie : network.ties()) {
    if (!isClosableTie(tie.kind)) continue;
    for (const VertexIndex end : {tie.a, tie.b}) {
      if (end < network.cityCount()) ++side.ownTies[end];
    }
  }
}

CityFigures PlaceFigures::city(VertexIndex v) const {
  CityFigures result;
  result.city = CityId{network_.vertices()[v].id};
  const City& record = *dataset_.findCity(result.city.text);
  const auto listed = listedTies_.find(regionKey(record));
  result.listedTiesInRegion = listed == listedTies_.end() ? 0 : listed->second;
  result.postsBefore = before_.posts[v];
  result.postsAfter = after_.posts[v];
  result.postKmBefore = before_.postKm[v];
  result.postKmAfter = after_.postKm[v];
  result.ownTiesBefore = before_.ownTies[v];
  result.ownTiesAfter = after_.ownTies[v];
  result.ownCostBefore = before_.ownCost[v];
  result.ownCostAfter = after_.ownCost[v];
  return result;
}

std::optional<double> PlaceFigures::meanKm(const Side& side, const std::vector<VertexIndex>& cities) {
  double sum = 0;
  std::size_t count = 0;
  for (VertexIndex v : cities) {
    if (!side.postKm[v]) continue;
    sum += *side.postKm[v];
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

std::vector<std::string> PlaceFigures::postsOf(const Side& side, const std::vector<VertexIndex>& cities) {
  std::set<std::string> posts;
  for (VertexIndex v : cities) posts.insert(side.posts[v].begin(), side.posts[v].end());
  return {posts.begin(), posts.end()};
}

RegionFigures PlaceFigures::region(const std::string& code, const std::vector<VertexIndex>& cities) const {
  RegionFigures result;
  result.region = RegionCode{code};
  result.cities = cities.size();
  const auto listed = listedTies_.find(code);
  result.listedTies = listed == listedTies_.end() ? 0 : listed->second;
  result.postsBefore = postsOf(before_, cities);
  result.postsAfter = postsOf(after_, cities);
  result.postKmBefore = meanKm(before_, cities);
  result.postKmAfter = meanKm(after_, cities);
  return result;
}

}  // namespace cityties::graph
