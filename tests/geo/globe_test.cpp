// The earth as a ball: one matrix, dragging, and the base map's triangles and lines on the sphere.

#include "geo/globe.hpp"

#include <algorithm>
#include <filesystem>

#include "tests/geo/kinds.hpp"
#include "tests/geo/shapes.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::Projection;
using geo::ProjectionKind;
using geo::Rotation;
using geo::UnitVector;
using graph::LonLat;

namespace {

geo::BaseMap coarseMap() {
  auto map =
      geo::readBaseMap(std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets/map/basemap.gpkg", geo::Detail::coarse);
  REQUIRE(map);
  return std::move(*map);
}

/// Area of a triangle on the sphere (Van Oosterom & Strackee 1983), positive when counter-clockwise from outside.
double solidAngle(const std::array<UnitVector, 3>& t) {
  return 2 * std::atan2(dot(t[0], cross(t[1], t[2])), 1 + dot(t[0], t[1]) + dot(t[1], t[2]) + dot(t[2], t[0]));
}

double areaOf(const geo::SphereTriangles& triangles) {
  double sum = 0;
  for (const auto& t : triangles) sum += solidAngle(t);
  return sum;
}

bool holds(const std::array<UnitVector, 3>& t, UnitVector p) {
  return dot(cross(t[0], t[1]), p) >= 0 && dot(cross(t[1], t[2]), p) >= 0 && dot(cross(t[2], t[0]), p) >= 0;
}

std::size_t coverings(const geo::SphereTriangles& triangles, UnitVector p) {
  return static_cast<std::size_t>(std::ranges::count_if(triangles, [&](const auto& t) { return holds(t, p); }));
}

double longestStep(const std::vector<geo::SphereLine>& lines) {
  double most = 0;
  for (const geo::SphereLine& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) most = std::max(most, length(line[i] - line[i - 1]));
  }
  return most;
}

}  // namespace

TEST_CASE("One matrix gives the plane of the globe projection") {
  RandomPlaces place(1);
  for (int i = 0; i < 200; ++i) {
    const LonLat centre = place();
    const Rotation rotation = Rotation::facing(centre);
    const Projection globe = Projection::make(ProjectionKind::globe, centre);
    std::vector<UnitVector> vectors;
    std::vector<LonLat> places;
    for (int k = 0; k < 20; ++k) {
      places.push_back(place());
      vectors.push_back(geo::unitVector(places.back()));
    }
    std::vector<UnitVector> seen(vectors.size());
    geo::rotate(rotation, vectors, seen);
    for (std::size_t k = 0; k < seen.size(); ++k) {
      const auto p = globe.forward(places[k]);
      REQUIRE(p.has_value() == (seen[k].z >= 0));
      if (p) REQUIRE(std::hypot(p->x - seen[k].x, p->y - seen[k].y) < 1e-14);
      REQUIRE(length(rotation.inverse(seen[k]) - vectors[k]) < 1e-15);
      REQUIRE(angleBetween(geo::lonLatOf(vectors[k]), places[k]) < 1e-14);
    }
    REQUIRE(length(rotation(geo::unitVector(centre)) - UnitVector{0, 0, 1}) < 1e-15);
  }
}

TEST_CASE("Dragging keeps the place under the pointer, with north up") {
  RandomPlaces place(2);
  int held = 0;
  for (int i = 0; i < 3000; ++i) {
    const LonLat centre = place(), grabbed = place(), wanted = place();
    const auto pointer = Projection::make(ProjectionKind::globe, wanted).forward(grabbed);
    if (!pointer) continue;  // a centre that holds it is known to exist
    const LonLat found = geo::centreHolding(grabbed, *pointer, centre);
    REQUIRE(std::abs(found.lat.degrees) <= 90);
    const UnitVector seen = Rotation::facing(found)(geo::unitVector(grabbed));
    REQUIRE(std::hypot(seen.x - pointer->x, seen.y - pointer->y) < 1e-6);
    REQUIRE(seen.z > -1e-6);
    REQUIRE(angleBetween(found, centre) <= angleBetween(wanted, centre) + 1e-6);  // no turn farther than that one
    ++held;
  }
  CHECK(held > 1000);
}

TEST_CASE("A drag that goes nowhere turns nothing, and small ones turn little") {
  RandomPlaces place(3);
  for (int i = 0; i < 1000; ++i) {
    const LonLat centre = place(), grabbed = place();
    const auto pointer = Projection::make(ProjectionKind::globe, centre).forward(grabbed);
    if (!pointer || std::hypot(pointer->x, pointer->y) > 0.95) continue;
    CHECK(angleBetween(geo::centreHolding(grabbed, *pointer, centre), centre) < 1e-6);
    if (std::abs(grabbed.lat.degrees) > 70 || std::abs(centre.lat.degrees) > 70) continue;
    const LonLat moved = geo::centreHolding(grabbed, {pointer->x + 0.002, pointer->y}, centre);
    CHECK(angleBetween(moved, centre) < 0.15);  // the more, the nearer two solutions are to each other
  }
}

TEST_CASE("A drag beyond the limb or over a pole stays a number") {
  RandomPlaces place(4);
  for (int i = 0; i < 1000; ++i) {
    const LonLat grabbed = i % 10 == 0 ? at(20, i % 20 == 0 ? 90 : -90) : place();
    const double angle = i;
    const LonLat centre = geo::centreHolding(grabbed, {1.7 * std::cos(angle), 1.7 * std::sin(angle)}, place());
    REQUIRE(std::isfinite(centre.lon.degrees));
    REQUIRE(std::abs(centre.lon.degrees) <= 180);
    REQUIRE(std::abs(centre.lat.degrees) <= 90);
  }
  // The north pole cannot come below the middle of the disc while north is up: straight onto it is the most.
  CHECK(geo::centreHolding(at(0, 90), {0, -0.5}, at(30, 40)).lat.degrees == Approx(90).margin(60.1));
}

