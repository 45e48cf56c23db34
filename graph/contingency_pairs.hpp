#pragma once
// Private to graph/*.cpp: N-2.

#include <optional>
#include <vector>

#include "graph/contingency_study.hpp"

namespace cityties::graph {

/// Every pair of elements, as N-1 on each network from which one element is gone. Of that only the sources are swept
/// again for which the element lies on some cheapest path, as things are or once another has failed; the rest of the
/// sum is known from N-1.
class ContingencyPairs {
 public:
  explicit ContingencyPairs(ContingencyStudy& study);

  /// False when stopped.
  bool run(ContingencyReport& report);
  /// Only the pairs of `a`. False when stopped.
  bool runWith(ElementIndex a, ContingencyReport& report);

 private:
  struct Worker;
  struct Gathered;

  /// `a` with every element marked in `inner`.
  void outer(ElementIndex a, const std::vector<bool>& inner, Worker& worker);
  /// Sweeps every source that the outer failure may concern.
  void sweep(ElementIndex a, Worker& worker, Gathered& gathered) const;
  double greatestDetour(ElementIndex a, ElementIndex b, const Gathered& gathered, Worker& worker) const;
  CutCount cities(ElementIndex a, ElementIndex b, const Gathered& gathered, Worker& worker) const;
  void keep(ElementIndex a, ElementIndex b, const Outcome& outcome, Worker& worker) const;
  void trim(std::vector<Contingency>& pairs) const;
  bool bothPosts(Worker& worker, std::optional<ElementIndex> with);
  void finish(std::vector<Worker>& workers, ContingencyReport& report) const;
  const HandedOver* handedOver(ElementIndex a) const;
  bool isInner(ElementIndex a, ElementIndex b) const;

  ContingencyStudy& study_;
};

}  // namespace cityties::graph
