#include "graph/impact.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/impact_places.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// Sums over the pairs of P that one source begins, in one state.
struct RowSums {
  double inverse = 0;  ///< Σ weight / d
  double weight = 0;
  std::size_t pairs = 0;
  std::size_t reachable = 0;
};

/// One source compared between two states.
struct RowChange {
  std::size_t lost = 0, rerouted = 0, improved = 0, common = 0;
  double detour = 0, detourMax = 0;
  double costBefore = 0, costAfter = 0;  ///< over the pairs finite in both
  std::vector<VertexIndex> lostTargets;
};

struct Row {
  RowSums before, after;
  RowChange change;
};

class Comparer {
 public:
  Comparer(const Dataset& dataset, const Analysis& before, const std::vector<Comparison>& comparisons,
           const ReportingSet& set, const CompareOptions& options)
      : dataset_(dataset), before_(before), comparisons_(comparisons), set_(set), options_(options) {
    const std::size_t cities = before.network().cityCount();
    for (VertexIndex v = 0; v < cities; ++v) {
      if (set.source[v]) sources_.push_back(v);
    }
    rows_.assign(comparisons.size(), std::vector<Row>(cities));
  }

  std::vector<Impact> run() {
    struct Scratch {
      std::vector<double> before, after;
    };
    std::vector<Scratch> scratch(std::max(1U, options_.threads));
    forEachParallel(sources_.size(), options_.threads, [&](std::size_t worker, std::size_t i) {
      auto& [costsBefore, costsAfter] = scratch[worker];
      const VertexIndex source = sources_[i];
      before_.engine.costsFrom(source, costsBefore);
      for (std::size_t c = 0; c < comparisons_.size(); ++c) {
        const bool same = comparisons_[c].after == &before_;
        if (!same) comparisons_[c].after->engine.costsFrom(source, costsAfter);
        rows_[c][source] = compareRow(source, costsBefore, same ? costsBefore : costsAfter);
      }
    });
    std::vector<Impact> impacts;
    for (std::size_t c = 0; c < comparisons_.size(); ++c) impacts.push_back(impact(comparisons_[c], rows_[c]));
    return impacts;
  }

 private:
  Row compareRow(VertexIndex source, const std::vector<double>& before, const std::vector<double>& after) const {
    const auto vertices = before_.network().vertices();
    Row row;
    for (VertexIndex target = 0; target < before_.network().cityCount(); ++target) {
      if (!set_.selected[target] || vertices[target].country == vertices[source].country) continue;
      const double weight = set_.weight[source] * set_.weight[target];
      add(row.before, before[target], weight);
      add(row.after, after[target], weight);
      compareCosts(row.change, before[target], after[target], target);
    }
    return row;
  }

  static void add(RowSums& sums, double cost, double weight) {
    ++sums.pairs;
    sums.weight += weight;
    if (!std::isfinite(cost)) return;
    ++sums.reachable;
    sums.inverse += weight / cost;
  }

  void compareCosts(RowChange& change, double before, double after, VertexIndex target) const {
    if (!std::isfinite(before)) return;
    if (!std::isfinite(after)) {
      ++change.lost;
      if (change.lostTargets.size() < options_.lostPairLimit) change.lostTargets.push_back(target);
      return;
    }
    ++change.common;
    change.costBefore += before;
    change.costAfter += after;
    if (after < before - costTolerance) ++change.improved;
    if (after <= before + costTolerance) return;
    ++change.rerouted;
    change.detour += after - before;
    change.detourMax = std::max(change.detourMax, after - before);
  }

  /// Rows of a group of sources, added in id order.
  struct Total {
    RowSums before, after;
    RowChange change;

    double efficiencyBefore() const { return ratio(before.inverse, before.weight); }
    double efficiencyAfter() const { return ratio(after.inverse, after.weight); }
    double loss() const {
      return withoutNoise(ratio(efficiencyBefore() - efficiencyAfter(), efficiencyBefore()));
    }
    std::optional<double> costMeanBefore() const { return mean(change.costBefore); }
    std::optional<double> costMeanAfter() const { return mean(change.costAfter); }

