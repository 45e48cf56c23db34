// The camera of the map: what a hand, a wheel and a step do to it.

#include "app/desk/map_view.hpp"

#include "geo/projection.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;

namespace {

constexpr core::PixelRect window{0, 0, 1280, 720};
constexpr core::PixelRect inner{232, 48, 776, 600};
constexpr geo::PlaneBox box{{-1, -.5}, {1, .5}};

MapView framed() {
  MapView view;
  view.setViewport(window, inner, 0);
  view.frame(box, 0, 0);
  return view;
}

geo::PlanePoint under(const MapView& view, core::PixelPoint pixel) {
  return core::toPlane(view.camera(), view.viewport(), pixel);
}

void checkSame(geo::PlanePoint a, geo::PlanePoint b) {
  CHECK(a.x == Approx(b.x).margin(1e-5));
  CHECK(a.y == Approx(b.y).margin(1e-5));
}

}  // namespace

TEST_CASE("a framing puts the box into the free part of the window") {
  const auto view = framed();
  const auto a = core::toPixels(view.camera(), window, box.min), b = core::toPixels(view.camera(), window, box.max);
  CHECK(a.x >= inner.x - .5f);
  CHECK(b.x <= inner.x + inner.width + .5f);
  CHECK(b.y >= inner.y - .5f);
  CHECK(a.y <= inner.y + inner.height + .5f);
  CHECK(b.x - a.x == Approx(inner.width).margin(1));
}

TEST_CASE("zooming keeps what is under the pointer, at every moment of the flight") {
  auto view = framed();
  const core::PixelPoint pointer{900, 300};
  const auto before = under(view, pointer);
  view.zoomAbout(pointer, 2.5, 10, .4);
  for (double t : {10., 10.1, 10.2, 10.39, 10.5}) {
    view.advance(t);
    checkSame(under(view, pointer), before);
  }
  CHECK_FALSE(view.flying());
}

TEST_CASE("wheel notches add up although each interrupts the flight of the one before") {
  auto a = framed();
  const double start = a.camera().pixelsPerUnit;
  a.zoomAbout({640, 360}, 1.2, 0, .15);
  a.advance(.05);
  a.zoomAbout({640, 360}, 1.2, .05, .15);
  a.advance(1);
  CHECK(a.camera().pixelsPerUnit == Approx(start * 1.44));
}

TEST_CASE("a dragged map follows the pointer and a click does not move it") {
  auto view = framed();
  const auto held = under(view, {500, 400});
  view.press({500, 400});
  view.drag({530, 380});
  view.drag({600, 300});
  checkSame(under(view, {600, 300}), held);
  CHECK_FALSE(view.release({600, 300}));
  const auto camera = view.camera();
  view.press({100, 100});
  view.drag({102, 101});
  CHECK(view.release({102, 101}));
  CHECK(view.camera().centre == camera.centre);
}

TEST_CASE("a hand on the map stops a flight") {
  auto view = framed();
  view.zoomAbout({640, 360}, 8, 0, 1);
  view.advance(.3);
  view.press({640, 360});
  view.drag({660, 360});
  CHECK_FALSE(view.flying());
  const double scale = view.camera().pixelsPerUnit;
  view.advance(2);
  CHECK(view.camera().pixelsPerUnit == scale);
}

TEST_CASE("a flight between framings begins at the one, ends at the other and can be skipped") {
  auto view = framed();
  const auto from = view.camera();
  const geo::PlaneBox next{{1, 0}, {1.2, .1}};
  view.frame(next, 5, .5);
  view.advance(5);
  checkSame(view.camera().centre, from.centre);
  view.advance(5.25);
  CHECK(view.camera().pixelsPerUnit > from.pixelsPerUnit);
  view.advance(5.5);
  const auto end = core::fit(next, window, inner);
  checkSame(view.camera().centre, end.centre);
  CHECK(view.camera().pixelsPerUnit == Approx(end.pixelsPerUnit));
  view.frame(box, 6, 0);
  checkSame(view.camera().centre, from.centre);
}

TEST_CASE("a resized window is framed again, unless the user has moved the map") {
  auto view = framed();
  const core::PixelRect wide{0, 0, 1920, 1080}, free{300, 60, 1300, 900};
  view.setViewport(wide, free, 1);
  view.advance(9);
  CHECK(view.camera().pixelsPerUnit == Approx(core::fit(box, wide, free).pixelsPerUnit));
  view.panBy(100, 0, 10, 0);
  const auto camera = view.camera();
  view.setViewport(window, inner, 11);
  view.advance(20);
  CHECK(view.camera().pixelsPerUnit == camera.pixelsPerUnit);
  view.goHome(21, 0);
  CHECK(view.camera().pixelsPerUnit == Approx(core::fit(box, window, inner).pixelsPerUnit));
}

