#include "app/core/flows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>

#include "app/core/compose_facts.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::core;
using cityties::test::layer;

namespace {

constexpr std::array levels{FlowLevel::cityPairs, FlowLevel::cells, FlowLevel::countries};
constexpr std::array scales{100.0, 300.0, 700.0, 1500.0, 4000.0, 20000.0};

double uniform(std::mt19937& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
}

/// Countries that lie anywhere, the seam and the poles included: cities about a middle, a region with ties of its own
/// and one that is a city.
std::shared_ptr<const graph::Dataset> randomCountries(std::mt19937& random, int countries, int citiesEach, int ties) {
  test::World world;
  std::vector<std::string> ids;
  for (int c = 0; c < countries; ++c) {
    const std::string code{static_cast<char>('A' + c / 26), static_cast<char>('A' + c % 26)};
    const double spread = uniform(random, 2, 60);
    const double lon = c == 0 ? 180 : uniform(random, -180, 180), lat = c == 1 ? 89 : uniform(random, -85, 85);
    for (int i = 0; i < citiesEach; ++i) {
      const std::string id = code + "-" + std::to_string(i);
      double at = lon + uniform(random, -spread, spread);
      if (at > 180) at -= 360;
      if (at < -180) at += 360;
      const bool inRegion = i < 2;
      world.city(id, code, inRegion ? code + "-" + std::to_string(i) + "R" : "", at,
                 std::clamp(lat + uniform(random, -spread / 2, spread / 2), -90.0, 90.0));
      ids.push_back(id);
    }
    world.region(code + "-0R", code).region(code + "-1R", code, code + "-1");
  }
  for (const graph::Region& region : world.raw().regions) ids.push_back(region.id.text);
  for (int t = 0; t < ties && ids.size() > 1; ++t) {
    const std::string &a = ids[random() % ids.size()], &b = ids[random() % ids.size()];
    if (a != b) world.agreement("t" + std::to_string(t), a, b, "", "", t % 3 == 0 ? .5 : 1);
  }
  return std::make_shared<const graph::Dataset>(world.build());
}

struct Gathered {
  std::vector<AgreementTie> ties;
  std::vector<const AgreementTie*> chosen;
  explicit Gathered(const Story& story) : ties(stepFacts(story, 0, *test::smallBase()).agreements) {
    for (const AgreementTie& tie : ties) chosen.push_back(&tie);
  }
};

bool same(const Flows& x, const Flows& y) {
  const auto flow = [](const Flow& a, const Flow& b) {
    return a.id == b.id && a.ties == b.ties && a.strength == b.strength && a.weakened == b.weakened;
  };
  const auto node = [](const FlowNode& a, const FlowNode& b) {
    return a.id == b.id && a.ties == b.ties && a.within == b.within && a.position == b.position && a.city == b.city;
  };
  return std::ranges::equal(x.flows, y.flows, flow) && std::ranges::equal(x.nodes, y.nodes, node);
}

std::size_t within(const Flows& flows) {
  std::size_t sum = 0;
  for (const FlowNode& node : flows.nodes) sum += node.within;
  return sum;
}

int fineness(const FlowScale& scale) {
  switch (scale.level) {
    case FlowLevel::countries:
      return 0;
    case FlowLevel::cells:
      return 1;
    case FlowLevel::cityPairs:
      return 2;
    case FlowLevel::ties:
    case FlowLevel::automatic:
      break;
  }
  return 3;
}

/// Two countries of a hundred cities that hold 1,600 ties, and one without any.
std::shared_ptr<const graph::Dataset> manyTies() {
  test::World world;
  for (int i = 0; i < 100; ++i) {
    world.city("aa-" + std::to_string(i), "AA", "", 100 + i % 10, 30 + (i - i % 10) / 10.0);
    world.city("bb-" + std::to_string(i), "BB", "", -100 + i % 10, 30 + (i - i % 10) / 10.0);
  }
  world.city("cc-0", "CC", "", 0, 0);
  for (int t = 0; t < 1600; ++t)
    world.agreement("t" + std::to_string(t), "aa-" + std::to_string(t % 100), "bb-" + std::to_string(t * 7 / 16 % 100));
  return std::make_shared<const graph::Dataset>(world.build());
}

ComposeOptions at(double pixelsPerUnit, FlowLevel level = FlowLevel::automatic) {
  ComposeOptions options;
  options.pixelsPerUnit = pixelsPerUnit;
  options.flows = level;
  return options;
}

}  // namespace