    static double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }
    std::optional<double> mean(double sum) const {
      if (change.common == 0) return std::nullopt;
      return sum / static_cast<double>(change.common);
    }
  };

  Total total(const std::vector<Row>& rows, const std::vector<VertexIndex>& sources) const {
    Total sum;
    for (VertexIndex source : sources) {
      const Row& row = rows[source];
      for (auto [to, from] : {std::pair{&sum.before, &row.before}, std::pair{&sum.after, &row.after}}) {
        to->inverse += from->inverse;
        to->weight += from->weight;
        to->pairs += from->pairs;
        to->reachable += from->reachable;
      }
      sum.change.lost += row.change.lost;
      sum.change.rerouted += row.change.rerouted;
      sum.change.improved += row.change.improved;
      sum.change.common += row.change.common;
      sum.change.detour += row.change.detour;
      sum.change.detourMax = std::max(sum.change.detourMax, row.change.detourMax);
      sum.change.costBefore += row.change.costBefore;
      sum.change.costAfter += row.change.costAfter;
    }
    return sum;
  }

  Impact impact(const Comparison& comparison, const std::vector<Row>& rows) const {
    const Total all = total(rows, sources_);
    Impact result;
    result.before = {all.before.pairs, all.before.reachable, withoutNoise(all.efficiencyBefore()), all.costMeanBefore()};
    result.after = {all.after.pairs, all.after.reachable, withoutNoise(all.efficiencyAfter()), all.costMeanAfter()};
    result.efficiencyLoss = all.loss();
    result.pairsLost = all.change.lost;
    result.pairsRerouted = all.change.rerouted;
    result.pairsImproved = all.change.improved;
    result.detourMax = all.change.detourMax;
    result.detourMean = Total::ratio(all.change.detour, static_cast<double>(all.change.rerouted));
    result.affected = affected(comparison, rows);
    result.lossByCountry = byCountry(rows);
    result.lostPairs = lostPairs(rows);
    addCuts(result, *comparison.after);
    addPlaces(result, *comparison.after, rows);
    return result;
  }

  AffectedFigures affected(const Comparison& comparison, const std::vector<Row>& rows) const {
    AffectedFigures result;
    std::vector<VertexIndex> sources;
    for (const CityId& id : comparison.affected) {
      const auto city = before_.network().find(id.text);
      if (!city || !set_.source[*city]) continue;
      sources.push_back(*city);
      result.cities.push_back(id);
    }
    const Total sum = total(rows, sources);
    result.efficiencyLoss = sum.loss();
    result.costMeanBefore = sum.costMeanBefore();
    result.costMeanAfter = sum.costMeanAfter();
    return result;
  }

  std::vector<std::pair<std::string, double>> byCountry(const std::vector<Row>& rows) const {
    std::vector<std::pair<std::string, double>> result;
    const auto countries = before_.network().countries();
    for (std::uint32_t country = 0; country < countries.size(); ++country) {
      std::vector<VertexIndex> begun;
      for (VertexIndex source : sources_) {
        if (before_.network().vertices()[source].country == country) begun.push_back(source);
      }
      if (!begun.empty()) result.emplace_back(countries[country], total(rows, begun).loss());
    }
    return result;
  }

  std::vector<std::pair<CityId, CityId>> lostPairs(const std::vector<Row>& rows) const {
    std::vector<std::pair<CityId, CityId>> pairs;
    const auto vertices = before_.network().vertices();
    for (VertexIndex source : sources_) {
      for (VertexIndex target : rows[source].change.lostTargets) {
        if (pairs.size() == options_.lostPairLimit) return pairs;
        pairs.emplace_back(CityId{vertices[source].id}, CityId{vertices[target].id});
      }
    }
    return pairs;
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

  void addPlaces(Impact& result, const Analysis& after, const std::vector<Row>& rows) const {
    const PlaceFigures places(dataset_, before_, after);
    std::map<std::string, std::vector<VertexIndex>> byRegion;
    for (VertexIndex source : sources_) {
      result.cities.push_back(cityFigures(places, after, rows[source], source));
      const City& city = *dataset_.findCity(before_.network().vertices()[source].id);
      if (!city.region.empty()) byRegion[city.region.text].push_back(source);
    }
    for (const auto& [code, sources] : byRegion) {
      result.regions.push_back(regionFigures(places, after, total(rows, sources), code, sources));
    }
    std::stable_sort(result.regions.begin(), result.regions.end(), [](const auto& x, const auto& y) {
      return std::round(x.loss() * 1e12) > std::round(y.loss() * 1e12);  // equal ones stay in order of code
    });
  }

  CityFigures cityFigures(const PlaceFigures& places, const Analysis& after, const Row& row, VertexIndex v) const {
    CityFigures city = places.city(v);
    city.efficiencyBefore = withoutNoise(Total::ratio(row.before.inverse, row.before.weight));
    city.efficiencyAfter = withoutNoise(Total::ratio(row.after.inverse, row.after.weight));
    city.reachableBefore = row.before.reachable;
    city.reachableAfter = row.after.reachable;
    city.closuresBefore = before_.closures[v];
    city.closuresAfter = after.closures[v];
    return city;
  }

  RegionFigures regionFigures(const PlaceFigures& places, const Analysis& after, const Total& sum,
                              const std::string& code, const std::vector<VertexIndex>& sources) const {
    RegionFigures region = places.region(code, sources);
    region.efficiencyBefore = withoutNoise(sum.efficiencyBefore());
    region.efficiencyAfter = withoutNoise(sum.efficiencyAfter());
    region.reachableBefore = sum.before.reachable;
    region.reachableAfter = sum.after.reachable;
    for (VertexIndex v : sources) {
      region.closuresMeanBefore += before_.closures[v];
      region.closuresMeanAfter += after.closures[v];
    }
    region.closuresMeanBefore /= static_cast<double>(sources.size());
    region.closuresMeanAfter /= static_cast<double>(sources.size());
    return region;
  }

  const Dataset& dataset_;
  const Analysis& before_;
  const std::vector<Comparison>& comparisons_;
  const ReportingSet& set_;
  CompareOptions options_;
  std::vector<VertexIndex> sources_;
  std::vector<std::vector<Row>> rows_;  ///< by comparison, by city index
};

double relativeLoss(double before, double after) { return before > 0 ? withoutNoise((before - after) / before) : 0; }

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
