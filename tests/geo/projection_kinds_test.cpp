// What holds for the projections: against PROJ's own words, closed forms and published tables, and as a round trip.

#include <proj.h>

#include <algorithm>
#include <memory>

#include "geo/projection.hpp"
#include "tests/geo/kinds.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::PlanePoint;
using geo::Projection;
using geo::ProjectionKind;
using graph::LonLat;

namespace {

constexpr double pi = std::numbers::pi;
constexpr double radian = pi / 180;

LonLat at(double lon, double lat) { return {{lon}, {lat}}; }

double turn(double degrees) { return std::remainder(degrees, 360.0); }

/// The projection as PROJ spells it, with the centre in its own words.
class Proj {
 public:
  Proj(const std::string& name, LonLat centre) : context_(proj_context_create(), proj_context_destroy) {
    const std::string text = "+proj=" + name + " +R=1 +lon_0=" + std::to_string(centre.lon.degrees) +
                             " +lat_0=" + std::to_string(centre.lat.degrees);
    operation_ = {proj_create(context_.get(), text.c_str()), proj_destroy};
    REQUIRE(operation_);
  }
  PlanePoint operator()(LonLat p) const {
    const PJ_COORD out =
        proj_trans(operation_.get(), PJ_FWD, proj_coord(p.lon.degrees * radian, p.lat.degrees * radian, 0, 0));
    return {out.xy.x, out.xy.y};
  }

 private:
  std::unique_ptr<PJ_CONTEXT, PJ_CONTEXT* (*)(PJ_CONTEXT*)> context_;
  std::unique_ptr<PJ, PJ* (*)(PJ*)> operation_{nullptr, proj_destroy};
};

std::string projName(ProjectionKind kind) {
  switch (kind) {
    case ProjectionKind::equalEarth:
      return "eqearth";
    case ProjectionKind::azimuthalEquidistant:
      return "aeqd";
    case ProjectionKind::globe:
      return "ortho";
    case ProjectionKind::mercator:
      return "merc";
    case ProjectionKind::robinson:
      return "robin";
    case ProjectionKind::naturalEarth:
      return "natearth";
    case ProjectionKind::winkelTripel:
      return "wintri";
    default:
      return "laea";
  }
}

/// A centre with six decimals, so that PROJ reads the same.
LonLat rounded(LonLat p) { return at(std::round(p.lon.degrees * 1e6) / 1e6, std::round(p.lat.degrees * 1e6) / 1e6); }

/// Radians from the centre of what the projection shows at most, a little less.
bool wellInside(ProjectionKind kind, LonLat centre, LonLat place) {
  const double away = angleBetween(centre, place);
  switch (kind) {
    case ProjectionKind::azimuthalEquidistant:
      return away < 179.9 * radian;
    case ProjectionKind::globe:
      return away < 89.9 * radian;
    case ProjectionKind::lambertAzimuthal:
      return away < 39.9 * radian;
    case ProjectionKind::mercator:
      return std::abs(place.lat.degrees) < 85;
    default:
      return std::abs(turn(place.lon.degrees - centre.lon.degrees)) < 179.999;
  }
}

}  // namespace

TEST_CASE("Every projection is the one that PROJ knows by its name") {
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    RandomPlaces place(1);
    int seen = 0;
    for (int i = 0; i < 100; ++i) {
      LonLat centre = rounded(place());
      if (!geo::isAzimuthal(kind)) centre.lat = {0};
      const Projection projection = Projection::make(kind, centre);
      const Proj proj(projName(kind), centre);
      for (int k = 0; k < 50; ++k) {
        const LonLat p = place();
        if (!wellInside(kind, centre, p)) continue;
        const auto point = projection.forward(p);
        REQUIRE(point);
        REQUIRE(between(*point, proj(p)) < 1e-11);  // PROJ's arc cosine costs four digits near centre and antipode
        ++seen;
      }
    }
    CHECK(seen > 400);
  }
}

TEST_CASE("Forward and inverse undo each other on every map, from any centre") {
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    RandomPlaces place(20200724);
    std::vector<LonLat> centres = awkwardCentres();
    for (int i = 0; i < 100; ++i) centres.push_back(place());
    int seen = 0;
    for (const LonLat centre : centres) {
      const Projection projection = Projection::make(kind, centre);
      for (int k = 0; k < 60; ++k) {
        const LonLat p = place();
        const auto point = projection.forward(p);
        if (!point) continue;
        ++seen;
        REQUIRE(projection.bounds().contains(*point));
        const auto back = projection.inverse(*point);
        REQUIRE(back);
        const bool nearLimb = kind == ProjectionKind::globe && angleBetween(projection.centre(), p) > 89 * radian;
        REQUIRE(angleBetween(*back, p) < (nearLimb ? 1e-7 : 1e-10));
      }
    }
    CHECK(seen > 500);
  }
}