TEST_CASE("every tie is counted in one flow or within one node, at every level") {
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    const auto data = randomCountries(random, 1 + round % 6, 2 + round * 3, 30 * round);
    const Story story = test::storyOf(data, {});
    const Gathered all(story);
    for (const FlowLevel level : levels)
      for (const double scale : scales) {
        const Flows flows = gatherFlows(*data, all.chosen, all.chosen, flowScaleFor(0, scale, level));
        CAPTURE(round, nameOf(flows.scale), all.ties.size());
        std::size_t between = 0, ends = 0;
        std::set<std::string> ids, nodes;
        for (const Flow& flow : flows.flows) {
          between += flow.ties;
          REQUIRE(flow.a < flow.b);
          CHECK(ids.insert(flow.id).second);
          CHECK(flow.strength <= static_cast<double>(flow.ties));
        }
        for (const FlowNode& node : flows.nodes) {
          CHECK(nodes.insert(node.id).second);
          ends += node.ties + node.within;
        }
        CHECK(between + within(flows) == all.ties.size());
        CHECK(ends == 2 * between + 2 * within(flows));
        CHECK(flows.ties == all.ties.size());
      }
  }
}

TEST_CASE("the order of rows changes no flow") {
  std::mt19937 random(11);
  const auto data = randomCountries(random, 5, 30, 400);
  const Gathered all(test::storyOf(data, {}));
  for (const FlowLevel level : levels) {
    const FlowScale scale = flowScaleFor(0, 700, level);
    auto ties = all.chosen, ground = all.chosen;
    const Flows first = gatherFlows(*data, ties, ground, scale);
    for (int i = 0; i < 3; ++i) {
      std::ranges::shuffle(ties, random);
      std::ranges::shuffle(ground, random);
      CHECK(same(first, gatherFlows(*data, ties, ground, scale)));
    }
  }
}

TEST_CASE("closer never means coarser, and few ties are never gathered") {
  for (const std::size_t ties : std::array<std::size_t, 8>{0, 1, 320, 1500, 1501, 5000, 32034, 1000000}) {
    int finest = -1;
    double reach = 1e9;
    for (double scale = 1; scale < 1e7; scale *= 1.07) {
      const FlowScale now = flowScaleFor(ties, scale);
      CHECK(fineness(now) >= finest);
      finest = fineness(now);
      if (now.level != FlowLevel::cells) continue;
      CHECK(now.reach.value <= reach);
      CHECK(now.reach.value > 0);
      reach = now.reach.value;
    }
    CHECK((ties > 1500) == (fineness(flowScaleFor(ties, 10)) < 3));
  }
  CHECK(flowScaleFor(32034, 225).level == FlowLevel::countries);
  CHECK(flowScaleFor(32034, 1500) == FlowScale{FlowLevel::cells, {500}});
  CHECK(flowScaleFor(32034, 225, FlowLevel::ties).level == FlowLevel::ties);
}

