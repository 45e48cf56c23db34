#include "graph/impact.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/impact_places.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

double relativeLoss(double before, double after) { return withoutNoise(ratio(before - after, before)); }

/// One running sum over a group of pairs, in order of source, then target.
struct Sums {
  double inverse = 0;  ///< Σ weight / d
  std::size_t reachable = 0;

  void add(double cost, double weight) {
    if (!std::isfinite(cost)) return;
    ++reachable;
    inverse += weight / cost;
  }
};

/// The figures of one group of pairs (all of P, those of a country, a region, a city) in two states.
struct Group {
  std::size_t pairs = 0;
  double weight = 0;
  Sums before, after;
  std::size_t lost = 0, rerouted = 0, improved = 0, common = 0;
  double detour = 0, detourMax = 0;
  double costBefore = 0, costAfter = 0;  ///< over the pairs finite in both

  void add(double costBeforeIt, double costAfterIt, double pairWeight) {
    ++pairs;
    weight += pairWeight;
    before.add(costBeforeIt, pairWeight);
    after.add(costAfterIt, pairWeight);
    if (!std::isfinite(costBeforeIt)) return;
    if (!std::isfinite(costAfterIt)) {
      ++lost;
      return;
    }
    ++common;
    costBefore += costBeforeIt;
    costAfter += costAfterIt;
    if (costAfterIt < costBeforeIt - costTolerance) ++improved;
    if (costAfterIt <= costBeforeIt + costTolerance) return;
    ++rerouted;
    detour += costAfterIt - costBeforeIt;
    detourMax = std::max(detourMax, costAfterIt - costBeforeIt);
  }

  double efficiencyBefore() const { return ratio(before.inverse, weight); }
  double efficiencyAfter() const { return ratio(after.inverse, weight); }
  double loss() const { return relativeLoss(efficiencyBefore(), efficiencyAfter()); }
  std::optional<double> mean(double sum) const {
    if (common == 0) return std::nullopt;
    return sum / static_cast<double>(common);
  }
};

/// The groups of one comparison while the sources pass by in order.
struct Tally {
  Group all, affected;
  std::map<std::uint32_t, Group> countries;
  std::map<std::string, Group> regions;
  std::map<std::string, std::vector<VertexIndex>> regionCities;
  std::vector<Group> cities;  ///< by place among the sources
  std::vector<std::pair<CityId, CityId>> lostPairs;
};

class Comparer {
 public:
  Comparer(const Dataset& dataset, const Analysis& before, const std::vector<Comparison>& comparisons,
           const ReportingSet& set, const CompareOptions& options)
      : dataset_(dataset), before_(before), comparisons_(comparisons), set_(set), options_(options) {
    for (VertexIndex v = 0; v < before.network().cityCount(); ++v) {
      if (set.source[v]) sources_.push_back(v);
    }
  }