TEST_CASE("From the plane to the earth and back, and nothing outside the outline") {
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    RandomPlaces place(7);
    std::mt19937 random(8);
    std::uniform_real_distribution<double> part(-1.1, 1.1);
    for (int i = 0; i < 40; ++i) {
      const Projection projection = Projection::make(kind, place());
      const PlanePoint corner = projection.bounds().max;
      int inside = 0;
      for (int k = 0; k < 200; ++k) {
        const PlanePoint p{part(random) * corner.x, part(random) * corner.y};
        const auto lonLat = projection.inverse(p);
        if (!projection.bounds().contains(p)) REQUIRE_FALSE(lonLat);
        if (!lonLat) continue;
        ++inside;
        REQUIRE(std::abs(lonLat->lon.degrees) <= 180);
        REQUIRE(std::abs(lonLat->lat.degrees) <= 90);
        const auto back = projection.forward(*lonLat);
        REQUIRE(back);
        REQUIRE(between(*back, p) < 1e-7);
      }
      CHECK(inside > 200 / 1.21 * 0.6);
    }
  }
}

TEST_CASE("Names of projections lead to them") {
  for (const ProjectionKind kind : geo::mapProjections()) CHECK(geo::projectionKind(geo::nameOf(kind)) == kind);
  CHECK_FALSE(geo::projectionKind(""));
  CHECK_FALSE(geo::projectionKind("peters"));
}

TEST_CASE("On an azimuthal equidistant map distances from the centre are true, and the antipode is its outer circle") {
  RandomPlaces place(3);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = place(), p = place();
    const auto point = Projection::make(ProjectionKind::azimuthalEquidistant, centre).forward(p);
    REQUIRE(point);
    REQUIRE(std::hypot(point->x, point->y) == Approx(angleBetween(centre, p)).margin(1e-12));
    REQUIRE(std::hypot(point->x, point->y) * 6371.0088 ==
            Approx(graph::greatCircleDistance(centre, p).value).margin(1e-6));
  }
  for (const LonLat centre : {at(0, 0), at(-95.37, 29.76), at(0, 90), at(12, -90)}) {
    const Projection map = Projection::make(ProjectionKind::azimuthalEquidistant, centre);
    const LonLat antipode = at(turn(centre.lon.degrees + 180), -centre.lat.degrees);
    const auto point = map.forward(antipode);
    REQUIRE(point);
    CHECK(std::hypot(point->x, point->y) == Approx(pi).epsilon(1e-14));
    for (const double angle : {0.0, 1.0, 2.5, 4.0}) {  // any point of the outer circle is the antipode
      const auto back = map.inverse({pi * std::cos(angle), pi * std::sin(angle)});
      REQUIRE(back);
      CHECK(angleBetween(*back, antipode) < 1e-12);
    }
    CHECK_FALSE(map.inverse({pi + 1e-9, 0}));
    // A hair before the antipode the direction counts.
    const auto west = map.inverse({-(pi - 1e-7), 0});
    REQUIRE(west);
    const auto again = map.forward(*west);
    REQUIRE(again);
    CHECK(again->x == Approx(-(pi - 1e-7)).epsilon(1e-6));
  }
  CHECK(*Projection::make(ProjectionKind::azimuthalEquidistant, at(0, 0)).forward(at(0, 90)) == PlanePoint{0, pi / 2});
}

TEST_CASE("A globe shows its near half, limb and all") {
  RandomPlaces place(4);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = place(), p = place();
    const auto point = Projection::make(ProjectionKind::globe, centre).forward(p);
    const double away = angleBetween(centre, p);
    REQUIRE(point.has_value() == (away <= pi / 2));
    if (point) REQUIRE(std::hypot(point->x, point->y) == Approx(std::sin(away)).margin(1e-12));
  }
  for (const LonLat centre : {at(0, 0), at(-170, 35), at(90, -90)}) {
    const Projection globe = Projection::make(ProjectionKind::globe, centre);
    for (double angle = 0; angle < 6.28; angle += 0.1) {
      const PlanePoint limb{std::cos(angle), std::sin(angle)};
      const auto seen = globe.inverse(limb);
      REQUIRE(seen);
      CHECK(angleBetween(*seen, centre) == Approx(pi / 2).margin(1e-7));
      CHECK_FALSE(globe.inverse({limb.x * 1.000001, limb.y * 1.000001}));
    }
  }
  CHECK(Projection::make(ProjectionKind::globe, at(0, 0)).forward(at(90, 0)));  // the limb itself
  CHECK(Projection::make(ProjectionKind::globe, at(0, 0)).forward(at(25, 90)));
  CHECK_FALSE(Projection::make(ProjectionKind::globe, at(0, 0)).forward(at(90.001, 0)));
}

TEST_CASE("Mercator is a square, and ends at its parallels") {
  const Projection map = Projection::make(ProjectionKind::mercator, at(30, 50));
  CHECK(map.centre() == at(30, 0));
  for (const double latitude : {0.0, 10.0, 45.0, 80.0, 85.0}) {
    CHECK(map.forward(at(31, latitude))->y == Approx(std::asinh(std::tan(latitude * radian))));
    CHECK(map.forward(at(31, -latitude))->x == Approx(radian));
  }
  CHECK(map.forward(at(30, geo::mercatorLatitude))->y == Approx(pi).epsilon(1e-14));
  CHECK_FALSE(map.forward(at(30, 85.06)));
  CHECK_FALSE(map.forward(at(30, -90)));
  CHECK(map.bounds().max.x == Approx(pi).epsilon(1e-15));
  CHECK(map.bounds().min.y == Approx(-pi).epsilon(1e-15));
  CHECK(map.inverse({pi, pi}));
  CHECK_FALSE(map.inverse({pi + 1e-9, 0}));
  CHECK_FALSE(map.inverse({0, pi + 1e-9}));
}

