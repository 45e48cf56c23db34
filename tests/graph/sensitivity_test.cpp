// Ranks and random districts on worlds small enough to work out by hand.
#include "graph/sensitivity.hpp"

#include "graph/actions.hpp"
#include "graph/closure_losses.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;
using test::World;

namespace {

/// Two Chinese posts: p1 serves three small cities, p2 one large city; every way to China costs 6.
World twoPosts() {
  World world;
  world.region("CN-1", "CN").city("cn-x", "CN", "CN-1").region("US-1", "US").region("US-2", "US");
  world.city("us-a", "US", "US-1").city("us-b", "US", "US-1").city("us-c", "US", "US-1").city("us-d", "US", "US-2");
  world.consulate("p1", "CN", "US").serves("p1", "US-1").consulate("p2", "CN", "US").serves("p2", "US-2");
  for (City& city : world.raw().cities) city.population = city.id.text == "us-d" ? 10 : 1;
  return world;
}

SensitivityQuestion question(const Dataset& dataset, std::vector<std::string> closing = {}) {
  SensitivityQuestion q;
  q.dataset = &dataset;
  q.state = stateOn(dataset, day("2020-01-01"));
  for (auto& post : closing) q.closing.emplace_back(std::move(post));
  return q;
}

SensitivityReport report(const World& world, std::vector<std::string> closing = {}, SensitivityOptions options = {}) {
  const Dataset dataset = world.build();
  return sensitivity(question(dataset, std::move(closing)), options).value();
}

std::size_t place(const SensitivityReport& report, CitySelection cities, PairWeight weight) {
  for (std::size_t a = 0; a < report.assumptions.size(); ++a) {
    const Assumption& x = report.assumptions[a];
    if (x.cities == cities && x.weight == weight && !x.cost) return a;
  }
  throw std::runtime_error("no such combination");
}

}  // namespace

TEST_CASE("posts rank by what their closing loses, and the weights decide") {
  const SensitivityReport r = report(twoPosts());
  REQUIRE(r.posts.size() == 2);
  CHECK(r.assumptions.size() == 135);
  const PostSensitivity &p1 = r.posts[0], &p2 = r.posts[1];
  CHECK((p1.post.text == "p1" && p1.rank == 1 && p2.rank == 2));
  CHECK(p1.loss == Approx(3. / 4).epsilon(1e-14));
  CHECK(p2.loss == Approx(1. / 4).epsilon(1e-14));
  const std::size_t population = place(r, CitySelection::all, PairWeight::population);
  CHECK((p1.ranks[population] == 2 && p2.ranks[population] == 1));
  CHECK(p2.lossMax == Approx(10. / 13).epsilon(1e-14));
  // Regions of equal weight: both lose a half, and equal ones stand in order of id.
  const std::size_t region = place(r, CitySelection::all, PairWeight::region);
  CHECK((p1.ranks[region] == 1 && p2.ranks[region] == 2));
  CHECK((p1.best == 1 && p1.worst == 2 && p2.best == 1 && p2.worst == 2));
  CHECK(p1.lossMin == 0);  // no city is tied
}

TEST_CASE("the combination asked for comes first and is the printed one") {
  const Dataset dataset = twoPosts().build();
  SensitivityQuestion q = question(dataset);
  q.reporting.weight = PairWeight::population;
  const SensitivityReport r = sensitivity(q, {}).value();
  CHECK(r.assumptions.front().weight == PairWeight::population);
  CHECK(r.posts.front().post.text == "p2");
  q.reporting.from = CountryCode{"CN"};  // Chinese cities have no way of their own here
  const SensitivityReport china = sensitivity(q, {}).value();
  for (const PostSensitivity& post : china.posts) CHECK(post.lossMax == 0);
}

