#include "graph/avenues.hpp"

#include "graph/parallel.hpp"
#include "graph/rule_rows.hpp"

namespace cityties::graph {
namespace {

constexpr VertexIndex none = ~VertexIndex{0};

/// Grows one city's set of disjoint paths. A vertex on a path knows the one before and the one after it. A search walks
/// sides: at the front of a vertex one has come in, at its back one may go on. A vertex that a path runs through can be
/// entered only to push that path back to the vertex before.
class Grower {
 public:
  Grower(const PathEngine& engine, const RuleRows& rule)
      : network_(engine.network()),
        rule_(rule),
        before_(network_.vertices().size(), none),
        after_(network_.vertices().size(), none),
        cameFrom_(2 * network_.vertices().size(), none) {}

  int count(VertexIndex city) {
    source_ = city;
    home_ = network_.vertices()[city].country;
    int paths = 0;
    while (grow()) ++paths;
    for (const VertexIndex v : used_) before_[v] = after_[v] = none;
    used_.clear();
    return paths;
  }

 private:
  using Side = std::uint32_t;  // 2v: front, 2v + 1: back
  static Side front(VertexIndex v) { return 2 * v; }
  static Side back(VertexIndex v) { return 2 * v + 1; }
  bool onPath(VertexIndex v) const { return before_[v] != none; }
  bool endsPath(VertexIndex v) const {
    return v < network_.cityCount() && network_.vertices()[v].country != home_ && !onPath(v);
  }

  void visit(Side side, Side from) {
    if (cameFrom_[side] != none) return;
    cameFrom_[side] = from;
    open_.push_back(side);
  }

  bool grow() {
    open_.clear();
    visit(back(source_), back(source_));
    VertexIndex end = none;
    for (std::size_t i = 0; i < open_.size() && end == none; ++i) end = walk(open_[i]);
    if (end != none) take(end);
    for (const Side side : open_) cameFrom_[side] = none;
    return end != none;
  }

  /// Goes on from one side; the free foreign city found, if any.
  VertexIndex walk(Side side) {
    const VertexIndex at = side / 2;
    if (side == front(at)) {
      if (!onPath(at))
        visit(back(at), side);
      else if (before_[at] != source_)
        visit(back(before_[at]), side);
      return none;
    }
    if (at != source_ && onPath(at)) visit(front(at), side);  // leave the path that runs through here
    const bool atHome = network_.vertices()[at].country == home_;
    for (const VertexIndex to : rule_.targets(rule_.row(at, atHome))) {
      if (to == source_ || after_[at] == to || before_[to] == at) continue;
      visit(front(to), side);
      if (endsPath(to)) return to;
    }
    return none;
  }

  /// Turns the walk that found `end` into paths: arcs walked forward are added, those walked back are taken away.
  void take(VertexIndex end) {
    std::vector<Side> sides{front(end)};
    while (sides.back() != back(source_)) sides.push_back(cameFrom_[sides.back()]);
    std::vector<std::pair<VertexIndex, VertexIndex>> added;
    for (std::size_t i = sides.size() - 1; i > 0; --i) {
      const VertexIndex from = sides[i] / 2, to = sides[i - 1] / 2;
      if (from == to) continue;
      if (sides[i] == back(from))
        added.emplace_back(from, to);
      else if (after_[to] == from)
        after_[to] = before_[from] = none;
    }
    for (const auto& [from, to] : added) {
      if (from != source_) after_[from] = to;
      before_[to] = from;
      used_.push_back(from);
      used_.push_back(to);
    }
  }

  const Network& network_;
  const RuleRows& rule_;
  VertexIndex source_ = 0;
  std::uint32_t home_ = 0;
  std::vector<VertexIndex> before_, after_, used_;
  std::vector<Side> cameFrom_, open_;
};

}  // namespace

std::vector<int> avenues(const PathEngine& engine, unsigned threads) {
  const std::size_t cities = engine.network().cityCount();
  const RuleRows rule(engine);
  std::vector<int> result(cities);
  std::vector<Grower> growers(std::max(threads, 1U), Grower(engine, rule));
  forEachParallel(cities, threads, [&](std::size_t worker, std::size_t city) {
    result[city] = growers[worker].count(static_cast<VertexIndex>(city));
  });
  return result;
}

}  // namespace cityties::graph
