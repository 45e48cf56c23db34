// Where the sentence of the stage stands.
#include "app/core/labels_callout.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

#include "tests/support/catch.hpp"

using namespace cityties::core;

namespace {

constexpr std::string_view sentence = "Baton\u00a0Rouge, New\u00a0Orleans and\u00a0Jackson: no\u00a0known\u00a0channel";
const std::vector<LabelWish> noLabels;

/// Every letter half as wide as the text is high; a letter of three bytes is Chinese and as wide as high.
TextSize measure(const std::string& text, const TextStyle& style) {
  float width = 0;
  for (const char byte : text) {
    const auto lead = static_cast<unsigned char>(byte);
    if (lead < 0x80 || lead >> 5 == 6) width += style.size * .5f;
    if (lead >> 4 == 14) width += style.size;
  }
  return {width, style.size * 1.2f, style.size};
}

/// A hundred pixels a unit, the middle of 1280 × 720 at 0, 0.
LabelRequest request() {
  LabelRequest r;
  r.wishes = &noLabels;
  r.camera = {{0, 0}, 100};
  r.viewport = {0, 0, 1280, 720};
  r.style = &style(Theme::dark);
  return r;
}

CalloutWish wish(std::vector<cityties::geo::PlanePoint> cities, std::string text = std::string(sentence)) {
  return {.text = std::move(text), .cities = std::move(cities)};
}

std::optional<PlacedCallout> place(const CalloutWish& about, const LabelRequest& where) {
  return placeCallout(about, where, measure);
}

bool overlap(PixelRect a, PixelRect b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool within(PixelRect inner, PixelRect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

float length(const PlacedCallout::Leader& leader) {
  return std::hypot(leader.to.x - leader.from.x, leader.to.y - leader.from.y);
}

bool crosses(const PlacedCallout::Leader& leader, PixelRect rect) {
  constexpr int samples = 1000;
  for (int i = 0; i <= samples; ++i) {
    const float t = static_cast<float>(i) / samples;
    if (rect.contains(
            {leader.from.x + t * (leader.to.x - leader.from.x), leader.from.y + t * (leader.to.y - leader.from.y)}))
      return true;
  }
  return false;
}

/// Lines within the box, the box within the picture, over no panel and no mark; leaders through no panel.
void checkFree(const PlacedCallout& placed, const LabelRequest& r) {
  CHECK(within(placed.box, r.viewport));
  for (const PlacedLabel& line : placed.lines)
    CHECK(within({line.topLeft.x, line.topLeft.y, line.size.width, line.size.height},
                 {placed.box.x - .01f, placed.box.y - .01f, placed.box.width + .02f, placed.box.height + .02f}));
  for (const PixelRect& panel : r.obstacles) {
    CHECK_FALSE(overlap(placed.box, panel));
    for (const auto& leader : placed.leaders) CHECK_FALSE(crosses(leader, panel));
  }
  CHECK(std::ranges::none_of(r.marks, [&](PixelPoint mark) { return placed.box.contains(mark); }));
}

}  // namespace

TEST_CASE("the callout stands free of panels and marks, in the picture") {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> x(-6, 6), y(-3.3, 3.3);
  std::uniform_real_distribution<float> left(0, 1200), top(0, 650), size(40, 400);
  int found = 0;
  for (int round = 0; round < 60; ++round) {
    LabelRequest r = request();
    r.scale = round % 2 == 0 ? 1 : 2;
    for (int i = 0; i < 3; ++i) r.obstacles.push_back({left(random), top(random), size(random), size(random) / 2});
    CalloutWish about = wish({{x(random), y(random)}, {x(random), y(random)}});
    for (const auto& city : about.cities) r.marks.push_back(toPixels(r.camera, r.viewport, city));
    for (int i = 0; i < 60; ++i) r.marks.push_back(toPixels(r.camera, r.viewport, {x(random), y(random)}));
    const auto placed = place(about, r);
    if (!placed) continue;
    ++found;
    checkFree(*placed, r);
    CHECK_FALSE(placed->leaders.empty());
  }
  CHECK(found > 30);
}

TEST_CASE("with all the room there is the callout stands below its cities and a leader ends at their ring") {
  const CalloutWish about = wish({{3, 1}, {3.1, 1.1}});
  const LabelRequest r = request();
  const auto placed = place(about, r);
  REQUIRE(placed);
  const PixelPoint city = toPixels(r.camera, r.viewport, about.cities.front());
  CHECK(placed->box.y > city.y);
  REQUIRE(placed->leaders.size() == 1);  // closer than forty pixels: they share one
  const auto& leader = placed->leaders.front();
  const PixelPoint led = toPixels(r.camera, r.viewport, leader.city);
  CHECK(std::hypot(leader.to.x - led.x, leader.to.y - led.y) == Approx(about.markRadius + 1));
  CHECK(length(leader) >= 12 - .01f);
  CHECK_FALSE(placed->box.contains(leader.from));
}

TEST_CASE("cities apart get a leader each, at most three") {
  const auto placed = place(wish({{2, 1}, {2.6, 1}}), request());
  REQUIRE(placed);
  CHECK(placed->leaders.size() == 2);
  const auto many = place(wish({{2, 1}, {2.5, 1}, {3, 1}, {3.5, 1}, {4, 1}}), request());
  REQUIRE(many);
  CHECK(many->leaders.size() == 3);
}

TEST_CASE("what lies below is avoided: the callout goes above") {
  LabelRequest r = request();
  r.obstacles = {{0, 275, 1280, 445}};
  const auto placed = place(wish({{3, 1}}), r);
  REQUIRE(placed);
  checkFree(*placed, r);
  CHECK(placed->box.y + placed->box.height < toPixels(r.camera, r.viewport, {3, 1}).y);
}

TEST_CASE("no room, no callout") {
  LabelRequest r = request();
  r.obstacles = {{0, 0, 1280, 250}, {0, 270, 1280, 450}};  // a slit too low for a line
  CHECK_FALSE(place(wish({{0, 1}}), r));
  r.obstacles.clear();
  for (float x = 0; x < 1280; x += 20)
    for (float y = 0; y < 720; y += 20) r.marks.push_back({x, y});
  CHECK_FALSE(place(wish({{0, 0}}), r));
  r.marks.clear();
  REQUIRE(place(wish({{0, 0}}), r));
  r.viewport = {0, 0, 90, 40};
  CHECK_FALSE(place(wish({{0, 0}}), r));
  r.viewport = {};
  CHECK_FALSE(place(wish({{0, 0}}), r));
}

TEST_CASE("no callout for cities that are not seen") {
  LabelRequest r = request();
  CHECK_FALSE(place(wish({{40, 0}}), r));
  CHECK_FALSE(place(wish({}), r));
  CHECK_FALSE(place(wish({{0, 0}}, ""), r));
  r.obstacles = {{600, 320, 80, 80}};
  CHECK_FALSE(place(wish({{0, 0}}), r));
  const auto placed = place(wish({{0, 0}, {3, 0}}), r);  // one behind a panel, one before it
  REQUIRE(placed);
  REQUIRE(placed->leaders.size() == 1);
  CHECK(placed->leaders[0].city == cityties::geo::PlanePoint{3, 0});
}

TEST_CASE("the callout breaks into two even lines, never within a name, and a short one not at all") {
  const auto placed = place(wish({{3, 1}}), request());
  REQUIRE(placed);
  REQUIRE(placed->lines.size() == 2);
  CHECK(placed->lines[0].text == "Baton\u00a0Rouge, New\u00a0Orleans");
  CHECK(placed->lines[1].text == "and\u00a0Jackson: no\u00a0known\u00a0channel");
  const auto brief = place(wish({{3, 1}}, "Little\u00a0Rock: one"), request());
  REQUIRE(brief);
  CHECK(brief->lines.size() == 1);
}

TEST_CASE("a Chinese callout breaks behind its colon or a comma") {
  const auto placed = place(wish({{3, 1}}, "巴吞鲁日、新奥尔良和杰克逊：没有已知渠道"), request());
  REQUIRE(placed);
  REQUIRE(placed->lines.size() == 2);
  CHECK((placed->lines[0].text.ends_with("、") || placed->lines[0].text.ends_with("：")));
  CHECK(placed->lines[0].text + placed->lines[1].text == "巴吞鲁日、新奥尔良和杰克逊：没有已知渠道");
}

TEST_CASE("in a gap as low as one line the callout is one line, wherever the gap is") {
  for (float panel = 420; panel < 428; panel += 1) {
    LabelRequest r = request();
    r.obstacles = {{0, panel, 1280, 720 - panel}};
    const PixelPoint city = toPixels(r.camera, r.viewport, {0, 0});
    for (float y = 0; y < panel - 32; y += 16)
      for (float x = 0; x < 1280; x += 16) r.marks.push_back({x, y});
    for (float x = 0; x < 1280; x += 16) r.marks.push_back({x, panel - 32});
    REQUIRE(city.y < panel - 32);
    const auto placed = place(wish({{0, 0}}), r);
    REQUIRE(placed);
    checkFree(*placed, r);
    CHECK(placed->lines.size() == 1);
  }
}

TEST_CASE("lines are flush with the nearer side") {
  for (const double x : {-4.0, 4.0}) {
    const auto placed = place(wish({{x, 1}}), request());
    REQUIRE(placed);
    REQUIRE(placed->lines.size() == 2);
    for (const PlacedLabel& line : placed->lines) {
      const float edge = x > 0 ? line.topLeft.x + line.size.width : line.topLeft.x;
      CHECK(edge == Approx(x > 0 ? placed->box.x + placed->box.width : placed->box.x));
    }
  }
}

TEST_CASE("the blank half of a Chinese mark hangs over a right edge") {
  const auto placed = place(wish({{4, 1}}, "巴吞鲁日、新奥尔良和杰克逊：没有已知渠道"), request());
  REQUIRE(placed);
  REQUIRE(placed->lines.size() == 2);
  const PlacedLabel& line = placed->lines[0];
  const float inked = line.topLeft.x + measure(line.text, line.style).width - line.style.size / 2;
  CHECK(inked == Approx(placed->box.x + placed->box.width));
}

TEST_CASE("the callout is placed the same each time, and for any order of panels and marks") {
  LabelRequest r = request();
  r.obstacles = {{0, 480, 1280, 240}, {900, 0, 380, 170}};
  std::mt19937 random(5);
  std::uniform_real_distribution<float> x(0, 1280), y(0, 720);
  for (int i = 0; i < 100; ++i) r.marks.push_back({x(random), y(random)});
  const CalloutWish about = wish({{2, 1}, {2.2, .9}, {2.7, 1.2}});
  const auto first = place(about, r);
  REQUIRE(first);
  std::ranges::shuffle(r.marks, random);
  std::ranges::reverse(r.obstacles);
  const auto second = place(about, r);
  REQUIRE(second);
  CHECK(first->box.x == second->box.x);
  CHECK(first->box.y == second->box.y);
  REQUIRE(first->lines.size() == second->lines.size());
  REQUIRE(first->leaders.size() == second->leaders.size());
  for (std::size_t i = 0; i < first->leaders.size(); ++i) CHECK(first->leaders[i].to.x == second->leaders[i].to.x);
}

TEST_CASE("labels keep clear of the callout and of its leaders") {
  LabelRequest r = request();
  const CalloutWish about = wish({{3, 1}});
  const auto placed = place(about, r);
  REQUIRE(placed);
  std::vector<LabelWish> labels;
  for (int i = 0; i < 40; ++i)
    labels.push_back({"City" + std::to_string(i), LabelClass::city, {2 + .05 * i, 1 - .04 * i}, 1, 4, "c"});
  r.wishes = &labels;
  r.taken = roomOf(*placed);
  const auto names = placeLabels(r, measure);
  REQUIRE(names.size() > 3);
  for (const PlacedLabel& name : names) {
    const PixelRect box{name.topLeft.x, name.topLeft.y, name.size.width, name.size.height};
    CHECK_FALSE(overlap(box, placed->box));
    for (const auto& leader : placed->leaders) CHECK_FALSE(crosses(leader, box));
  }
}
