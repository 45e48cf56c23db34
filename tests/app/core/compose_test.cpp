#include "app/core/compose.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;
using cityties::test::layer;

namespace {

/// Ids of the ties of a class, each once however many pieces it is drawn in.
std::set<std::string> ties(const Layer& where, const std::string& className) {
  std::set<std::string> ids;
  for (const LineShape& line : where.lines)
    if (line.className == className) ids.insert(line.dataId);
  return ids;
}

std::vector<const AreaShape*> areas(const MapScene& scene, const std::string& className) {
  std::vector<const AreaShape*> found;
  for (const AreaShape& shape : layer(scene, "regions").areas)
    if (shape.className == className) found.push_back(&shape);
  return found;
}

double areaOf(const geo::PlaneMultiPolygon& polygons) {
  double sum = 0;
  for (const geo::PlanePolygon& polygon : polygons)
    for (std::size_t i = 1; i < polygon.outer.size(); ++i)
      sum += polygon.outer[i - 1].x * polygon.outer[i].y - polygon.outer[i].x * polygon.outer[i - 1].y;
  return std::abs(sum) / 2;
}

const MarkShape* mark(const MapScene& scene, const std::string& layerId, const std::string& id, Symbol symbol) {
  for (const MarkShape& shape : layer(scene, layerId).marks)
    if (shape.dataId == id && shape.symbol == symbol) return &shape;
  return nullptr;
}

struct Shown {
  Story story = test::smallStory();
  ProjectedBasePtr base = test::smallBase();
  Catalogue words;
  MapScene at(std::size_t step, bool inset = false, double progress = 1, const MapScene* previous = nullptr) const {
    return compose(story, base, words, {step, Theme::dark, inset, progress, {}}, previous);
  }
};

}  // namespace

TEST_CASE("before anything happens every tie in force is drawn, and nothing as cut") {
  const Shown shown;
  const MapScene scene = shown.at(0);
  CHECK(ties(layer(scene, "ties"), "tie agreement") == std::set<std::string>{"t1", "t2", "t3"});
  CHECK(ties(layer(scene, "ties"), "tie consular") ==
        std::set<std::string>{"consular:cn-us-h:us-a", "consular:cn-us-h:us-b"});
  CHECK(ties(layer(scene, "ties"), "tie mission") == std::set<std::string>{"mission:cn-us-h"});
  CHECK(layer(scene, "cut").lines.empty());
  CHECK(layer(scene, "restored").lines.empty());
  CHECK(areas(scene, "district orphan").empty());
  CHECK(areas(scene, "district").size() == 4);
  CHECK(areas(scene, "district focus").size() == 1);
}

TEST_CASE("a closed post leaves cut ties, an orphaned district and a cross") {
  const Shown shown;
  const MapScene before = shown.at(0), scene = shown.at(1);
  CHECK(ties(layer(scene, "ties"), "tie agreement").size() == 3);
  CHECK(ties(layer(scene, "ties"), "tie consular").empty());
  CHECK(ties(layer(scene, "cut"), "tie consular cut") ==
        std::set<std::string>{"consular:cn-us-h:us-a", "consular:cn-us-h:us-b"});
  CHECK(ties(layer(scene, "cut"), "tie mission cut") == std::set<std::string>{"mission:cn-us-h"});
  const auto orphans = areas(scene, "district orphan");
  REQUIRE(orphans.size() == 1);
  CHECK(orphans[0]->hatch);
  CHECK(orphans[0]->dataId == "cn-us-h");
  const auto region = std::ranges::find(shown.base->map.regions, "US-1", &geo::ProjectedRegion::code);
  CHECK(areaOf(orphans[0]->area) == Approx(areaOf(region->area)).epsilon(1e-6));
  CHECK(mark(before, "posts", "cn-us-h", Symbol::diamond));
  CHECK(mark(scene, "posts", "cn-us-h", Symbol::cross));
  CHECK_FALSE(mark(scene, "posts", "cn-us-h", Symbol::diamond));
  CHECK(mark(scene, "posts", "cn-us-dc", Symbol::square));
  // Agreements step back, so that the cut is loud.
  CHECK(layer(scene, "ties").lines.front().stroke.colour.a < layer(before, "ties").lines.front().stroke.colour.a);
  CHECK(scene.glowStrength < before.glowStrength);
}

