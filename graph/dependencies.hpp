#pragma once
// Private to graph/*.cpp: shortest paths from one source and Brandes' dependencies on every vertex between.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "graph/exact_sum.hpp"
#include "graph/paths.hpp"

namespace cityties::graph {

/// Arcs in compressed sparse rows: those of a row stand at offsets[row] … offsets[row + 1].
struct ArcRows {
  std::span<const std::uint32_t> offsets;
  std::span<const std::uint32_t> targets;
  std::span<const double> lengths;
};

/// One search at a time; scratch memory O(n). `rowOf(v)` names the row of arcs that leads on from v; `worth(v)` is what
/// a path that ends at v counts. Brandes 2001, with the dependency pulled from successors, so that no lists of
/// predecessors are kept: a vertex's dependency is Σ over its successors w of σ(v)/σ(w) · (worth(w) + dependency(w)).
/// Shares of a single path, (worth + dependency)/σ, are added exactly, so that the order of arcs changes no digit as
/// long as no two vertices have more than 2^53 shortest paths between them.
class Dependencies {
 public:
  /// `worth`: no less than what all vertices together are worth.
  Dependencies(std::size_t vertices, double worth)
      : unit_(FixedPoint::forSumsBelow(2 * worth)),
        hops_(vertices, unreached),
        cost_(vertices, infinity),
        paths_(vertices, 0),
        share_(vertices, 0) {
    order_.reserve(vertices);
    heap_.reserve(vertices);
    place_.assign(vertices, unreached);
  }

  /// Vertices reached, in an order in which a path's vertices come one after the other; the source first.
  std::span<const std::uint32_t> order() const { return order_; }
  std::uint32_t hops(std::uint32_t v) const { return hops_[v]; }
  /// After byLength. Infinite where there is no path.
  const std::vector<double>& costs() const { return cost_; }

  /// Breadth first: all arcs are of one length. O(n + m).
  template <class RowOf>
  void byHops(const ArcRows& arcs, std::uint32_t source, const RowOf& rowOf) {
    forget();
    order_.push_back(source);
    hops_[source] = 0;
    paths_[source] = 1;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t at = order_[i];
      const std::uint32_t row = rowOf(at), further = hops_[at] + 1;
      const double paths = paths_[at];
      for (std::uint32_t p = arcs.offsets[row]; p < arcs.offsets[row + 1]; ++p) {
        const std::uint32_t to = arcs.targets[p];
        if (hops_[to] == unreached) {
          hops_[to] = further;
          order_.push_back(to);
        }
        paths_[to] += hops_[to] == further ? paths : 0;
      }
    }
  }

  template <class RowOf, class Worth, class Take>
  void takeByHops(const ArcRows& arcs, const RowOf& rowOf, const Worth& worth, const Take& take) {
    for (std::size_t i = order_.size(); i-- > 1;) {
      const std::uint32_t at = order_[i];
      const std::uint32_t row = rowOf(at), further = hops_[at] + 1;
      ExactSum sum = 0;
      for (std::uint32_t p = arcs.offsets[row]; p < arcs.offsets[row + 1]; ++p) {
        const std::uint32_t to = arcs.targets[p];
        sum += hops_[to] == further ? share_[to] : 0;
      }
      share_[at] = unit_.of(worth(at) / paths_[at]) + sum;
      take(at, paths_[at] * unit_.value(sum));
    }
  }

  /// Dijkstra 1959 with a heap of four children (Johnson 1975); arcs of any length > 0. O((n + m) log n).
  template <class RowOf>
  void byLength(const ArcRows& arcs, std::uint32_t source, const RowOf& rowOf) {
    forget();
    cost_[source] = 0;
    push(source, 0);
    while (!heap_.empty()) {
      const Entry nearest = pop();
      order_.push_back(nearest.vertex);
      const std::uint32_t row = rowOf(nearest.vertex);
      for (std::uint32_t p = arcs.offsets[row]; p < arcs.offsets[row + 1]; ++p) {
        const std::uint32_t to = arcs.targets[p];
        const double through = nearest.cost + arcs.lengths[p];
        if (through < cost_[to]) {
          cost_[to] = through;
          push(to, through);
        }
      }
    }
    paths_[source] = 1;
    for (const std::uint32_t at : order_) {
      const std::uint32_t row = rowOf(at);
      for (std::uint32_t p = arcs.offsets[row]; p < arcs.offsets[row + 1]; ++p) {
        const std::uint32_t to = arcs.targets[p];
        paths_[to] += leadsOn(at, to, arcs.lengths[p]) ? paths_[at] : 0;
      }
    }
  }

  template <class RowOf, class Worth, class Take>
  void takeByLength(const ArcRows& arcs, const RowOf& rowOf, const Worth& worth, const Take& take) {
    for (std::size_t i = order_.size(); i-- > 1;) {
      const std::uint32_t at = order_[i];
      const std::uint32_t row = rowOf(at);
      ExactSum sum = 0;
      for (std::uint32_t p = arcs.offsets[row]; p < arcs.offsets[row + 1]; ++p) {
        const std::uint32_t to = arcs.targets[p];
        sum += leadsOn(at, to, arcs.lengths[p]) ? share_[to] : 0;
      }
      share_[at] = unit_.of(worth(at) / paths_[at]) + sum;
      take(at, paths_[at] * unit_.value(sum));
    }
  }

 private:
  static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max() - 1;
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  struct Entry {
    double cost = 0;
    std::uint32_t vertex = 0;
  };

  /// The arc lies on a shortest path: equal within the tolerance, and away from the source.
  bool leadsOn(std::uint32_t from, std::uint32_t to, double length) const {
    const int asShort = cost_[from] + length <= cost_[to] + costTolerance;
    const int away = cost_[from] < cost_[to];
    return (asShort & away) != 0;  // no branch: which it is cannot be foretold
  }

  void forget() {
    for (const std::uint32_t v : order_) {
      hops_[v] = unreached;
      cost_[v] = infinity;
      paths_[v] = 0;
      place_[v] = unreached;
    }
    order_.clear();
  }

  /// Inserts or moves up.
  void push(std::uint32_t vertex, double cost) {
    std::size_t at = place_[vertex];
    if (at == unreached) {
      at = heap_.size();
      heap_.push_back({});
    }
    while (at > 0) {
      const std::size_t parent = (at - 1) / 4;
      if (heap_[parent].cost <= cost) break;
      put(at, heap_[parent]);
      at = parent;
    }
    put(at, {cost, vertex});
  }

  Entry pop() {
    const Entry first = heap_.front();
    const Entry last = heap_.back();
    heap_.pop_back();
    const std::size_t size = heap_.size();
    if (size == 0) return first;
    std::size_t at = 0;
    for (;;) {
      const std::size_t begin = 4 * at + 1;
      if (begin >= size) break;
      std::size_t least = begin;
      for (std::size_t child = begin + 1; child < std::min(begin + 4, size); ++child) {
        least = heap_[child].cost < heap_[least].cost ? child : least;
      }
      if (heap_[least].cost >= last.cost) break;
      put(at, heap_[least]);
      at = least;
    }
    put(at, last);
    return first;
  }

  void put(std::size_t at, Entry entry) {
    heap_[at] = entry;
    place_[entry.vertex] = static_cast<std::uint32_t>(at);
  }

  FixedPoint unit_;
  std::vector<std::uint32_t> order_, hops_;
  std::vector<double> cost_, paths_;
  std::vector<ExactSum> share_;  ///< of one path
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> place_;  ///< in the heap
};

}  // namespace cityties::graph
