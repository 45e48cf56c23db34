// Areas made of areas: triangles, unions and parts.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"
#include "geo/ear_clipping.hpp"
#include "tests/geo/shapes.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::PlaneMultiPolygon;
using geo::PlanePoint;
using geo::Projection;

namespace {

/// Unsigned, corner triples of floats.
double triangleArea(const std::vector<float>& t) {
  double sum = 0;
  for (std::size_t i = 0; i + 5 < t.size(); i += 6) {
    const double ux = t[i + 2] - t[i], uy = t[i + 3] - t[i + 1], vx = t[i + 4] - t[i], vy = t[i + 5] - t[i + 1];
    sum += std::abs(ux * vy - uy * vx) / 2;
  }
  return sum;
}

const geo::BaseMap& coarseMap() {
  static const geo::BaseMap map = [] {
    auto read =
        geo::readBaseMap(std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets/map/basemap.gpkg", geo::Detail::coarse);
    REQUIRE(read);
    return std::move(*read);
  }();
  return map;
}

PlaneMultiPolygon region(const geo::ProjectedBaseMap& map, const std::string& code) {
  const auto found = std::ranges::find(map.regions, code, &geo::ProjectedRegion::code);
  REQUIRE(found != map.regions.end());
  return found->area;
}

PlaneMultiPolygon withHole() {
  geo::PlanePolygon square = box(0, 0, 4, 4);
  square.holes.push_back({{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}});
  return {square};
}

double doubleArea(const geo::TriangleMesh& mesh, std::size_t triangle) {
  const auto& corners = mesh.triangles[triangle];
  const PlanePoint a = mesh.points[corners[0]], b = mesh.points[corners[1]], c = mesh.points[corners[2]];
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Half-edges whose neighbour does not run back along them.
std::size_t brokenPairs(const geo::TriangleMesh& mesh) {
  const auto end = [&](std::uint32_t half, std::uint32_t by) { return mesh.triangles[half / 3][(half % 3 + by) % 3]; };
  std::size_t broken = 0;
  for (std::uint32_t half = 0; half < mesh.twins.size(); ++half) {
    const auto twin = mesh.twins[half];
    if (twin == geo::TriangleMesh::none) continue;
    if (mesh.twins[twin] != half || !(mesh.points[end(half, 0)] == mesh.points[end(twin, 1)]) ||
        !(mesh.points[end(half, 1)] == mesh.points[end(twin, 0)]))
      ++broken;
  }
  return broken;
}

/// Inner edges whose two opposite angles are more than 180° and a hair together.
std::size_t edgesToFlip(const geo::TriangleMesh& mesh) {
  const auto angle = [](PlanePoint at, PlanePoint a, PlanePoint b) {
    const double ux = a.x - at.x, uy = a.y - at.y, vx = b.x - at.x, vy = b.y - at.y;
    return std::atan2(std::abs(ux * vy - uy * vx), ux * vx + uy * vy);
  };
  const auto corner = [&](std::uint32_t half, std::uint32_t by) {
    return mesh.points[mesh.triangles[half / 3][(half % 3 + by) % 3]];
  };
  std::size_t count = 0;
  for (std::uint32_t half = 0; half < mesh.twins.size(); ++half) {
    const auto twin = mesh.twins[half];
    if (twin == geo::TriangleMesh::none || doubleArea(mesh, half / 3) <= 0 || doubleArea(mesh, twin / 3) <= 0) continue;
    const PlanePoint a = corner(half, 0), b = corner(half, 1);
    if (angle(corner(half, 2), a, b) + angle(corner(twin, 2), a, b) > 3.1415926535 + 1e-6) ++count;
  }
  return count;
}

std::size_t cornersOf(const geo::PlanePolygon& polygon) {
  std::size_t count = polygon.outer.size() - 1;
  for (const auto& hole : polygon.holes) count += hole.size() - 1;
  return count;
}

}  // namespace

TEST_CASE("Clipped ears cover an area once on every kind of map") {
  std::size_t polygons = 0, refused = 0;
  for (const auto kind : geo::mapProjections()) {
    for (const double longitude : {-170.0, 0.0, 33.3, 179.999}) {
      const auto map = project(coarseMap(), Projection::make(kind, at(longitude, 20)));
      auto areas = map.land;
      for (const auto& region : map.regions) areas.insert(areas.end(), region.area.begin(), region.area.end());
      for (const geo::PlanePolygon& polygon : areas) {
        ++polygons;
        auto mesh = geo::clipEars(polygon);
        if (!mesh) {
          ++refused;
          continue;
        }
        CHECK(mesh->triangles.size() <= cornersOf(polygon) + 2 * polygon.holes.size() - 2);
        double sum = 0;
        for (const bool flipped : {false, true}) {
          if (flipped) geo::makeDelaunay(*mesh);
          sum = 0;
          std::size_t wrong = 0;
          for (std::size_t i = 0; i < mesh->triangles.size(); ++i) {
            sum += doubleArea(*mesh, i);
            wrong += doubleArea(*mesh, i) < 0 ? 1 : 0;
          }
          CHECK(wrong == 0);
          CHECK(brokenPairs(*mesh) == 0);
          CHECK(sum == Approx(2 * areaOf({polygon})).epsilon(1e-6));
        }
        CHECK(edgesToFlip(*mesh) == 0);
      }
    }
  }
  CHECK(polygons > 5000);
  CHECK(refused * 1000 < polygons);  // GEOS takes those
}

TEST_CASE("Ears are clipped from combs, spirals and areas with holes that touch") {
  geo::PlanePolygon comb{{{0, 0}, {20, 0}}, {}};
  for (int i = 20; i >= 0; --i) comb.outer.push_back({static_cast<double>(i), i % 2 == 0 ? 5.0 : 0.5});
  comb.outer.push_back({0, 0});
  geo::PlanePolygon spiral;
  for (int i = 0; i <= 200; ++i) spiral.outer.push_back({(1 + i) * std::cos(i * .1), (1 + i) * std::sin(i * .1)});
  for (int i = 200; i >= 0; --i) spiral.outer.push_back({(3 + i) * std::cos(i * .1), (3 + i) * std::sin(i * .1)});
  spiral.outer.push_back(spiral.outer.front());
  std::ranges::reverse(spiral.outer);
  if (signedArea(spiral.outer) < 0) std::ranges::reverse(spiral.outer);
  geo::PlanePolygon touching = box(0, 0, 8, 8);
  touching.holes.push_back({{0, 4}, {2, 5}, {2, 3}, {0, 4}});  // on the outer ring, between its corners
  touching.holes.push_back({{2, 5}, {4, 7}, {4, 5}, {2, 5}});  // on a corner of the other hole
  touching.holes.push_back({{5, 1}, {5, 2}, {6, 2}, {6, 1}, {5, 1}});
  for (const auto& polygon : {comb, spiral, touching, withHole().front()}) {
    auto mesh = geo::clipEars(polygon);
    REQUIRE(mesh);
    CHECK(mesh->triangles.size() == cornersOf(polygon) + 2 * polygon.holes.size() - 2);
    geo::makeDelaunay(*mesh);
    double sum = 0;
    for (std::size_t i = 0; i < mesh->triangles.size(); ++i) {
      CHECK(doubleArea(*mesh, i) >= 0);
      sum += doubleArea(*mesh, i) / 2;
    }
    CHECK(sum == Approx(areaOf({polygon})));
    CHECK(brokenPairs(*mesh) == 0);
    CHECK(edgesToFlip(*mesh) == 0);
  }
}

TEST_CASE("What is no polygon has no ears, and becomes triangles all the same") {
  const geo::PlanePolygon bowTie{{{0, 0}, {3, 3}, {3, 0}, {0, 1}, {0, 0}}, {}};
  CHECK_FALSE(geo::clipEars(bowTie));
  CHECK_FALSE(geo::clipEars({{{0, 0}, {1, 0}, {0, 0}}, {}}));
  CHECK_FALSE(geo::clipEars({}));
  // The two wings, which meet where y = x crosses y = 1 − x / 3.
  CHECK(triangleArea(geo::triangulate({bowTie})) == Approx(.5 * 1 * .75 + .5 * 3 * 2.25));
  geo::PlanePolygon clockwise = box(0, 0, 2, 1);
  std::ranges::reverse(clockwise.outer);
  CHECK(triangleArea(geo::triangulate({clockwise})) == Approx(2));
}

TEST_CASE("Triangles cover the area, once, and leave holes open") {
  const auto triangles = geo::triangulate(withHole());
  CHECK(triangles.size() == 48);  // six numbers for each of corners + 2 · holes − 2 triangles
  CHECK(triangleArea(triangles) == Approx(15));
  for (std::size_t i = 0; i < triangles.size(); i += 6) {
    const PlanePoint middle{(triangles[i] + triangles[i + 2] + triangles[i + 4]) / 3.0,
                            (triangles[i + 1] + triangles[i + 3] + triangles[i + 5]) / 3.0};
    CHECK(polygonAt(withHole(), middle) == 0);
  }
  CHECK(geo::triangulate({}).empty());
}

TEST_CASE("All land of the map becomes triangles of the same area") {
  const auto map = project(coarseMap(), Projection::equalEarth({-170}));
  CHECK(triangleArea(geo::triangulate(map.land)) == Approx(areaOf(map.land)).epsilon(1e-5));
}

TEST_CASE("A union drops shared sides") {
  const PlaneMultiPolygon a{box(0, 0, 1, 1)}, b{box(1, 0, 2, 1)}, c{box(0, 1, 1, 2)}, far{box(5, 5, 6, 6)};
  const auto all = geo::unite({&a, &b, &c, &far});
  REQUIRE(all.size() == 2);
  CHECK(areaOf(all) == Approx(4));
  for (const geo::PlanePolygon& polygon : all) {
    for (std::size_t i = 1; i < polygon.outer.size(); ++i) {
      const PlanePoint p = polygon.outer[i - 1], q = polygon.outer[i];
      CHECK_FALSE((p.x == 1 && q.x == 1 && std::max(p.y, q.y) <= 1));  // between a and b
    }
  }
  CHECK(geo::unite({}).empty());
}

TEST_CASE("A union of a wreath keeps the hole, and corners that only touch stay apart") {
  PlaneMultiPolygon wreath;
  for (int x = 0; x < 3; ++x) {
    for (int y = 0; y < 3; ++y) {
      if (x != 1 || y != 1) wreath.push_back(box(x, y, x + 1, y + 1));
    }
  }
  std::vector<PlaneMultiPolygon> parts;
  for (const geo::PlanePolygon& polygon : wreath) parts.push_back({polygon});
  std::vector<const PlaneMultiPolygon*> pointers;
  for (const PlaneMultiPolygon& part : parts) pointers.push_back(&part);
  const auto ring = geo::unite(pointers);
  REQUIRE(ring.size() == 1);
  REQUIRE(ring[0].holes.size() == 1);
  CHECK(areaOf(ring) == Approx(8));
  CHECK(signedArea(ring[0].holes[0]) == Approx(-1));

  const PlaneMultiPolygon a{box(0, 0, 1, 1)}, b{box(1, 1, 2, 2)};
  const auto touching = geo::unite({&a, &b});
  CHECK(touching.size() == 2);
  CHECK(areaOf(touching) == Approx(2));
  CHECK(geo::Geos().valid(touching));
}

TEST_CASE("A union of areas that overlap or do not share their points is still a union") {
  const PlaneMultiPolygon a{box(0, 0, 2, 2)}, over{box(1, 1, 3, 3)}, beside{box(2, 0.5, 3, 1.5)};
  const auto overlapping = geo::unite({&a, &over});
  REQUIRE(overlapping.size() == 1);
  CHECK(areaOf(overlapping) == Approx(7));
  const auto adjacent = geo::unite({&a, &beside});
  REQUIRE(adjacent.size() == 1);
  CHECK(areaOf(adjacent) == Approx(5));
  CHECK(areaOf(geo::unite({&a, &a})) == Approx(4));
  const PlaneMultiPolygon wide{{{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}, {0, 0}}, {}}}, part{box(0, 0, 1, 1)};
  CHECK(areaOf(geo::unite({&wide, &part})) == Approx(2));
}

TEST_CASE("The Houston district is one shape whose inner borders are gone") {
  for (const Projection& projection :
       {Projection::equalEarth({-170}), Projection::lambertAzimuthal(at(-93, 31)),
        Projection::equalEarth({80})}) {  // 80: the seam runs along the border of Texas and Oklahoma
    const auto map = project(coarseMap(), projection);
    std::vector<PlaneMultiPolygon> parts;
    double sum = 0;
    for (const char* code : {"US-TX", "US-OK", "US-AR", "US-LA", "US-MS", "US-AL", "US-GA", "US-FL"}) {
      parts.push_back(region(map, code));
      sum += areaOf(parts.back());
    }
    std::vector<const PlaneMultiPolygon*> pointers;
    for (const PlaneMultiPolygon& part : parts) pointers.push_back(&part);
    const auto district = geo::unite(pointers);
    CHECK(areaOf(district) == Approx(sum).epsilon(1e-5));
    CHECK(geo::Geos().valid(district));
    std::size_t holes = 0;
    for (const geo::PlanePolygon& polygon : district) holes += polygon.holes.size();
    CHECK(holes == 0);
    const auto largest = std::ranges::max_element(
        district, {}, [](const geo::PlanePolygon& polygon) { return signedArea(polygon.outer); });
    CHECK(signedArea(largest->outer) > (projection.centre().lon.degrees == 80 ? 0.5 : 0.95) * sum);
  }
}

TEST_CASE("A region is divided by what lies nearest") {
  const Projection projection = Projection::equalEarth({0});
  const PlaneMultiPolygon square{box(-0.1, -0.1, 0.1, 0.1)};
  const PlanePoint west = *projection.forward(at(-2, 0)), east = *projection.forward(at(2, 0));
  CHECK(west.x == -east.x);
  const auto halves = splitByParts(square, projection, {{"west", {at(-2, 0)}}, {"east", {at(2, 0), at(4, 0)}}});
  REQUIRE(halves.size() == 2);
  CHECK(halves[0].first == "west");
  CHECK(areaOf(halves[0].second) == Approx(0.02).epsilon(1e-9));
  CHECK(areaOf(halves[1].second) == Approx(0.02).epsilon(1e-9));
  for (const PlanePoint p : halves[0].second[0].outer) CHECK(p.x <= 1e-12);
  // No edge is longer than those of a base map, and both halves have the same points where they meet.
  std::vector<double> met[2];
  for (std::size_t half = 0; half < 2; ++half) {
    const geo::PlaneRing& ring = halves[half].second[0].outer;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      CHECK(std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y) <= geo::longestSegment + 1e-12);
      if (std::abs(ring[i].x) < 1e-9) met[half].push_back(ring[i].y);
    }
    std::ranges::sort(met[half]);
  }
  CHECK(met[0].size() >= 6);
  CHECK(met[0] == met[1]);

  const auto one = splitByParts(square, projection, {{"all", {at(-2, 0), at(1, 1)}}, {"none", {}}});
  REQUIRE(one.size() == 1);
  CHECK(one[0].first == "all");
  CHECK(areaOf(one[0].second) == Approx(0.04));
  CHECK(splitByParts(square, projection, {}).empty());
  const auto shared = splitByParts(square, projection, {{"a", {at(0, 0)}}, {"b", {at(0, 0)}}});
  REQUIRE(shared.size() == 1);  // one place, one part: the first that claims it
  CHECK(shared[0].first == "a");
}

