#include "graph/repair_bounds.hpp"

#include <map>
#include <optional>

#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// What lies abroad of a city: targets and costs.
using Beyond = std::vector<std::pair<VertexIndex, double>>;

class TieGains {
 public:
  TieGains(const PathEngine& engine, const ReportingSet& set, const std::vector<RepairCandidate>& candidates,
           unsigned threads, const Watch& watch)
      : graph_(engine.searchGraph()), set_(set), candidates_(candidates), threads_(threads), watch_(watch) {}

  std::vector<double> run() {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (!candidates_[c].isTie) continue;
      byEnd_[candidates_[c].a].push_back({c, candidates_[c].b});
      byEnd_[candidates_[c].b].push_back({c, candidates_[c].a});
    }
    Search search(graph_);
    for (const auto& [end, ties] : byEnd_) beyond_[end] = beyondOf(search, end);
    std::vector<std::optional<Worker>> workers(std::max(1U, threads_));
    const bool whole =
        forEachWatched(graph_.cityCount(), threads_, {watch_.stop, {}}, [&](std::size_t w, std::size_t s) {
          if (!set_.source[s]) return;
          if (!workers[w]) workers[w].emplace(graph_, candidates_.size());
          addSource(static_cast<VertexIndex>(s), *workers[w]);
        });
    if (!whole) return {};
    std::vector<double> result;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      ExactSum sum = 0;
      for (const auto& worker : workers) sum += worker ? worker->gains[c] : 0;
      result.push_back(set_.unit.value(sum));
    }
    return result;
  }

 private:
  struct Worker {
    Worker(const SearchGraph& graph, std::size_t candidates) : whole(graph), home(graph), gains(candidates) {}
    Search whole, home;
    std::vector<ExactSum> gains;
  };
  struct TieFromEnd {
    std::size_t candidate;
    VertexIndex other;
  };

  Beyond beyondOf(Search& search, VertexIndex end) const {
    search.run(end, {}, Walk::abroad);
    Beyond beyond;
    for (const VertexIndex v : search.order()) {
      if (v < graph_.cityCount() && set_.selected[v]) beyond.emplace_back(v, search.cost(v));
    }
    return beyond;
  }

  void addSource(VertexIndex s, Worker& worker) const {
    const std::uint32_t home = graph_.country(s);
    worker.whole.run(s);
    worker.home.run(s, {}, Walk::atHome);
    for (const auto& [end, ties] : byEnd_) {
      const double toEnd = worker.home.cost(end);
      if (toEnd == unreachable) continue;
      for (const TieFromEnd& tie : ties) {
        const double across = toEnd + candidates_[tie.candidate].cost;
        double sum = 0;
        for (const auto& [t, onward] : beyond_.at(tie.other)) {
          const double then = across + onward, now = worker.whole.cost(t);
          if (then >= now || graph_.country(t) == home) continue;
          const double weight = set_.weight[s] * set_.weight[t];
          sum += gain(weight, then) - (now == unreachable ? 0 : gain(weight, now));
        }
        worker.gains[tie.candidate] += set_.unit.of(sum);
      }
    }
  }

  const SearchGraph& graph_;
  const ReportingSet& set_;
  const std::vector<RepairCandidate>& candidates_;
  unsigned threads_;
  const Watch& watch_;
  std::map<VertexIndex, std::vector<TieFromEnd>> byEnd_;
  std::map<VertexIndex, Beyond> beyond_;
};

}  // namespace

std::vector<double> tieGains(const PathEngine& engine, const ReportingSet& set,
                             const std::vector<RepairCandidate>& candidates, unsigned threads, const Watch& watch) {
  return TieGains(engine, set, candidates, threads, watch).run();
}

}  // namespace cityties::graph