TEST_CASE("a node is where its ties are, also at the seam, and a region that is a city is that city") {
  test::World world;
  world.city("aa-w", "AA", "", 179, 10).city("aa-e", "AA", "", -179, 10).city("aa-lone", "AA", "", 175, 10);
  world.city("bb", "BB", "BB-1", 90, 0).region("BB-1", "BB", "bb");
  world.agreement("t1", "aa-w", "bb").agreement("t2", "aa-e", "bb-1").agreement("t3", "aa-e", "bb");
  world.agreement("t4", "aa-w", "bb");
  const auto data = std::make_shared<const graph::Dataset>(world.build());
  const Gathered all(test::storyOf(data, {}));
  const Flows countries = gatherFlows(*data, all.chosen, all.chosen, flowScaleFor(0, 100, FlowLevel::countries));
  REQUIRE(countries.flows.size() == 1);
  CHECK(countries.flows[0].id == "flow:AA:BB");
  CHECK(countries.flows[0].ties == 4);
  CHECK(countries.nodes[0].places == 2);
  CHECK(std::abs(countries.nodes[0].position.lon.degrees) == Approx(180).margin(1e-9));
  CHECK(countries.nodes[0].position.lat.degrees == Approx(10).margin(.02));
  const Flows pairs = gatherFlows(*data, all.chosen, all.chosen, flowScaleFor(0, 100, FlowLevel::cityPairs));
  REQUIRE(pairs.flows.size() == 2);
  CHECK(pairs.flows[0].id == "flow:aa-e:bb");
  CHECK(pairs.flows[0].ties == 2);
}

TEST_CASE("a large country stands in parts and a small one whole") {
  test::World world;
  for (int i = 0; i < 20; ++i) {
    world.city("us-w" + std::to_string(i), "US", "", -120 + i * .1, 37);
    world.city("us-e" + std::to_string(i), "US", "", -75 + i * .1, 41);
    world.city("de-" + std::to_string(i), "DE", "", 9 + i * .1, 50);
    world.agreement("w" + std::to_string(i), "us-w" + std::to_string(i), "de-" + std::to_string(i));
    world.agreement("e" + std::to_string(i), "us-e" + std::to_string(i), "de-" + std::to_string(i));
  }
  world.city("us-h", "US", "", -157, 21).agreement("h", "us-h", "de-0");
  const auto data = std::make_shared<const graph::Dataset>(world.build());
  const Gathered all(test::storyOf(data, {}));
  const Flows flows = gatherFlows(*data, all.chosen, all.chosen, flowScaleFor(0, 100, FlowLevel::countries));
  REQUIRE(flows.nodes.size() == 3);
  CHECK(flows.nodes[0].whole);
  CHECK(flowTitle(*data, flows, flows.flows[0], {}) == "Germany – United States around us-e0: 20 ties");
  CHECK(flows.flows[1].ties == 21);  // one island does not make a part
}

TEST_CASE("no tie, one city, three countries") {
  const graph::Dataset empty;
  CHECK(gatherFlows(empty, {}, {}, flowScaleFor(0, 100, FlowLevel::countries)).nodes.empty());
  test::World one;
  one.city("aa", "AA", "", 10, 10);
  const Story alone = test::storyOf(std::make_shared<const graph::Dataset>(one.build()), {});
  for (const FlowLevel level : levels)
    CHECK(layer(compose(alone, test::smallBase(), {}, at(200, level)), "ties").lines.empty());
  test::World three;
  three.city("aa", "AA", "", 10, 10).city("bb", "BB", "", 20, 10).city("cc", "CC", "", 30, 90);
  three.agreement("1", "aa", "bb").agreement("2", "bb", "cc").agreement("3", "cc", "aa");
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(three.build()), {});
  std::set<std::string> drawn;
  const MapScene scene = compose(story, test::smallBase(), {}, at(200, FlowLevel::countries));
  for (const LineShape& line : layer(scene, "ties").lines) {
    if (line.className == "tie flow") drawn.insert(line.dataId);
    for (std::size_t i = 1; i < line.points.size(); ++i)
      CHECK(std::hypot(line.points[i].x - line.points[i - 1].x, line.points[i].y - line.points[i - 1].y) < .25);
  }
  CHECK(drawn == std::set<std::string>{"flow:AA:BB", "flow:AA:CC", "flow:BB:CC"});
}

