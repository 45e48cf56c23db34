#pragma once
// Private to graph/*.cpp: what N-1 and N-2 share.

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "graph/failure_sweep.hpp"
#include "graph/isolation.hpp"

namespace cityties::graph {

/// Cities that lost their last way abroad, or their last but one.
struct CutCount {
  std::int64_t cut = 0, downToOne = 0;
  void add(int before, int after, std::int64_t sources) {
    if (before >= 1 && after == 0) cut += sources;
    if (before > 1 && after == 1) downToOne += sources;
  }
  CutCount& operator+=(const CutCount& other) {
    cut += other.cut, downToOne += other.downToOne;
    return *this;
  }
};

/// What one contingency comes to.
struct Outcome {
  Effect effect;
  CutCount cities;
};

/// A network in which a post has closed and another has taken its district over: more than a removal.
struct HandedOver {
  PathEngine engine;
  ElementMap elements;
};

class ContingencyStudy {
 public:
  ContingencyStudy(const Dataset& dataset, const State& state, const PathEngine& engine, const ReportingSet& set,
                   const NetworkOptions& network, const ContingencyOptions& options, const Watch& watch);

  /// `with`: order 2 of that element only.
  std::optional<ContingencyReport> run(const std::string* with = nullptr);

 private:
  friend class ContingencyPairs;

  bool sweepAll();
  bool handOverAll();
  bool pairs(const std::string* with, ContingencyReport& report);
  HandedOver handedOver(const std::vector<std::string>& posts) const;
  /// All rows of another network against this one's.
  Outcome outcomeOf(const HandedOver& other) const;
  bool isPost(ElementIndex e) const { return !elements_[e].isTie && elements_[e].vertexKind == VertexKind::post; }
  double lossOf(const Outcome& outcome) const;
  Contingency figures(std::vector<std::string> ids, const Outcome& outcome) const;

  const Dataset& dataset_;
  const State& state_;
  const PathEngine& engine_;
  const ReportingSet& set_;
  const NetworkOptions& network_;
  const ContingencyOptions& options_;
  const Watch& watch_;
  std::vector<VertexIndex> sources_;
  std::vector<Element> elements_;
  ElementMap map_;
  std::optional<IsolationTable> isolation_;

  ExactSum weight_ = 0, gain_ = 0, cost_ = 0;
  std::size_t pairs_ = 0, reachable_ = 0;
  std::vector<Outcome> single_;                    ///< by element
  std::map<ElementIndex, HandedOver> handedOver_;  ///< posts whose district somebody takes over

  // For pairs only.
  struct Row {
    std::vector<std::pair<ElementIndex, Effect>> effects;  ///< of single removals
    std::vector<bool> used;                                ///< by element: FailureSweep::markUsed
  };
  std::vector<Row> rows_;                                             ///< by source
  std::vector<Effect> removal_;                                       ///< by element, summed over rows_
  std::vector<std::vector<std::pair<double, std::size_t>>> detours_;  ///< by element: greatest of each row, falling
};

/// Whether x is more harmful than y: by loss rounded to 1e-12, then ids.
bool isWorse(const Contingency& x, const Contingency& y);

}  // namespace cityties::graph
