#include "graph/isolation.hpp"

#include <map>

#include "graph/critical_parts.hpp"

namespace cityties::graph {
namespace {

constexpr std::uint32_t none = ~0U;

/// Grows one flow. A post has two sides, entered at the front and left at the back, with room for one unit between; any
/// other vertex has its back only. A tie carries a net flow from its end `a` to its end `b`: closable ones at most one
/// unit either way, others any number.
class Flow {
 public:
  explicit Flow(const PathEngine& engine)
      : engine_(engine),
        ties_(engine.network().ties()),
        near_(engine.network().vertices().size()),
        flow_(ties_.size(), 0),
        through_(near_.size(), false),
        came_(2 * near_.size()) {
    for (TieIndex t = 0; t < ties_.size(); ++t) {
      near_[ties_[t].a].push_back(t);
      near_[ties_[t].b].push_back(t);
    }
  }

  int most(VertexIndex city) {
    home_ = engine_.network().vertices()[city].country;
    int value = 0;
    while (grow(city)) ++value;
    for (const TieIndex t : usedTies_) flow_[t] = 0;
    for (const VertexIndex v : usedPosts_) through_[v] = false;
    usedTies_.clear();
    usedPosts_.clear();
    return value;
  }

 private:
  using Side = std::uint32_t;  // 2v: front of a post, 2v + 1: back
  struct Step {
    Side from = none;
    TieIndex tie = none;  ///< none: within a post
  };

  bool isPost(VertexIndex v) const { return engine_.network().vertices()[v].kind == VertexKind::post; }
  static Side back(VertexIndex v) { return 2 * v + 1; }
  Side entrance(VertexIndex v) const { return isPost(v) ? 2 * v : back(v); }

  int flowFrom(VertexIndex v, TieIndex t) const { return ties_[t].a == v ? flow_[t] : -flow_[t]; }

  void visit(Side side, Step step) {
    if (came_[side].from != none) return;
    came_[side] = step;
    open_.push_back(side);
  }

  bool grow(VertexIndex city) {
    open_.clear();
    visit(back(city), {back(city), none});
    Side end = none;
    for (std::size_t i = 0; i < open_.size() && end == none; ++i) end = walk(open_[i]);
    if (end != none) push(end, back(city));
    for (const Side side : open_) came_[side].from = none;
    return end != none;
  }

  bool isGoal(VertexIndex v) const {
    return v < engine_.network().cityCount() && engine_.network().vertices()[v].country != home_;
  }

  /// Goes on from one side; the side of the foreign city found, if any.
  Side walk(Side side) {
    const VertexIndex at = side / 2;
    const bool enters = side == entrance(at), leaves = side == back(at);
    if (isPost(at) && through_[at] == leaves) visit(side ^ 1U, {side, none});  // use the room, or give it back
    for (const TieIndex t : near_[at]) {
      const VertexIndex to = ties_[t].a == at ? ties_[t].b : ties_[t].a;
      const int flow = flowFrom(at, t);
      const bool room = !isClosableTie(ties_[t].kind) || flow < 1;
      if (leaves && room && engine_.admits(home_, ties_[t], at, to)) {
        visit(entrance(to), {side, t});
        if (isGoal(to)) return entrance(to);
      }
      if (enters && flow < 0) visit(back(to), {side, t});  // back the way some flow came
    }
    return none;
  }

  void push(Side end, Side begin) {
    for (Side side = end; side != begin; side = came_[side].from) {
      const Step& step = came_[side];
      const VertexIndex from = step.from / 2;
      if (step.tie == none) {
        through_[from] = !through_[from];
        usedPosts_.push_back(from);
      } else {
        flow_[step.tie] += ties_[step.tie].a == from ? 1 : -1;
        usedTies_.push_back(step.tie);
      }
    }
  }

  const PathEngine& engine_;
  std::span<const Tie> ties_;
  std::vector<std::vector<TieIndex>> near_;
  std::vector<int> flow_;
  std::vector<bool> through_;
  std::vector<Step> came_;
  std::vector<Side> open_;
  std::vector<TieIndex> usedTies_;
  std::vector<VertexIndex> usedPosts_;
  std::uint32_t home_ = 0;
};

}  // namespace

std::vector<int> isolatingClosures(const PathEngine& engine) {
  Flow flow(engine);
  const std::vector<VertexIndex> group = uncuttableGroups(engine);
  std::map<VertexIndex, int> known;
  std::vector<int> result;
  for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
    const auto [at, isNew] = known.emplace(group[city], 0);
    if (isNew) at->second = flow.most(city);
    result.push_back(at->second);
  }
  return result;
}

}  // namespace cityties::graph
