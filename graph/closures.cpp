// Minimum cuts and disjoint paths under the path rule.

#include <algorithm>
#include <map>

#include "graph/disjoint_sets.hpp"
#include "graph/elements.hpp"
#include "graph/flow.hpp"
#include "graph/paths.hpp"

namespace cityties::graph {
namespace {

/// The network as one home country may walk it, contracted along ties that nothing can close, as a flow network in
/// which posts, agreements and virtual ties have capacity 1.
class ClosureFlow {
 public:
  /// `sinkAll`: every foreign city leads to the sink; otherwise only `target`.
  ClosureFlow(const PathEngine& engine, std::uint32_t home, std::optional<VertexIndex> onlyTarget)
      : engine_(engine), home_(home), groups_(engine.network().vertices().size()), flow_(0) {
    contract();
    // Nodes: a group each (by its root vertex), the far side of each post, the sink.
    const std::size_t n = engine.network().vertices().size();
    sink_ = 2 * n;
    flow_ = FlowNetwork(2 * n + 1);
    addPosts();
    addTies();
    addSinks(onlyTarget);
  }

  VertexIndex group(VertexIndex vertex) { return groups_.find(vertex); }
  int closures(VertexIndex city) { return flow_.maximumFlow(group(city), sink_); }

  /// After closures(): ids of the elements of the cut nearest to the city.
  std::vector<std::string> cut(VertexIndex city) {
    const std::vector<bool> near = flow_.sourceSide(group(city));
    std::vector<std::string> ids;
    const auto vertices = engine_.network().vertices();
    for (VertexIndex v = 0; v < vertices.size(); ++v) {
      if (isPost(v) && near[entrance(v)] && !near[exit(v)]) ids.push_back(vertices[v].id);
    }
    for (const Tie& tie : engine_.network().ties()) {
      if (!isClosable(tie.kind)) continue;
      const bool there = engine_.admits(home_, tie, tie.a, tie.b) && near[exit(tie.a)] && !near[entrance(tie.b)];
      const bool back = engine_.admits(home_, tie, tie.b, tie.a) && near[exit(tie.b)] && !near[entrance(tie.a)];
      if (there || back) ids.push_back(tie.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  bool isPost(VertexIndex v) const { return engine_.network().vertices()[v].kind == VertexKind::post; }

  void contract() {
    for (const Tie& tie : engine_.network().ties()) {
      if (isClosable(tie.kind) || isPost(tie.a) || isPost(tie.b)) continue;
      // Uncuttable and walked both ways: neither end can be parted from the other.
      if (engine_.admits(home_, tie, tie.a, tie.b) && engine_.admits(home_, tie, tie.b, tie.a)) {
        groups_.join(tie.a, tie.b);
      }
    }
  }

  std::size_t entrance(VertexIndex v) { return groups_.find(v); }
  std::size_t exit(VertexIndex v) {
    return isPost(v) ? engine_.network().vertices().size() + v : static_cast<std::size_t>(groups_.find(v));
  }

  void addPosts() {
    for (VertexIndex v = 0; v < engine_.network().vertices().size(); ++v) {
      if (isPost(v)) flow_.addArc(entrance(v), exit(v), 1);
    }
  }

  void addTies() {
    std::map<std::pair<std::size_t, std::size_t>, int> capacity;  // parallel arcs as one
    for (const Tie& tie : engine_.network().ties()) {
      const int each = isClosable(tie.kind) ? 1 : FlowNetwork::unlimited;
      for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
        if (!engine_.admits(home_, tie, from, to) || exit(from) == entrance(to)) continue;
        int& sum = capacity[{exit(from), entrance(to)}];
        sum = std::min(sum + each, FlowNetwork::unlimited);
      }
    }
    for (const auto& [ends, sum] : capacity) flow_.addArc(ends.first, ends.second, sum);
  }

  void addSinks(std::optional<VertexIndex> onlyTarget) {
    if (onlyTarget) return flow_.addArc(exit(*onlyTarget), sink_, FlowNetwork::unlimited);
    std::vector<bool> done(engine_.network().vertices().size());
    for (VertexIndex v = 0; v < engine_.network().cityCount(); ++v) {
      const VertexIndex at = groups_.find(v);
      if (engine_.network().vertices()[v].country == home_ || done[at]) continue;
      done[at] = true;
      flow_.addArc(at, sink_, FlowNetwork::unlimited);
    }
  }

  const PathEngine& engine_;
  std::uint32_t home_;
  DisjointSets groups_;
  FlowNetwork flow_;
  std::size_t sink_ = 0;
};

/// Ties of capacity 1; vertices of capacity 1 too when `splitVertices`.
int disjointPaths(const PathEngine& engine, VertexIndex from, VertexIndex to, bool splitVertices) {
  const auto vertices = engine.network().vertices();
  const std::uint32_t home = vertices[from].country;
  const std::size_t n = vertices.size();
  FlowNetwork flow(2 * n);
  for (VertexIndex v = 0; v < n; ++v) {
    const bool end = v == from || v == to;
    flow.addArc(v, n + v, splitVertices && !end ? 1 : FlowNetwork::unlimited);
  }
  for (const Tie& tie : engine.network().ties()) {
    const bool there = engine.admits(home, tie, tie.a, tie.b);
    const bool back = engine.admits(home, tie, tie.b, tie.a);
    // An undirected tie serves one path only, whichever way it is walked; flows both ways cancel out.
    if (there) flow.addArc(n + tie.a, tie.b, 1);
    if (back) flow.addArc(n + tie.b, tie.a, 1);
  }
  return flow.maximumFlow(from, n + to);
}

}  // namespace

int closuresToIsolate(const PathEngine& engine, VertexIndex city) {
  return ClosureFlow(engine, engine.network().vertices()[city].country, std::nullopt).closures(city);
}

Separation closuresToSeparate(const PathEngine& engine, VertexIndex from, VertexIndex to) {
  ClosureFlow flow(engine, engine.network().vertices()[from].country, to);
  Separation result;
  result.closures = flow.closures(from);
  result.cut = flow.cut(from);
  return result;
}

int independentEdgePaths(const PathEngine& engine, VertexIndex from, VertexIndex to) {
  return disjointPaths(engine, from, to, false);
}

int independentVertexPaths(const PathEngine& engine, VertexIndex from, VertexIndex to) {
  return disjointPaths(engine, from, to, true);
}

}  // namespace cityties::graph
