// Great circles on every kind of map, from random and awkward centres.

#include <algorithm>

#include "geo/great_circle.hpp"
#include "tests/geo/kinds.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::PlaneLine;
using geo::PlaneMultiLine;
using geo::PlanePoint;
using geo::projectArc;
using geo::Projection;
using geo::ProjectionKind;
using geo::UnitVector;
using graph::LonLat;

namespace {

constexpr double pi = std::numbers::pi;
constexpr double radian = pi / 180;
constexpr double tolerance = 0.002;

LonLat at(double lon, double lat) { return {{lon}, {lat}}; }

LonLat antipode(LonLat p) { return at(std::remainder(p.lon.degrees + 180, 360.0), -p.lat.degrees); }

/// Where one comes to from `p` in a direction (radians from north, eastwards) after `angle` radians.
LonLat away(LonLat p, double direction, double angle) {
  const double lambda = p.lon.degrees * radian, phi = p.lat.degrees * radian;
  const UnitVector here = geo::unitVector(p), east{-std::sin(lambda), std::cos(lambda), 0};
  const UnitVector north{-std::sin(phi) * std::cos(lambda), -std::sin(phi) * std::sin(lambda), std::cos(phi)};
  const UnitVector towards = std::cos(direction) * north + std::sin(direction) * east;
  return geo::lonLatOf(std::cos(angle) * here + std::sin(angle) * towards);
}

double toSegment(PlanePoint p, PlanePoint a, PlanePoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double toLines(PlanePoint p, const PlaneMultiLine& lines) {
  double best = 1e9;
  for (const PlaneLine& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) best = std::min(best, toSegment(p, line[i - 1], line[i]));
  }
  return best;
}

bool onSeam(const Projection& projection, LonLat p) {
  return std::abs(std::abs(std::remainder(p.lon.degrees - projection.centre().lon.degrees, 360.0)) - 180) < 1e-6;
}

/// How the parts of a cut arc must meet.
void checkJoins(const Projection& projection, const PlaneMultiLine& lines) {
  const PlanePoint corner = projection.bounds().max;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const PlanePoint end = lines[i - 1].back(), start = lines[i].front();
    if (projection.kind() == ProjectionKind::azimuthalEquidistant) {
      REQUIRE(std::hypot(end.x, end.y) == Approx(pi).epsilon(1e-12));
      REQUIRE(end.x == Approx(-start.x).margin(1e-12));
      REQUIRE(end.y == Approx(-start.y).margin(1e-12));
    } else if (projection.kind() == ProjectionKind::mercator && std::abs(end.x) != corner.x) {
      REQUIRE(std::abs(end.y) == Approx(pi).epsilon(1e-10));
      REQUIRE(end.y == start.y);
    } else {
      REQUIRE(end.x == -start.x);
      REQUIRE(end.y == start.y);
      REQUIRE(onSeam(projection, *projection.inverse(end)));
    }
  }
}

/// What holds for any arc on any map.
void checkArc(const Projection& projection, LonLat a, LonLat b, bool knownPath = true) {
  const PlaneMultiLine lines = projectArc(projection, a, b, tolerance);
  const double whole = angleBetween(a, b);
  for (const PlaneLine& line : lines) {
    REQUIRE(line.size() >= 2);
    for (std::size_t i = 1; i < line.size(); ++i) REQUIRE(between(line[i - 1], line[i]) <= geo::longestChord + 1e-12);
    for (const PlanePoint p : line) {  // nothing but the arc
      const auto place = projection.inverse(p);
      REQUIRE(place);
      if (knownPath) REQUIRE(angleBetween(a, *place) + angleBetween(*place, b) < whole + 2e-6);
    }
  }
  checkJoins(projection, lines);
  const bool mayCut =
      projection.kind() != ProjectionKind::globe && projection.kind() != ProjectionKind::lambertAzimuthal;
  REQUIRE(lines.size() <= (projection.kind() == ProjectionKind::mercator ? 3u : mayCut ? 2u : 1u));
  for (const auto& [end, isStart] : {std::pair{a, true}, std::pair{b, false}}) {
    const auto p = projection.forward(end);
    if (!p || lines.empty() || onSeam(projection, end) || angleBetween(antipode(projection.centre()), end) < 1e-9)
      continue;
    const bool onLimb = std::hypot(p->x, p->y) > 1 - 1e-9 && projection.kind() == ProjectionKind::globe;
    if (!onLimb) REQUIRE(between(isStart ? lines.front().front() : lines.back().back(), *p) < 1e-11);
  }
  if (!knownPath) return;
  for (int k = 0; k <= 60; ++k) {  // all of the arc that is on the map
    const LonLat p = geo::pointOnArc(a, b, k / 60.0);
    const bool cut = onSeam(projection, p) || angleBetween(antipode(projection.centre()), p) < 1e-6;
    const bool limb = std::abs(angleBetween(projection.centre(), p) - pi / 2) < 1e-6;
    if (const auto q = projection.forward(p); q && !cut && !limb) REQUIRE(toLines(*q, lines) <= 1.5 * tolerance);
  }
}

}  // namespace

