// Shapes made by hand, whose areas on the sphere are known, at the date line, the seam and the poles.

#include <algorithm>
#include <cmath>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"
#include "tests/geo/shapes.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::BaseMap;
using geo::LonLatRing;
using geo::PlanePoint;
using geo::Projection;
using graph::LonLat;

namespace {

/// A box from 160° E to 160° W, stored as two halves cut at the date line, its sides also cut at other places.
BaseMap boxOnTheDateLine() {
  BaseMap map;
  map.land.push_back({{{{at(160, 10), at(180, 10), at(180, 30), at(180, 50), at(160, 50), at(160, 10)}, {}}}});
  map.land.push_back({{{{at(-180, 10), at(-160, 10), at(-160, 50), at(-180, 50), at(-180, 10)}, {}}}});
  return map;
}

double boxArea(double width, double south, double north) {
  return width * radian * (std::sin(north * radian) - std::sin(south * radian));
}

bool onEdge(const Projection& projection, PlanePoint p) {
  const auto place = projection.inverse(p);
  return place &&
         std::abs(std::abs(std::remainder(place->lon.degrees - projection.centre().lon.degrees, 360.0)) - 180) < 1e-7;
}

std::size_t points(const geo::PlaneMultiLine& lines) {
  std::size_t count = 0;
  for (const geo::PlaneLine& line : lines) count += line.size();
  return count;
}

}  // namespace

TEST_CASE("What the data cut at the date line is one shape where the map is not cut there") {
  const BaseMap map = boxOnTheDateLine();
  const auto projected = project(map, Projection::equalEarth({-170}));
  REQUIRE(projected.land.size() == 1);
  CHECK(projected.land[0].holes.empty());
  CHECK(areaOf(projected.land) == Approx(boxArea(40, 10, 50)).epsilon(2e-4));
  REQUIRE(projected.coast.size() == 1);  // one closed outline, nothing along 180°
  CHECK(projected.coast[0].front() == projected.coast[0].back());
  const Projection projection = Projection::equalEarth({-170});
  for (const PlanePoint p : projected.coast[0]) {
    const graph::LonLat place = *projection.inverse(p);
    const bool side = std::abs(std::abs(place.lon.degrees) - 160) < 1e-6;
    const bool end = std::abs(place.lat.degrees - 10) < 1e-6 || std::abs(place.lat.degrees - 50) < 1e-6;
    CHECK((side || end));
  }
}

TEST_CASE("A shape across the seam becomes two, and its coast stays open there") {
  for (const double centre : {0.0, 10.0, -5.0, 179.999 - 180, 19.999, -19.999}) {
    const Projection projection = Projection::equalEarth({centre});
    const auto projected = project(boxOnTheDateLine(), projection);
    REQUIRE(projected.land.size() == 2);
    CHECK(areaOf(projected.land) == Approx(boxArea(40, 10, 50)).epsilon(2e-4));
    REQUIRE(projected.coast.size() == 2);
    for (const geo::PlaneLine& line : projected.coast) {
      CHECK(onEdge(projection, line.front()));
      CHECK(onEdge(projection, line.back()));
      for (std::size_t i = 1; i < line.size(); ++i) {
        CHECK_FALSE((onEdge(projection, line[i - 1]) && onEdge(projection, line[i])));
      }
    }
  }
}

TEST_CASE("Shapes that only touch the seam are not cut by it") {
  BaseMap map;
  map.land.push_back({{{lonLatBox(0, 10, 10, 20), {}}, {lonLatBox(10, 30, 20, 40), {}}}});
  // A point on the seam (10° E), from either side.
  map.land.push_back({{{{at(0, -10), at(10, -15), at(0, -20), at(0, -10)}, {}},
                       {{at(20, -30), at(20, -20), at(10, -25), at(20, -30)}, {}}}});
  const auto projected = project(map, Projection::equalEarth({-170}));
  REQUIRE(projected.land.size() == 4);
  CHECK(areaOf(projected.land) ==
        Approx(sphereArea(map.land[0].polygons) + sphereArea(map.land[1].polygons)).epsilon(4e-4));
  const geo::Geos geos;
  for (const geo::PlanePolygon& polygon : projected.land) CHECK(geos.valid(polygon));
  // The boxes have a side on the seam, which is no coast; the triangles touch it in a corner and stay closed.
  REQUIRE(projected.coast.size() == 4);
  CHECK(std::ranges::count_if(projected.coast, [](const auto& line) { return line.front() == line.back(); }) == 2);
}

