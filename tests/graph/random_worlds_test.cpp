// Properties over random small worlds of three countries, against formulations that share nothing with the engine: a
// relaxation over (vertex, phase) written from the rule, Boost.Graph's own Dijkstra, and closing every subset of
// elements.
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>
#include <random>
#include <set>

#include "graph/paths.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
bool place(const Vertex& v) { return v.kind == VertexKind::city || v.kind == VertexKind::region; }

/// The path rule said again, as a walk through phases: 0 at home, 1 abroad.
bool mayWalk(ChannelPreset preset, const Tie& tie, const Vertex& from, const Vertex& to, int phase, int& next) {
  const bool domestic = from.country == to.country;
  next = domestic ? phase : phase + 1;
  if (next > 1) return false;  // exactly one crossing
  if (phase == 0 && preset == ChannelPreset::local) {
    if (!place(from)) return false;
    if (domestic && !place(to)) return false;
  }
  if (domestic) return true;
  switch (tie.kind) {
    case ChannelKind::agreement:
    case ChannelKind::virtualChannel:
    case ChannelKind::consular:
      return true;
    case ChannelKind::accreditation:
      return preset == ChannelPreset::national;
    default:
      return false;
  }
}

std::vector<double> byRelaxation(const Network& network, ChannelPreset preset, VertexIndex source) {
  const auto vertices = network.vertices();
  std::vector<std::array<double, 2>> d(vertices.size(), {infinity, infinity});
  d[source][0] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const Tie& tie : network.ties()) {
      for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
        for (int phase = 0; phase < 2; ++phase) {
          int next = 0;
          if (!mayWalk(preset, tie, vertices[from], vertices[to], phase, next)) continue;
          const double through = d[from][static_cast<std::size_t>(phase)] + tie.cost;
          if (through >= d[to][static_cast<std::size_t>(next)]) continue;
          d[to][static_cast<std::size_t>(next)] = through;
          changed = true;
        }
      }
    }
  }
  std::vector<double> best;
  for (const auto& both : d) best.push_back(std::min(both[0], both[1]));
  return best;
}

std::vector<double> byBoost(const Network& network, VertexIndex source) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  Graph graph(network.vertices().size());
  for (const Tie& tie : network.ties()) {
    if (tie.kind == ChannelKind::agreement || tie.kind == ChannelKind::virtualChannel) {
      add_edge(tie.a, tie.b, tie.cost, graph);
    }
  }
  std::vector<double> d(network.vertices().size());
  dijkstra_shortest_paths(graph, source, boost::distance_map(d.data()).distance_inf(infinity));
  return d;
}

Network networkOf(const Dataset& dataset, const State& state) { return Network::build(dataset, state); }

bool isolated(const Dataset& dataset, const State& state, ChannelPreset preset, const std::string& city) {
  const Network network = networkOf(dataset, state);
  const VertexIndex source = network.find(city).value();
  const std::vector<double> d =
      preset == ChannelPreset::ties ? byBoost(network, source) : byRelaxation(network, preset, source);
  for (VertexIndex v = 0; v < network.cityCount(); ++v) {
    if (network.vertices()[v].country != network.vertices()[source].country && d[v] < infinity) return false;
  }
  return true;
}

/// Closes every subset of posts and agreements; the size of the smallest that isolates the city.
int closuresByTrying(const Dataset& dataset, const State& state, ChannelPreset preset, const std::string& city) {
  const std::size_t posts = state.posts.size();
  const std::size_t elements = posts + state.agreements.size();
  int best = static_cast<int>(elements);
  for (unsigned subset = 0; subset < 1U << elements; ++subset) {
    const int size = std::popcount(subset);
    if (size >= best && best != static_cast<int>(elements)) continue;
    State less = state;
    less.posts.clear();
    less.agreements.clear();
    for (std::size_t i = 0; i < elements; ++i) {
      if (subset >> i & 1U) continue;
      if (i < posts)
        less.posts.push_back(state.posts[i]);
      else
        less.agreements.push_back(state.agreements[i - posts]);
    }
    if (isolated(dataset, less, preset, city)) best = std::min(best, size);
  }
  return best;
}

}  // namespace