TEST_CASE("Every arc on every map: all of it that can be seen, no step too long, parts that meet") {
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    RandomPlaces place(1979);
    std::vector<LonLat> centres = awkwardCentres();
    for (int i = 0; i < 150; ++i) centres.push_back(place());
    for (const LonLat centre : centres) {
      const Projection projection = Projection::make(kind, centre);
      for (int k = 0; k < 8; ++k) checkArc(projection, place(), place());
    }
  }
}

TEST_CASE("Arcs over a pole, along the seam, to and from the centre, its antipode and the poles") {
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    RandomPlaces place(11);
    std::vector<LonLat> centres = awkwardCentres();
    for (int i = 0; i < 40; ++i) centres.push_back(place());
    for (const LonLat centre : centres) {
      INFO(centre.lon.degrees << " " << centre.lat.degrees);
      const Projection projection = Projection::make(kind, centre);
      const LonLat p = place(), far = antipode(projection.centre());
      checkArc(projection, p, projection.centre());
      checkArc(projection, p, far, std::abs(angleBetween(p, projection.centre())) > 1e-6);
      checkArc(projection, far, p);
      checkArc(projection, p, at(0, 90));
      checkArc(projection, at(123, -90), p);
      checkArc(projection, at(p.lon.degrees, 50), at(std::remainder(p.lon.degrees + 180, 360.0), 40));
      checkArc(projection, at(far.lon.degrees, -60), at(far.lon.degrees, 65));
      checkArc(projection, at(far.lon.degrees, -5), at(std::remainder(far.lon.degrees + 40, 360.0), 5));
      checkArc(projection, p, antipode(p), false);
      checkArc(projection, projection.centre(), far, false);
      checkArc(projection, at(10, 90), at(50, -90), false);
      CHECK(projectArc(projection, p, p).empty());
    }
  }
}

TEST_CASE("Through the antipode of an equidistant map an arc goes out straight and comes in from the other side") {
  RandomPlaces place(5);
  std::vector<LonLat> centres = awkwardCentres();
  for (int i = 0; i < 60; ++i) centres.push_back(place());
  for (const LonLat centre : centres) {
    const Projection map = Projection::make(ProjectionKind::azimuthalEquidistant, centre);
    const LonLat far = antipode(centre);
    for (double direction = 0.1; direction < 6.3; direction += 0.7) {
      const LonLat a = away(far, direction, 0.4), b = away(far, direction + pi, 0.9);
      const PlaneMultiLine lines = projectArc(map, a, b, tolerance);
      REQUIRE(lines.size() == 2);
      checkArc(map, a, b);
      for (const PlaneLine& line : lines) {  // straight: nothing but what the longest chord asks for
        REQUIRE(line.size() <= 9);
        for (const PlanePoint p : line) REQUIRE(toSegment(p, line.front(), line.back()) < 1e-6);
      }
    }
  }
}