  std::vector<Impact> run() {
    // Threads search a block of sources in every state; then one thread adds them up in order, so that no digit
    // depends on the threads.
    constexpr std::size_t blockSize = 64;
    std::vector<Tally> tallies(comparisons_.size());
    std::vector<std::vector<std::vector<double>>> costs(blockSize,
                                                        std::vector<std::vector<double>>(comparisons_.size() + 1));
    for (std::size_t begin = 0; begin < sources_.size(); begin += blockSize) {
      const std::size_t count = std::min(blockSize, sources_.size() - begin);
      forEachParallel(count, options_.threads, [&](std::size_t, std::size_t i) {
        before_.engine.costsFrom(sources_[begin + i], costs[i].back());
        for (std::size_t c = 0; c < comparisons_.size(); ++c) {
          if (comparisons_[c].after != &before_) {
            comparisons_[c].after->engine.costsFrom(sources_[begin + i], costs[i][c]);
          }
        }
      });
      for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < comparisons_.size(); ++c) {
          const bool same = comparisons_[c].after == &before_;
          addSource(tallies[c], comparisons_[c], sources_[begin + i], costs[i].back(),
                    same ? costs[i].back() : costs[i][c]);
        }
      }
    }
    std::vector<Impact> impacts;
    for (std::size_t c = 0; c < comparisons_.size(); ++c) impacts.push_back(impact(comparisons_[c], tallies[c]));
    return impacts;
  }

 private:
  const City& cityOf(VertexIndex v) const { return *dataset_.findCity(before_.network().vertices()[v].id); }

  void addSource(Tally& tally, const Comparison& comparison, VertexIndex source, const std::vector<double>& before,
                 const std::vector<double>& after) const {
    const auto vertices = before_.network().vertices();
    const City& city = cityOf(source);
    tally.cities.emplace_back();
    std::vector<Group*> groups{&tally.all, &tally.countries[vertices[source].country], &tally.cities.back()};
    if (!city.region.empty()) {
      groups.push_back(&tally.regions[city.region.text]);
      tally.regionCities[city.region.text].push_back(source);
    }
    if (std::binary_search(comparison.affected.begin(), comparison.affected.end(), city.id)) {
      groups.push_back(&tally.affected);
    }
    for (VertexIndex target = 0; target < before_.network().cityCount(); ++target) {
      if (!set_.selected[target] || vertices[target].country == vertices[source].country) continue;
      const double weight = set_.weight[source] * set_.weight[target];
      for (Group* group : groups) group->add(before[target], after[target], weight);
      const bool lost = std::isfinite(before[target]) && !std::isfinite(after[target]);
      if (lost && tally.lostPairs.size() < options_.lostPairLimit) {
        tally.lostPairs.emplace_back(city.id, CityId{vertices[target].id});
      }
    }
  }

  Impact impact(const Comparison& comparison, Tally& tally) const {
    const Group& all = tally.all;
    Impact result;
    result.before = {all.pairs, all.before.reachable, withoutNoise(all.efficiencyBefore()), all.mean(all.costBefore)};
    result.after = {all.pairs, all.after.reachable, withoutNoise(all.efficiencyAfter()), all.mean(all.costAfter)};
    result.efficiencyLoss = all.loss();
    result.pairsLost = all.lost;
    result.pairsRerouted = all.rerouted;
    result.pairsImproved = all.improved;
    result.detourMax = all.detourMax;
    result.detourMean = ratio(all.detour, static_cast<double>(all.rerouted));
    result.lostPairs = std::move(tally.lostPairs);
    addAffected(result.affected, comparison, tally.affected);
    for (const auto& [country, group] : tally.countries) {
      result.lossByCountry.emplace_back(before_.network().countries()[country], group.loss());
    }
    addCuts(result, *comparison.after);
    addPlaces(result, *comparison.after, tally);
    return result;
  }

  void addAffected(AffectedFigures& figures, const Comparison& comparison, const Group& group) const {
    for (const CityId& id : comparison.affected) {
      const auto city = before_.network().find(id.text);
      if (city && set_.source[*city]) figures.cities.push_back(id);
    }
    figures.efficiencyLoss = group.loss();
    figures.costMeanBefore = group.mean(group.costBefore);
    figures.costMeanAfter = group.mean(group.costAfter);
  }

  void addCuts(Impact& result, const Analysis& after) const {
    for (VertexIndex source : sources_) {
      const int was = before_.closures[source];
      const int is = after.closures[source];
      const CityId id{before_.network().vertices()[source].id};
      if (was >= 1 && is == 0) result.citiesCut.push_back(id);
      if (was > 1 && is == 1) result.citiesDownToOne.push_back(id);
    }
  }

  void addPlaces(Impact& result, const Analysis& after, const Tally& tally) const {
    const PlaceFigures places(dataset_, before_, after);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      result.cities.push_back(cityFigures(places, after, tally.cities[i], sources_[i]));
    }
    for (const auto& [code, group] : tally.regions) {
      result.regions.push_back(regionFigures(places, after, group, code, tally.regionCities.at(code)));
    }
    const auto worse = [](const auto& x, const auto& y) {
      return std::round(x.loss() * 1e12) > std::round(y.loss() * 1e12);  // equal ones stay in order of id
    };
    std::stable_sort(result.cities.begin(), result.cities.end(), worse);
    std::stable_sort(result.regions.begin(), result.regions.end(), worse);
  }

  CityFigures cityFigures(const PlaceFigures& places, const Analysis& after, const Group& group, VertexIndex v) const {
    CityFigures city = places.city(v);
    city.efficiencyBefore = withoutNoise(group.efficiencyBefore());
    city.efficiencyAfter = withoutNoise(group.efficiencyAfter());
    city.reachableBefore = group.before.reachable;
    city.reachableAfter = group.after.reachable;
    city.closuresBefore = before_.closures[v];
    city.closuresAfter = after.closures[v];
    return city;
  }

  RegionFigures regionFigures(const PlaceFigures& places, const Analysis& after, const Group& group,
                              const std::string& code, const std::vector<VertexIndex>& cities) const {
    RegionFigures region = places.region(code, cities);
    region.efficiencyBefore = withoutNoise(group.efficiencyBefore());
    region.efficiencyAfter = withoutNoise(group.efficiencyAfter());
    region.reachableBefore = group.before.reachable;
    region.reachableAfter = group.after.reachable;
    for (VertexIndex v : cities) {
      region.closuresMeanBefore += before_.closures[v];
      region.closuresMeanAfter += after.closures[v];
    }
    region.closuresMeanBefore /= static_cast<double>(cities.size());
    region.closuresMeanAfter /= static_cast<double>(cities.size());
    return region;
  }

  const Dataset& dataset_;
  const Analysis& before_;
  const std::vector<Comparison>& comparisons_;
  const ReportingSet& set_;
  CompareOptions options_;
  std::vector<VertexIndex> sources_;
};

}  // namespace

double withoutNoise(double x) { return std::abs(x) < 1e-12 ? 0 : x; }
double RegionFigures::loss() const { return relativeLoss(efficiencyBefore, efficiencyAfter); }
double CityFigures::loss() const { return relativeLoss(efficiencyBefore, efficiencyAfter); }

Analysis analyse(const Dataset& dataset, State state, const NetworkOptions& options, ChannelPreset preset) {
  Network network = Network::build(dataset, state, options);
  Analysis analysis{std::move(state), PathEngine(network, preset), {}};
  analysis.closures = closuresToIsolate(analysis.engine);
  return analysis;
}

std::vector<Impact> compare(const Dataset& dataset, const Analysis& before, const std::vector<Comparison>& comparisons,
                            const ReportingSet& set, const CompareOptions& options) {
  return Comparer(dataset, before, comparisons, set, options).run();
}

}  // namespace cityties::graph