TEST_CASE("no closed tie is drawn in its old colour, and every cut one is dashed") {
  const Shown shown;
  for (std::size_t step = 0; step < shown.story.steps.size(); ++step)
    for (const bool inset : {false, true}) {
      const MapScene scene = shown.at(step, inset);
      for (const LineShape& line : layer(scene, "cut").lines)
        if (line.className != "casing") CHECK(line.stroke.dash[0] > 0);
    }
}

TEST_CASE("a taken-over district gets its heir's ties in green and a green outline") {
  const Shown shown;
  for (const bool inset : {false, true}) {
    const MapScene scene = shown.at(2, inset);
    CHECK(ties(layer(scene, "restored"), "tie consular restored") ==
          std::set<std::string>{"consular:cn-us-dc:us-a", "consular:cn-us-dc:us-b"});
    CHECK(areas(scene, "district orphan").empty());
    const auto taken = areas(scene, "district restored");
    REQUIRE(taken.size() == 1);
    REQUIRE(taken[0]->outline);
    CHECK(withAlpha(taken[0]->outline->colour, 1) == style(Theme::dark).restored);
  }
}

TEST_CASE("an agreement that ends moves from ties to cut with a cross, and a new one is restored") {
  const Shown shown;
  const MapScene ended = shown.at(3), signedOne = shown.at(4);
  CHECK(ties(layer(ended, "ties"), "tie agreement") == std::set<std::string>{"t1", "t3"});
  CHECK(ties(layer(ended, "cut"), "tie agreement cut") == std::set<std::string>{"t2"});
  CHECK(mark(ended, "cut", "t2", Symbol::cross));
  CHECK(ties(layer(signedOne, "restored"), "tie agreement new") == std::set<std::string>{"t4"});
}

TEST_CASE("a city that lost its only channel wears a ring of its own shape, not only a colour") {
  core::Scenario scenario;
  scenario.steps.resize(1);
  scenario.steps[0].actions = {graph::ClosePost{graph::PostId{"cn-us-h"}, {}},
                               graph::TerminateAgreement{graph::AgreementId{"t3"}},
                               graph::TerminateAgreement{graph::AgreementId{"t1"}}};
  const Story story = test::storyOf(test::smallDataset(), scenario);
  REQUIRE_FALSE(story.steps[1].impact->citiesCut.empty());
  const MapScene scene = compose(story, test::smallBase(), {}, {1, Theme::dark, true, 1, {}});
  for (const graph::CityId& city : story.steps[1].impact->citiesCut) {
    CHECK(mark(scene, "cities", city.text, Symbol::ring));
    CHECK(std::ranges::any_of(*scene.labels, [&](const LabelWish& wish) { return wish.dataId == city.text; }));
  }
  CHECK_FALSE(mark(scene, "cities", "us-d", Symbol::ring));
}

TEST_CASE("the same base gives the same layers, and progress remakes only what moves") {
  const Shown shown;
  const MapScene first = shown.at(1), again = shown.at(1, false, 1, &first), moving = shown.at(1, false, .5, &first),
                 next = shown.at(2, false, 1, &first);
  REQUIRE(first.layers.size() == again.layers.size());
  for (std::size_t i = 0; i < first.layers.size(); ++i) {
    CHECK(first.layers[i] == again.layers[i]);
    const std::string& id = first.layers[i]->id;
    const bool moves = id == "cut" || id == "restored";
    CHECK((first.layers[i] == moving.layers[i]) == !moves);
    const bool shared = id == "land" || id == "lakes" || id == "borders" || id == "graticule";
    CHECK((first.layers[i] == next.layers[i]) == shared);
  }
  CHECK(first.labels == again.labels);
}

TEST_CASE("progress 0 shows the step before, and the broken tie draws back as progress grows") {
  const Shown shown;
  CHECK(layer(shown.at(1, false, 0), "cut").lines.empty());
  const auto length = [&](double progress) {
    const MapScene scene = shown.at(1, false, progress);
    double sum = 0;
    for (const LineShape& line : layer(scene, "cut").lines)
      if (line.className == "tie mission cut")
        for (std::size_t i = 1; i < line.points.size(); ++i)
          sum += std::hypot(line.points[i].x - line.points[i - 1].x, line.points[i].y - line.points[i - 1].y);
    return sum;
  };
  CHECK(length(.1) > length(.6));
  CHECK(length(.6) > length(1));
  CHECK(length(1) > 0);
}

