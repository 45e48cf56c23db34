// One case for each rule of the path model, so that breaking any of them is seen.
#include "graph/paths.hpp"

#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

PathEngine engineOf(const World& world, ChannelPreset preset) {
  const Dataset dataset = world.build();
  return PathEngine(Network::build(dataset, stateOn(dataset, day("2020-01-01"))), preset);
}

/// Least cost, or −1 where there is no path.
double cost(const World& world, ChannelPreset preset, const std::string& from, const std::string& to) {
  const PathEngine engine = engineOf(world, preset);
  std::vector<double> costs;
  engine.costsFrom(engine.network().find(from).value(), costs);
  const double found = costs[engine.network().find(to).value()];
  return std::isfinite(found) ? found : -1;
}

constexpr auto local = ChannelPreset::local;
constexpr auto national = ChannelPreset::national;
constexpr auto ties = ChannelPreset::ties;

}  // namespace

TEST_CASE("local: a post is a gateway into the country that sends it") {
  // us-b –consular 1– post –mission 1– CN –2– cn-1 –2– cn-y
  CHECK(cost(test::oneConsulate(), local, "us-b", "cn-y") == 6);
}

TEST_CASE("local: a post is no relay between two cities that it serves") {
  World world = test::oneConsulate();
  // us-a has an agreement with cn-x; from us-b by the post and back to us-a would be 1+1+1 = 3.
  // The way by the region is allowed: us-b –2– us-1 –2– us-a –1– cn-x = 5.
  CHECK(cost(world, local, "us-b", "cn-x") == 5);
  World apart;  // without regions there is no such way, and none at all
  apart.city("us-a", "US", "US-9").city("us-b", "US", "US-9").city("cn-x", "CN").consulate("post", "CN", "US");
  apart.serves("post", "US-9").agreement("tie", "us-a", "cn-x");
  CHECK(cost(apart, local, "us-b", "cn-x") == -1);
  CHECK(cost(apart, local, "us-a", "cn-x") == 1);
}

TEST_CASE("local: the own government and own posts are no avenue of the city's own") {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1").region("CN-1", "CN").city("cn-x", "CN", "CN-1");
  world.consulate("us-cn-post", "US", "CN").serves("us-cn-post", "CN-1");
  CHECK(cost(world, local, "us-a", "cn-x") == -1);
  CHECK(cost(world, national, "us-a", "cn-x") == 2 + 2 + 1 + 1);  // region, government, own post, its district
  // Begun by cn-x the same post is foreign: a gateway.
  CHECK(cost(world, local, "cn-x", "us-a") == 1 + 1 + 2 + 2);
}

TEST_CASE("pairs are ordered: there and back may differ") {
  const World world = test::oneConsulate();
  CHECK(cost(world, local, "us-b", "cn-y") == 6);
  CHECK(cost(world, local, "cn-y", "us-b") == 2 + 2 + 1 + 2 + 2);  // by cn-x's agreement only
}

TEST_CASE("local: accreditation is no crossing, national: it is") {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1").region("CN-1", "CN").city("cn-x", "CN", "CN-1");
  world.embassy("cn-us-embassy", "CN", "US");
  CHECK(cost(world, local, "us-a", "cn-x") == -1);
  CHECK(cost(world, national, "us-a", "cn-x") == 2 + 2 + 1 + 1 + 2 + 2);
  // A mission joins a post to its own government and crosses nothing, whatever the preset.
  CHECK(cost(world, national, "cn-x", "us-a") == 2 + 2 + 1 + 1 + 2 + 2);
}

TEST_CASE("abroad anything of that country serves, but there is no way back") {
  World world;
  // us-a has cn-x; cn-x has us-c; us-c has cn-z. Only cn-x can be reached from us-a.
  world.city("us-a", "US").city("us-c", "US").city("cn-x", "CN").city("cn-z", "CN");
  world.agreement("1", "us-a", "cn-x").agreement("2", "cn-x", "us-c").agreement("3", "us-c", "cn-z");
  for (auto preset : {local, national}) {
    CHECK(cost(world, preset, "us-a", "cn-x") == 1);
    CHECK(cost(world, preset, "us-a", "cn-z") == -1);
    CHECK(cost(world, preset, "us-a", "us-c") == -1);
  }
  CHECK(cost(world, ties, "us-a", "cn-z") == 3);  // the plain tie network relays
}

TEST_CASE("with three countries there is no relay through a third") {
  World world;
  world.city("us-a", "US").city("jp-t", "JP").city("cn-x", "CN");
  world.agreement("1", "us-a", "jp-t").agreement("2", "jp-t", "cn-x");
  CHECK(cost(world, local, "us-a", "jp-t") == 1);
  CHECK(cost(world, local, "us-a", "cn-x") == -1);
  CHECK(cost(world, national, "us-a", "cn-x") == -1);
  CHECK(cost(world, ties, "us-a", "cn-x") == 2);
}

