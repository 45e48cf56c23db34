// Single routes and the k cheapest ones.

#include <algorithm>
#include <limits>
#include <queue>
#include <set>

#include "graph/network_storage.hpp"
#include "graph/paths.hpp"

namespace cityties::graph {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What one search of Yen's method may not use.
struct Barred {
  std::vector<bool> vertices;
  std::vector<bool> ties;
};

/// Searches for one ordered pair.
class Router {
 public:
  Router(const PathEngine& engine, VertexIndex home, VertexIndex target)
      : engine_(engine),
        arcs_(engine.network().storage().arcs),
        ties_(engine.network().ties()),
        home_(engine.network().vertices()[home].country),
        target_(target) {}

  /// The cheapest route from `from` past the barred, by tie ids among equals.
  std::optional<Route> cheapest(VertexIndex from, const Barred& barred) const {
    const std::vector<double> remaining = costsToTarget(barred);
    if (remaining[from] == infinity) return std::nullopt;
    Route route;
    for (VertexIndex at = from; at != target_;) {
      const RouteTie step = firstTightTie(at, remaining, barred);
      route.cost += ties_[step.tie].cost;
      route.ties.push_back(step);
      at = step.to;
    }
    return route;
  }

  Barred nothingBarred() const {
    return {std::vector<bool>(engine_.network().vertices().size()), std::vector<bool>(ties_.size())};
  }

 private:
  /// Dijkstra against the direction of walking.
  std::vector<double> costsToTarget(const Barred& barred) const {
    std::vector<double> costs(engine_.network().vertices().size(), infinity);
    using Entry = std::pair<double, VertexIndex>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    costs[target_] = 0;
    queue.emplace(0.0, target_);
    while (!queue.empty()) {
      const auto [cost, at] = queue.top();
      queue.pop();
      if (cost > costs[at]) continue;
      for (auto [arc, end] = out_edges(at, arcs_); arc != end; ++arc) {
        const VertexIndex previous = target(*arc, arcs_);
        const TieIndex tie = arcs_[*arc].tie;
        const double through = cost + ties_[tie].cost;
        if (through >= costs[previous] || barred.vertices[previous] || barred.ties[tie]) continue;
        if (!engine_.admits(home_, ties_[tie], previous, at)) continue;
        costs[previous] = through;
        queue.emplace(through, previous);
      }
    }
    return costs;
  }

  /// Of the ties on some cheapest route from `at`, the first by id.
  RouteTie firstTightTie(VertexIndex at, const std::vector<double>& remaining, const Barred& barred) const {
    std::optional<RouteTie> best;
    for (auto [arc, end] = out_edges(at, arcs_); arc != end; ++arc) {
      const VertexIndex next = target(*arc, arcs_);
      const TieIndex tie = arcs_[*arc].tie;
      if (barred.ties[tie] || barred.vertices[next] || remaining[next] == infinity) continue;
      if (ties_[tie].cost + remaining[next] > remaining[at] + costTolerance) continue;
      if (!engine_.admits(home_, ties_[tie], at, next)) continue;
      if (!best || ties_[tie].id < ties_[best->tie].id) best = RouteTie{tie, at, next};
    }
    return best.value();
  }

  const PathEngine& engine_;
  const ArcGraph& arcs_;
  std::span<const Tie> ties_;
  std::uint32_t home_;
  VertexIndex target_;
};

struct RouteOrder {
  std::span<const Tie> ties;
  bool operator()(const Route& x, const Route& y) const {
    if (std::abs(x.cost - y.cost) > costTolerance) return x.cost < y.cost;
    return std::lexicographical_compare(
        x.ties.begin(), x.ties.end(), y.ties.begin(), y.ties.end(),
        [this](const RouteTie& a, const RouteTie& b) { return ties[a.tie].id < ties[b.tie].id; });
  }
};

bool samePrefix(const Route& x, const Route& y, std::size_t length) {
  return x.ties.size() > length &&
         std::equal(x.ties.begin(), x.ties.begin() + static_cast<std::ptrdiff_t>(length), y.ties.begin(),
                    [](const RouteTie& a, const RouteTie& b) { return a.tie == b.tie; });
}

}  // namespace

std::optional<Route> PathEngine::route(VertexIndex from, VertexIndex to) const {
  const Router router(*this, from, to);
  return router.cheapest(from, router.nothingBarred());
}

std::vector<Route> PathEngine::routes(VertexIndex from, VertexIndex to, std::size_t k) const {
  const Router router(*this, from, to);
  std::vector<Route> found;
  std::set<Route, RouteOrder> candidates(RouteOrder{network_.ties()});
  if (auto first = router.cheapest(from, router.nothingBarred()); first && k > 0) found.push_back(*std::move(first));
  while (!found.empty() && found.size() < k) {
    const Route& last = found.back();
    Barred barred = router.nothingBarred();
    double rootCost = 0;
    for (std::size_t i = 0; i < last.ties.size(); ++i) {
      // Leave the last route at its i-th vertex, by no tie that a found route with the same beginning takes.
      for (const Route& route : found) {
        if (samePrefix(route, last, i)) barred.ties[route.ties[i].tie] = true;
      }
      if (auto spur = router.cheapest(last.ties[i].from, barred)) {
        Route route{rootCost, {last.ties.begin(), last.ties.begin() + static_cast<std::ptrdiff_t>(i)}};
        for (const RouteTie& step : spur->ties) {
          route.cost += network_.ties()[step.tie].cost;
          route.ties.push_back(step);
        }
        candidates.insert(std::move(route));
      }
      barred.vertices[last.ties[i].from] = true;
      rootCost += network_.ties()[last.ties[i].tie].cost;
    }
    if (candidates.empty()) break;
    found.push_back(std::move(candidates.extract(candidates.begin()).value()));
  }
  return found;
}

}  // namespace cityties::graph
