// What lies within a few ties of a place, against distances by Floyd and Warshall.
#include <algorithm>
#include <set>

#include "app/core/neighbourhood.hpp"
#include "tests/app/core/houston_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

TEST_CASE("rings hold what Floyd and Warshall put at their distance") {
  const auto& story = test::houstonStory();
  const auto& network = story.steps[1].analysis->network();
  const std::size_t n = network.vertices().size();
  constexpr unsigned far = 1000;
  std::vector<std::vector<unsigned>> d(n, std::vector<unsigned>(n, far));
  for (std::size_t i = 0; i < n; ++i) d[i][i] = 0;
  for (const graph::Tie& tie : network.ties())
    if (tie.kind == graph::ChannelKind::agreement || tie.kind == graph::ChannelKind::consular)
      d[tie.a][tie.b] = d[tie.b][tie.a] = 1;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      if (d[i][k] < far)
        for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
  for (const char* id : {"cn-gd-shenzhen", "us-cn-shanghai", "us-tx-houston"}) {
    const auto near = neighbourhood(*story.dataset, network, id, 3);
    REQUIRE(near.rings.size() == 4);
    const auto from = network.find(id);
    REQUIRE(from);
    for (std::size_t step = 0; step <= 3; ++step) {
      std::set<std::string> expected;
      for (std::size_t i = 0; i < n; ++i)
        if (d[*from][i] == step) expected.insert(network.vertices()[i].id);
      CHECK(std::set<std::string>(near.rings[step].places.begin(), near.rings[step].places.end()) == expected);
    }
  }
}

TEST_CASE("regions begin with their cities, countries with all of theirs, ties with both ends") {
  const auto& story = test::houstonStory();
  const auto& network = story.steps[0].analysis->network();
  const auto first = [&](const char* id) { return neighbourhood(*story.dataset, network, id, 1).rings; };
  const auto has = [](const std::vector<std::string>& ids, const char* id) { return std::ranges::count(ids, id) > 0; };
  const auto texas = first("US-TX");
  REQUIRE(texas.size() == 2);
  CHECK((has(texas[0].places, "us-tx-houston") && has(texas[0].places, "us-tx")));
  CHECK(has(texas[1].places, "cn-gd-shenzhen"));
  CHECK(has(texas[1].ties, "sister-city-us-tx-houston--cn-gd-shenzhen"));
  CHECK(first("sister-city-us-tx-houston--cn-gd-shenzhen")[0].places ==
        std::vector<std::string>{"cn-gd-shenzhen", "us-tx-houston"});
  CHECK(first("CN")[0].places.size() > 100);
  CHECK(first("nothing").empty());
  const auto near = neighbourhood(*story.dataset, network, "us-tx-houston", 2);
  CHECK((near.within("us-tx-houston", 0) && !near.within("cn-gd-shenzhen", 0) && near.within("cn-gd-shenzhen", 1)));
}
