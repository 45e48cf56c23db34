#include "graph/network.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

Network networkOf(const World& world, const NetworkOptions& options = {}) {
  const Dataset dataset = world.build();
  return Network::build(dataset, stateOn(dataset, day("2020-01-01")), options);
}

std::vector<std::string> ids(const Network& network, ChannelKind kind) {
  std::vector<std::string> result;
  for (const Tie& tie : network.ties()) {
    if (tie.kind == kind) result.push_back(tie.id);
  }
  return result;
}

double costOf(const Network& network, const std::string& id) {
  const auto at = std::find_if(network.ties().begin(), network.ties().end(), [&](const Tie& t) { return t.id == id; });
  REQUIRE(at != network.ties().end());
  return at->cost;
}

}  // namespace

TEST_CASE("vertices are cities, regions, governments and posts, each in order of id") {
  const Network network = networkOf(test::oneConsulate());
  std::vector<std::string> names;
  for (const Vertex& vertex : network.vertices()) names.push_back(vertex.id);
  CHECK(names == std::vector<std::string>{"cn-x", "cn-y", "us-a", "us-b", "cn-1", "us-1", "CN", "US", "cn-us-post"});
  CHECK(network.cityCount() == 4);
  CHECK(network.find("cn-us-post") == 8U);
  CHECK_FALSE(network.find("nowhere").has_value());
}

TEST_CASE("every kind of tie is there, with its id") {
  const Network network = networkOf(test::oneConsulate().embassy("cn-us-embassy", "CN", "US"));
  CHECK(ids(network, ChannelKind::agreement) == std::vector<std::string>{"tie"});
  CHECK(ids(network, ChannelKind::consular) ==
        std::vector<std::string>{"consular:cn-us-post:us-a", "consular:cn-us-post:us-b"});
  CHECK(ids(network, ChannelKind::mission) == std::vector<std::string>{"mission:cn-us-embassy", "mission:cn-us-post"});
  CHECK(ids(network, ChannelKind::accreditation) == std::vector<std::string>{"accreditation:cn-us-embassy"});
  CHECK(ids(network, ChannelKind::administrative) ==
        std::vector<std::string>{"administrative:cn-1", "administrative:cn-x", "administrative:cn-y",
                                 "administrative:us-1", "administrative:us-a", "administrative:us-b"});
}

TEST_CASE("a post belongs to the country that sends it") {
  const Network network = networkOf(test::oneConsulate());
  const Vertex& post = network.vertices()[*network.find("cn-us-post")];
  CHECK(network.countries()[post.country] == "CN");
}

TEST_CASE("a region that is a city is that city's vertex, and its ties are the city's") {
  World world = test::oneConsulate();
  world.region("CN-BJ", "CN", "cn-bj").city("cn-bj", "CN", "CN-BJ").city("cn-bj-district", "CN", "CN-BJ");
  world.agreement("states", "us-1", "cn-bj");
  const Network network = networkOf(world);
  CHECK(network.find("cn-bj") < network.cityCount());
  CHECK(costOf(network, "administrative:cn-bj") == 2);           // the city that is a region – its government
  CHECK(costOf(network, "administrative:cn-bj-district") == 2);  // another city of the region – the city that is it
  const auto ties = network.ties();
  const auto own = std::find_if(ties.begin(), ties.end(), [](const Tie& t) { return t.id == "administrative:cn-bj"; });
  CHECK(std::max(own->a, own->b) == network.find("CN"));
}

TEST_CASE("costs: distance makes a consular tie dearer, weakness any tie") {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1", 0, 0).city("cn-x", "CN", "", 10, 0);
  world.consulate("post", "CN", "US", 90, 0).serves("post", "US-1");
  world.agreement("weak", "us-a", "cn-x", "", "", 0.25);
  const Network network = networkOf(world);
  const double quarterTurn = 6371.0088 * 3.14159265358979323846 / 2;
  CHECK(costOf(network, "consular:post:us-a") == Approx(1 + quarterTurn / 2000).epsilon(1e-12));
  CHECK(costOf(network, "weak") == 4);
}

