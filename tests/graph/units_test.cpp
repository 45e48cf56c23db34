#include "graph/units.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/catch.hpp"

using namespace cityties::graph;

namespace {

LonLat at(double lon, double lat) { return {Longitude{lon}, Latitude{lat}}; }

const double radius = 6371.0088;

}  // namespace

TEST_CASE("great-circle distances of closed form", "[units]") {
  using std::numbers::pi;
  CHECK(greatCircleDistance(at(12, 34), at(12, 34)).value == 0);
  CHECK(greatCircleDistance(at(0, 0), at(90, 0)).value == Approx(radius * pi / 2).epsilon(1e-14));
  CHECK(greatCircleDistance(at(17, 90), at(-120, -90)).value == Approx(radius * pi).epsilon(1e-14));
  CHECK(greatCircleDistance(at(0, 0), at(180, 0)).value == Approx(radius * pi).epsilon(1e-14));
  CHECK(greatCircleDistance(at(5, 10), at(5, 40)).value == Approx(radius * pi / 6).epsilon(1e-14));
  // Two points on the parallel of 60° and 90° of longitude apart: cos d = 3/4.
  CHECK(greatCircleDistance(at(-45, 60), at(45, 60)).value == Approx(radius * std::acos(0.75)).epsilon(1e-14));
}

TEST_CASE("the antimeridian is not a wall and small distances are not lost", "[units]") {
  CHECK(greatCircleDistance(at(179.5, 0), at(-179.5, 0)).value ==
        Approx(radius * std::numbers::pi / 180).epsilon(1e-12));
  // One millimetre of latitude.
  const double step = 1e-6 / radius * 180 / std::numbers::pi;
  CHECK(greatCircleDistance(at(100, 45), at(100, 45 + step)).value == Approx(1e-6).epsilon(1e-6));
}

TEST_CASE("distance is symmetric and agrees with the chord through the sphere", "[units]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-90, 90);
  for (int i = 0; i < 500; ++i) {
    const auto a = at(lon(random), lat(random));
    const auto b = at(lon(random), lat(random));
    const auto d = greatCircleDistance(a, b).value;
    CHECK(d == greatCircleDistance(b, a).value);
    const auto rad = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const auto x = [&](LonLat p) { return std::cos(rad(p.lat.degrees)) * std::cos(rad(p.lon.degrees)); };
    const auto y = [&](LonLat p) { return std::cos(rad(p.lat.degrees)) * std::sin(rad(p.lon.degrees)); };
    const auto z = [&](LonLat p) { return std::sin(rad(p.lat.degrees)); };
    const double chord = std::hypot(x(a) - x(b), y(a) - y(b), z(a) - z(b));
    CHECK(2 * radius * std::sin(d / radius / 2) == Approx(radius * chord).epsilon(1e-9));
  }
}
