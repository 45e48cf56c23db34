#include "app/core/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "tests/support/catch.hpp"

using namespace cityties::core;

namespace {

/// Every letter half as wide as the text is high.
TextSize measure(const std::string& text, const TextStyle& style) {
  return {static_cast<float>(text.size()) * (style.size * .5f + style.letterSpacing), style.size * 1.2f, style.size};
}

bool overlap(const PlacedLabel& a, const PlacedLabel& b) {
  return a.topLeft.x < b.topLeft.x + b.size.width && b.topLeft.x < a.topLeft.x + a.size.width &&
         a.topLeft.y < b.topLeft.y + b.size.height && b.topLeft.y < a.topLeft.y + a.size.height;
}

LabelWish wish(const std::string& text, double x, double y, int importance, LabelClass kind = LabelClass::city) {
  return {text, kind, {x, y}, importance, 4, text};
}

LabelRequest request(const std::vector<LabelWish>& wishes) {
  LabelRequest r;
  r.wishes = &wishes;
  r.camera = {{0, 0}, 100};
  r.viewport = {0, 0, 400, 300};
  r.style = &style(Theme::dark);
  return r;
}

std::vector<LabelWish> randomWishes(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(-2.2, 2.2), y(-1.7, 1.7);
  std::uniform_int_distribution<int> length(1, 14), importance(0, 5), kind(0, 5);
  std::vector<LabelWish> wishes;
  for (int i = 0; i < 80; ++i)
    wishes.push_back(wish(std::string(static_cast<std::size_t>(length(random)), 'm') + std::to_string(i), x(random),
                          y(random), importance(random), static_cast<LabelClass>(kind(random))));
  return wishes;
}

}  // namespace

TEST_CASE("placed labels never overlap each other or an obstacle, and stay in the picture") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto wishes = randomWishes(seed);
    LabelRequest r = request(wishes);
    r.obstacles = {{250, 40, 120, 90}};
    for (const LabelWish& w : wishes) r.marks.push_back(toPixels(r.camera, r.viewport, w.anchor));
    const auto placed = placeLabels(r, measure);
    REQUIRE(placed.size() > 5);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      for (std::size_t j = i + 1; j < placed.size(); ++j) CHECK_FALSE(overlap(placed[i], placed[j]));
      PlacedLabel obstacle;
      obstacle.topLeft = {250, 40};
      obstacle.size = {120, 90, 0};
      CHECK_FALSE(overlap(placed[i], obstacle));
      CHECK(placed[i].topLeft.x >= 0);
      CHECK(placed[i].topLeft.y >= 0);
      CHECK(placed[i].topLeft.x + placed[i].size.width <= 400);
      CHECK(placed[i].topLeft.y + placed[i].size.height <= 300);
    }
  }
}

TEST_CASE("placing is the same for any order of the wishes") {
  auto wishes = randomWishes(7);
  const auto first = placeLabels(request(wishes), measure);
  std::shuffle(wishes.begin(), wishes.end(), std::mt19937(3));
  const auto second = placeLabels(request(wishes), measure);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].text == second[i].text);
    CHECK(first[i].topLeft.x == second[i].topLeft.x);
    CHECK(first[i].topLeft.y == second[i].topLeft.y);
  }
}

TEST_CASE("a lone label stands right of its mark, and left where the right is taken") {
  const std::vector<LabelWish> alone{wish("Houston", 0, 0, 1)};
  auto placed = placeLabels(request(alone), measure);
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].topLeft.x > 200 + 4);
  CHECK(placed[0].topLeft.y + placed[0].size.height / 2 == Approx(150));

  LabelRequest r = request(alone);
  r.obstacles = {{205, 100, 100, 100}};
  placed = placeLabels(r, measure);
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].topLeft.x + placed[0].size.width < 200 - 4);
}

TEST_CASE("the more important of two rivals is the one that stays") {
  const std::vector<LabelWish> rivals{wish("a minor name of some length", 0, 0, 1), wish("the capital of it", 0, 0, 9)};
  LabelRequest r = request(rivals);
  r.viewport = {0, 0, 300, 16};
  const auto placed = placeLabels(r, measure);
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].text == "the capital of it");
}

TEST_CASE("a label keeps off marks where it can") {
  const std::vector<LabelWish> alone{wish("Houston", 0, 0, 1)};
  LabelRequest r = request(alone);
  r.marks = {{200, 150}, {220, 150}};
  const auto placed = placeLabels(r, measure);
  REQUIRE(placed.size() == 1);
  const PixelRect box{placed[0].topLeft.x, placed[0].topLeft.y, placed[0].size.width, placed[0].size.height};
  CHECK_FALSE(box.contains({220, 150}));
}

