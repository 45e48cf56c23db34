#include "app/core/scene.hpp"

#include "app/core/compose.hpp"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.hpp"

using namespace cityties::core;
using cityties::geo::PlaneBox;
using cityties::geo::PlanePoint;

TEST_CASE("a camera maps the plane to pixels with y down, and back") {
  const Camera camera{{.5, .25}, 200};
  const PixelRect viewport{10, 20, 400, 300};
  const PixelPoint middle = toPixels(camera, viewport, {.5, .25});
  CHECK(middle.x == Approx(210));
  CHECK(middle.y == Approx(170));
  const PixelPoint northEast = toPixels(camera, viewport, {.6, .35});
  CHECK(northEast.x == Approx(230));
  CHECK(northEast.y == Approx(150));
  const PlanePoint back = toPlane(camera, viewport, northEast);
  CHECK(back.x == Approx(.6));
  CHECK(back.y == Approx(.35));
}

TEST_CASE("fit shows the whole box, as large as possible, in the part free of panels") {
  const PixelRect viewport{0, 0, 1280, 720}, inner{232, 48, 776, 608};
  for (const PlaneBox box :
       {PlaneBox{{-1, -.5}, {1, .5}}, PlaneBox{{0, 0}, {.2, 1.5}}, PlaneBox{{-3, .1}, {-2.8, .2}}}) {
    const Camera camera = fit(box, viewport, inner);
    const PixelPoint low = toPixels(camera, viewport, box.min), high = toPixels(camera, viewport, box.max);
    CHECK(low.x >= inner.x - .01f);
    CHECK(high.x <= inner.x + inner.width + .01f);
    CHECK(high.y >= inner.y - .01f);
    CHECK(low.y <= inner.y + inner.height + .01f);
    const bool touches = high.x - low.x == Approx(inner.width) || low.y - high.y == Approx(inner.height);
    CHECK(touches);
    CHECK((low.x + high.x) / 2 == Approx(inner.x + inner.width / 2));
    CHECK((low.y + high.y) / 2 == Approx(inner.y + inner.height / 2));
  }
}

TEST_CASE("fit of one point still gives a finite camera that looks at it") {
  const Camera camera = fit({{.3, .4}, {.3, .4}}, {0, 0, 100, 100}, {0, 0, 100, 100});
  const PixelPoint at = toPixels(camera, {0, 0, 100, 100}, {.3, .4});
  CHECK(at.x == Approx(50));
  CHECK(at.y == Approx(50));
}

TEST_CASE("colours mix and fade within their range") {
  const Rgba black{0, 0, 0, 255}, white{255, 255, 255, 255};
  CHECK(mix(black, white, 0) == black);
  CHECK(mix(black, white, 1) == white);
  CHECK(mix(black, white, .5).g == 128);
  CHECK(mix(black, white, 7) == white);
  CHECK(withAlpha(white, .5).a == 128);
  CHECK(withAlpha(white, -1).a == 0);
}

namespace {
double luminance(Rgba c) {
  const auto linear = [](double v) { return (v /= 255) <= .04045 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4); };
  return .2126 * linear(c.r) + .7152 * linear(c.g) + .0722 * linear(c.b);
}
double contrast(Rgba a, Rgba b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + .05) / (std::min(x, y) + .05);
}
}  // namespace

TEST_CASE("text reads at 4.5:1 and marks at 3:1 on what they lie on, in both themes") {
  for (const Theme theme : {Theme::dark, Theme::light}) {
    const Style& s = style(theme);
    for (const Rgba text : {s.text, s.textSecondary, s.waterName, s.credit}) CHECK(contrast(text, s.water) >= 4.5);
    for (const Rgba text : {s.text, s.textSecondary, s.countryName}) CHECK(contrast(text, s.land) >= 4.5);
    for (const Rgba mark : {s.agreement, s.consular, s.restored, s.cut, s.rerouted, s.cityWithTie, s.cityWithoutTie})
      CHECK(contrast(mark, s.land) >= 3);
  }
}

TEST_CASE("a scale bar is as long as it says, and says where it holds when the scale changes") {
  using cityties::geo::Projection;
  const PixelRect viewport{0, 0, 800, 600};
  const auto length = [&](const Projection& projection, const Camera& camera, float pixels) {
    const auto west = projection.inverse(toPlane(camera, viewport, {400 - pixels / 2, 300}));
    const auto east = projection.inverse(toPlane(camera, viewport, {400 + pixels / 2, 300}));
    REQUIRE(west);
    REQUIRE(east);
    return cityties::graph::greatCircleDistance(*west, *east).value;
  };
  const Projection texas = Projection::lambertAzimuthal({{-97}, {31}});
  const Camera close{{0, 0}, 3000};
  const auto bar = scaleBar(texas, close, viewport, 120, {});
  REQUIRE(bar);
  CHECK(bar->text == "200 km");
  CHECK(bar->length <= 120);
  CHECK(bar->length > 48);
  CHECK(length(texas, close, bar->length) == Approx(bar->km).epsilon(.01));

  const Projection world = Projection::equalEarth({-170});
  const Camera home{*world.forward({{-170}, {35}}), 230};
  const auto wide = scaleBar(world, home, viewport, 120, {});
  REQUIRE(wide);
  CHECK(wide->text == "2,000 km at 35° N");
  CHECK(length(world, home, wide->length) == Approx(wide->km).epsilon(.02));
  CHECK(scaleBar(world, {*world.forward({{-170}, {0}}), 230}, viewport, 120, {})->text == "2,000 km at the equator");

  CHECK_FALSE(scaleBar(world, {{10, 10}, 230}, viewport, 120, {}));  // off the map
  CHECK_FALSE(scaleBar(world, home, viewport, 0, {}));
  CHECK(scaleBar(texas, {{0, 0}, 1e6}, viewport, 100, {})->text == "500 m");
}
