#include "geo/projection.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

using namespace cityties;
using geo::PlanePoint;
using geo::Projection;
using graph::LonLat;

namespace {

constexpr double radian = std::numbers::pi / 180;

LonLat at(double lon, double lat) { return {{lon}, {lat}}; }

/// Šavrič, Patterson & Jenny 2018, equations 1 and 2, written down once more.
PlanePoint equalEarthFormula(double lonDegrees, double latDegrees) {
  const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
  const double theta = std::asin(std::sqrt(3.0) / 2 * std::sin(latDegrees * radian));
  const double t2 = theta * theta, t6 = t2 * t2 * t2;
  const double slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1;
  return {2 * std::sqrt(3.0) * lonDegrees * radian * std::cos(theta) / (3 * slope),
          theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))};
}

double turn(double degrees) { return std::remainder(degrees, 360.0); }

}  // namespace

TEST_CASE("Equal Earth follows its published polynomial about any centre") {
  for (const double centre : {0.0, -170.0, 90.0, 179.999}) {
    const Projection projection = Projection::equalEarth({centre});
    for (double offset = -175; offset <= 175; offset += 35) {
      for (double lat = -90; lat <= 90; lat += 15) {
        const auto point = projection.forward(at(turn(centre + offset), lat));
        REQUIRE(point);
        const PlanePoint expected = equalEarthFormula(offset, lat);
        CHECK(point->x == Approx(expected.x).margin(1e-12));
        CHECK(point->y == Approx(expected.y).margin(1e-12));
      }
    }
  }
}

TEST_CASE("Forward and inverse are each other's undoing, and a turn of 360° changes nothing") {
  std::mt19937 random(20200724);
  std::uniform_real_distribution<double> lon(-180, 180), sine(-0.9999, 0.9999);
  for (int i = 0; i < 2000; ++i) {
    const Projection projection = Projection::equalEarth({lon(random)});
    const LonLat place = at(lon(random), std::asin(sine(random)) / radian);
    const auto point = projection.forward(place);
    REQUIRE(point);
    const auto back = projection.inverse(*point);
    REQUIRE(back);
    CHECK(std::abs(turn(back->lon.degrees - place.lon.degrees)) < 1e-9);
    CHECK(std::abs(back->lat.degrees - place.lat.degrees) < 1e-9);
    const auto turned = projection.forward(at(place.lon.degrees + 360, place.lat.degrees));
    REQUIRE(turned);
    CHECK(turned->x == Approx(point->x).margin(1e-12));
    CHECK(turned->y == point->y);
    CHECK(Projection::equalEarth({projection.centre().lon.degrees - 360}).forward(place)->x ==
          Approx(point->x).margin(1e-12));
  }
}

TEST_CASE("A point of the seam has one place, and the map has an outside") {
  const Projection projection = Projection::equalEarth({-170});
  const auto east = projection.forward(at(10, 40)), west = projection.forward(at(-350, 40));
  REQUIRE((east && west));
  CHECK(*east == *west);
  CHECK(east->x > 0);
  CHECK(projection.inverse(*east));
  CHECK_FALSE(projection.inverse({east->x + 1e-6, east->y}));
  CHECK_FALSE(projection.inverse({0, 1.3174}));  // the pole line lies at 1.31736
  CHECK_FALSE(projection.inverse({0, -1.3174}));
  CHECK(projection.inverse(*projection.forward(at(0, 90)))->lat.degrees == Approx(90));
  CHECK_FALSE(projection.forward(at(0, 90.1)));
  CHECK_FALSE(projection.forward(at(std::nan(""), 0)));
  CHECK(Projection::equalEarth({-180}) == Projection::equalEarth({180}));
  CHECK_FALSE(projection == Projection::lambertAzimuthal(at(-170, 0)));
}

TEST_CASE("An inset is a Lambert equal-area cap of 40 degrees") {
  const Projection inset = Projection::lambertAzimuthal(at(-93, 31));
  CHECK(std::hypot(inset.forward(at(-93, 31))->x, inset.forward(at(-93, 31))->y) < 1e-15);
  for (const double away : {1.0, 10.0, 39.9}) {  // chord 2 sin(c/2), Snyder 1987, eq. 24-1 a
    CHECK(inset.forward(at(-93, 31 + away))->y == Approx(2 * std::sin(away / 2 * radian)));
    CHECK(inset.forward(at(-93, 31 + away))->x == Approx(0).margin(1e-14));
  }
  CHECK_FALSE(inset.forward(at(-93, 71.1)));
  CHECK_FALSE(inset.forward(at(87, -31)));
  CHECK_FALSE(inset.inverse({0, 2 * std::sin(20.001 * radian)}));
  const auto houston = inset.forward(at(-95.37, 29.76));
  REQUIRE(houston);
  CHECK(inset.inverse(*houston)->lon.degrees == Approx(-95.37).epsilon(1e-11));
  CHECK(inset.inverse(*houston)->lat.degrees == Approx(29.76).epsilon(1e-11));
}

TEST_CASE("Many points at once, from several threads, agree with one at a time") {
  const std::vector<Projection> projections{Projection::equalEarth({-170}), Projection::lambertAzimuthal(at(-93, 31)),
                                            Projection::lambertAzimuthal(at(104, 30.6))};
  std::vector<double> worst(4, 1);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < worst.size(); ++t) {
    threads.emplace_back([&projections, &worst, t] {
      double difference = 0;
      for (int i = 0; i < 300; ++i) {
        const Projection& projection = projections[(t + i) % projections.size()];
        const LonLat centre = projection.centre();
        std::vector<PlanePoint> points;
        for (int k = -10; k <= 10; ++k) points.push_back({centre.lon.degrees + k, centre.lat.degrees + 0.7 * k});
        const std::vector<PlanePoint> before = points;
        projection.forwardAll(points);
        for (std::size_t k = 0; k < points.size(); ++k) {
          const auto one = projection.forward(at(before[k].x, before[k].y));
          difference = std::max(difference, std::hypot(one->x - points[k].x, one->y - points[k].y));
        }
      }
      worst[t] = difference;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const double difference : worst) CHECK(difference < 1e-13);
}