TEST_CASE("layers are kept within a level and remade beyond it") {
  const Story story = test::storyOf(manyTies(), {});
  const ProjectedBasePtr base = test::smallBase();
  const MapScene far = compose(story, base, {}, at(25)), near = compose(story, base, {}, at(28), &far),
                 close = compose(story, base, {}, at(300), &far);
  CHECK(far.layers == near.layers);
  CHECK(near.note == "1,600 ties, gathered into 1 flows between countries or parts of large ones; 0 stay within one");
  for (std::size_t i = 0; i < far.layers.size(); ++i) {
    const bool gathered = far.layers[i]->id == "ties";
    if (gathered) CHECK(far.layers[i] != close.layers[i]);
    if (far.layers[i]->id == "land" || far.layers[i]->id == "regions") CHECK(far.layers[i] == close.layers[i]);
  }
  CHECK(noteItem(far, Theme::dark));
  CHECK_FALSE(noteItem(compose(test::smallStory(), base, {}, at(25)), Theme::dark));
  const auto titled = std::ranges::find(layer(far, "ties").lines, "flow:AA:BB", &LineShape::dataId);
  REQUIRE(titled != layer(far, "ties").lines.end());
  CHECK(titled->title == "AA – BB: 1,600 ties");
}

TEST_CASE("pointing at a node shows the flows that meet in it") {
  test::World world;
  world.city("aa", "AA", "", 10, 10).city("bb", "BB", "", 20, 10).city("cc", "CC", "", 30, 60);
  world.agreement("1", "aa", "bb").agreement("2", "bb", "cc").agreement("3", "cc", "aa");
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(world.build()), {});
  const auto shown = [&](const char* id, FlowLevel level) {
    ComposeOptions options = at(200, level);
    options.selected = id;
    const MapScene scene = compose(story, test::smallBase(), {}, options);
    std::set<std::string> ids;
    for (const LineShape& line : layer(scene, "selection").lines)
      if (line.className == "tie selected") ids.insert(line.dataId);
    return ids;
  };
  CHECK(shown("node:AA", FlowLevel::countries) == std::set<std::string>{"flow:AA:BB", "flow:AA:CC"});
  CHECK(shown("flow:AA:BB", FlowLevel::countries) == std::set<std::string>{"flow:AA:BB"});
  CHECK(shown("node:aa", FlowLevel::cityPairs) == std::set<std::string>{"flow:aa:bb", "flow:aa:cc"});
  CHECK(shown("aa", FlowLevel::countries) == std::set<std::string>{"1", "3"});
  CHECK(shown("node:AA", FlowLevel::ties).empty());
}

TEST_CASE("ties that an event cuts are gathered between the nodes of those that stand") {
  Scenario scenario;
  scenario.steps.resize(1);
  for (int t = 0; t < 300; ++t)
    scenario.steps[0].actions.emplace_back(graph::TerminateAgreement{graph::AgreementId{"t" + std::to_string(t)}});
  const Story story = test::storyOf(manyTies(), scenario);
  ComposeOptions options = at(25);
  const ProjectedBasePtr base = test::smallBase();
  const MapScene before = compose(story, base, {}, options);
  options.step = 1;
  const MapScene after = compose(story, base, {}, options);
  const auto flow = [](const MapScene& scene, const char* where) {
    const auto& lines = layer(scene, where).lines;
    const auto found = std::ranges::find_if(
        lines, [](const LineShape& line) { return line.dataId == "flow:AA:BB" && line.className != "casing"; });
    REQUIRE(found != lines.end());
    return *found;
  };
  CHECK(flow(after, "cut").className == "tie flow cut");
  CHECK(flow(after, "cut").title == "AA – BB: 300 ties");
  CHECK(flow(after, "cut").stroke.dash[0] > 0);
  CHECK(flow(after, "ties").title == "AA – BB: 1,300 ties");
  CHECK(flow(after, "cut").points == flow(before, "ties").points);
  CHECK(flow(after, "ties").points == flow(before, "ties").points);
  CHECK(flow(after, "ties").stroke.width < flow(before, "ties").stroke.width);
}

