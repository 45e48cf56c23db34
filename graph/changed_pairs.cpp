#include "graph/changed_pairs.hpp"

#include <algorithm>

#include "graph/isolation.hpp"
#include "graph/pair_sums.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// Sources whose lists are held at once: the result needs their order, and the memory of all would have no bound.
constexpr std::size_t block = 256;

class PairFinder {
 public:
  PairFinder(const PathEngine& before, const PathEngine& after, const Removed& removed, const ReportingSet& set,
             const ChangedPairsOptions& options, const Watch& watch)
      : before_(before), after_(after), removed_(removed), set_(set), options_(options), watch_(watch) {
    for (VertexIndex v = 0; v < before.network().cityCount(); ++v)
      if (set.source[v]) sources_.push_back(v);
  }

  std::optional<ChangedPairs> run() {
    std::vector<std::optional<Worker>> workers(std::max(1U, options_.threads));
    for (std::size_t begin = 0; begin < sources_.size(); begin += block) {
      std::vector<Row> rows(std::min(block, sources_.size() - begin));
      const bool whole =
          forEachWatched(rows.size(), options_.threads, {watch_.stop, {}}, [&](std::size_t w, std::size_t i) {
            if (!workers[w]) workers[w].emplace(before_, after_);
            rows[i] = row(sources_[begin + i], *workers[w]);
          });
      if (!whole) return std::nullopt;
      for (std::size_t i = 0; i < rows.size(); ++i) take(sources_[begin + i], rows[i]);
      if (watch_.progress) watch_.progress(begin + rows.size(), sources_.size());
    }
    return std::move(found_);
  }

 private:
  struct Worker {
    Worker(const PathEngine& before, const PathEngine& after)
        : was(before.searchGraph()), is(after.searchGraph()), flowBefore(before), flowAfter(after) {}
    Search was, is;
    IsolationFlow flowBefore, flowAfter;
  };
  struct Row {
    std::size_t lost = 0, rerouted = 0, improved = 0;
    std::vector<ChangedPair> lostPairs, reroutedPairs, improvedPairs;
    int closuresBefore = 0, closuresAfter = 0;
  };

  Row row(VertexIndex source, Worker& worker) const {
    Row row;
    worker.was.run(source);
    worker.is.run(source, removed_);
    const auto vertices = before_.network().vertices();
    for (VertexIndex target = 0; target < before_.network().cityCount(); ++target) {
      if (!set_.selected[target] || vertices[target].country == vertices[source].country) continue;
      const ChangedPair pair{source, target, worker.was.cost(target), worker.is.cost(target)};
      switch (changeOf(pair.before, pair.after)) {
        case PairChange::lost:
          note(row.lost, row.lostPairs, pair);
          break;
        case PairChange::rerouted:
          note(row.rerouted, row.reroutedPairs, pair);
          break;
        case PairChange::improved:
          note(row.improved, row.improvedPairs, pair);
          break;
        case PairChange::unchanged:
          break;
      }
    }
    // Two tell whether a city is cut or down to one.
    row.closuresBefore = worker.flowBefore.closures(source, {}, 2);
    row.closuresAfter = worker.flowAfter.closures(source, {removed_, Removed{}}, 2);
    return row;
  }

  void note(std::size_t& count, std::vector<ChangedPair>& list, const ChangedPair& pair) const {
    ++count;
    if (list.size() < options_.limit) list.push_back(pair);
  }

  void append(std::vector<ChangedPair>& to, const std::vector<ChangedPair>& from) const {
    const std::size_t room = options_.limit - to.size();
    to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(std::min(room, from.size())));
  }

  void take(VertexIndex source, const Row& row) {
    found_.lost += row.lost, found_.rerouted += row.rerouted, found_.improved += row.improved;
    append(found_.lostPairs, row.lostPairs);
    append(found_.reroutedPairs, row.reroutedPairs);
    append(found_.improvedPairs, row.improvedPairs);
    if (row.closuresBefore >= 1 && row.closuresAfter == 0) found_.citiesCut.push_back(source);
    if (row.closuresBefore > 1 && row.closuresAfter == 1) found_.citiesDownToOne.push_back(source);
  }

  const PathEngine &before_, &after_;
  Removed removed_;
  const ReportingSet& set_;
  const ChangedPairsOptions& options_;
  const Watch& watch_;
  std::vector<VertexIndex> sources_;
  ChangedPairs found_;
};

}  // namespace

std::optional<ChangedPairs> changedPairs(const PathEngine& before, const PathEngine& after, const ReportingSet& set,
                                         const ChangedPairsOptions& options, const Watch& watch) {
  return PairFinder(before, after, {}, set, options, watch).run();
}

std::optional<ChangedPairs> pairsChangedWithout(const PathEngine& engine, std::string_view element,
                                                const ReportingSet& set, const ChangedPairsOptions& options,
                                                const Watch& watch) {
  const auto elements = elementsOf(engine.network(), {true, true, true});
  const auto at = std::ranges::find(elements, element, &Element::id);
  if (at == elements.end()) return std::nullopt;
  const ElementMap map(elements, engine.network());
  const Removed removed = map.removal[static_cast<std::size_t>(at - elements.begin())];
  return PairFinder(engine, engine, removed, set, options, watch).run();
}

}  // namespace cityties::graph
