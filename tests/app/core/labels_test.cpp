#include "app/core/labels.hpp"

#include <algorithm>
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

TEST_CASE("sizes grow with the scale of the interface") {
  const std::vector<LabelWish> alone{wish("Houston", 0, 0, 1)};
  LabelRequest r = request(alone);
  const float one = placeLabels(r, measure).at(0).style.size;
  r.scale = 2;
  CHECK(placeLabels(r, measure).at(0).style.size == Approx(2 * one));
}