TEST_CASE("several district rows of one post and city make one tie, and parts are kept apart") {
  World world;
  world.region("US-1", "US").city("us-n", "US", "US-1", 0, 0, "north").city("us-s", "US", "US-1", 0, 0, "south");
  world.city("us-x", "US", "US-1").city("cn-x", "CN").consulate("post", "CN", "US");
  SECTION("one part") {
    world.serves("post", "US-1", "north");
    CHECK(ids(networkOf(world), ChannelKind::consular) == std::vector<std::string>{"consular:post:us-n"});
  }
  SECTION("a part and the whole") {
    world.serves("post", "US-1", "north").serves("post", "US-1");
    CHECK(ids(networkOf(world), ChannelKind::consular) ==
          std::vector<std::string>{"consular:post:us-n", "consular:post:us-s", "consular:post:us-x"});
  }
}

TEST_CASE("dates: from is inclusive, a full end is exclusive, a partial end is the whole period") {
  World world;
  world.city("us-a", "US").city("cn-x", "CN");
  auto count = [&](const std::string& from, const std::string& to, const std::string& on) {
    World dated = world;
    dated.agreement("t", "us-a", "cn-x", from, to);
    const Dataset dataset = dated.build();
    return stateOn(dataset, day(on)).agreements.size();
  };
  CHECK(count("2020-07-24", "", "2020-07-23") == 0);
  CHECK(count("2020-07-24", "", "2020-07-24") == 1);
  CHECK(count("", "2020-07-24", "2020-07-24") == 0);
  CHECK(count("", "2020", "2020-12-31") == 1);
  CHECK(count("", "2020", "2021-01-01") == 0);
  CHECK(count("2020-07", "", "2020-07-01") == 1);
}

TEST_CASE("undated records count from the floor, and can be left out") {
  World world;
  world.city("us-a", "US").city("cn-x", "CN").agreement("t", "us-a", "cn-x");
  world.raw().info.undatedFloor = day("1979-01-01");
  const Dataset dataset = world.build();
  CHECK(stateOn(dataset, day("1978-12-31")).agreements.empty());
  CHECK(stateOn(dataset, day("1979-01-01")).agreements.size() == 1);
  CHECK(stateOn(dataset, day("1979-01-01")).agreements[0].undated);
  CHECK(stateOn(dataset, day("2020-01-01"), Undated::out).agreements.empty());
}

TEST_CASE("terminated without a day is never in force, suspended can be resumed, doubt begins on its day") {
  World world;
  world.city("us-a", "US").city("cn-x", "CN").agreement("t", "us-a", "cn-x", "1980");
  Agreement& record = world.raw().agreements[0];
  auto on = [&](const std::string& date) { return stateOn(world.build(), day(date)).agreements; };
  record.status = AgreementStatus::terminated;
  CHECK(on("1990-01-01").empty());
  record.status = AgreementStatus::suspended;
  CHECK(on("1990-01-01").at(0).suspended);
  CHECK(networkOf(world).ties().empty());
  record.status = AgreementStatus::unknown;
  record.doubtFrom = PartialDate::parse("2025-09-01");
  CHECK_FALSE(on("2025-08-31").at(0).doubtful);
  CHECK(on("2025-09-01").at(0).doubtful);
}

TEST_CASE("countries drop the vertices of all others, and posts with their sender") {
  World world = test::oneConsulate();
  world.city("jp-t", "JP").agreement("third", "jp-t", "us-a").consulate("jp-us-post", "JP", "US");
  const Network network = networkOf(world, {.countries = {CountryCode{"US"}, CountryCode{"CN"}}});
  CHECK_FALSE(network.find("jp-t").has_value());
  CHECK_FALSE(network.find("jp-us-post").has_value());
  CHECK_FALSE(network.find("JP").has_value());
  CHECK(network.find("cn-us-post").has_value());
  CHECK(ids(network, ChannelKind::agreement) == std::vector<std::string>{"tie"});
}

TEST_CASE("an empty dataset is an empty network") {
  const Network network = networkOf(World{});
  CHECK(network.vertices().empty());
  CHECK(network.ties().empty());
}