TEST_CASE("An arc on the sphere keeps to its tolerance and its ends") {
  RandomPlaces place(5);
  for (int i = 0; i < 500; ++i) {
    const LonLat a = place(), b = place();
    const double tolerance = i % 2 == 0 ? 1e-3 : 1e-5;
    const std::vector<UnitVector> line = geo::arcOnSphere(a, b, tolerance);
    REQUIRE(line.size() >= 2);
    REQUIRE(length(line.front() - geo::unitVector(a)) < 1e-15);
    REQUIRE(length(line.back() - geo::unitVector(b)) < 1e-15);
    double sum = 0;
    for (std::size_t k = 1; k < line.size(); ++k) {
      REQUIRE(length(line[k]) == Approx(1).epsilon(1e-14));
      REQUIRE(1 - length(0.5 * (line[k] + line[k - 1])) <= tolerance + 1e-15);
      sum += 2 * std::asin(length(line[k] - line[k - 1]) / 2);
    }
    REQUIRE(sum == Approx(angleBetween(a, b)).epsilon(1e-9));
  }
  CHECK(geo::arcOnSphere(at(5, 5), at(5, 5), 1e-3).empty());
  const auto antipodes = geo::arcOnSphere(at(10, 20), at(-170, -20), 1e-3);
  CHECK(std::ranges::max(antipodes, {}, &UnitVector::z).z > 0.999);
}

TEST_CASE("Triangles on the ball cover land once, face outwards and stay small") {
  const geo::BaseMap map = coarseMap();
  const geo::GlobeMesh mesh = geo::makeGlobeMesh(map);
  double expected = 0;
  for (const geo::LandShape& shape : map.land) expected += sphereArea(shape.polygons);
  CHECK(areaOf(mesh.land) == Approx(expected).epsilon(2e-4));
  double lakes = 0;
  for (const geo::LandShape& shape : map.lakes) lakes += sphereArea(shape.polygons);
  CHECK(areaOf(mesh.lakes) == Approx(lakes).epsilon(2e-3));
  double longest = 0, least = 1;
  for (const auto& t : mesh.land) {
    for (std::size_t i = 0; i < 3; ++i) {
      longest = std::max(longest, length(t[(i + 1) % 3] - t[i]));
      REQUIRE(length(t[i]) == Approx(1).epsilon(1e-14));
    }
    least = std::min(least, solidAngle(t));
  }
  CHECK(longest <= geo::globeStep);
  CHECK(least > -1e-15);
  // Seen on any map: the same land.
  const Projection flat = Projection::equalEarth({-170});
  const geo::PlaneMultiPolygon land = project(map, flat).land;
  RandomPlaces place(6);
  int onLand = 0, doubtful = 0;
  for (int i = 0; i < 3000; ++i) {
    const LonLat p = place();
    const bool inPlane = polygonAt(land, *flat.forward(p)) >= 0;
    const std::size_t times = coverings(mesh.land, geo::unitVector(p));
    REQUIRE(times <= 2);
    if ((times == 1) != inPlane) ++doubtful;
    onLand += inPlane ? 1 : 0;
  }
  CHECK(onLand > 700);
  CHECK(doubtful <= 3);  // within a chord of the coast
}

TEST_CASE("Poles, the date line and the edges of the cube's faces are ordinary places on the ball") {
  geo::BaseMap map;
  geo::LonLatRing cap;  // as data stores it: along 60° S, down the date line, along the pole, up again
  for (double lon = -180; lon <= 180; lon += 10) cap.push_back(at(lon, -60));
  cap.push_back(at(180, -90));
  cap.push_back(at(-180, -90));
  cap.push_back(at(-180, -60));
  map.land.push_back({{{cap, {lonLatBox(-100, -80, -60, -70)}}}});
  map.land.push_back({{{lonLatBox(160, 10, 180, 50), {}}}});
  map.land.push_back({{{lonLatBox(-180, 10, -160, 50), {}}}});
  const auto band = [](double width, double south, double north) {
    return width * radian * (std::sin(north * radian) - std::sin(south * radian));
  };
  const geo::GlobeMesh mesh = geo::makeGlobeMesh(map);
  CHECK(areaOf(mesh.land) == Approx(band(360, -90, -60) - band(40, -80, -70) + band(40, 10, 50)).epsilon(3e-4));
  for (const LonLat p :
       {at(180, 30), at(-179.99, 30), at(3, -89.9), at(0, -90), at(45.0001, -65), at(-135.0001, -61)}) {
    CHECK(coverings(mesh.land, geo::unitVector(p)) >= 1);
  }
  for (const LonLat p : {at(-80, -75), at(0, 0), at(0, 90), at(150, 30)}) {
    CHECK(coverings(mesh.land, geo::unitVector(p)) == 0);
  }
  REQUIRE(mesh.coast.size() == 3);  // the cap's outline, its lake, and the two boxes joined: nothing along 180°
  for (const geo::SphereLine& line : mesh.coast) CHECK(length(line.front() - line.back()) < 1e-12);
}

TEST_CASE("Lines on the ball are as short as they say") {
  const geo::GlobeMesh mesh = geo::makeGlobeMesh(coarseMap());
  CHECK(longestStep(mesh.coast) <= geo::globeStep);
  CHECK(longestStep(mesh.graticule) <= geo::globeStep);
  REQUIRE(mesh.borders.size() >= 2);
  for (const auto& borders : mesh.borders) CHECK(longestStep(borders.lines) <= geo::globeStep);
  CHECK(mesh.graticule.size() == 12 + 5);
}