TEST_CASE("Robinson follows his table") {
  // Robinson 1974, as in Snyder 1990: length of the parallel, distance from the equator; x = 0.8487 λ, y = 1.3523.
  constexpr std::array<double, 19> parallel{1,     .9986, .9954, .9900, .9822, .9730, .9600, .9427, .9216, .8962,
                                            .8679, .8350, .7986, .7597, .7186, .6732, .6213, .5722, .5322};
  constexpr std::array<double, 19> height{0,     .0620, .1240, .1860, .2480, .3100, .3720, .4340, .4958, .5571,
                                          .6176, .6769, .7346, .7903, .8435, .8936, .9394, .9761, 1};
  const Projection map = Projection::make(ProjectionKind::robinson, at(-170, 0));
  for (std::size_t i = 0; i < parallel.size(); ++i) {
    const auto point = map.forward(at(-70, 5.0 * static_cast<double>(i)));
    REQUIRE(point);
    CHECK(point->x == Approx(.8487 * parallel[i] * 100 * radian).margin(1e-6));
    CHECK(point->y == Approx(1.3523 * height[i]).margin(1e-6));
  }
}

TEST_CASE("Natural Earth follows its polynomial") {
  const Projection map = Projection::make(ProjectionKind::naturalEarth, at(100, 0));
  for (double latitude = -90; latitude <= 90; latitude += 7.5) {  // Šavrič, Jenny, Patterson et al. 2011
    const double p = latitude * radian, q = p * p, q2 = q * q, q5 = q2 * q2 * q;
    const auto point = map.forward(at(-150, latitude));
    REQUIRE(point);
    CHECK(point->x ==
          Approx(110 * radian * (.8707 - .131979 * q - .013791 * q2 + .003971 * q5 - .001529 * q5 * q)).margin(1e-12));
    CHECK(point->y ==
          Approx(p * (1.007226 + .015085 * q - .044475 * q2 * q + .028874 * q2 * q2 - .005916 * q5)).margin(1e-12));
  }
}

TEST_CASE("Winkel Tripel is the mean of Aitoff and the equirectangular map") {
  const Projection map = Projection::make(ProjectionKind::winkelTripel, at(-100, 0));
  for (double latitude = -90; latitude <= 90; latitude += 7.5) {
    for (double longitude = -180; longitude <= 180; longitude += 22.5) {
      const double phi = latitude * radian, lambda = longitude * radian;
      const double alpha = std::acos(std::cos(phi) * std::cos(lambda / 2));
      const double k = alpha == 0 ? 1 : alpha / std::sin(alpha);
      const PlanePoint expected{(lambda * 2 / pi + 2 * k * std::cos(phi) * std::sin(lambda / 2)) / 2,
                                (phi + k * std::sin(phi)) / 2};
      const auto point = map.forward(at(longitude - 100, latitude));
      REQUIRE(point);
      if (longitude != -180) CHECK(between(*point, expected) < 1e-12);
    }
  }
}

TEST_CASE("The box around a map touches its outline") {
  const PlanePoint equalEarth = Projection::equalEarth({12}).bounds().max;
  CHECK(equalEarth.x == Approx(2.7066300).epsilon(1e-6));
  CHECK(equalEarth.y == Approx(1.3173628).epsilon(1e-6));
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    const Projection projection = Projection::make(kind, at(-170, 35));
    const geo::PlaneBox box = projection.bounds();
    CHECK(box.min == PlanePoint{-box.max.x, -box.max.y});
    CHECK(projection.inverse({box.max.x, 0}));
    CHECK(projection.inverse({0, box.max.y}));
    CHECK_FALSE(projection.inverse({box.max.x + 1e-6, 0}));
    CHECK_FALSE(projection.inverse({0, box.min.y - 1e-6}));
  }
}

TEST_CASE("Turning by 360 degrees changes no bit") {
  RandomPlaces place(5);
  for (const ProjectionKind kind : everyKind()) {
    for (int i = 0; i < 300; ++i) {
      // Numbers that a turn of 360 degrees does not round.
      const auto exact = [](LonLat p) { return at(std::round(p.lon.degrees * 1024) / 1024, p.lat.degrees); };
      const LonLat centre = exact(place()), p = exact(place());
      const Projection one = Projection::make(kind, centre);
      const Projection two = Projection::make(kind, at(centre.lon.degrees + 360, centre.lat.degrees));
      REQUIRE(one == two);
      REQUIRE(one.forward(p) == two.forward(at(p.lon.degrees - 720, p.lat.degrees)));
    }
  }
}