TEST_CASE("a cost that is changed alone") {
  const ChannelModel model;
  const auto with = [&](std::size_t cost, double factor) { return changed(model, {.cost = cost, .factor = factor}); };
  CHECK(with(0, 0.5).agreement == 0.5);
  CHECK(with(1, 1.5).consularBase == 1.5);
  CHECK(with(2, 0.5).consularKilometresPerUnit.value == 4000);  // a kilometre costs half
  CHECK(with(3, 1.5).mission == 1.5);
  CHECK(with(4, 0.5).accreditation == 0.5);
  CHECK(with(5, 1.5).administrative == 3);
  CHECK(with(6, 0.5).virtualChannel == 0.5);
  CHECK(with(6, 0.5).agreement == 1);
  CHECK(changed(model, {}) == model);
}

TEST_CASE("a cost can change the order") {
  // An agreement leaves us-d a way of cost 1: p2's closing costs it nothing. At half the price p1's cities feel more.
  World world = twoPosts();
  world.agreement("tie", "us-d", "cn-x");
  const SensitivityReport r = report(world);
  CHECK(r.posts.front().post.text == "p1");
  CHECK(r.posts.back().loss == 0);
  CHECK(r.posts.front().lossMin < r.posts.front().lossMax);
}

TEST_CASE("losses are those of compare, to the last bit") {
  std::mt19937 random(20200724);
  double greatest = 0;
  for (int round = 0; round < 30; ++round) {
    const Dataset dataset =
        randomWorld(random, {.countries = 3, .citiesEach = 12, .agreements = 9, .posts = 6}).build();
    const State state = stateOn(dataset, day("2020-01-01"));
    const ChannelPreset preset = round % 2 == 0 ? ChannelPreset::local : ChannelPreset::national;
    const auto takeover = std::array{Takeover::Kind::none, Takeover::Kind::embassy, Takeover::Kind::nearest}[round % 3];
    const Analysis before = analyse(dataset, state, {}, preset);
    std::vector<ReportingSet> sets;
    for (const PairWeight weight : {PairWeight::equal, PairWeight::population, PairWeight::region})
      sets.push_back(reportingSet(dataset, before.network(), {std::nullopt, CitySelection::all, weight}));
    std::vector<PostId> posts;
    for (const StandingPost& post : state.posts) posts.push_back(post.id);
    const auto losses = closureLosses(dataset, state, {}, preset, posts, sets, takeover, 3, {});
    REQUIRE(losses.size() == posts.size());
    for (std::size_t p = 0; p < posts.size(); ++p) {
      auto applied = apply(dataset, state, state, {}, ClosePost{posts[p], {takeover, {}}}, Undated::in);
      if (!applied) applied = apply(dataset, state, state, {}, ClosePost{posts[p], {}}, Undated::in);  // no heir
      const Analysis after = analyse(dataset, applied->state, {}, preset);
      for (std::size_t s = 0; s < sets.size(); ++s) {
        CHECK(losses[p][s] == compare(dataset, before, {{&after, {}}}, sets[s]).front().efficiencyLoss);
        greatest = std::max(greatest, losses[p][s]);
      }
    }
  }
  CHECK(greatest > 0.01);
}

TEST_CASE("a closure beside random districts of its size") {
  const SensitivityReport r = report(twoPosts(), {"p1", "p2"}, {.samples = 400});
  REQUIRE(r.baselines.size() == 2);
  const ClosureBaseline& p1 = r.baselines[0];
  CHECK(p1.cities == 3);
  CHECK(p1.loss == 1);
  // Three of four cities: a, b, c lose everything. With d in, d does, and two of the others go round by the third
  // for 10 in place of 6: 1 − (2/10) / (3/6) = 0.6.
  CHECK(p1.scattered.below + p1.scattered.equal == 400);
  CHECK(p1.scattered.below > 260);
  CHECK(p1.scattered.below < 340);
  CHECK(p1.scattered.low == Approx(0.6).epsilon(1e-12));
  CHECK(p1.scattered.median == Approx(0.6).epsilon(1e-12));
  CHECK(p1.scattered.high == 1);
  const double below = static_cast<double>(p1.scattered.below), equal = static_cast<double>(p1.scattered.equal);
  CHECK(p1.scattered.percentile.value() == Approx(100 * (below + equal / 2) / 400));
  // Of whole regions: US-1 first, and it is the district itself; or US-2 first, and two cities of US-1.
  CHECK(p1.regions.below > 160);
  CHECK(p1.regions.below < 240);
  CHECK(p1.regions.below + p1.regions.equal == 400);
  // One city of four: d loses all, each other goes round: 1 − (1/10) / (1/6) = 0.4.
  const ClosureBaseline& p2 = r.baselines[1];
  CHECK(p2.loss == 1);
  CHECK(p2.scattered.median == Approx(0.4).epsilon(1e-12));
  // Trimmed regions: US-1 first gives one of its cities, US-2 first gives d.
  CHECK(p2.regions.below > 160);
  CHECK(p2.regions.equal > 160);
}

