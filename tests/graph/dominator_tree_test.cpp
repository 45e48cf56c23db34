// The tree that tells which failures matter. Too much behind a vertex would change no figure, only waste time, so that
// no other test sees it.
#include <algorithm>

#include "graph/failure_sweep.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;

TEST_CASE("what lies behind a vertex costs more without it, and nothing else does") {
  std::mt19937 random(1979);
  std::size_t behind = 0, parallel = 0;
  for (int round = 0; round < 30; ++round) {
    const Dataset dataset = test::randomWorld(random, 4, 5, 14, true).build();
    const PathEngine engine(Network::build(dataset, stateOn(dataset, day("2020-01-01"))),
                            static_cast<ChannelPreset>(round % 3));
    const SearchGraph& graph = engine.searchGraph();
    Search whole(graph), less(graph);
    DominatorTree tree;
    for (VertexIndex source = 0; source < graph.cityCount(); ++source) {
      whole.run(source);
      tree.build(graph, whole, source, {});
      CHECK(tree.preorder().size() == whole.order().size());
      for (const VertexIndex u : whole.order()) {
        if (u == source) continue;
        less.run(source, {noIndex, u});
        const auto run = tree.behind(u);
        for (const VertexIndex v : whole.order()) {
          CAPTURE(round, source, u, v);
          const bool isBehind = std::find(run.begin(), run.end(), v) != run.end();
          CHECK(isBehind == (v == u || less.cost(v) != whole.cost(v)));
          behind += isBehind && v != u ? 1 : 0;
        }
      }
      const auto ties = engine.network().ties();
      for (TieIndex t = 0; t < ties.size(); ++t) {
        less.run(source, {t, noIndex});
        for (const VertexIndex v : {ties[t].a, ties[t].b}) {
          if (v == source || whole.cost(v) == unreachable) continue;
          CAPTURE(round, source, t, v);
          CHECK((tree.onlyTie(v) == t) == (less.cost(v) != whole.cost(v)));
          parallel += tree.onlyTie(v) == noIndex ? 1 : 0;
        }
      }
    }
  }
  CHECK(behind > 500);
  CHECK(parallel > 50);
}
