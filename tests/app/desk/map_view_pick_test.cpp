// Hover and click: marks first, then areas.

#include "app/desk/map_view_pick.hpp"
#include "app/desk/map_view_labels.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;

namespace {

constexpr core::PixelRect window{0, 0, 800, 600};
const core::Camera camera{{0, 0}, 100};  // the middle pixel is 0, 0; 100 pixels a unit

geo::PlaneRing square(double half) {
  return {{-half, -half}, {half, -half}, {half, half}, {-half, half}, {-half, -half}};
}

core::MapScene scene() {
  auto regions = std::make_shared<core::Layer>();
  regions->areas.push_back(
      {.area = {{.outer = square(2), .holes = {square(.5)}}}, .fill = {1, 1, 1, 255}, .dataId = "US-TX"});
  regions->areas.push_back({.area = {{.outer = square(3), .holes = {}}}, .fill = {1, 1, 1, 255}, .dataId = ""});
  auto marks = std::make_shared<core::Layer>();
  marks->marks.push_back({.position = {1, 0}, .size = 2, .dataId = "a"});
  marks->marks.push_back({.position = {1.1, 0}, .size = 6, .dataId = "b"});
  marks->marks.push_back({.position = {-1, 0}, .size = 2, .dataId = ""});
  return {.layers = {regions, marks}, .labels = {}, .background = {}};
}

std::optional<std::string> at(float x, float y) { return PickIndex(scene()).pick({x, y}, camera, window, 1); }

}  // namespace

TEST_CASE("the nearest mark is picked, within eight pixels of its edge") {
  CHECK(at(498, 300) == "a");
  CHECK(at(508, 300) == "b");
  CHECK(at(523, 300) == "b");
  CHECK(at(510, 313.9f) == "b");
  CHECK(at(510, 315) == "US-TX");
}

TEST_CASE("what is drawn on top is picked, though another's middle is nearer: a consulate over the dots of its city") {
  auto marks = std::make_shared<core::Layer>();
  marks->marks.push_back({.position = {0, 0}, .size = 2, .dataId = "city"});
  marks->marks.push_back({.position = {.04, 0}, .size = 7, .dataId = "post"});
  const PickIndex index({.layers = {marks}, .labels = {}, .background = {}});
  CHECK(index.pickMark({400, 300}, camera, window, 1) == "post");
  CHECK(index.pickMark({406, 300}, camera, window, 1) == "post");
  CHECK(index.pickMark({396, 300}, camera, window, 1) == "city");  // beside both
}

TEST_CASE("an area is picked where no mark is near, but not in its holes and not without a name") {
  CHECK(at(400, 400) == "US-TX");
  CHECK_FALSE(at(400, 300).has_value());
  CHECK(at(300, 300) == "US-TX");  // a mark without id does not hide it
  CHECK_FALSE(at(400, 550).has_value());
}

TEST_CASE("a tie is picked within three pixels, after marks and before areas, other lines are not") {
  auto all = scene();
  auto ties = std::make_shared<core::Layer>();
  ties->id = "ties";
  ties->lines.push_back({.points = {{-2, 1}, {0, 1}, {2, 1}}, .dataId = "t"});
  ties->lines.push_back({.points = {{-2, 1.02}, {2, 1.02}}, .dataId = ""});
  ties->marks.push_back({.position = {0, 1}, .size = 2, .dataId = "m"});
  auto borders = std::make_shared<core::Layer>();
  borders->id = "borders";
  borders->lines.push_back({.points = {{-2, -1}, {2, -1}}, .dataId = "x"});
  all.layers.push_back(ties);
  all.layers.push_back(borders);
  const PickIndex index(all);
  const auto pick = [&](float x, float y) { return index.pick({x, y}, camera, window, 1); };
  CHECK(pick(300, 202) == "t");
  CHECK(pick(300, 205) == "US-TX");
  CHECK(pick(400, 202) == "m");
  CHECK(pick(300, 400) == "US-TX");
  CHECK_FALSE(index.pickMark({300, 202}, camera, window, 1).has_value());
}

