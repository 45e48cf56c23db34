#include "graph/contingency_pairs.hpp"

#include <algorithm>
#include <cmath>

#include "graph/parallel.hpp"

namespace cityties::graph {

/// What a thread keeps from outer element to outer element.
struct ContingencyPairs::Worker {
  std::optional<FailureSweep> sweep;
  std::optional<Search> reference;
  std::optional<IsolationFlow> flow;
  std::vector<std::size_t> seen;  ///< by source: the stamp of the last pair that swept it
  std::size_t stamp = 0;
  std::vector<Contingency> kept;
  std::size_t worth = 0;  ///< how many of them are kept for their synergy
};

/// The sums of one outer failure with every inner one.
struct ContingencyPairs::Gathered {
  std::vector<Effect> both;                                          ///< by inner element
  std::vector<std::vector<std::pair<double, std::size_t>>> detours;  ///< by inner element: of the rows it changes
  std::vector<std::pair<double, std::size_t>> own;                   ///< greatest detour of every row swept, falling
  std::vector<bool> swept;                                           ///< by source
  std::optional<IsolationTable> isolation;                           ///< of the network handed over
  CutCount cities;                                                   ///< there, by the outer failure alone
};

ContingencyPairs::ContingencyPairs(ContingencyStudy& study) : study_(study) {
  auto& detours = study_.detours_;
  detours.resize(study_.elements_.size());
  for (std::size_t s = 0; s < study_.rows_.size(); ++s) {
    for (const auto& [element, effect] : study_.rows_[s].effects) {
      if (effect.detourMax > 0) detours[element].emplace_back(effect.detourMax, s);
    }
  }
  for (auto& rows : detours) std::sort(rows.rbegin(), rows.rend());
}

const HandedOver* ContingencyPairs::handedOver(ElementIndex a) const {
  const auto at = study_.handedOver_.find(a);
  return at == study_.handedOver_.end() ? nullptr : &at->second;
}

/// Each pair is worked out once: by its first element, unless the other's district is handed over and this one's is
/// not. Two posts under a takeover are a network of their own.
bool ContingencyPairs::isInner(ElementIndex a, ElementIndex b) const {
  if (a == b) return false;
  const bool takeover = study_.options_.takeover != Takeover::Kind::none;
  if (takeover && study_.isPost(a) && study_.isPost(b)) return false;
  if (handedOver(a)) return true;
  return !handedOver(b) && a < b;
}

bool ContingencyPairs::run(ContingencyReport& report) {
  const std::size_t n = study_.elements_.size();
  report.count = n < 2 ? 0 : n * (n - 1) / 2;
  std::vector<Worker> workers(std::max(1U, study_.options_.threads));
  const bool whole = forEachWatched(n, study_.options_.threads, study_.watch_, [&](std::size_t w, std::size_t i) {
    const auto a = static_cast<ElementIndex>(i);
    std::vector<bool> inner(n);
    for (ElementIndex b = 0; b < n; ++b) inner[b] = isInner(a, b);
    outer(a, inner, workers[w]);
  });
  if (!whole || !bothPosts(workers[0], std::nullopt)) return false;
  finish(workers, report);
  return true;
}

bool ContingencyPairs::runWith(ElementIndex a, ContingencyReport& report) {
  const std::size_t n = study_.elements_.size();
  report.count = n < 2 ? 0 : n - 1;
  std::vector<Worker> workers(1);
  // Whoever takes over must be the outer one of a pair; else `a` may be.
  std::vector<bool> inner(n);
  for (ElementIndex b = 0; b < n; ++b) inner[b] = isInner(a, b) || (isInner(b, a) && !handedOver(b));
  outer(a, inner, workers[0]);
  std::vector<bool> onlyThis(n);
  onlyThis[a] = true;
  for (ElementIndex b = 0; b < n; ++b)
    if (isInner(b, a) && !inner[b]) outer(b, onlyThis, workers[0]);
  if (!bothPosts(workers[0], a) || study_.watch_.stop.stop_requested()) return false;
  finish(workers, report);
  return true;
}

void ContingencyPairs::finish(std::vector<Worker>& workers, ContingencyReport& report) const {
  for (Worker& worker : workers) {
    std::move(worker.kept.begin(), worker.kept.end(), std::back_inserter(report.contingencies));
  }
  trim(report.contingencies);
}

void ContingencyPairs::outer(ElementIndex a, const std::vector<bool>& inner, Worker& worker) {
  if (!worker.reference) {
    worker.reference.emplace(study_.engine_.searchGraph());
    worker.flow.emplace(study_.engine_);
    worker.sweep.emplace(study_.engine_.searchGraph(), study_.map_, study_.set_);
    worker.seen.resize(study_.sources_.size());
  }
  Gathered gathered;
  gathered.both = study_.removal_;
  gathered.detours.resize(study_.elements_.size());
  gathered.swept.resize(study_.sources_.size());
  if (const HandedOver* other = handedOver(a)) {
    gathered.isolation.emplace(other->engine, other->elements, study_.set_, study_.options_.elements.cities,
                               study_.options_.elements.cities ? 2 : 3, 1);
    gathered.cities = study_.single_[a].cities;
  }
  sweep(a, worker, gathered);
  for (ElementIndex b = 0; b < study_.elements_.size(); ++b) {
    if (!inner[b]) continue;
    Outcome outcome{gathered.both[b], cities(a, b, gathered, worker)};
    outcome.effect.detourMax = greatestDetour(a, b, gathered, worker);
    keep(a, b, outcome, worker);
  }
}

void ContingencyPairs::sweep(ElementIndex a, Worker& worker, Gathered& gathered) const {
  const HandedOver* other = handedOver(a);
  std::optional<FailureSweep> ofOther;
  if (other) ofOther.emplace(other->engine.searchGraph(), other->elements, study_.set_);
  FailureSweep& sweep = other ? *ofOther : *worker.sweep;
  const Removed removed = other ? Removed{} : study_.map_.removal[a];
  Effect own;
  for (std::size_t s = 0; s < study_.sources_.size(); ++s) {
    if (study_.watch_.stop.stop_requested()) return;
    if (!other && !study_.rows_[s].used[a]) continue;
    worker.reference->run(study_.sources_[s]);
    sweep.run(study_.sources_[s], removed, &worker.reference->costs());
    gathered.swept[s] = true;
    own += sweep.own();
    if (sweep.own().detourMax > 0) gathered.own.emplace_back(sweep.own().detourMax, s);
    for (const auto& [b, effect] : study_.rows_[s].effects) gathered.both[b] -= effect;
    sweep.forEachFailure([&](ElementIndex b, const Effect& effect) {
      gathered.both[b] += effect;
      gathered.detours[b].emplace_back(effect.detourMax, s);
    });
  }
  for (Effect& effect : gathered.both) effect += own;
  std::sort(gathered.own.rbegin(), gathered.own.rend());
}

/// Over rows that both concern, over rows swept that the inner failure leaves alone, and over all others.
double ContingencyPairs::greatestDetour(ElementIndex, ElementIndex b, const Gathered& gathered, Worker& worker) const {
  double greatest = 0;
  ++worker.stamp;
  for (const auto& [detour, s] : gathered.detours[b]) {
    greatest = std::max(greatest, detour);
    worker.seen[s] = worker.stamp;
  }
  const auto left = std::find_if(gathered.own.begin(), gathered.own.end(),
                                 [&](const auto& row) { return worker.seen[row.second] != worker.stamp; });
  if (left != gathered.own.end()) greatest = std::max(greatest, left->first);
  const auto& single = study_.detours_[b];
  const auto other =
      std::find_if(single.begin(), single.end(), [&](const auto& row) { return !gathered.swept[row.second]; });
  if (other != single.end()) greatest = std::max(greatest, other->first);
  return greatest;
}

CutCount ContingencyPairs::cities(ElementIndex a, ElementIndex b, const Gathered& gathered, Worker& worker) const {
  const IsolationTable& before = *study_.isolation_;
  CutCount count;
  auto add = [&](std::uint32_t g, int after, std::int64_t sign) {
    const auto& group = before.groups()[g];
    count.add(group.closures, after, sign * static_cast<std::int64_t>(group.sources));
  };
  if (gathered.isolation) {
    count = gathered.cities;
    for (const std::uint32_t g : gathered.isolation->concerned(b)) {
      add(g, gathered.isolation->groups()[g].closures, -1);
      add(g, gathered.isolation->closures(g, b), 1);
    }
    return count;
  }
  for (const std::uint32_t g : before.concerned(a)) add(g, before.closures(g, a, b, *worker.flow), 1);
  for (const std::uint32_t g : before.concerned(b)) {
    const auto& done = before.concerned(a);
    if (!std::binary_search(done.begin(), done.end(), g)) add(g, before.closures(g, a, b, *worker.flow), 1);
  }
  return count;
}

void ContingencyPairs::keep(ElementIndex a, ElementIndex b, const Outcome& outcome, Worker& worker) const {
  if (a > b) std::swap(a, b);
  const Outcome &first = study_.single_[a], &second = study_.single_[b];
  // V(a,b) - V(a) - V(b) of exact sums, rounded once: independent failures have none, whatever they are called.
  const ExactSum beyond = first.effect.gain + second.effect.gain - outcome.effect.gain;
  const double synergy = withoutNoise(ratio(static_cast<double>(beyond), static_cast<double>(study_.gain_)));
  const bool special = study_.options_.all || std::abs(synergy) > synergyTolerance;
  if (!special && study_.options_.top == 0) return;
  const auto& elements = study_.elements_;
  Contingency pair = study_.figures({elements[a].id, elements[b].id}, outcome);
  pair.synergy = synergy;
  pair.synergyPairsLost = outcome.effect.lost - first.effect.lost - second.effect.lost;
  worker.kept.push_back(std::move(pair));
  worker.worth += special ? 1 : 0;
  if (worker.kept.size() > worker.worth + 4 * study_.options_.top + 4096) trim(worker.kept);
}

/// The most harmful, and all with synergy.
void ContingencyPairs::trim(std::vector<Contingency>& pairs) const {
  if (study_.options_.all) return;
  std::sort(pairs.begin(), pairs.end(), isWorse);
  std::size_t rank = 0;
  std::erase_if(pairs, [&](const Contingency& pair) {
    return rank++ >= study_.options_.top && std::abs(*pair.synergy) <= synergyTolerance;
  });
}

bool ContingencyPairs::bothPosts(Worker& worker, std::optional<ElementIndex> with) {
  if (study_.options_.takeover == Takeover::Kind::none) return true;
  for (ElementIndex a = 0; a < study_.elements_.size(); ++a) {
    for (ElementIndex b = a + 1; b < study_.elements_.size(); ++b) {
      if (!study_.isPost(a) || !study_.isPost(b) || (with && a != *with && b != *with)) continue;
      if (study_.watch_.stop.stop_requested()) return false;
      const HandedOver other = study_.handedOver({study_.elements_[a].id, study_.elements_[b].id});
      keep(a, b, study_.outcomeOf(other), worker);
    }
  }
  return true;
}

}  // namespace cityties::graph
