#pragma once
// Private to graph/*.cpp: what each single failure changes for the pairs begun in one city.

#include <vector>

#include "graph/elements.hpp"
#include "graph/pair_sums.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

/// A change of the sums over a group of pairs. All but the last add up, and can be taken away again.
struct Effect {
  ExactSum gain = 0;    ///< of weight/d, in the set's unit
  ExactSum detour = 0;  ///< in costUnit
  std::int64_t lost = 0, rerouted = 0, improved = 0;
  double detourMax = 0;  ///< the greatest detour there is then, not a change

  Effect& operator+=(const Effect& other) {
    gain += other.gain, detour += other.detour;
    lost += other.lost, rerouted += other.rerouted, improved += other.improved;
    detourMax = std::max(detourMax, other.detourMax);
    return *this;
  }
  /// Leaves detourMax alone.
  Effect& operator-=(const Effect& other) {
    gain -= other.gain, detour -= other.detour;
    lost -= other.lost, rerouted -= other.rerouted, improved -= other.improved;
    return *this;
  }
};

/// The dominator tree of the graph of cheapest paths from one source: v is behind u when every cheapest path to v runs
/// through u. Laid out in preorder, so that what lies behind a vertex is one run.
class DominatorTree {
 public:
  /// Of the last run of `search`. O(m · depth).
  void build(const SearchGraph& graph, const Search& search, VertexIndex source, const Removed& removed);

  /// v and all that lies behind it.
  std::span<const VertexIndex> behind(VertexIndex v) const { return {preorder_.data() + place_[v], size_[v]}; }
  std::uint32_t place(VertexIndex v) const { return place_[v]; }
  const std::vector<VertexIndex>& preorder() const { return preorder_; }
  /// The only last tie of cheapest paths to v; noIndex when there are several.
  TieIndex onlyTie(VertexIndex v) const { return onlyTie_[v]; }

 private:
  void countBehind(const std::vector<VertexIndex>& order);

  std::vector<VertexIndex> parent_, preorder_;
  std::vector<std::uint32_t> depth_, size_, place_, next_;
  std::vector<TieIndex> onlyTie_;
};

/// One a thread, used for source after source.
class FailureSweep {
 public:
  FailureSweep(const SearchGraph& graph, const ElementMap& elements, const ReportingSet& set);

  /// Searches from `source` in the network without `removed`. `reference`: the costs that changes are counted against,
  /// of another network with the same cities; null: against this one's own.
  void run(VertexIndex source, const Removed& removed, const std::vector<double>* reference);

  /// Against the reference: what the removal (or the other network) changes by itself.
  const Effect& own() const { return own_; }
  const Search& search() const { return search_; }
  /// From now on marks, by element, what lies on some cheapest path from the source, as things are or after one of the
  /// failures that forEachFailure tells; so that the removal of anything else changes none of those figures. Null: no
  /// more.
  void markUsed(std::vector<bool>* used) { used_ = used; }
  /// Σ weight/d of the row, and its finite pairs.
  ExactSum rowGain() const { return gainBefore_.empty() ? 0 : gainBefore_.back(); }
  std::size_t rowReachable() const { return targetsBefore_.empty() ? 0 : targetsBefore_.back(); }
  ExactSum rowCost() const { return rowCost_; }
  /// Σ weight of all pairs of P begun there, reachable or not.
  ExactSum rowWeight() const;

  /// For every element of which a further failure changes the row, calls emit(element, effect): the change against
  /// own().
  template <class Emit>
  void forEachFailure(const Emit& emit) {
    if (const ElementIndex self = elements_.ofVertex[source_]; self != noIndex && removed_.vertex != source_) {
      emit(self, effectOf({noIndex, source_},
                          search_.order().empty() ? std::span<const VertexIndex>{} : tree_.behind(source_)));
    }
    for (std::size_t i = 1; i < search_.order().size(); ++i) {
      const VertexIndex v = search_.order()[i];
      const TieIndex tie = tree_.onlyTie(v);
      if (tie != noIndex && elements_.ofTie[tie] != noIndex && hasTargets(v)) {
        emit(elements_.ofTie[tie], effectOf({tie, noIndex}, tree_.behind(v)));
      }
      if (elements_.ofVertex[v] != noIndex && hasTargets(v)) {
        emit(elements_.ofVertex[v], effectOf({noIndex, v}, tree_.behind(v)));
      }
    }
  }

 private:
  bool isTarget(VertexIndex v) const {
    return v < graph_.cityCount() && set_.selected[v] && graph_.country(v) != home_;
  }
  double weightOf(VertexIndex target) const { return set_.weight[source_] * set_.weight[target]; }
  bool hasTargets(VertexIndex v) const {
    const auto begin = tree_.place(v), end = begin + static_cast<std::uint32_t>(tree_.behind(v).size());
    return targetsBefore_[end] != targetsBefore_[begin];
  }
  void sumRow();
  void markCheapest();
  void markRepaired(std::span<const VertexIndex> behind);
  void mark(VertexIndex from, TieIndex tie);
  void compareRow();
  Effect effectOf(const Removed& failed, std::span<const VertexIndex> behind);
  bool repair(const Removed& failed, std::span<const VertexIndex> behind);
  void settle();
  double greatestDetour() const;
  double costAfter(VertexIndex v) const { return mark_[v] == stamp_ ? newCost_[v] : search_.cost(v); }

  struct Entry {
    double cost;
    VertexIndex vertex;
    bool operator>(const Entry& other) const { return cost > other.cost; }
  };

  const SearchGraph& graph_;
  const ElementMap& elements_;
  const ReportingSet& set_;
  Search search_;
  DominatorTree tree_;
  VertexIndex source_ = 0;
  std::uint32_t home_ = 0;
  Removed removed_, failed_;
  const std::vector<double>* reference_ = nullptr;
  std::vector<bool>* used_ = nullptr;
  Effect own_;
  ExactSum rowCost_ = 0;
  std::vector<ExactSum> gainBefore_;          ///< prefix sums in preorder
  std::vector<std::uint32_t> targetsBefore_;  ///< likewise of the targets
  std::vector<std::uint32_t> mark_;
  std::uint32_t stamp_ = 0;
  std::vector<double> newCost_;
  std::vector<Entry> heap_;
};

}  // namespace cityties::graph
