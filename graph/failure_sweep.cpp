#include "graph/failure_sweep.hpp"

#include <functional>

namespace cityties::graph {

FailureSweep::FailureSweep(const SearchGraph& graph, const ElementMap& elements, const ReportingSet& set)
    : graph_(graph),
      elements_(elements),
      set_(set),
      search_(graph),
      mark_(graph.vertexCount()),
      newCost_(graph.vertexCount()) {}

void FailureSweep::run(VertexIndex source, const Removed& removed, const std::vector<double>* reference) {
  source_ = source;
  home_ = graph_.country(source);
  removed_ = removed;
  reference_ = reference;
  search_.run(source, removed);
  tree_.build(graph_, search_, source, removed);
  sumRow();
  own_ = {};
  if (used_) markCheapest();
  if (reference_) compareRow();
}

void FailureSweep::sumRow() {
  const auto& preorder = tree_.preorder();
  gainBefore_.assign(preorder.size() + 1, 0);
  targetsBefore_.assign(preorder.size() + 1, 0);
  rowCost_ = 0;
  for (std::size_t i = 0; i < preorder.size(); ++i) {
    const VertexIndex v = preorder[i];
    const bool counts = isTarget(v);
    gainBefore_[i + 1] = gainBefore_[i] + (counts ? set_.unit.of(gain(weightOf(v), search_.cost(v))) : ExactSum{0});
    targetsBefore_[i + 1] = targetsBefore_[i] + (counts ? 1 : 0);
    if (counts) rowCost_ += costUnit.of(std::min(search_.cost(v), costCeiling));
  }
}

namespace {

/// What one pair adds to the counts, with a sign.
void count(Effect& effect, double before, double after, int sign) {
  switch (changeOf(before, after)) {
    case PairChange::lost:
      effect.lost += sign;
      break;
    case PairChange::rerouted:
      effect.rerouted += sign;
      effect.detour += sign * costUnit.of(std::min(after - before, costCeiling));
      break;
    case PairChange::improved:
      effect.improved += sign;
      break;
    case PairChange::unchanged:
      break;
  }
}

double detourOf(double before, double after) {
  return changeOf(before, after) == PairChange::rerouted ? after - before : 0;
}

}  // namespace

void FailureSweep::compareRow() {
  own_.gain = rowGain();
  for (VertexIndex v = 0; v < graph_.cityCount(); ++v) {
    if (!isTarget(v)) continue;
    const double before = (*reference_)[v], after = search_.cost(v);
    if (before != unreachable) own_.gain -= set_.unit.of(gain(weightOf(v), before));
    count(own_, before, after, 1);
    own_.detourMax = std::max(own_.detourMax, detourOf(before, after));
  }
}

Effect FailureSweep::effectOf(const Removed& failed, std::span<const VertexIndex> behind) {
  Effect effect;
  effect.detourMax = own_.detourMax;
  if (behind.empty()) return effect;
  const bool someLeft = failed.vertex != source_ && repair(failed, behind);
  if (used_ && someLeft) markRepaired(behind);
  const auto begin = tree_.place(behind.front()), end = begin + static_cast<std::uint32_t>(behind.size());
  effect.gain = gainBefore_[begin] - gainBefore_[end];
  if (!someLeft && !reference_) {
    effect.lost = targetsBefore_[end] - targetsBefore_[begin];
    return effect;
  }
  if (!someLeft) {
    ++stamp_;
    for (const VertexIndex v : behind) mark_[v] = stamp_, newCost_[v] = unreachable;
  }
  bool greatestIsGone = false;
  for (const VertexIndex v : behind) {
    if (!isTarget(v)) continue;
    const double now = search_.cost(v), then = newCost_[v], before = reference_ ? (*reference_)[v] : now;
    if (then != unreachable) effect.gain += set_.unit.of(gain(weightOf(v), then));
    count(effect, before, then, 1);
    if (reference_) count(effect, before, now, -1);
    effect.detourMax = std::max(effect.detourMax, detourOf(before, then));
    greatestIsGone = greatestIsGone || (then == unreachable && detourOf(before, now) >= own_.detourMax);
  }
  if (own_.detourMax > 0 && greatestIsGone) effect.detourMax = greatestDetour();
  return effect;
}

/// New costs of what lies behind the failed element, without it. Everything else keeps its cost. False: nothing is left
/// that could be reached (and no new cost has been written).
bool FailureSweep::repair(const Removed& failed, std::span<const VertexIndex> behind) {
  failed_ = failed;
  ++stamp_;
  for (const VertexIndex v : behind) mark_[v] = stamp_;
  heap_.clear();
  for (const VertexIndex v : behind) {
    newCost_[v] = unreachable;
    if (v == failed.vertex) continue;
    double best = unreachable;
    graph_.forEachIn(v, home_, [&](const SearchArc& arc) {
      if (mark_[arc.vertex] == stamp_ || arc.tie == failed.tie || arc.tie == removed_.tie) return;
      best = std::min(best, search_.cost(arc.vertex) + arc.cost);
    });
    if (best == unreachable) continue;
    newCost_[v] = best;
    heap_.push_back({best, v});
  }
  if (heap_.empty()) return false;
  settle();
  return true;
}

void FailureSweep::settle() {
  std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
  while (!heap_.empty()) {
    const auto [cost, at] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    heap_.pop_back();
    if (cost > newCost_[at]) continue;
    for (const SearchArc& arc : graph_.out(at, home_)) {
      const double through = cost + arc.cost;
      if (mark_[arc.vertex] != stamp_ || through >= newCost_[arc.vertex]) continue;
      if (arc.tie == failed_.tie || arc.tie == removed_.tie || arc.vertex == failed_.vertex) continue;
      newCost_[arc.vertex] = through;
      heap_.push_back({through, arc.vertex});
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
  }
}

/// Of the whole row after the failure; asked only where the greatest so far is among what was lost. (A further failure
/// never shortens a way, so no other detour shrinks.)
double FailureSweep::greatestDetour() const {
  double greatest = 0;
  for (VertexIndex v = 0; v < graph_.cityCount(); ++v) {
    if (isTarget(v)) greatest = std::max(greatest, detourOf((*reference_)[v], costAfter(v)));
  }
  return greatest;
}

ExactSum FailureSweep::rowWeight() const {
  ExactSum weight = 0;
  for (VertexIndex v = 0; v < graph_.cityCount(); ++v) {
    if (isTarget(v)) weight += set_.unit.of(weightOf(v));
  }
  return weight;
}

void FailureSweep::mark(VertexIndex from, TieIndex tie) {
  if (const ElementIndex element = elements_.ofTie[tie]; element != noIndex) (*used_)[element] = true;
  if (const ElementIndex element = elements_.ofVertex[from]; element != noIndex) (*used_)[element] = true;
}

void FailureSweep::markCheapest() {
  for (const VertexIndex at : search_.order()) {
    // A city is the end of a pair itself.
    if (at < graph_.cityCount() && elements_.ofVertex[at] != noIndex) (*used_)[elements_.ofVertex[at]] = true;
    for (const SearchArc& arc : graph_.out(at, home_)) {
      if (search_.cost(at) + arc.cost == search_.cost(arc.vertex)) mark(at, arc.tie);
    }
  }
}

void FailureSweep::markRepaired(std::span<const VertexIndex> behind) {
  for (const VertexIndex v : behind) {
    if (newCost_[v] == unreachable) continue;
    graph_.forEachIn(v, home_, [&](const SearchArc& arc) {
      if (costAfter(arc.vertex) + arc.cost == newCost_[v]) mark(arc.vertex, arc.tie);
    });
  }
}

}  // namespace cityties::graph