TEST_CASE("a weaker agreement is thinner, and a suspended one is not drawn as one that ended") {
  test::World world;
  world.city("aa", "AA", "", 100, 10).city("bb", "BB", "", 120, 10);
  world.agreement("full", "aa", "bb").agreement("half", "aa", "bb", "", "", .5).agreement("ends", "aa", "bb");
  Scenario scenario;
  scenario.steps.resize(1);
  scenario.steps[0].actions = {graph::SuspendAgreement{graph::AgreementId{"full"}},
                               graph::TerminateAgreement{graph::AgreementId{"ends"}}};
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(world.build()), scenario);
  const auto line = [](const MapScene& scene, const char* where, const char* id) {
    const auto& lines = layer(scene, where).lines;
    const auto found = std::ranges::find(lines, id, &LineShape::dataId);
    REQUIRE(found != lines.end());
    return *found;
  };
  ComposeOptions options;
  const MapScene before = compose(story, test::smallBase(), {}, options);
  CHECK(line(before, "ties", "half").stroke.width ==
        Approx(line(before, "ties", "full").stroke.width * std::sqrt(.5)).epsilon(1e-6));
  options.step = 1;
  const MapScene after = compose(story, test::smallBase(), {}, options);
  CHECK(line(after, "cut", "full").className == "tie agreement cut suspended");
  CHECK(line(after, "cut", "ends").className == "tie agreement cut");
  CHECK(line(after, "cut", "full").stroke.dash != line(after, "cut", "ends").stroke.dash);
}

TEST_CASE("of a crowd of cities those with most ties are shown, apart from each other, and more of them closer") {
  std::mt19937 random(3);
  test::World world;
  for (int i = 0; i < 3500; ++i)
    world.city("aa-" + std::to_string(i), "AA", "", uniform(random, 0, 40), uniform(random, -20, 20));
  for (int i = 0; i < 60; ++i)
    world.agreement("t" + std::to_string(i), "aa-" + std::to_string(i), "aa-" + std::to_string(i + 60));
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(world.build()), {});
  std::size_t shown = 0;
  for (const double scale : {100.0, 400.0, 1600.0, 1e8}) {
    const MapScene scene = compose(story, test::smallBase(), {}, at(scale));
    const auto& marks = layer(scene, "cities").marks;
    const double spacing = style(Theme::dark).citySpacing / scale;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      ids.insert(marks[i].dataId);
      for (std::size_t j = 0; scale < 1000 && j < i; ++j)
        CHECK(std::hypot(marks[i].position.x - marks[j].position.x, marks[i].position.y - marks[j].position.y) >=
              spacing);
    }
    CHECK(ids.size() == marks.size());
    CHECK(marks.size() > shown);
    shown = marks.size();
    CHECK(std::ranges::count(marks, "city", &MarkShape::className) > 20);
  }
  CHECK(shown == 3500);
}

TEST_CASE("the world's sister cities") {
  const char* folder = std::getenv("CITYTIES_WORLD_DATA");
  if (!folder) {
    WARN("skipped: CITYTIES_WORLD_DATA does not name the world data, which is not part of the project");
    return;
  }
  auto read = geo::readDataset(std::filesystem::path(folder) / "sister-cities");
  REQUIRE_FALSE(read.report.dataset.cities.empty());
  const auto data = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
  const Story story = test::storyOf(data, {});
  const Gathered all(story);
  CHECK(all.ties.size() == 32034);
  for (const double scale : scales) {
    const Flows flows = gatherFlows(*data, all.chosen, all.chosen, flowScaleFor(all.ties.size(), scale));
    std::size_t between = 0;
    for (const Flow& flow : flows.flows) between += flow.ties;
    CHECK(between + within(flows) == 32034);
    if (flows.scale.level == FlowLevel::countries) CHECK(flows.flows.size() < 4000);
  }
}