TEST_CASE("of two places that touch each name stands on its own side, even over a few marks") {
  const std::vector<LabelWish> pair{wish("Guangzhou", 0, 0, 5), wish("Hong Kong", .05, -.06, 5)};
  LabelRequest r = request(pair);
  r.taken = {{0, 0, 186, 300}};  // left of the first stands something else
  for (int i = 0; i < 5; ++i) r.marks.push_back({192 + 7.0f * static_cast<float>(i), 136});
  const auto placed = placeLabels(r, measure);
  REQUIRE(placed.size() == 2);
  const float first = placed[0].topLeft.y + placed[0].size.height / 2,
              second = placed[1].topLeft.y + placed[1].size.height / 2;
  CHECK(placed[0].text == "Guangzhou");
  CHECK(first < 150);
  CHECK(first < second);
}

TEST_CASE("names of countries are centred, and left out where panels cover their place") {
  const std::vector<LabelWish> country{wish("CANADA", 0, 0, 1, LabelClass::country)};
  auto placed = placeLabels(request(country), measure);
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].topLeft.x + placed[0].size.width / 2 == Approx(200));
  LabelRequest r = request(country);
  r.obstacles = {{0, 0, 400, 300}};
  CHECK(placeLabels(r, measure).empty());
}

TEST_CASE("the name of a country makes way, but not into another country") {
  const std::vector<LabelWish> country{wish("CANADA", 0, 0, 1, LabelClass::country)};
  LabelRequest r = request(country);
  r.taken = {{0, 147, 400, 6}};  // its place; .25 earth radii are 25 pixels
  auto placed = placeLabels(r, measure);
  REQUIRE(placed.size() == 1);
  CHECK(std::abs(placed[0].topLeft.y + placed[0].size.height / 2 - 150) <= 25);
  r.taken = {{0, 132, 400, 36}};
  CHECK(placeLabels(r, measure).empty());
  r.camera.pixelsPerUnit = 400;  // the same picture from nearer: 50 pixels are little
  CHECK(placeLabels(r, measure).size() == 1);
}

TEST_CASE("sizes grow with the scale of the interface") {
  const std::vector<LabelWish> alone{wish("Houston", 0, 0, 1)};
  LabelRequest r = request(alone);
  const float one = placeLabels(r, measure).at(0).style.size;
  r.scale = 2;
  CHECK(placeLabels(r, measure).at(0).style.size == Approx(2 * one));
}

TEST_CASE("in a close-up no name touches the ring of the next city") {
  // The close-up of Houston's district at 1280 × 720.
  std::vector<LabelWish> cities{
      wish("Baton Rouge", 0, 0, 95, LabelClass::focusCity), wish("Houston", -.51, -.07, 100, LabelClass::cutPost),
      wish("Jackson", .11, .26, 95, LabelClass::focusCity), wish("New Orleans", .12, -.055, 95, LabelClass::focusCity)};
  for (LabelWish& city : cities) city.markRadius = city.text == "Houston" ? 9 : 7;
  LabelRequest r = request(cities);
  r.taken = {{60, 148, 54, 18}};  // ties run west of Houston
  const auto placed = placeLabels(r, [](const std::string& text, const TextStyle& style) {
    return TextSize{static_cast<float>(text.size()) * style.size * .56f, style.size * 1.25f, style.size};
  });
  REQUIRE(placed.size() == 4);
  for (const PlacedLabel& label : placed)
    for (const LabelWish& other : cities) {
      if (other.text == label.text) continue;
      const PixelPoint at = toPixels(r.camera, r.viewport, other.anchor);
      const float x = std::max({label.topLeft.x - at.x, 0.0f, at.x - label.topLeft.x - label.size.width});
      const float y = std::max({label.topLeft.y - at.y, 0.0f, at.y - label.topLeft.y - label.size.height});
      INFO(label.text << " and the ring of " << other.text);
      CHECK(std::hypot(x, y) >= 7);
    }
}

