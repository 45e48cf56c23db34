// Random numbers that must be the same on every machine.
#include "graph/random.hpp"

#include <set>

#include "tests/support/catch.hpp"

using namespace cityties::graph;

TEST_CASE("SplitMix64 gives the published sequence") {
  SplitMix64 random(1234567);
  for (const std::uint64_t expected :
       {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u, 16408922859458223821u})
    CHECK(random.next() == expected);
}

TEST_CASE("pieces of work have streams of their own") {
  std::set<std::uint64_t> first;
  for (std::uint64_t seed = 0; seed < 30; ++seed)
    for (std::uint64_t piece = 0; piece < 30; ++piece) first.insert(SplitMix64(seed, piece).next());
  CHECK(first.size() == 900);
  CHECK(SplitMix64(3, 4).next() == SplitMix64(3, 4).next());
}

TEST_CASE("numbers lie in their range and reach all of it") {
  SplitMix64 random(7);
  double sum = 0;
  for (int i = 0; i < 20000; ++i) {
    const double x = random.unit();
    REQUIRE((x >= 0 && x < 1));
    sum += x;
  }
  CHECK(sum / 20000 == Approx(0.5).margin(0.01));
  std::vector<int> seen(5);
  for (int i = 0; i < 5000; ++i) ++seen[static_cast<std::size_t>(random.below(5))];
  for (const int n : seen) CHECK((n > 850 && n < 1150));
  CHECK(random.below(1) == 0);
}

TEST_CASE("a draw takes every item once") {
  std::vector<int> items{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  SplitMix64 random(1);
  drawToFront(items, 4, random);
  CHECK(std::set<int>(items.begin(), items.end()).size() == 10);
  drawToFront(items, 99, random);
  CHECK(std::set<int>(items.begin(), items.end()).size() == 10);
}

TEST_CASE("quantiles are linear between neighbours") {
  CHECK(quantile({}, 0.5) == 0);
  CHECK(quantile({3}, 0.025) == 3);
  CHECK(quantile({1, 2, 3, 4}, 0.5) == 2.5);
  CHECK(quantile({1, 2, 3, 4}, 0) == 1);
  CHECK(quantile({1, 2, 3, 4}, 1) == 4);
  CHECK(quantile({0, 10}, 0.25) == 2.5);
}
