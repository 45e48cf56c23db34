#include "geo/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/catch.hpp"

using namespace cityties;
using geo::PlaneLine;
using geo::PlanePoint;
using geo::projectArc;
using geo::Projection;
using graph::LonLat;

namespace {

constexpr double radian = std::numbers::pi / 180;

LonLat at(double lon, double lat) { return {{lon}, {lat}}; }

double distance(PlanePoint a, PlanePoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distanceToSegment(PlanePoint p, PlanePoint a, PlanePoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distanceToLines(PlanePoint p, const geo::PlaneMultiLine& lines) {
  double best = 1e9;
  for (const PlaneLine& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) best = std::min(best, distanceToSegment(p, line[i - 1], line[i]));
  }
  return best;
}

/// x of the right-hand edge at a height, found through the projection itself.
double edgeAt(double latitude) { return Projection::equalEarth({0}).forward(at(180, latitude))->x; }

struct RandomPlaces {
  std::mt19937 engine{1979};
  std::uniform_real_distribution<double> lon{-180, 180}, sine{-1, 1};
  LonLat operator()() {
    const double longitude = lon(engine);
    return at(longitude, std::asin(sine(engine)) / radian);
  }
};

}  // namespace

TEST_CASE("Points on an arc lie at their share of its length") {
  RandomPlaces place;
  for (int i = 0; i < 500; ++i) {
    const LonLat a = place(), b = place();
    const double whole = greatCircleDistance(a, b).value;
    for (const double f : {0.1, 0.5, 0.9}) {
      const LonLat p = geo::pointOnArc(a, b, f);
      CHECK(greatCircleDistance(a, p).value == Approx(f * whole).margin(1e-6));
      CHECK(greatCircleDistance(p, b).value == Approx((1 - f) * whole).margin(1e-6));
    }
    CHECK(geo::pointOnArc(a, b, 0) == a);
    CHECK(geo::pointOnArc(a, b, 1) == b);
  }
  CHECK(geo::pointOnArc(at(0, 0), at(180, 0), 0.5).lat.degrees == Approx(90));
  CHECK(geo::pointOnArc(at(10, -20), at(-170, 20), 0.5).lat.degrees == Approx(70));
  CHECK(geo::pointOnArc(at(5, 5), at(5, 5), 0.5) == at(5, 5));
}

TEST_CASE("A projected arc follows the great circle, is cut only at the seam and keeps its ends") {
  RandomPlaces place;
  const double tolerance = 0.002;
  int cut = 0;
  for (int i = 0; i < 3000; ++i) {
    const Projection projection = Projection::equalEarth(place().lon);
    const LonLat a = place(), b = place();
    const auto lines = projectArc(projection, a, b, tolerance);
    REQUIRE((lines.size() == 1 || lines.size() == 2));
    CHECK(distance(lines.front().front(), *projection.forward(a)) < 1e-12);
    CHECK(distance(lines.back().back(), *projection.forward(b)) < 1e-12);
    for (const PlaneLine& line : lines) {
      REQUIRE(line.size() >= 2);
      for (std::size_t k = 1; k < line.size(); ++k) REQUIRE(distance(line[k - 1], line[k]) <= 0.2 + 1e-12);
    }
    if (lines.size() == 2) {
      ++cut;
      const PlanePoint left = lines[0].back(), right = lines[1].front();
      CHECK(left.y == right.y);
      CHECK(left.x == -right.x);
      CHECK(std::abs(left.x) == Approx(edgeAt(projection.inverse(left)->lat.degrees)).epsilon(1e-10));
    }
    for (int k = 1; k < 200; ++k) {
      const auto p = projection.forward(geo::pointOnArc(a, b, k / 200.0));
      REQUIRE(distanceToLines(*p, lines) <= 1.5 * tolerance);
    }
  }
  CHECK(cut > 3000 * 0.22);  // an arc spans 90° of longitude on average, so a quarter of them meet the seam
  CHECK(cut < 3000 * 0.28);
}

TEST_CASE("An arc is cut exactly where it crosses the seam") {
  const Projection pacific = Projection::equalEarth({-170});  // seam at 10° E
  const LonLat paris = at(2.35, 48.86), warsaw = at(21.01, 52.23);
  const auto lines = projectArc(pacific, paris, warsaw);
  REQUIRE(lines.size() == 2);
  // Bisection on the sphere, independent of the closed form inside.
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (geo::pointOnArc(paris, warsaw, middle).lon.degrees < 10 ? low : high) = middle;
  }
  const double latitude = geo::pointOnArc(paris, warsaw, low).lat.degrees;
  CHECK(pacific.inverse(lines[0].back())->lat.degrees == Approx(latitude).epsilon(1e-9));
  CHECK(lines[0].back().x > 0);
  CHECK(lines[1].front().x < 0);
  CHECK(projectArc(pacific, at(116.4, 39.9), at(-95.37, 29.76)).size() == 1);
}