TEST_CASE("labels name posts on the map and the cities told of in the close-up") {
  Shown shown;
  shown.story.scenario.steps[0].focus = {"us-b"};
  const auto named = [](const MapScene& scene, const std::string& id) {
    return std::ranges::any_of(*scene.labels, [&](const LabelWish& wish) { return wish.dataId == id; });
  };
  CHECK(named(shown.at(1), "cn-us-h"));
  CHECK(named(shown.at(1), "US"));
  CHECK_FALSE(named(shown.at(1), "us-b"));
  CHECK(named(shown.at(1, true), "us-b"));
  CHECK(
      std::ranges::any_of(*shown.at(1).labels, [](const LabelWish& wish) { return wish.kind == LabelClass::cutPost; }));
  CHECK(std::ranges::any_of(*shown.at(0).labels,
                            [](const LabelWish& wish) { return wish.text == "NORTH PACIFIC OCEAN"; }));
}

TEST_CASE("an empty dataset and one without posts still make a picture") {
  const auto empty = std::make_shared<const graph::Dataset>();
  const Story nothing = test::storyOf(empty, {});
  const MapScene scene = compose(nothing, test::smallBase(), {}, {});
  CHECK_FALSE(layer(scene, "land").areas.empty());
  CHECK(layer(scene, "ties").lines.empty());
  CHECK_FALSE(planInset(nothing, 0, {}));
  CHECK(framing(nothing, 0, geo::Projection::equalEarth({-170})).max.x > 0);

  graph::Dataset bare = *test::smallDataset();
  bare.posts.clear();
  bare.districts.clear();
  const Story cities = test::storyOf(std::make_shared<const graph::Dataset>(bare), {});
  const MapScene map = compose(cities, test::smallBase(), {}, {});
  CHECK(ties(layer(map, "ties"), "tie agreement").size() == 3);
  CHECK(layer(map, "cities").marks.size() == 5);
  CHECK_FALSE(postInFocus(cities, 0));
}

namespace {

ComposeOptions near(double pixelsPerUnit) {
  ComposeOptions options;
  options.pixelsPerUnit = pixelsPerUnit;
  return options;
}

ProjectedBasePtr baseOf(geo::ProjectionKind kind, double lon, double lat) {
  return projectBase(test::smallBaseMap(), geo::Projection::make(kind, {{lon}, {lat}}));
}

const LabelWish* label(const MapScene& scene, const std::string& id) {
  for (const LabelWish& wish : *scene.labels)
    if (wish.dataId == id) return &wish;
  return nullptr;
}

}  // namespace

TEST_CASE("nearer the map shows more, and layers are reused within a level") {
  const Shown shown;
  const MapScene far = compose(shown.story, shown.base, {}, near(60));
  const MapScene home = compose(shown.story, shown.base, {}, near(200), &far);
  const MapScene alike = compose(shown.story, shown.base, {}, near(230), &home);
  const MapScene close = compose(shown.story, shown.base, {}, near(1500), &home);
  CHECK(&layer(home, "borders") == &layer(alike, "borders"));
  CHECK(home.labels == alike.labels);
  CHECK_FALSE(home.labels == close.labels);
  CHECK(close.labels->size() > home.labels->size());
  CHECK_FALSE(label(home, "us-b"));
  CHECK(label(close, "us-b"));
  // A city with ties comes before one without; a city with a post is named by its post, once.
  REQUIRE(label(close, "us-a"));
  CHECK(label(close, "us-a")->importance > label(close, "us-b")->importance);
  CHECK_FALSE(label(close, "us-d"));
  CHECK(label(close, "cn-us-dc"));
  for (const MapScene* scene : {&far, &home, &close}) CHECK(&layer(*scene, "land") == &layer(far, "land"));
}

TEST_CASE("borders of states are drawn where there is room for them") {
  geo::BaseMap map = test::smallBaseMap();
  map.borders = {{geo::BorderKind::region, {{{{-90}, {26}}, {{-90}, {37}}}}},
                 {geo::BorderKind::disputed, {{{{108}, {35}}, {{108}, {36}}}}}};
  const auto base = projectBase(map, geo::Projection::equalEarth({-170}));
  const Story story = test::smallStory();
  const auto count = [&](double pixelsPerUnit, bool inset, const std::string& className) {
    ComposeOptions options = near(pixelsPerUnit);
    options.inset = inset;
    const MapScene scene = compose(story, base, {}, options);
    return std::ranges::count(layer(scene, "borders").lines, className, &LineShape::className);
  };
  CHECK(count(60, false, "border region") == 0);
  CHECK(count(200, false, "border region") > 0);
  CHECK(count(60, true, "border region") > 0);
  CHECK(count(60, false, "border disputed") > 0);
}