TEST_CASE("random districts lose the ties of the closing sender only") {
  World world = twoPosts();
  world.region("FR-1", "FR").city("fr-p", "FR", "FR-1");
  world.consulate("fr-us", "FR", "US").serves("fr-us", "US-1").serves("fr-us", "US-2");
  const ClosureBaseline p1 = report(world, {"p1"}).baselines.at(0);
  CHECK(p1.loss == Approx(0.5).epsilon(1e-12));  // France is left
  // With d in: three ways to France stay, two cities go round to China: 1 − (3/6 + 2/10) / (6/6).
  CHECK(p1.scattered.low == Approx(0.3).epsilon(1e-12));
}

TEST_CASE("no choice of cities, no percentile, a post that does not stand is passed over") {
  World world = test::oneConsulate();
  const SensitivityReport r = report(world, {"cn-us-post", "nowhere"});
  REQUIRE(r.baselines.size() == 1);
  CHECK(r.baselines[0].cities == 2);
  CHECK_FALSE(r.baselines[0].scattered.percentile.has_value());
  CHECK_FALSE(r.baselines[0].regions.percentile.has_value());
  world.consulate("idle", "CN", "US");
  CHECK(report(world, {"idle"}).baselines.at(0).loss == 0);
  CHECK(report(twoPosts(), {"p1"}, {.samples = 0}).baselines.at(0).scattered.percentile == std::nullopt);
}

TEST_CASE("the seed decides the districts, threads decide nothing") {
  const auto below = [](std::uint64_t seed, unsigned threads) {
    const SensitivityReport r = report(twoPosts(), {"p1"}, {.samples = 60, .seed = seed, .threads = threads});
    std::vector<double> all{static_cast<double>(r.baselines[0].scattered.below),
                            static_cast<double>(r.baselines[0].regions.below)};
    for (const PostSensitivity& post : r.posts) all.insert(all.end(), {post.loss, post.lossMin, post.lossMax});
    return all;
  };
  CHECK(below(1, 1) == below(1, 7));
  CHECK((below(1, 1) != below(2, 1) || below(1, 1) != below(3, 1)));
}

TEST_CASE("three countries, no post, nothing at all, and a stop") {
  World three = twoPosts();
  three.city("fr-p", "FR", "FR-1").region("FR-1", "FR").consulate("fr-us", "FR", "US").serves("fr-us", "US-1");
  const SensitivityReport r = report(three, {"fr-us"});
  CHECK(r.posts.size() == 3);
  CHECK_FALSE(r.baselines.at(0).scattered.percentile.has_value());  // France serves no other city
  CHECK(report(World{}).posts.empty());
  World lonely;
  lonely.city("us-a", "US");
  CHECK(report(lonely).posts.empty());
  const Dataset dataset = three.build();
  std::stop_source source;
  source.request_stop();
  CHECK_FALSE(sensitivity(question(dataset, {"p1"}), {}, {source.get_token(), {}}).has_value());
}

TEST_CASE("a country that is left out takes its posts along") {
  World three = twoPosts();
  three.city("fr-p", "FR", "FR-1").region("FR-1", "FR").consulate("fr-us", "FR", "US").serves("fr-us", "US-1");
  const Dataset dataset = three.build();
  SensitivityQuestion q = question(dataset, {"fr-us"});
  q.network.countries = {CountryCode{"CN"}, CountryCode{"US"}};
  const SensitivityReport r = sensitivity(q, {}).value();
  CHECK(r.posts.size() == 2);
  CHECK(r.baselines.empty());
}