TEST_CASE("Turning map and arc together changes nothing") {
  RandomPlaces place;
  for (int i = 0; i < 200; ++i) {
    const LonLat a = place(), b = place();
    const double centre = place().lon.degrees;
    const auto one = projectArc(Projection::equalEarth({centre}), a, b);
    const auto two = projectArc(Projection::equalEarth({centre + 360}), at(a.lon.degrees - 360, a.lat.degrees),
                                at(b.lon.degrees + 360, b.lat.degrees));
    REQUIRE(one.size() == two.size());
    for (std::size_t k = 0; k < one.size(); ++k) {
      REQUIRE(one[k].size() == two[k].size());
      for (std::size_t p = 0; p < one[k].size(); ++p) REQUIRE(distance(one[k][p], two[k][p]) < 1e-11);
    }
  }
}

TEST_CASE("Seam, poles and antipodes are ordinary places") {
  const Projection map = Projection::equalEarth({0});
  SECTION("an end on the seam is drawn on the side of its arc") {
    const auto fromEast = projectArc(map, at(180, 10), at(150, 10));
    REQUIRE(fromEast.size() == 1);
    CHECK(fromEast[0].front().x == Approx(edgeAt(10)));
    const auto fromWest = projectArc(map, at(180, 10), at(-150, 10));
    REQUIRE(fromWest.size() == 1);
    CHECK(fromWest[0].front().x == Approx(-edgeAt(10)));
    const auto towardsWest = projectArc(map, at(-150, 10), at(180, 10));
    REQUIRE(towardsWest.size() == 1);
    CHECK(towardsWest[0].back().x == Approx(-edgeAt(10)));
  }
  SECTION("an arc along the seam stays on one edge") {
    const auto lines = projectArc(map, at(180, -60), at(-180, 70));
    REQUIRE(lines.size() == 1);
    for (const PlanePoint p : lines[0]) CHECK(p.x == Approx(edgeAt(map.inverse(p)->lat.degrees)).epsilon(1e-9));
  }
  SECTION("across the pole: up, along the pole line, down") {
    const auto lines = projectArc(map, at(-100, 50), at(80, 40));
    REQUIRE(lines.size() == 1);
    const double top = map.forward(at(0, 90))->y;
    double onPole = 0;
    for (std::size_t k = 1; k < lines[0].size(); ++k) {
      if (lines[0][k].y > top - 1e-12 && lines[0][k - 1].y > top - 1e-12) onPole += lines[0][k].x - lines[0][k - 1].x;
    }
    CHECK(onPole == Approx(map.forward(at(80, 90))->x - map.forward(at(-100, 90))->x));
  }
  SECTION("across the pole from anywhere, never across the seam") {
    for (double lon = -177; lon < 180; lon += 6) {
      for (const double sign : {1.0, -1.0}) {
        const auto lines = projectArc(map, at(lon, 55 * sign), at(lon > 0 ? lon - 180 : lon + 180, 25 * sign));
        REQUIRE(lines.size() == 1);
        for (std::size_t k = 1; k < lines[0].size(); ++k)
          REQUIRE(distance(lines[0][k - 1], lines[0][k]) <= 0.2 + 1e-12);
      }
    }
  }
  SECTION("antipodes meet past the north pole, equal ends not at all") {
    const auto lines = projectArc(map, at(30, -10), at(-150, 10));
    REQUIRE(lines.size() == 1);
    double top = -2;
    for (const PlanePoint p : lines[0]) top = std::max(top, p.y);
    CHECK(top == Approx(map.forward(at(0, 90))->y));
    CHECK(projectArc(map, at(30, 10), at(30, 10)).empty());
    CHECK(projectArc(map, at(180, 10), at(-180, 10)).empty());
  }
  SECTION("from pole to pole along the meridian of the second end") {
    const auto lines = projectArc(map, at(0, 90), at(40, -90));
    REQUIRE(lines.size() == 1);
    CHECK(distance(lines[0].back(), *map.forward(at(40, -90))) < 1e-12);
    bool onMeridian = false;
    for (const PlanePoint p : lines[0]) onMeridian = onMeridian || distance(p, *map.forward(at(40, 0))) < 0.1;
    CHECK(onMeridian);
  }
}

TEST_CASE("An inset shows only its own part of an arc") {
  const LonLat centre = at(-93, 31);
  const Projection inset = Projection::lambertAzimuthal(centre);
  const auto lines = projectArc(inset, at(-95.37, 29.76), at(114.06, 22.54));
  REQUIRE(lines.size() == 1);
  CHECK(distance(lines[0].front(), *inset.forward(at(-95.37, 29.76))) < 1e-12);
  CHECK(std::hypot(lines[0].back().x, lines[0].back().y) == Approx(2 * std::sin(20 * radian)).epsilon(1e-9));
  CHECK(projectArc(inset, at(114, 22), at(104, 30)).empty());
  const auto through = projectArc(inset, at(-150, 20), at(-40, 25));
  REQUIRE(through.size() == 1);
  CHECK(std::hypot(through[0].front().x, through[0].front().y) == Approx(2 * std::sin(20 * radian)).epsilon(1e-9));
  // Through the centre of an azimuthal map great circles are straight: as few points as the longest chord allows.
  const auto straight = projectArc(inset, at(-93, 31), at(-60, 45));
  REQUIRE(straight.size() == 1);
  for (const PlanePoint p : straight[0]) CHECK(distanceToSegment(p, straight[0].front(), straight[0].back()) < 1e-12);
  CHECK(straight[0].size() <= 8);
}
