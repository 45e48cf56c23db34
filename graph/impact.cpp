#include "graph/impact.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/impact_places.hpp"
#include "graph/pair_sums.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// What one source contributes to one comparison.
struct SourceFigures {
  PairSums sums;
  std::vector<VertexIndex> lost;  ///< targets, at most the list limit
};

/// The groups of one comparison.
struct Tally {
  PairSums all, affected;
  std::map<std::uint32_t, PairSums> countries;
  std::map<std::string, PairSums> regions;
  std::map<std::string, std::vector<VertexIndex>> regionCities;
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
    // Threads share the sources. Sums are exact, so that no digit depends on who added what.
    std::vector<std::vector<SourceFigures>> figures(comparisons_.size(), std::vector<SourceFigures>(sources_.size()));
    std::vector<std::vector<Search>> searches(std::max(1U, options_.threads));
    forEachParallel(sources_.size(), options_.threads, [&](std::size_t worker, std::size_t i) {
      std::vector<Search>& mine = searches[worker];
      if (mine.empty()) mine = searchesOfAll();
      mine.back().run(sources_[i]);
      for (std::size_t c = 0; c < comparisons_.size(); ++c) {
        const bool same = comparisons_[c].after == &before_;
        if (!same) mine[c].run(sources_[i]);
        addSource(figures[c][i], sources_[i], mine.back().costs(), (same ? mine.back() : mine[c]).costs());
      }
    });
    std::vector<Impact> impacts;
    for (std::size_t c = 0; c < comparisons_.size(); ++c) {
      Tally tally = gather(comparisons_[c], figures[c]);
      impacts.push_back(impact(comparisons_[c], tally, figures[c]));
      std::vector<SourceFigures>().swap(figures[c]);
    }
    return impacts;
  }

 private:
  /// One for each comparison, and the last for "before".
  std::vector<Search> searchesOfAll() const {
    std::vector<Search> searches;
    searches.reserve(comparisons_.size() + 1);
    for (const Comparison& comparison : comparisons_) searches.emplace_back(comparison.after->engine.searchGraph());
    searches.emplace_back(before_.engine.searchGraph());
    return searches;
  }

  const City& cityOf(VertexIndex v) const { return *dataset_.findCity(before_.network().vertices()[v].id); }

  void addSource(SourceFigures& figures, VertexIndex source, const std::vector<double>& before,
                 const std::vector<double>& after) const {
    const auto vertices = before_.network().vertices();
    for (VertexIndex target = 0; target < before_.network().cityCount(); ++target) {
      if (!set_.selected[target] || vertices[target].country == vertices[source].country) continue;
      figures.sums.add(before[target], after[target], set_.weight[source] * set_.weight[target], set_.unit);
      const bool lost = changeOf(before[target], after[target]) == PairChange::lost;
      if (lost && figures.lost.size() < options_.lostPairLimit) figures.lost.push_back(target);
    }
  }

  Tally gather(const Comparison& comparison, const std::vector<SourceFigures>& figures) const {
    const auto vertices = before_.network().vertices();
    Tally tally;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const City& city = cityOf(sources_[i]);
      const PairSums& sums = figures[i].sums;
      tally.all.add(sums);
      tally.countries[vertices[sources_[i]].country].add(sums);
      if (!city.region.empty()) {
        tally.regions[city.region.text].add(sums);
        tally.regionCities[city.region.text].push_back(sources_[i]);
      }
      if (std::binary_search(comparison.affected.begin(), comparison.affected.end(), city.id)) tally.affected.add(sums);
      for (const VertexIndex target : figures[i].lost) {
        if (tally.lostPairs.size() == options_.lostPairLimit) break;
        tally.lostPairs.emplace_back(city.id, CityId{vertices[target].id});
      }
    }
    return tally;
  }

  Impact impact(const Comparison& comparison, Tally& tally, const std::vector<SourceFigures>& figures) const {
    const PairSums& all = tally.all;
    Impact result;
    result.before = {all.pairs, all.reachableBefore, withoutNoise(all.efficiencyBefore()),
                     all.meanCost(all.costBefore)};
    result.after = {all.pairs, all.reachableAfter, withoutNoise(all.efficiencyAfter()), all.meanCost(all.costAfter)};
    result.efficiencyLoss = all.loss();
    result.pairsLost = all.lost;
    result.pairsRerouted = all.rerouted;
    result.pairsImproved = all.improved;
    result.detourMax = all.detourMax;
    result.detourMean = all.detourMean();
    result.lostPairs = std::move(tally.lostPairs);
    addAffected(result.affected, comparison, tally.affected);
    for (const auto& [country, group] : tally.countries) {
      result.lossByCountry.emplace_back(before_.network().countries()[country], group.loss());
    }
    addCuts(result, *comparison.after);
    addPlaces(result, *comparison.after, tally, figures);
    return result;
  }

  void addAffected(AffectedFigures& figures, const Comparison& comparison, const PairSums& group) const {
    for (const CityId& id : comparison.affected) {
      const auto city = before_.network().find(id.text);
      if (city && set_.source[*city]) figures.cities.push_back(id);
    }
    figures.efficiencyLoss = group.loss();
    figures.costMeanBefore = group.meanCost(group.costBefore);
    figures.costMeanAfter = group.meanCost(group.costAfter);
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

  void addPlaces(Impact& result, const Analysis& after, const Tally& tally,
                 const std::vector<SourceFigures>& figures) const {
    const PlaceFigures places(dataset_, before_, after);
    result.cities.reserve(sources_.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      result.cities.push_back(cityFigures(places, after, figures[i].sums, sources_[i]));
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

  CityFigures cityFigures(const PlaceFigures& places, const Analysis& after, const PairSums& group,
                          VertexIndex v) const {
    CityFigures city = places.city(v);
    city.efficiencyBefore = withoutNoise(group.efficiencyBefore());
    city.efficiencyAfter = withoutNoise(group.efficiencyAfter());
    city.reachableBefore = group.reachableBefore;
    city.reachableAfter = group.reachableAfter;
    city.closuresBefore = before_.closures[v];
    city.closuresAfter = after.closures[v];
    return city;
  }

  RegionFigures regionFigures(const PlaceFigures& places, const Analysis& after, const PairSums& group,
                              const std::string& code, const std::vector<VertexIndex>& cities) const {
    RegionFigures region = places.region(code, cities);
    region.efficiencyBefore = withoutNoise(group.efficiencyBefore());
    region.efficiencyAfter = withoutNoise(group.efficiencyAfter());
    region.reachableBefore = group.reachableBefore;
    region.reachableAfter = group.reachableAfter;
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