TEST_CASE("California falls into a north and a south that hold their own cities") {
  const std::vector<geo::PartSeed> seeds{
      {"north", {at(-122.42, 37.77), at(-121.49, 38.58), at(-119.77, 36.75), at(-121.89, 37.34)}},
      {"south", {at(-118.24, 34.05), at(-117.16, 32.72), at(-119.02, 35.37), at(-117.4, 33.95)}}};
  for (const Projection& projection : {Projection::equalEarth({-170}), Projection::lambertAzimuthal(at(-120, 37))}) {
    const PlaneMultiPolygon california = region(project(coarseMap(), projection), "US-CA");
    const auto parts = splitByParts(california, projection, seeds);
    REQUIRE(parts.size() == 2);
    CHECK(areaOf(parts[0].second) + areaOf(parts[1].second) == Approx(areaOf(california)).epsilon(1e-9));
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(geo::Geos().valid(parts[i].second));
      CHECK(areaOf(parts[i].second) > 0.25 * areaOf(california));
    }
    CHECK(polygonAt(parts[0].second, *projection.forward(at(-121.49, 38.58))) >= 0);
    CHECK(polygonAt(parts[0].second, *projection.forward(at(-119.77, 36.75))) >= 0);
    CHECK(polygonAt(parts[1].second, *projection.forward(at(-119.02, 35.37))) >= 0);
    CHECK(polygonAt(parts[1].second, *projection.forward(at(-119.77, 36.75))) < 0);
  }
}