TEST_CASE("Neighbours cut together share their points to the last bit") {
  BaseMap map;  // stacked boxes whose shared side crosses the seam at 10° E, where both have a start and an end
  map.land.push_back({{{lonLatBox(0.3, 10.1, 20.7, 20.3), {}}, {lonLatBox(0.3, 20.3, 20.7, 31.9), {}}}});
  map.regions.push_back({"a", "", "", "", {map.land[0].polygons[0]}});
  map.regions.push_back({"b", "", "", "", {map.land[0].polygons[1]}});
  const auto projected = project(map, Projection::equalEarth({-170}));
  REQUIRE(projected.land.size() == 4);
  CHECK(areaOf(projected.land) == Approx(boxArea(20.4, 10.1, 31.9)).epsilon(4e-4));
  const geo::Geos geos;
  for (const geo::PlanePolygon& polygon : projected.land) CHECK(geos.valid(polygon));
  std::size_t shared = 0;
  for (const geo::PlanePolygon& a : projected.regions[0].area) {
    for (const geo::PlanePolygon& b : projected.regions[1].area) {
      for (const PlanePoint p : a.outer) shared += std::ranges::count(b.outer, p) > 0 ? 1 : 0;
    }
  }
  CHECK(static_cast<double>(shared) >=
        2 + 20.4 * radian / geo::longestSegment);  // their common side, from both sides of the seam
  const auto whole = geo::unite({&projected.regions[0].area, &projected.regions[1].area});
  CHECK(whole.size() == 2);
  CHECK(areaOf(whole) == Approx(areaOf(projected.land)).epsilon(1e-12));
}

TEST_CASE("A long slanting border gets the same points from both of its sides") {
  BaseMap map;
  const auto low = at(40.3, 10.1), high = at(49.7, 31.9);
  map.regions.push_back({"west", "", "", "", {{{low, high, at(37.1, 20), low}, {}}}});
  map.regions.push_back({"east", "", "", "", {{{high, low, at(55.3, 20), high}, {}}}});
  const auto projected = project(map, Projection::equalEarth({-170.3}));
  const auto& west = projected.regions[0].area[0].outer;
  const auto& east = projected.regions[1].area[0].outer;
  const auto ofWest = [&](PlanePoint p) { return std::ranges::count(west, p) > 0; };
  const auto shared = std::count_if(east.begin() + 1, east.end(), ofWest);
  CHECK(static_cast<double>(shared) >= 2 + 21.8 * radian / geo::longestSegment);  // degrees of latitude
  const Projection projection = Projection::equalEarth({-170.3});
  const auto onBorder = [&](PlanePoint p) {  // 40.3° E, 10.1° N … 49.7° E, 31.9° N
    const LonLat place = *projection.inverse(p);
    return std::abs((place.lon.degrees - 40.3) * 21.8 - (place.lat.degrees - 10.1) * 9.4) < 1e-6;
  };
  CHECK(std::count_if(east.begin() + 1, east.end(), onBorder) == shared);  // none of its own
}

TEST_CASE("Around a pole an inset joins what the cut of its window parted") {
  BaseMap map;
  map.land.push_back({{{lonLatBox(-160, 60, -140, 70), {}}}});
  const auto inset = project(map, Projection::lambertAzimuthal(at(30, 85)));  // its window is cut at 150° W
  REQUIRE(inset.land.size() == 1);
  CHECK(areaOf(inset.land) == Approx(boxArea(20, 60, 70)).epsilon(4e-4));
}

TEST_CASE("A cap around a pole fills the map to its edge") {
  BaseMap map;
  LonLatRing ring;  // as data stores it: along 60° S, down the date line, along the pole, up again
  for (double lon = -180; lon <= 180; lon += 10) ring.push_back(at(lon, -60));
  ring.push_back(at(180, -90));
  ring.push_back(at(-180, -90));
  ring.push_back(at(-180, -60));
  LonLatRing lake = lonLatBox(-100, -80, -60, -70);
  map.land.push_back({{{ring, {lake}}}});
  const double expected = boxArea(360, -90, -60) - boxArea(40, -80, -70);
  const geo::Geos geos;
  for (const double centre : {0.0, -170.0, 100.0, 179.999}) {  // 100: the seam runs through the hole
    const Projection projection = Projection::equalEarth({centre});
    const auto projected = project(map, projection);
    REQUIRE(projected.land.size() == 1);
    CHECK(geos.valid(projected.land[0]));
    CHECK(areaOf(projected.land) == Approx(expected).epsilon(1e-4));
    CHECK(projected.land[0].holes.size() == (centre == 100.0 ? 0 : 1));
    const PlanePoint corner = *projection.forward(at(centre + 179.9, -89));
    CHECK(polygonAt(projected.land, corner) == 0);
  }
  // The same data not closed along the pole: only the outline says where the land is.
  map.land[0].polygons[0].outer.erase(map.land[0].polygons[0].outer.end() - 3, map.land[0].polygons[0].outer.end() - 1);
  map.land[0].polygons[0].outer[18] = at(0, -59);  // the outline bulges north: the land lies south of it
  const auto open = project(map, Projection::equalEarth({-170}));
  REQUIRE(open.land.size() == 1);
  CHECK(areaOf(open.land) > expected);
  // In an inset around the pole there is no cut at all.
  const auto inset = project(map, Projection::lambertAzimuthal(at(30, -85)));
  REQUIRE(inset.land.size() == 1);
  CHECK(inset.land[0].holes.size() == 1);
  CHECK(areaOf(inset.land) > expected);
  CHECK(areaOf(inset.land) < expected * 1.01);
  CHECK(geos.valid(inset.land[0]));
}