TEST_CASE("closures to isolate equal Boost.Graph's flow on the whole network") {
  std::mt19937 random(41);
  for (int round = 0; round < 60; ++round) {
    const Dataset dataset = randomWorld(random, 5, 5, 14, true).build();
    for (const ChannelPreset preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      const PathEngine engine(networkOf(dataset, stateOn(dataset, day("2020-01-01"))), preset);
      const std::vector<int> closures = closuresToIsolate(engine);
      for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
        CAPTURE(round, static_cast<int>(preset), city);
        CHECK(closures[city] == closuresToIsolate(engine, city));
      }
    }
  }
}

TEST_CASE("least costs equal those of the rule said another way, on random worlds") {
  std::mt19937 random(2020);
  for (int round = 0; round < 60; ++round) {
    const Dataset dataset = randomWorld(random).build();
    const Network network = networkOf(dataset, stateOn(dataset, day("2020-01-01")));
    for (auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      const PathEngine engine(network, preset);
      for (VertexIndex source = 0; source < network.cityCount(); ++source) {
        std::vector<double> costs;
        engine.costsFrom(source, costs);
        const auto expected =
            preset == ChannelPreset::ties ? byBoost(network, source) : byRelaxation(network, preset, source);
        for (VertexIndex v = 0; v < costs.size(); ++v) {
          INFO("round " << round << ' ' << name(preset) << ' ' << network.vertices()[source].id << " to "
                        << network.vertices()[v].id);
          CHECK((costs[v] == expected[v] || std::abs(costs[v] - expected[v]) < 1e-12));
        }
      }
    }
  }
}

TEST_CASE("closures that isolate equal the smallest subset found by trying all, on random worlds") {
  std::mt19937 random(724);
  for (int round = 0; round < 12; ++round) {
    const Dataset dataset = randomWorld(random).build();
    const State state = stateOn(dataset, day("2020-01-01"));
    for (auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
      const PathEngine engine(networkOf(dataset, state), preset);
      const std::vector<int> closures = closuresToIsolate(engine);
      for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
        const std::string& id = engine.network().vertices()[city].id;
        INFO("round " << round << ' ' << name(preset) << ' ' << id);
        CHECK(closures[city] == closuresByTrying(dataset, state, preset, id));
      }
    }
  }
}

TEST_CASE("the first route costs what the engine says, and closing the cut separates the pair") {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const Dataset dataset = randomWorld(random).build();
    const State state = stateOn(dataset, day("2020-01-01"));
    const PathEngine engine(networkOf(dataset, state), ChannelPreset::national);
    const auto vertices = engine.network().vertices();
    for (VertexIndex from = 0; from < engine.network().cityCount(); ++from) {
      std::vector<double> costs;
      engine.costsFrom(from, costs);
      for (VertexIndex to = 0; to < engine.network().cityCount(); ++to) {
        if (vertices[from].country == vertices[to].country) continue;
        const auto route = engine.route(from, to);
        REQUIRE(route.has_value() == std::isfinite(costs[to]));
        const Separation separation = closuresToSeparate(engine, from, to);
        CHECK(static_cast<int>(separation.cut.size()) == separation.closures);
        CHECK((separation.closures > 0) == route.has_value());
        if (!route) continue;
        CHECK(route->cost == Approx(costs[to]).epsilon(1e-12));
        CHECK(independentVertexPaths(engine, from, to) <= independentEdgePaths(engine, from, to));
        State less = state;
        const std::set<std::string> cut(separation.cut.begin(), separation.cut.end());
        std::erase_if(less.posts, [&](const auto& post) { return cut.contains(post.id.text); });
        std::erase_if(less.agreements, [&](const auto& agreement) { return cut.contains(agreement.id.text); });
        CHECK(byRelaxation(networkOf(dataset, less), ChannelPreset::national, from)[to] == infinity);
      }
    }
  }
}