TEST_CASE("places are found by id") {
  const PickIndex index(scene());
  CHECK(index.find("a") == geo::PlanePoint{1, 0});
  CHECK(index.find("US-TX") == geo::PlanePoint{0, 0});
  CHECK_FALSE(index.find("nowhere").has_value());
  CHECK(index.radius("b") == 6);
}

TEST_CASE("labels are placed once for a camera and travel with their anchors") {
  FrameStats stats;
  MapLabels labels;
  const auto measure = [](const std::string& text, const core::TextStyle&) {
    return core::TextSize{static_cast<float>(text.size()) * 7, 14, 11};
  };
  MapLabels::Place place{.wishes = std::make_shared<std::vector<core::LabelWish>>(),
                         .camera = camera,
                         .viewport = window,
                         .style = &core::style(core::Theme::dark)};
  auto wishes = std::make_shared<std::vector<core::LabelWish>>();
  wishes->push_back(
      {.text = "Houston", .kind = core::LabelClass::city, .anchor = {1, 1}, .importance = 5, .dataId = "h"});
  wishes->push_back(
      {.text = "Austin", .kind = core::LabelClass::city, .anchor = {-1, -1}, .importance = 4, .dataId = "x"});
  place.wishes = wishes;
  REQUIRE(labels.place(place, measure, stats));
  CHECK_FALSE(labels.place(place, measure, stats));
  CHECK(stats.labelPlacements == 1);
  const auto before = labels.seenBy(camera);
  REQUIRE(before.size() == 2);
  auto moved = camera;
  moved.centre = {.5, 0};
  moved.pixelsPerUnit = 200;
  const auto after = labels.seenBy(moved);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto anchor = before[i].dataId == "h" ? geo::PlanePoint{1, 1} : geo::PlanePoint{-1, -1};
    const auto then = core::toPixels(camera, window, anchor), now = core::toPixels(moved, window, anchor);
    CHECK(after[i].topLeft.x - before[i].topLeft.x == Approx(now.x - then.x));
    CHECK(after[i].topLeft.y - before[i].topLeft.y == Approx(now.y - then.y));
  }
  place.camera = moved;
  CHECK(labels.outdated(place));
}

TEST_CASE("the callout is placed with the labels, once, and travels with its city") {
  FrameStats stats;
  MapLabels labels;
  const auto measure = [](const std::string& text, const core::TextStyle&) {
    return core::TextSize{static_cast<float>(text.size()) * 7, 14, 11};
  };
  auto callout = std::make_shared<core::CalloutWish>();
  callout->text = "Jackson: no channel";
  callout->cities = {{1, .5}};
  MapLabels::Place place{.wishes = std::make_shared<std::vector<core::LabelWish>>(),
                         .camera = camera,
                         .viewport = window,
                         .style = &core::style(core::Theme::dark)};
  REQUIRE(labels.place(place, measure, stats));
  CHECK(labels.seenBy(camera).empty());
  CHECK(labels.leadersSeenBy(camera).empty());
  place.callout = callout;
  CHECK(labels.outdated(place));
  REQUIRE(labels.place(place, measure, stats));
  CHECK_FALSE(labels.place(place, measure, stats));
  CHECK(stats.labelPlacements == 2);
  const auto before = labels.seenBy(camera);
  const auto lines = labels.leadersSeenBy(camera);
  REQUIRE(before.size() == 1);
  CHECK(before[0].text == "Jackson: no channel");
  REQUIRE(lines.size() == 1);
  auto moved = camera;
  moved.centre = {.5, 0};
  const auto then = core::toPixels(camera, window, {1, .5}), now = core::toPixels(moved, window, {1, .5});
  CHECK(labels.seenBy(moved)[0].topLeft.x - before[0].topLeft.x == Approx(now.x - then.x));
  CHECK(labels.leadersSeenBy(moved)[0].second.x - lines[0].second.x == Approx(now.x - then.x));
  place.callout = nullptr;
  REQUIRE(labels.place(place, measure, stats));
  CHECK(labels.seenBy(camera).empty());
  CHECK(labels.leadersSeenBy(camera).empty());
}