TEST_CASE("at home a region's agreement and a domestic agreement lead on") {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1").city("us-far", "US");
  world.region("CN-1", "CN").city("cn-x", "CN", "CN-1");
  world.agreement("states", "us-1", "cn-1").agreement("domestic", "us-far", "us-a");
  CHECK(cost(world, local, "us-a", "cn-x") == 2 + 1 + 2);
  CHECK(cost(world, local, "us-far", "cn-x") == 1 + 2 + 1 + 2);
  CHECK(cost(world, ties, "us-a", "cn-x") == -1);  // administrative ties are no ties of that network
}

TEST_CASE("ties: consular and mission ties do not count") {
  CHECK(cost(test::oneConsulate(), ties, "us-b", "cn-y") == -1);
  CHECK(cost(test::oneConsulate(), ties, "us-a", "cn-x") == 1);
}

TEST_CASE("a route names its ties in order, the first by id among equals") {
  World world;
  world.city("us-a", "US").city("cn-x", "CN").agreement("b", "us-a", "cn-x").agreement("a", "cn-x", "us-a");
  const PathEngine engine = engineOf(world, local);
  const auto from = engine.network().find("us-a").value();
  const auto to = engine.network().find("cn-x").value();
  const Route route = engine.route(from, to).value();
  REQUIRE(route.ties.size() == 1);
  CHECK(engine.network().ties()[route.ties[0].tie].id == "a");
  CHECK(route.ties[0].from == from);
  CHECK(route.ties[0].to == to);
}

TEST_CASE("the k cheapest routes come in order and without repeats") {
  const PathEngine engine = engineOf(test::oneConsulate(), local);
  const auto from = engine.network().find("us-b").value();
  const auto to = engine.network().find("cn-x").value();
  const std::vector<Route> routes = engine.routes(from, to, 10);
  // 5: region, us-a, agreement. 6: post, government, region. 10: region and us-a first, then by the post.
  std::vector<double> costs;
  for (const Route& route : routes) costs.push_back(route.cost);
  CHECK(costs == std::vector<double>{5, 6, 10});
  CHECK(engine.routes(from, to, 1).size() == 1);
  CHECK(engine.routes(from, to, 0).empty());
}

TEST_CASE("closures that isolate: posts, agreements and virtual ties count, everything else cannot be cut") {
  const PathEngine engine = engineOf(test::oneConsulate(), local);
  const std::vector<int> closures = closuresToIsolate(engine);
  CHECK(closures[engine.network().find("us-a").value()] == 2);  // the agreement and the post
  CHECK(closures[engine.network().find("us-b").value()] == 2);  // by its region it shares us-a's agreement
  CHECK(closures[engine.network().find("cn-x").value()] == 1);
  CHECK(closures[engine.network().find("cn-y").value()] == 1);
}

TEST_CASE("closures: one post counts once however many ways lead through it") {
  World world = test::oneConsulate();
  world.raw().agreements.clear();
  const PathEngine engine = engineOf(world, local);
  CHECK(closuresToIsolate(engine)[engine.network().find("us-a").value()] == 1);
  const auto from = engine.network().find("us-a").value();
  const auto to = engine.network().find("cn-x").value();
  const Separation separation = closuresToSeparate(engine, from, to);
  CHECK(separation.closures == 1);
  CHECK(separation.cut == std::vector<std::string>{"cn-us-post"});
}

TEST_CASE("closures: a bottleneck behind several agreements is found, and the cut is the one nearest to the city") {
  World world;  // us-a has two agreements with cn-x; ties network leads on to jp-t by one only
  world.city("us-a", "US").city("cn-x", "CN").city("jp-t", "JP");
  world.agreement("1", "us-a", "cn-x").agreement("2", "us-a", "cn-x").agreement("3", "cn-x", "jp-t");
  const PathEngine engine = engineOf(world, ties);
  const Separation separation =
      closuresToSeparate(engine, engine.network().find("us-a").value(), engine.network().find("jp-t").value());
  CHECK(separation.closures == 1);
  CHECK(separation.cut == std::vector<std::string>{"3"});
  CHECK(closuresToIsolate(engine)[engine.network().find("us-a").value()] == 2);
}

TEST_CASE("independent paths of a pair") {
  const PathEngine engine = engineOf(test::oneConsulate(), local);
  const auto from = engine.network().find("us-a").value();
  const auto to = engine.network().find("cn-x").value();
  CHECK(independentEdgePaths(engine, from, to) == 2);  // the agreement; post, government, region
  CHECK(independentVertexPaths(engine, from, to) == 2);
  CHECK(independentEdgePaths(engine, engine.network().find("us-b").value(), engine.network().find("cn-y").value()) ==
        1);
}

TEST_CASE("local: no tie may be walked from the own government or an own post, even were one there") {
  World world = test::oneConsulate();
  world.consulate("us-cn-post", "US", "CN").serves("us-cn-post", "CN-1");
  const PathEngine engine = engineOf(world, local);
  const Network& network = engine.network();
  const std::uint32_t home = network.vertices()[network.find("us-a").value()].country;
  const VertexIndex government = network.find("US").value();
  const VertexIndex post = network.find("us-cn-post").value();
  for (const Tie& tie : network.ties()) {
    for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
      if (from == government || from == post) CHECK_FALSE(engine.admits(home, tie, from, to));
    }
  }
}
