// N-1: every element by itself.

#include "graph/contingency.hpp"

#include <algorithm>
#include <cmath>

#include "graph/contingency_pairs.hpp"
#include "graph/contingency_study.hpp"
#include "graph/parallel.hpp"
#include "graph/takeover.hpp"

namespace cityties::graph {
namespace {

/// Whether a city is cut, or down to one closure, is told by two of them. Where each element that fails takes one
/// closure at most, cities with more than these can lose are known to be safe; a city may take any number with it.
int closuresThatMatter(const ContingencyOptions& options) { return options.elements.cities ? 2 : options.order + 2; }

}  // namespace

ContingencyStudy::ContingencyStudy(const Dataset& dataset, const State& state, const PathEngine& engine,
                                   const ReportingSet& set, const NetworkOptions& network,
                                   const ContingencyOptions& options, const Watch& watch)
    : dataset_(dataset),
      state_(state),
      engine_(engine),
      set_(set),
      network_(network),
      options_(options),
      watch_(watch),
      elements_(elementsOf(engine.network(), options.elements)),
      map_(elements_, engine.network()) {
  const auto vertices = engine.network().vertices();
  for (VertexIndex v = 0; v < engine.network().cityCount(); ++v) {
    if (set.source[v]) sources_.push_back(v);
  }
  // Per country, so that large networks need no loop over all pairs.
  std::map<std::uint32_t, std::size_t> selected;
  std::size_t all = 0;
  for (VertexIndex v = 0; v < engine.network().cityCount(); ++v) {
    if (set.selected[v]) ++selected[vertices[v].country], ++all;
  }
  for (const VertexIndex v : sources_) pairs_ += all - selected[vertices[v].country];
}

bool ContingencyStudy::pairs(const std::string* with, ContingencyReport& report) {
  if (!with) return ContingencyPairs(*this).run(report);
  const auto at = std::ranges::find(elements_, *with, &Element::id);
  return at != elements_.end() &&
         ContingencyPairs(*this).runWith(static_cast<ElementIndex>(at - elements_.begin()), report);
}

std::optional<ContingencyReport> ContingencyStudy::run(const std::string* with) {
  if (watch_.stop.stop_requested()) return std::nullopt;
  isolation_.emplace(engine_, map_, set_, options_.elements.cities, closuresThatMatter(options_), options_.threads);
  if (!sweepAll() || !handOverAll()) return std::nullopt;
  ContingencyReport report;
  report.reference = {
      pairs_, reachable_, withoutNoise(ratio(static_cast<double>(gain_), static_cast<double>(weight_))), {}};
  if (reachable_ > 0) report.reference.costMean = costUnit.value(cost_) / static_cast<double>(reachable_);
  report.elements = elements_.size();
  if (options_.order == 2) {
    if (!pairs(with, report)) return std::nullopt;
  } else {
    report.count = elements_.size();
    for (ElementIndex e = 0; e < elements_.size(); ++e)
      report.contingencies.push_back(figures({elements_[e].id}, single_[e]));
  }
  std::sort(report.contingencies.begin(), report.contingencies.end(), isWorse);
  return report;
}

/// One sweep a source: what it has, and what every single removal changes of it.
bool ContingencyStudy::sweepAll() {
  struct Worker {
    std::optional<FailureSweep> sweep;
    std::vector<Effect> effects;
    ExactSum gain = 0, weight = 0, cost = 0;
    std::size_t reachable = 0;
  };
  const bool pairs = options_.order == 2;
  if (pairs) rows_.resize(sources_.size());
  std::vector<Worker> workers(std::max(1U, options_.threads));
  const bool whole = forEachWatched(sources_.size(), options_.threads, watch_, [&](std::size_t w, std::size_t i) {
    Worker& worker = workers[w];
    if (!worker.sweep) {
      worker.sweep.emplace(engine_.searchGraph(), map_, set_);
      worker.effects.resize(elements_.size());
    }
    FailureSweep& sweep = *worker.sweep;
    Row row;
    if (pairs) row.used.resize(elements_.size());
    sweep.markUsed(pairs ? &row.used : nullptr);
    sweep.run(sources_[i], {}, nullptr);
    worker.gain += sweep.rowGain(), worker.cost += sweep.rowCost(), worker.reachable += sweep.rowReachable();
    worker.weight += sweep.rowWeight();
    sweep.forEachFailure([&](ElementIndex element, const Effect& effect) {
      worker.effects[element] += effect;
      if (pairs) row.effects.emplace_back(element, effect);
    });
    if (pairs) rows_[i] = std::move(row);
  });
  single_.resize(elements_.size());
  for (const Worker& worker : workers) {
    gain_ += worker.gain, cost_ += worker.cost, weight_ += worker.weight, reachable_ += worker.reachable;
    for (std::size_t e = 0; e < worker.effects.size(); ++e) single_[e].effect += worker.effects[e];
  }
  for (ElementIndex e = 0; e < elements_.size(); ++e) {
    removal_.push_back(single_[e].effect);
    for (const std::uint32_t g : isolation_->concerned(e)) {
      const auto& group = isolation_->groups()[g];
      single_[e].cities.add(group.closures, isolation_->closures(g, e), static_cast<std::int64_t>(group.sources));
    }
  }
  return whole;
}

bool ContingencyStudy::handOverAll() {
  for (ElementIndex e = 0; e < elements_.size(); ++e) {
    if (!isPost(e)) continue;
    const StandingPost* post = state_.findPost(elements_[e].id);
    if (!post || !heirOf(state_, *post, options_.takeover)) continue;
    if (watch_.stop.stop_requested()) return false;
    const HandedOver& other = handedOver_.emplace(e, handedOver({elements_[e].id})).first->second;
    single_[e] = outcomeOf(other);
  }
  return true;
}

HandedOver ContingencyStudy::handedOver(const std::vector<std::string>& posts) const {
  const Network network = Network::build(dataset_, closePosts(state_, posts, options_.takeover), network_);
  return {PathEngine(network, engine_.preset()), ElementMap(elements_, network)};
}

Outcome ContingencyStudy::outcomeOf(const HandedOver& other) const {
  Outcome outcome;
  std::vector<std::optional<FailureSweep>> sweeps(std::max(1U, options_.threads));
  std::vector<std::optional<Search>> references(sweeps.size());
  std::vector<Effect> effects(sweeps.size());
  forEachWatched(sources_.size(), options_.threads, {watch_.stop, {}}, [&](std::size_t w, std::size_t i) {
    if (!sweeps[w]) {
      sweeps[w].emplace(other.engine.searchGraph(), other.elements, set_);
      references[w].emplace(engine_.searchGraph());
    }
    references[w]->run(sources_[i]);
    sweeps[w]->run(sources_[i], {}, &references[w]->costs());
    effects[w] += sweeps[w]->own();
  });
  for (const Effect& effect : effects) outcome.effect += effect;
  const IsolationTable isolation(other.engine, other.elements, set_, options_.elements.cities,
                                 closuresThatMatter(options_), options_.threads);
  for (std::size_t g = 0; g < isolation.groups().size(); ++g) {
    const auto &was = isolation_->groups()[g], &is = isolation.groups()[g];
    outcome.cities.add(was.closures, is.closures, static_cast<std::int64_t>(was.sources));
  }
  return outcome;
}

double ContingencyStudy::lossOf(const Outcome& outcome) const {
  const double weight = static_cast<double>(weight_);
  return relativeLoss(ratio(static_cast<double>(gain_), weight),
                      ratio(static_cast<double>(gain_ + outcome.effect.gain), weight));
}

Contingency ContingencyStudy::figures(std::vector<std::string> ids, const Outcome& outcome) const {
  const Effect& effect = outcome.effect;
  Contingency result;
  result.elements = std::move(ids);
  result.efficiencyLoss = lossOf(outcome);
  result.pairsLost = static_cast<std::size_t>(effect.lost);
  result.pairsRerouted = static_cast<std::size_t>(effect.rerouted);
  result.pairsImproved = static_cast<std::size_t>(effect.improved);
  result.detourMean = ratio(costUnit.value(effect.detour), static_cast<double>(effect.rerouted));
  result.detourMax = effect.detourMax;
  result.citiesCut = static_cast<std::size_t>(outcome.cities.cut);
  result.citiesDownToOne = static_cast<std::size_t>(outcome.cities.downToOne);
  return result;
}

bool isWorse(const Contingency& x, const Contingency& y) {
  const double lossX = std::round(x.efficiencyLoss * 1e12), lossY = std::round(y.efficiencyLoss * 1e12);
  return lossX != lossY ? lossX > lossY : x.elements < y.elements;
}

std::optional<ContingencyReport> contingencies(const Dataset& dataset, const State& state, const PathEngine& engine,
                                               const ReportingSet& set, const NetworkOptions& network,
                                               const ContingencyOptions& options, const Watch& watch) {
  return ContingencyStudy(dataset, state, engine, set, network, options, watch).run();
}

std::optional<ContingencyReport> contingenciesWith(const Dataset& dataset, const State& state, const PathEngine& engine,
                                                   const ReportingSet& set, const NetworkOptions& network,
                                                   const ContingencyOptions& options, const std::string& element,
                                                   const Watch& watch) {
  ContingencyOptions pairs = options;
  pairs.order = 2;
  pairs.all = true;
  return ContingencyStudy(dataset, state, engine, set, network, pairs, watch).run(&element);
}

}  // namespace cityties::graph