TEST_CASE("two posts whose marks overlap keep their names on their own sides at every scale") {
  // Guangzhou north-west of Hong Kong, a pixel or two away, with other names round about.
  for (const float scale : {1.0f, 1.25f, 1.5f, 2.0f, 3.0f})
    for (const double away : {.01, .02, .05, .1}) {
      std::vector<LabelWish> posts{wish("Guangzhou", 0, 0, 60, LabelClass::post),
                                   wish("Hong Kong", away, -away, 60, LabelClass::post),
                                   wish("Shanghai", .5, .5, 60, LabelClass::post)};
      for (LabelWish& post : posts) post.markRadius = 6;
      LabelRequest r = request(posts);
      r.viewport = {0, 0, 800, 600};
      r.scale = scale;
      std::map<std::string, float> middle, across;
      for (const PlacedLabel& label : placeLabels(r, measure)) {
        middle[label.text] = label.topLeft.y + label.size.height / 2;
        across[label.text] = label.topLeft.x + label.size.width / 2;
      }
      INFO("scale " << scale << ", " << away << " apart");
      REQUIRE(middle.contains("Guangzhou"));
      REQUIRE(middle.contains("Hong Kong"));
      // The line between the names runs as the one between the places: Hong Kong is not above nor west of Guangzhou.
      CHECK((middle["Hong Kong"] > middle["Guangzhou"] || across["Hong Kong"] > across["Guangzhou"]));
      CHECK(middle["Hong Kong"] >= middle["Guangzhou"]);
      CHECK(across["Hong Kong"] >= across["Guangzhou"]);
    }
}

TEST_CASE("no label straddles the edge of a globe or of a flat map") {
  std::vector<LabelWish> cities;
  for (int i = 0; i < 40; ++i) {
    const double angle = i * .1570796, radius = .8 + .005 * i;
    LabelWish city = wish("city number " + std::to_string(i), radius * std::cos(angle), radius * std::sin(angle), i);
    city.edge.radius = 1;
    cities.push_back(city);
  }
  LabelRequest r = request(cities);
  r.viewport = {0, 0, 400, 400};
  const auto placed = placeLabels(r, measure);
  CHECK(placed.size() > 5);
  for (const PlacedLabel& label : placed)
    for (const float x : {label.topLeft.x, label.topLeft.x + label.size.width})
      for (const float y : {label.topLeft.y, label.topLeft.y + label.size.height}) {
        const auto corner = toPlane(r.camera, r.viewport, {x, y});
        CHECK(std::hypot(corner.x, corner.y) <= 1);
      }
  LabelWish seam = wish("at the seam", 1.45, 0, 1);
  seam.edge.halfWidth = 1.5;
  const std::vector<LabelWish> alone{seam};
  const auto left = placeLabels(request(alone), measure);
  REQUIRE(left.size() == 1);
  CHECK(left[0].topLeft.x + left[0].size.width < 345);
}

TEST_CASE("ordinary cities are named by importance up to what a picture bears, and few are measured for it") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> x(-20, 20), y(-15, 15);
  std::vector<LabelWish> cities;
  for (int i = 0; i < 20000; ++i) cities.push_back(wish("city " + std::to_string(i), x(random), y(random), -i));
  LabelRequest r = request(cities);
  r.viewport = {0, 0, 1280, 720};
  std::size_t measured = 0;
  const auto placed = placeLabels(r, [&](const std::string& text, const TextStyle& style) {
    ++measured;
    return measure(text, style);
  });
  CHECK(placed.size() > 30);
  CHECK(placed.size() < 60);
  CHECK(measured < 300);
  // The most important of those in the picture is among them.
  for (const LabelWish& city : cities)
    if (r.viewport.contains(toPixels(r.camera, r.viewport, city.anchor))) {
      CHECK(std::ranges::any_of(placed, [&](const PlacedLabel& label) { return label.text == city.text; }));
      break;
    }
}

TEST_CASE("a text in Chinese is set as Chinese and one in Latin letters as Latin, whatever the interface speaks") {
  const std::vector<LabelWish> names{wish("中国", -1, 1, 3, LabelClass::country),
                                     wish("CANADA", 1, -1, 2, LabelClass::country),
                                     wish("CHINA 中国", -1, -1, 1, LabelClass::country)};
  for (const bool chinese : {false, true}) {
    LabelRequest r = request(names);
    r.chinese = chinese;
    const auto placed = placeLabels(r, measure);
    REQUIRE(placed.size() == 3);
    CHECK(placed[0].style == labelStyle(*r.style, LabelClass::country, true));
    CHECK(placed[1].style == labelStyle(*r.style, LabelClass::country, false));
    CHECK(placed[2].style == labelStyle(*r.style, LabelClass::country, false));
  }
}
