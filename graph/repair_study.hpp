#pragma once
// Private to graph/*.cpp: additions worked out exactly.

#include <optional>
#include <vector>

#include "graph/pair_sums.hpp"
#include "graph/repair_candidates.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

/// The pairs begun in one city, or in all, in one repaired network.
struct RepairedRow {
  ExactSum gained = 0;
  std::size_t restored = 0, eased = 0;
};

class RepairStudy {
 public:
  RepairStudy(const RepairQuestion& question, const RepairOptions& options, const Watch& watch);

  Result<std::optional<RepairReport>> run();

 private:
  /// A state with its network and what every source has there.
  struct Stand {
    State state;
    PathEngine engine;
    std::vector<RepairedRow> rows;  ///< by place among the sources
    RepairedRow total;
  };
  struct Judged {
    const RepairCandidate* candidate = nullptr;
    Stand stand;
  };

  bool stopped() const { return watch_.stop.stop_requested(); }
  Stand standOf(State state, const Stand* near, const RepairCandidate* tie) const;
  /// A pair that the event lost (infinite) or rerouted, and its cost since.
  struct Harm {
    VertexIndex target = 0;
    double cost = 0;
  };
  void findHarm();
  RepairedRow rowOf(std::size_t source, Search& then) const;
  std::optional<State> with(const State& state, const Action& action, const std::vector<Action>& earlier) const;
  double efficiency(const RepairedRow& total) const;
  bool isBetter(const Judged& x, const Judged& y) const;
  std::optional<Judged> best(const Stand& now, const std::vector<Action>& earlier, RepairReport& report);
  void leaveOutTaken(std::vector<RepairCandidate>& candidates) const;
  Repair described(const RepairCandidate& candidate, const Stand& was, const Stand& is) const;
  void greedy(Stand start, RepairReport& report);
  Result<bool> exhaustive(const Stand& start, RepairReport& report);

  const RepairQuestion& question_;
  const RepairOptions& options_;
  const Watch& watch_;
  const Dataset& dataset_;
  const ReportingSet& set_;
  std::vector<VertexIndex> sources_;
  std::vector<std::vector<Harm>> harm_;                        ///< by place among the sources
  std::vector<ExactSum> gainedBefore_, gainedAfter_, weight_;  ///< by place among the sources
  ExactSum allWeight_ = 0;
  double efficiencyBefore_ = 0, efficiencyAfter_ = 0;
  std::size_t lost_ = 0, rerouted_ = 0;
  std::vector<std::string> taken_;  ///< cities in which an addition ends
};

}  // namespace cityties::graph