TEST_CASE("the earth cannot be lost") {
  auto view = framed();
  for (int i = 0; i < 50; ++i) view.panBy(5000, -5000, 0, 0);
  CHECK(std::abs(view.camera().centre.x) < 3);
  CHECK(std::abs(view.camera().centre.y) < 2);
  for (int i = 0; i < 100; ++i) view.zoomAbout({640, 360}, .5, 0, 0);
  CHECK(view.camera().pixelsPerUnit > 100);
  for (int i = 0; i < 100; ++i) view.zoomAbout({640, 360}, 3, 0, 0);
  CHECK(view.camera().pixelsPerUnit < 1e5);
}

TEST_CASE("a minimised window does not break the camera") {
  auto view = framed();
  view.setViewport({0, 0, 0, 0}, {0, 0, 0, 0}, 1);
  view.frame(box, 2, .5);
  view.advance(3);
  view.setViewport(window, inner, 4);
  view.advance(9);
  CHECK(view.camera().pixelsPerUnit == Approx(core::fit(box, window, inner).pixelsPerUnit));
}

TEST_CASE("the limits of the camera are those of the map, in every projection") {
  for (const auto kind : geo::mapProjections()) {
    const auto bounds = geo::Projection::make(kind, {{-170}, {35}}).bounds();
    INFO(geo::nameOf(kind));
    auto view = framed();
    view.changePlane(bounds, bounds, std::nullopt);
    for (int i = 0; i < 50; ++i) view.panBy(5000, -5000, 0, 0);
    CHECK(bounds.contains(view.camera().centre));
    for (int i = 0; i < 100; ++i) view.zoomAbout({640, 360}, .5, 0, 0);
    const auto a = core::toPixels(view.camera(), window, bounds.min),
               b = core::toPixels(view.camera(), window, bounds.max);
    // The whole map is to be seen, and not as a spot.
    CHECK((b.x - a.x <= window.width + 1 && a.y - b.y <= window.height + 1));
    CHECK((b.x - a.x > .7f * window.width || a.y - b.y > .7f * window.height));
  }
}

TEST_CASE("another plane is looked at from home, or where the user was") {
  auto view = framed();
  const geo::PlaneBox bounds{{-1, -1}, {1, 1}}, home{{-.5, -.5}, {.5, .5}};
  view.changePlane(bounds, home, std::nullopt);
  CHECK_FALSE(view.flying());
  CHECK_FALSE(view.moved());
  checkSame(view.middle(), {0, 0});
  view.changePlane(bounds, home, view.cameraAt({.2, .3}, 900));
  CHECK_FALSE(view.flying());
  CHECK(view.moved());
  checkSame(view.middle(), {.2, .3});
  CHECK(view.camera().pixelsPerUnit == 900);
  view.goHome(1, 0);
  checkSame(view.middle(), {0, 0});
}

TEST_CASE("a drag that turns a globe leaves the camera and is no click") {
  auto view = framed();
  const auto camera = view.camera();
  view.press({500, 400}, true);
  view.drag({600, 300});
  CHECK(view.dragging());
  CHECK(view.camera().centre == camera.centre);
  CHECK_FALSE(view.release({600, 300}));
  view.press({500, 400});
  view.drag({600, 300});
  CHECK_FALSE(view.camera().centre == camera.centre);
}

TEST_CASE("scenes are composed for steps of scale, and wavering about a limit changes nothing") {
  ScaleSteps steps;
  double time = 0;
  const auto at = [&](double scale) {  // and a second later, when the hand has long been quiet
    steps.at(scale, time);
    const double step = steps.at(scale, time += 1);
    CHECK_FALSE(steps.waiting());
    return step;
  };
  const double first = at(200);
  CHECK(first > 160);
  CHECK(first < 250);
  const double limit = first * std::exp2(.25);  // half a step up
  for (const double wave : {.99, 1.01, .98, 1.02}) CHECK(at(limit * wave) == first);
  const double next = at(first * 1.5);
  CHECK(next > first);
  CHECK(at(limit) == next);
  int changes = 0;
  double last = at(100);
  for (double scale = 100; scale < 1600; scale *= 1.01) {
    const double now = at(scale);
    changes += now != last;
    last = now;
  }
  CHECK(changes == 8);  // four doublings in steps of √2
}

TEST_CASE("while a wheel is turned on, scenes are composed an octave at a time, and once when it rests") {
  ScaleSteps steps;
  double scale = 128, time = 1, last = steps.at(scale, time);
  CHECK(last == 128);  // what there was nothing of before is not waited for
  int changes = 0;
  for (int notch = 0; notch < 23; ++notch) {  // nearly three octaves, a notch each 30 ms
    const double now = steps.at(scale *= std::exp2(1 / 8.), time += .03);
    changes += now != last;
    last = now;
  }
  CHECK(changes == 2);
  CHECK(steps.waiting());
  CHECK(steps.at(scale, time + .07) == last);
  CHECK(steps.at(scale, time + .09) == 1024);
  CHECK_FALSE(steps.waiting());
}