TEST_CASE("A hair beside the antipode an arc sweeps round the outer circle") {
  const LonLat centre = at(-95.37, 29.76), far = antipode(centre);
  const Projection map = Projection::make(ProjectionKind::azimuthalEquidistant, centre);
  for (double hair = 1e-2; hair > 1e-9; hair /= 10) {
    const LonLat near = away(far, 1.0, hair);
    const LonLat a = away(near, 1.0 + pi / 2, 0.3), b = away(near, 1.0 - pi / 2, 0.3);
    const PlaneMultiLine lines = projectArc(map, a, b, tolerance);
    REQUIRE(lines.size() == 1);
    double length = 0, least = 10;
    for (std::size_t i = 1; i < lines[0].size(); ++i) {
      REQUIRE(between(lines[0][i - 1], lines[0][i]) <= geo::longestChord);
      length += between(lines[0][i - 1], lines[0][i]);
      least = std::min(least, std::hypot(lines[0][i].x, lines[0][i].y));
    }
    CHECK(length > 0.6 + 0.9 * pi * pi * (1 - hair));  // half round a circle of radius π
    CHECK(least > pi - 0.31);
  }
}

TEST_CASE("Behind the globe there is nothing, and the visible part ends on the limb") {
  RandomPlaces place(6);
  int hidden = 0, cut = 0;
  for (int i = 0; i < 3000; ++i) {
    const LonLat centre = place(), a = place(), b = place();
    const Projection globe = Projection::make(ProjectionKind::globe, centre);
    const PlaneMultiLine lines = projectArc(globe, a, b);
    const bool seesA = angleBetween(centre, a) < pi / 2, seesB = angleBetween(centre, b) < pi / 2;
    if (!seesA && !seesB) {
      hidden += lines.empty() ? 1 : 0;
    } else {
      REQUIRE(lines.size() == 1);
      const PlanePoint start = lines[0].front(), end = lines[0].back();
      if (!seesA) REQUIRE(std::hypot(start.x, start.y) == Approx(1).epsilon(1e-12));
      if (!seesB) REQUIRE(std::hypot(end.x, end.y) == Approx(1).epsilon(1e-12));
      cut += seesA != seesB ? 1 : 0;
    }
  }
  CHECK(hidden > 500);
  CHECK(cut > 1000);
  const Projection globe = Projection::make(ProjectionKind::globe, at(0, 0));
  const PlaneMultiLine limb = projectArc(globe, at(90, -50), at(90, 50));  // along the limb: on the map
  for (const PlaneLine& line : limb) {
    for (const PlanePoint p : line) CHECK(std::hypot(p.x, p.y) == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("Mercator cuts an arc at its parallels") {
  const Projection map = Projection::make(ProjectionKind::mercator, at(-170, 0));
  const PlaneMultiLine lines = projectArc(map, at(-100, 60), at(81, 55));  // nearly over the pole
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].back().y == Approx(pi).epsilon(1e-12));
  CHECK(lines[1].front().y == Approx(pi).epsilon(1e-12));
  const PlaneMultiLine over = projectArc(map, at(-100, 60), at(80, 55));  // over the pole
  REQUIRE(over.size() == 2);
  CHECK(over[0].back().y == Approx(pi).epsilon(1e-12));
  CHECK(projectArc(map, at(0, 86), at(20, 89)).empty());
  const PlaneMultiLine out = projectArc(map, at(0, 89), at(3, 20));
  REQUIRE(out.size() == 1);
  CHECK(out[0].front().y == Approx(pi).epsilon(1e-12));
  CHECK(projectArc(map, at(10, 10), at(30, -80)).size() == 1);
}

TEST_CASE("Turning map and arc by 360 degrees changes no bit of the line") {
  RandomPlaces place(12);
  const auto exact = [](LonLat p) { return at(std::round(p.lon.degrees * 1024) / 1024, p.lat.degrees); };
  for (const ProjectionKind kind : everyKind()) {
    for (int i = 0; i < 100; ++i) {
      const LonLat centre = exact(place()), a = exact(place()), b = exact(place());
      const auto one = projectArc(Projection::make(kind, centre), a, b);
      const auto two = projectArc(Projection::make(kind, at(centre.lon.degrees - 360, centre.lat.degrees)),
                                  at(a.lon.degrees + 360, a.lat.degrees), at(b.lon.degrees - 360, b.lat.degrees));
      REQUIRE(one == two);
    }
  }
}
