// Which places are gathered into which node, and which ties into which flow.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "app/core/compose_facts.hpp"
#include "app/core/flows.hpp"

namespace cityties::core {
namespace {

constexpr graph::Kilometres countryReach{1500};
/// A part of a country with less than this share of its ties joins the nearest part.
constexpr double leastShare = .03;
/// A tie longer than so many reaches of its cells is gathered by cells that reach so many times as far.
constexpr double nearReaches = 3, tierStep = 4;
constexpr double degree = std::numbers::pi / 180;

using Direction = std::array<double, 3>;

Direction directionOf(graph::LonLat at) {
  const double lon = at.lon.degrees * degree, lat = at.lat.degrees * degree;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

graph::LonLat positionOf(const Direction& d) {
  return {{std::atan2(d[1], d[0]) / degree}, {std::atan2(d[2], std::hypot(d[0], d[1])) / degree}};
}

double dot(const Direction& a, const Direction& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

/// A city or region that holds a tie.
struct Place {
  std::string_view id, country;
  graph::LonLat position;
  Direction direction{};
  std::size_t ends = 0;
  std::vector<std::size_t> nodes{};  ///< one a tier
};

/// The places at the ends of ties, each once.
class Places {
 public:
  explicit Places(const graph::Dataset& dataset) : dataset_(dataset) {}

  std::size_t find(const std::string& id, graph::LonLat position) {
    const auto [at, fresh] = byId_.try_emplace(id, places_.size());
    std::size_t& index = at->second;  // adding may move the iterator
    if (fresh) index = add(id, position);
    return index;
  }
  std::vector<Place>& all() { return places_; }

 private:
  /// A region that is a city is that city's place.
  std::size_t add(const std::string& id, graph::LonLat position) {
    const graph::City* city = dataset_.findCity(id);
    const graph::Region* region = city ? nullptr : dataset_.findRegion(id);
    if (region && region->sameAsCity)
      if (const graph::City* same = dataset_.findCity(region->sameAsCity->text))
        return find(same->id.text, same->position);
    const std::string_view country = city ? city->country.text : region ? region->country.text : std::string_view{};
    const std::string_view own = city ? city->id.text : region ? region->id.text : std::string_view(id);
    places_.push_back({own, country, position, directionOf(position)});
    return places_.size() - 1;
  }

  const graph::Dataset& dataset_;
  std::vector<Place> places_;
  std::unordered_map<std::string_view, std::size_t> byId_;
};

/// Places that come together: each, the one with most ties first, joins the nearest leader within reach or becomes one.
/// Leaders stand apart by the reach, which neighbours in a grid would not, and no border of a cell runs between a city
/// and its suburbs.
class Leaders {
 public:
  explicit Leaders(graph::Kilometres reach) {
    const double angle = std::min(reach.value / graph::earthRadius.value, std::numbers::pi);
    cosine_ = std::cos(angle);
    side_ = std::max(2 * std::sin(angle / 2), 1e-9);
  }

  void lead(const Direction& at) {
    cubes_[cubeOf(at, {})].push_back(leaders_.size());
    leaders_.push_back(at);
  }

  /// The nearest leader within reach, of equals the first.
  std::optional<std::size_t> find(const Direction& at) const {
    std::optional<std::size_t> nearest;
    double best = cosine_;
    for (int i = 0; i < 27; ++i) {
      const auto cube = cubes_.find(cubeOf(at, {i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1}));
      if (cube == cubes_.end()) continue;
      for (const std::size_t leader : cube->second) {
        const double near = dot(leaders_[leader], at);
        if (near < best || (nearest && near == best && *nearest < leader)) continue;
        best = near;
        nearest = leader;
      }
    }
    return nearest;
  }

 private:
  using Cube = std::array<int, 3>;

  /// Cubes as wide as the reach: a leader within it is in the same or a neighbouring one.
  Cube cubeOf(const Direction& at, const Cube& shift) const {
    Cube cube{};
    for (std::size_t i = 0; i < 3; ++i) cube[i] = static_cast<int>(std::floor(at[i] / side_)) + shift[i];
    return cube;
  }

  double cosine_ = 1, side_ = 1;
  std::vector<Direction> leaders_;
  std::map<Cube, std::vector<std::size_t>> cubes_;
};

/// Places of one country, the one with most ties first.
using Group = std::vector<Place*>;

std::vector<Group> cluster(const Group& places, graph::Kilometres reach) {
  Leaders leaders(reach);
  std::vector<Group> clusters;
  for (const Place* place : places) {
    if (leaders.find(place->direction)) continue;
    leaders.lead(place->direction);
    clusters.emplace_back();
  }
  for (Place* place : places) clusters[leaders.find(place->direction).value_or(0)].push_back(place);
  return clusters;
}

std::size_t endsOf(const Group& group) {
  std::size_t ends = 0;
  for (const Place* place : group) ends += place->ends;
  return ends;
}

/// Parts of a country that hold few of its ties join the nearest that holds more.
std::vector<Group> withoutCrumbs(std::vector<Group> parts) {
  const auto whole = static_cast<double>(std::accumulate(
      parts.begin(), parts.end(), std::size_t{0}, [](std::size_t sum, const Group& g) { return sum + endsOf(g); }));
  const auto large = [&](const Group& part) { return static_cast<double>(endsOf(part)) >= leastShare * whole; };
  std::vector<Group> kept;
  std::ranges::copy_if(parts, std::back_inserter(kept), large);
  if (kept.empty()) return parts;
  const std::size_t count = kept.size();
  for (const Group& part : parts) {
    if (large(part)) continue;
    const auto nearness = [&](std::size_t i) { return dot(kept[i].front()->direction, part.front()->direction); };
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < count; ++i)
      if (nearness(i) > nearness(nearest)) nearest = i;
    kept[nearest].insert(kept[nearest].end(), part.begin(), part.end());
  }
  return kept;
}

std::string idOf(const FlowNode& node, const FlowScale& tier) {
  if (tier.level == FlowLevel::cityPairs) return node.city;
  if (node.whole && !node.country.empty()) return node.country;
  std::string id = node.country + "/" + node.city;
  if (tier.level == FlowLevel::cells) id += "~" + std::to_string(std::lround(tier.reach.value));
  return id;
}

FlowNode nodeOf(const Group& group, bool whole, const FlowScale& tier) {
  FlowNode node;
  const Place& chief = *group.front();
  node.country = chief.country;
  node.city = chief.id;
  node.whole = whole;
  node.places = group.size();
  node.id = idOf(node, tier);
  Direction sum{};
  for (const Place* place : group)
    for (std::size_t i = 0; i < 3; ++i)
      sum[i] += static_cast<double>(std::max<std::size_t>(place->ends, 1)) * place->direction[i];
  const bool alone = group.size() == 1 || std::hypot(sum[0], sum[1], sum[2]) < 1e-9;
  node.position = alone ? chief.position : positionOf(sum);
  return node;
}

std::vector<Group> groupsOf(std::vector<Place>& places, const FlowScale& scale) {
  std::map<std::string_view, Group> countries;
  std::vector<Group> groups;
  std::vector<Place*> ordered;
  ordered.reserve(places.size());
  for (Place& place : places) ordered.push_back(&place);
  std::ranges::sort(
      ordered, [](const Place* x, const Place* y) { return x->ends != y->ends ? x->ends > y->ends : x->id < y->id; });
  if (scale.level != FlowLevel::cells && scale.level != FlowLevel::countries) {
    for (Place* place : ordered) groups.push_back({place});
    return groups;
  }
  for (Place* place : ordered) countries[place->country].push_back(place);
  for (const auto& [code, group] : countries) {
    auto parts =
        scale.level == FlowLevel::cells ? cluster(group, scale.reach) : withoutCrumbs(cluster(group, countryReach));
    std::ranges::move(parts, std::back_inserter(groups));
  }
  return groups;
}

/// The cells of a scale and the coarser ones above them, up to countries.
std::vector<FlowScale> tiersOf(FlowScale scale) {
  if (scale.level != FlowLevel::cells) return {scale};
  std::vector<FlowScale> tiers;
  for (; scale.reach < countryReach && scale.reach.value > 0; scale.reach.value *= tierStep) tiers.push_back(scale);
  tiers.push_back({FlowLevel::countries, {}});
  return tiers;
}

/// Makes the nodes of all tiers, by id, and tells each place its own.
std::vector<FlowNode> nodesOf(std::vector<Place>& places, const std::vector<FlowScale>& tiers) {
  struct Made {
    FlowNode node;
    Group group;
    std::size_t tier;
  };
  std::vector<Made> made;
  for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
    auto groups = groupsOf(places, tiers[tier]);
    std::map<std::string_view, std::size_t> parts;
    for (const Group& group : groups) ++parts[group.front()->country];
    for (Group& group : groups) {
      const bool whole = tiers[tier].level != FlowLevel::cityPairs && parts[group.front()->country] == 1;
      FlowNode node = nodeOf(group, whole, tiers[tier]);
      node.coarse = tier > 0;
      made.push_back({std::move(node), std::move(group), tier});
    }
  }
  // A country that is one cell is one node in all tiers.
  std::ranges::stable_sort(made, {}, [](const Made& one) -> const std::string& { return one.node.id; });
  for (Place& place : places) place.nodes.resize(tiers.size());
  std::vector<FlowNode> nodes;
  for (Made& one : made) {
    if (nodes.empty() || nodes.back().id != one.node.id) nodes.push_back(std::move(one.node));
    for (Place* place : one.group) place->nodes[one.tier] = nodes.size() - 1;
  }
  return nodes;
}

/// The nodes of a tie: the farther apart its ends, the coarser. Ends of one coarse node are told apart by finer ones.
std::pair<std::size_t, std::size_t> nodesOf(const Place& a, const Place& b, const std::vector<FlowScale>& tiers) {
  const double angle = std::acos(std::clamp(dot(a.direction, b.direction), -1.0, 1.0));
  const double kilometres = angle * graph::earthRadius.value;
  std::size_t tier = 0;
  while (tier + 1 < tiers.size() && kilometres > nearReaches * tiers[tier].reach.value) ++tier;
  while (tier > 0 && a.nodes[tier] == b.nodes[tier]) --tier;
  return std::minmax({a.nodes[tier], b.nodes[tier]});
}

}  // namespace

Flows gatherFlows(const graph::Dataset& dataset, std::span<const AgreementTie* const> ties,
                  std::span<const AgreementTie* const> ground, const FlowScale& scale) {
  Places places(dataset);
  for (const AgreementTie* tie : ground) {
    const std::size_t a = places.find(tie->a, tie->from), b = places.find(tie->b, tie->to);
    ++places.all()[a].ends;
    ++places.all()[b].ends;
  }
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  ends.reserve(ties.size());
  for (const AgreementTie* tie : ties) ends.emplace_back(places.find(tie->a, tie->from), places.find(tie->b, tie->to));

  const auto tiers = tiersOf(scale);
  Flows result{scale, nodesOf(places.all(), tiers), {}, ties.size()};
  // Strengths are added in order of id, so that no order of rows changes a digit.
  std::vector<std::size_t> order(ties.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return ties[i]->id; });
  std::map<std::pair<std::size_t, std::size_t>, Flow> flows;
  for (const std::size_t i : order) {
    const auto [a, b] = nodesOf(places.all()[ends[i].first], places.all()[ends[i].second], tiers);
    ++result.nodes[a].ties;
    if (a == b) {
      ++result.nodes[a].within;
      continue;
    }
    ++result.nodes[b].ties;
    Flow& flow = flows[{a, b}];
    ++flow.ties;
    flow.weakened += ties[i]->weakened ? 1 : 0;
    flow.strength += ties[i]->strength;
  }
  for (auto& [pair, flow] : flows) {
    flow.a = pair.first;
    flow.b = pair.second;
    flow.id = "flow:" + result.nodes[flow.a].id + ":" + result.nodes[flow.b].id;
    result.flows.push_back(std::move(flow));
  }
  return result;
}

}  // namespace cityties::core