TEST_CASE("names on the map are English, Chinese or both, whatever the interface speaks") {
  graph::Dataset data = *test::smallDataset();
  for (graph::City& city : data.cities)
    if (city.id.text == "us-a") city.name = "Houston";
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(data), test::smallScenario());
  const auto base = test::smallBase();
  const auto text = [&](MapNames names, const std::string& id) {
    ComposeOptions options = near(1500);
    options.names = names;
    const MapScene scene = compose(story, base, {}, options);
    const LabelWish* wish = label(scene, id);
    return wish ? wish->text : std::string();
  };
  CHECK(text(MapNames::ofInterface, "us-a") == "Houston");
  CHECK(text(MapNames::english, "us-a") == "Houston");
  CHECK(text(MapNames::chinese, "us-a") == "休斯敦");
  CHECK(text(MapNames::both, "us-a") == "Houston 休斯敦");
  CHECK(text(MapNames::both, "US") == "UNITED STATES 美国");
  CHECK(text(MapNames::both, "us-b") == text(MapNames::english, "us-b"));  // nobody knows a Chinese name
}

TEST_CASE("a round map has an edge with water in it and darkness outside, a flat one runs on into water") {
  const Story story = test::smallStory();
  const Style& s = style(Theme::dark);
  for (const auto kind : {geo::ProjectionKind::globe, geo::ProjectionKind::azimuthalEquidistant}) {
    const MapScene scene = compose(story, baseOf(kind, -100, 40), {}, {});
    REQUIRE(scene.layers.front()->id == "sphere");
    REQUIRE(scene.layers.front()->areas.size() == 1);
    CHECK(scene.layers.front()->areas[0].fill == s.water);
    CHECK(scene.background == s.outside);
    // What lies on the far side has no label; what is seen knows the edge.
    for (const LabelWish& wish : *scene.labels) {
      CHECK(std::hypot(wish.anchor.x, wish.anchor.y) <= wish.edge.radius + 1e-9);
      CHECK(std::isfinite(wish.edge.radius));
    }
    CHECK((label(scene, "CN") == nullptr) == (kind == geo::ProjectionKind::globe));
  }
  const MapScene flat = compose(story, test::smallBase(), {}, {});
  CHECK(flat.background == s.water);
  CHECK(flat.layers.front()->id == "land");
  for (const LabelWish& wish : *flat.labels) CHECK(std::abs(wish.anchor.x) <= wish.edge.halfWidth);
}

TEST_CASE("rings of distance are true distances from the centre, with their kilometres beside them") {
  const graph::LonLat centre{{-95.4}, {29.8}};
  const auto base = baseOf(geo::ProjectionKind::azimuthalEquidistant, -95.4, 29.8);
  const Story story = test::smallStory();
  for (const auto& [pixels, step] : {std::pair(60.0, 5000.0), {200.0, 2000.0}, {1500.0, 500.0}}) {
    const MapScene scene = compose(story, base, {}, near(pixels));
    double next = step;
    std::size_t rings = 0;
    for (const LineShape& line : layer(scene, "graticule").lines) {
      REQUIRE(line.className == "distance-ring");
      CHECK(line.points.front().x == line.points.back().x);
      for (std::size_t i = 0; i < line.points.size(); i += 20) {
        const auto place = base->projection.inverse(line.points[i]);
        REQUIRE(place);
        CHECK(graph::greatCircleDistance(centre, *place).value == Approx(next).epsilon(1e-6));
      }
      next += step;
      ++rings;
    }
    CHECK(rings == static_cast<std::size_t>(20015 / step));
    const auto labels = std::ranges::count(*scene.labels, LabelClass::distance, &LabelWish::kind);
    CHECK(static_cast<std::size_t>(labels) == rings);
    for (const LabelWish& wish : *scene.labels)
      if (wish.text == "10,000 km")
        CHECK(graph::greatCircleDistance(centre, *base->projection.inverse(wish.anchor)).value == Approx(10000));
  }
  CHECK(std::ranges::none_of(*compose(story, test::smallBase(), {}, {}).labels,
                             [](const LabelWish& wish) { return wish.kind == LabelClass::distance; }));
}