TEST_CASE("Halves that do not fit at the date line keep the edges they came with") {
  BaseMap map;
  map.land.push_back({{{lonLatBox(160, 10, 180, 50), {}}}});  // nothing on the other side
  const auto projected = project(map, Projection::equalEarth({-170}));
  REQUIRE(projected.land.size() == 1);
  CHECK(areaOf(projected.land) == Approx(boxArea(20, 10, 50)).epsilon(1e-4));
  const Projection projection = Projection::equalEarth({-170});
  for (const geo::PlaneLine& line : projected.coast) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double a = projection.inverse(line[i - 1])->lon.degrees, b = projection.inverse(line[i])->lon.degrees;
      CHECK_FALSE((std::abs(std::abs(a) - 180) < 1e-9 && std::abs(std::abs(b) - 180) < 1e-9));
    }
  }
}

TEST_CASE("Holes follow their polygon across the seam") {
  BaseMap map;
  map.land.push_back({{{lonLatBox(-20, 0, 40, 60), {lonLatBox(-10, 10, 0, 20), lonLatBox(5, 30, 15, 40)}}}});
  const auto projected = project(map, Projection::equalEarth({-170}));  // seam at 10° E, through the second hole
  REQUIRE(projected.land.size() == 2);
  CHECK(areaOf(projected.land) == Approx(boxArea(60, 0, 60) - boxArea(10, 10, 20) - boxArea(10, 30, 40)).epsilon(1e-4));
  CHECK(projected.land[0].holes.size() + projected.land[1].holes.size() == 1);
}

TEST_CASE("Borders are cut at the seam and nowhere else") {
  BaseMap map;
  map.borders.push_back({geo::BorderKind::country,
                         {{at(0, 40), at(20, 40)}, {at(30, 0), at(30, 5)}, {at(5, 50), at(10, 51), at(5, 52)}}});
  map.borders.push_back({geo::BorderKind::disputed, {{at(-170, 60), at(170, 60)}, {at(10, 0), at(10, 5), at(0, 5)}}});
  const Projection projection = Projection::equalEarth({-170});
  const auto projected = project(map, projection);
  REQUIRE(projected.borders.size() == 2);
  REQUIRE(projected.borders[0].kind == geo::BorderKind::country);
  REQUIRE(projected.borders[0].lines.size() == 4);  // one cut, one whole, one that only touches the seam
  const PlanePoint east = projected.borders[0].lines[0].back(), west = projected.borders[0].lines[1].front();
  CHECK(east.x == -west.x);
  CHECK(east.y == west.y);
  CHECK(onEdge(projection, east));
  REQUIRE(projected.borders[1].lines.size() == 2);
  CHECK(projected.borders[1].lines[1].front().x > 0);  // along the seam, then west of it: the right edge
  CHECK(projected.borders[1].lines[0].size() >= 6);    // 20 degrees of the 60th parallel, 0.16 in the plane
}

TEST_CASE("Graticule and outline frame the map") {
  const Projection projection = Projection::equalEarth({-170});
  const auto projected = project(BaseMap{}, projection);
  CHECK(projected.graticule.size() == 12 + 5);
  CHECK(areaOf({{projected.outline, {}}}) == Approx(4 * std::numbers::pi).epsilon(1e-4));
  CHECK(projected.outline.front() == projected.outline.back());
  CHECK(project(BaseMap{}, Projection::equalEarth({0})).graticule.size() == 11 + 5);  // no meridian upon the edge
  const auto inset = project(BaseMap{}, Projection::lambertAzimuthal(at(-93, 31)));
  CHECK(inset.outline.empty());
  CHECK(inset.graticule.size() == 11 + 9);  // 140° W … 40° W, 10° S … 70° N: what 45° around reach
  CHECK(points(inset.graticule) > 300);
}
