#include "graph/metrics.hpp"

#include <algorithm>
#include <cmath>

#include "graph/avenues.hpp"
#include "graph/betweenness.hpp"
#include "graph/critical.hpp"
#include "graph/impact_places.hpp"
#include "graph/pair_sums.hpp"

namespace cityties::graph {
namespace {

/// Sums over a group of pairs.
struct Reach {
  std::size_t pairs = 0, reachable = 0;
  ExactSum weight = 0, gained = 0;

  void add(double cost, double pairWeight, const FixedPoint& unit) {
    ++pairs;
    weight += unit.of(pairWeight);
    if (!std::isfinite(cost)) return;
    ++reachable;
    gained += unit.of(gain(pairWeight, cost));
  }
  void add(const Reach& other) {
    pairs += other.pairs, reachable += other.reachable;
    weight += other.weight, gained += other.gained;
  }
  ReachFigures figures() const {
    return {pairs, reachable, withoutNoise(ratio(static_cast<double>(gained), static_cast<double>(weight)))};
  }
};

class Summer {
 public:
  Summer(const Network& network, const ReportingSet& set) : network_(network), set_(set) {}

  void add(VertexIndex source, std::span<const double> costs) {
    const auto vertices = network_.vertices();
    const std::uint32_t home = vertices[source].country;
    Reach city;
    for (VertexIndex target = 0; target < costs.size(); ++target) {
      if (!set_.selected[target] || vertices[target].country == home) continue;
      city.add(costs[target], set_.weight[source] * set_.weight[target], set_.unit);
    }
    all_.add(city);
    countries_[home].add(city);
    cities_.emplace(source, city.figures());
  }

  ReachFigures all() const { return all_.figures(); }
  const std::map<std::uint32_t, Reach>& countries() const { return countries_; }
  const std::map<VertexIndex, ReachFigures>& cities() const { return cities_; }

 private:
  const Network& network_;
  const ReportingSet& set_;
  Reach all_;
  std::map<std::uint32_t, Reach> countries_;
  std::map<VertexIndex, ReachFigures> cities_;
};

std::vector<std::pair<ChannelKind, std::size_t>> usableTiesByKind(const PathEngine& engine) {
  const auto usable = [&](const Tie& tie) {
    for (std::uint32_t home = 0; home < engine.network().countries().size(); ++home) {
      if (engine.admits(home, tie, tie.a, tie.b) || engine.admits(home, tie, tie.b, tie.a)) return true;
    }
    return false;
  };
  std::vector<std::pair<ChannelKind, std::size_t>> result;
  result.reserve(allChannelKinds.size());
  for (const ChannelKind kind : allChannelKinds) result.emplace_back(kind, 0);
  for (const Tie& tie : engine.network().ties()) {
    for (auto& [kind, count] : result) count += kind == tie.kind && usable(tie);
  }
  return result;
}

std::vector<CityMetrics> cityMetrics(const Dataset& dataset, const Analysis& analysis, const Summer& sums,
                                     const std::vector<double>& between, unsigned threads) {
  const PlaceFigures places(dataset, analysis, analysis);
  const std::vector<int> avenuesOf = avenues(analysis.engine, threads);
  std::vector<CityMetrics> result;
  for (const auto& [v, reach] : sums.cities()) {
    CityFigures figures = places.city(v);
    result.push_back({figures.city, figures.ownTiesBefore, figures.ownCostBefore, analysis.closures[v], avenuesOf[v],
                      std::move(figures.postsBefore), figures.postKmBefore, reach, withoutNoise(between[v])});
  }
  return result;
}

}  // namespace

void rank(std::vector<Ranked>& entries, std::optional<std::size_t> top) {
  std::sort(entries.begin(), entries.end(), [](const Ranked& x, const Ranked& y) {
    const double a = std::round(x.value * 1e12), b = std::round(y.value * 1e12);
    return a != b ? a > b : x.id < y.id;
  });
  if (top && *top < entries.size()) entries.resize(*top);
}

std::optional<Metrics> metrics(const Dataset& dataset, const Analysis& analysis, const ReportingSet& set,
                               const MetricsOptions& options) {
  const Network& network = analysis.network();
  Summer sums(network, set);
  const auto between = betweenness(analysis.engine, set, {options.threads, options.watch},
                                   [&](VertexIndex source, std::span<const double> costs) { sums.add(source, costs); });
  if (!between) return std::nullopt;
  Metrics result;
  result.vertices = network.vertices().size();
  result.tiesByKind = usableTiesByKind(analysis.engine);
  for (const auto& [kind, count] : result.tiesByKind) result.ties += count;
  result.all = sums.all();
  for (const auto& [country, reach] : sums.countries()) {
    result.byCountry.emplace_back(network.countries()[country], reach.figures());
  }
  if (options.critical) result.critical = criticalElements(analysis.engine, set);
  result.cities = cityMetrics(dataset, analysis, sums, *between, options.threads);
  for (VertexIndex v = 0; v < between->size(); ++v) {
    result.betweenness.push_back({network.vertices()[v].id, withoutNoise((*between)[v])});
  }
  rank(result.betweenness, options.top);
  return result;
}

}  // namespace cityties::graph
