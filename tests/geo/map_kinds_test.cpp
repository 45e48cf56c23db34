// The shipped map on every kind of map, from random and awkward centres.

#include <algorithm>
#include <filesystem>
#include <map>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"
#include "geo/seam.hpp"
#include "tests/geo/kinds.hpp"
#include "tests/geo/shapes.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::BaseMap;
using geo::PlanePoint;
using geo::PlaneRing;
using geo::Projection;
using geo::ProjectionKind;
using graph::LonLat;

namespace {

constexpr double pi = std::numbers::pi;

const BaseMap& shipped(geo::Detail detail) {
  static std::map<geo::Detail, BaseMap> maps;
  if (const auto found = maps.find(detail); found != maps.end()) return found->second;
  auto map = geo::readBaseMap(std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets/map/basemap.gpkg", detail);
  REQUIRE(map);
  return maps.emplace(detail, std::move(*map)).first->second;
}

bool inStored(const geo::LonLatRing& ring, LonLat p) {
  PlaneRing plane;
  for (const LonLat v : ring) plane.push_back({v.lon.degrees, v.lat.degrees});
  return inRing(plane, {p.lon.degrees, p.lat.degrees});
}

/// On the sphere, straight from what is stored.
bool onLand(const BaseMap& map, LonLat p) {
  for (const geo::LandShape& shape : map.land) {
    for (const geo::LonLatPolygon& polygon : shape.polygons) {
      bool inside = inStored(polygon.outer, p);
      for (const geo::LonLatRing& hole : polygon.holes) inside = inside && !inStored(hole, p);
      if (inside) return true;
    }
  }
  return false;
}

/// Within 0.02° of a coast, where chords decide.
bool byTheCoast(const BaseMap& map, LonLat p) {
  const auto near = [&](const geo::LonLatRing& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const double ax = ring[i - 1].lon.degrees - p.lon.degrees, ay = ring[i - 1].lat.degrees - p.lat.degrees;
      const double dx = ring[i].lon.degrees - ring[i - 1].lon.degrees;
      const double dy = ring[i].lat.degrees - ring[i - 1].lat.degrees;
      const double t = std::clamp(-(ax * dx + ay * dy) / std::max(dx * dx + dy * dy, 1e-30), 0.0, 1.0);
      if (std::hypot(ax + t * dx, ay + t * dy) < 0.02) return true;
    }
    return false;
  };
  return std::ranges::any_of(map.land, [&](const geo::LandShape& shape) {
    return std::ranges::any_of(shape.polygons, [&](const geo::LonLatPolygon& polygon) {
      return near(polygon.outer) || std::ranges::any_of(polygon.holes, near);
    });
  });
}

struct Place {
  LonLat at;
  bool land = false, coast = false;
};

/// A Fibonacci lattice (González 2010): as even over the sphere as n points can be.
const std::vector<Place>& lattice() {
  static const std::vector<Place> places = [] {
    constexpr int n = 4000;
    std::vector<Place> result;
    for (int i = 0; i < n; ++i) {
      const double sine = (2.0 * i + 1) / n - 1;
      const LonLat p{{std::remainder(i * 360 / 1.6180339887498949, 360.0)}, {std::asin(sine) * 180 / pi}};
      const BaseMap& map = shipped(geo::Detail::coarse);
      result.push_back({p, onLand(map, p), byTheCoast(map, p)});
    }
    return result;
  }();
  return places;
}

std::vector<LonLat> centres(int random, unsigned seed) {
  RandomPlaces place(seed);
  std::vector<LonLat> result = awkwardCentres();
  for (int i = 0; i < random; ++i) result.push_back(place());
  // On vertices of the data, and with them at the antipode, on the limb and on the seam.
  const BaseMap& map = shipped(geo::Detail::coarse);
  for (int i = 0; i < random / 4; ++i) {
    const auto& polygons = map.land[place.below(map.land.size())].polygons;
    const geo::LonLatRing& ring = polygons[place.below(polygons.size())].outer;
    const LonLat v = ring[place.below(ring.size())];
    result.push_back(v);
    result.push_back({{std::remainder(v.lon.degrees + 180, 360.0)}, {-v.lat.degrees}});
    result.push_back({{std::remainder(v.lon.degrees + 90, 360.0)}, {0}});
  }
  return result;
}

double longest(const geo::PlaneLine& line) {
  double most = 0;
  for (std::size_t i = 1; i < line.size(); ++i) most = std::max(most, between(line[i - 1], line[i]));
  return most;
}

void checkAreas(const geo::PlaneMultiPolygon& areas, const Projection& projection, const geo::Geos& geos) {
  const geo::PlaneBox box = projection.bounds();
  for (const geo::PlanePolygon& area : areas) {
    REQUIRE(geos.valid(area));
    REQUIRE(geo::doubleArea(area.outer) > 0);
    REQUIRE(longest(area.outer) <= geo::longestSegment + 1e-12);
    for (const PlaneRing& hole : area.holes) {
      REQUIRE(geo::doubleArea(hole) < 0);
      REQUIRE(longest(hole) <= geo::longestSegment + 1e-12);
    }
    REQUIRE(std::ranges::all_of(area.outer, [&](PlanePoint p) {
      return std::abs(p.x) <= box.max.x + 1e-9 && std::abs(p.y) <= box.max.y + 1e-9;
    }));
  }
}

void checkLines(const geo::PlaneMultiLine& lines) {
  double most = 0;
  for (const geo::PlaneLine& line : lines) {
    REQUIRE(line.size() > 1);
    most = std::max(most, longest(line));
  }
  REQUIRE(most <= geo::longestSegment + 1e-12);
}

/// Nearer to the edge of the map than its chords are.
bool byTheEdge(const Projection& projection, PlanePoint p) {
  const double r = std::hypot(p.x, p.y), edge = projection.bounds().max.x;
  return geo::isAzimuthal(projection.kind()) && r > edge - 1e-4;
}

/// Of a ring in the plane, on the sphere: ∮ (1 - cos c) dα about the centre of an azimuthal map, else -∮ sin φ dλ.
double unprojectedArea(const Projection& projection, const PlaneRing& ring) {
  double sum = 0;
  PlaneRing lonLat;
  for (const PlanePoint p : ring) {
    if (geo::isAzimuthal(projection.kind())) break;
    const LonLat place = *projection.inverse(p);
    double u = std::remainder(place.lon.degrees - projection.centre().lon.degrees, 360.0);
    if (std::abs(u) > 180 - 1e-6) u = std::copysign(180, p.x);
    lonLat.push_back({u, place.lat.degrees});
  }
  for (std::size_t i = 1; i < lonLat.size(); ++i) {
    const double middle = (lonLat[i].y + lonLat[i - 1].y) / 2 * radian;
    sum -= std::sin(middle) * (lonLat[i].x - lonLat[i - 1].x) * radian;
  }
  for (std::size_t i = 1; i < ring.size() && lonLat.empty(); ++i) {
    const PlanePoint a = ring[i - 1], b = ring[i];
    const double angle = std::atan2(a.x * b.y - b.x * a.y, a.x * b.x + a.y * b.y);
    const double r = std::hypot(a.x + b.x, a.y + b.y) / 2;
    const bool globe = projection.kind() == ProjectionKind::globe;
    sum += angle * (1 - (globe ? std::sqrt(std::max(0.0, 1 - r * r)) : std::cos(r)));
  }
  return sum;
}

double unprojectedArea(const Projection& projection, const geo::PlaneMultiPolygon& areas) {
  double sum = 0;
  for (const geo::PlanePolygon& area : areas) {
    sum += unprojectedArea(projection, area.outer);
    for (const PlaneRing& hole : area.holes) sum += unprojectedArea(projection, hole);
  }
  return sum;
}

}  // namespace

TEST_CASE("On every map: valid, within the map, no segment too long, a point is on land where it is on the sphere") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  const geo::Geos geos;
  for (const ProjectionKind kind : geo::mapProjections()) {
    INFO(nameForTests(kind));
    std::size_t turn = 0;
    for (const LonLat centre : centres(24, 17)) {
      INFO(centre.lon.degrees << " " << centre.lat.degrees);
      const Projection projection = Projection::make(kind, centre);
      const geo::ProjectedBaseMap projected = project(map, projection);
      checkAreas(projected.land, projection, geos);
      checkAreas(projected.lakes, projection, geos);
      for (const geo::ProjectedRegion& region : projected.regions) checkAreas(region.area, projection, geos);
      checkLines(projected.coast);
      checkLines(projected.graticule);
      for (const geo::ProjectedBorders& borders : projected.borders) checkLines(borders.lines);
      REQUIRE(longest(projected.outline) <= geo::longestSegment + 1e-12);
      for (std::size_t i = turn++ % 8; i < lattice().size(); i += 8) {
        const Place& place = lattice()[i];
        const auto p = projection.forward(place.at);
        if (!p || place.coast || byTheEdge(projection, *p)) continue;
        if ((polygonAt(projected.land, *p) >= 0) == place.land) continue;
        FAIL("wrong at " << place.at.lon.degrees << " " << place.at.lat.degrees);
      }
    }
  }
}

TEST_CASE("The detailed map is as sound") {
  const BaseMap& map = shipped(geo::Detail::fine);
  const geo::Geos geos;
  for (const ProjectionKind kind : geo::mapProjections()) {
    INFO(nameForTests(kind));
    for (const LonLat centre : {at(179.999, 0), at(-95.37, 29.76), at(90, 60), at(0, -90)}) {
      INFO(centre.lon.degrees << " " << centre.lat.degrees);
      const Projection projection = Projection::make(kind, centre);
      const geo::ProjectedBaseMap projected = project(map, projection);
      checkAreas(projected.land, projection, geos);
      for (const geo::ProjectedRegion& region : projected.regions) checkAreas(region.area, projection, geos);
      checkLines(projected.coast);
    }
  }
}

TEST_CASE("Long edges follow the projection to the tolerance") {
  RandomPlaces place(61);
  int seen = 0;
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    for (int i = 0; i < 40; ++i) {
      const LonLat centre = place(), corner = place();
      const double west = corner.lon.degrees / 1.5, south = corner.lat.degrees / 1.4, east = west + 5 + 50.0 * (i % 3);
      const double north = std::min(south + 3 + i, 89.0);
      BaseMap map;
      map.land.push_back({{{lonLatBox(west, south, east, north), {}}}});
      const Projection projection = Projection::make(kind, centre);
      const geo::PlaneMultiLine coast = project(map, projection).coast;
      for (int k = 0; k < 200; ++k) {  // places on its sides, which are straight in longitude and latitude
        const int side = k / 4;
        const double t = (side + 0.5) / 50;
        const LonLat p = k % 2 == 0 ? at(west + t * (east - west), k % 4 == 0 ? south : north)
                                    : at(k % 4 == 1 ? west : east, south + t * (north - south));
        const auto q = projection.forward(p);
        const double away = angleBetween(projection.centre(), p);
        const bool stretched = kind == ProjectionKind::azimuthalEquidistant && away > 2.9;  // great circles are taken
        const bool limb = kind == ProjectionKind::globe && away > 1.567;
        if (!q || stretched || limb) continue;
        double best = 1;
        for (const geo::PlaneLine& line : coast) {
          for (std::size_t s = 1; s < line.size(); ++s) {
            const double dx = line[s].x - line[s - 1].x, dy = line[s].y - line[s - 1].y;
            const double ax = q->x - line[s - 1].x, ay = q->y - line[s - 1].y;
            const double share = std::clamp((ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            best = std::min(best, std::hypot(ax - share * dx, ay - share * dy));
          }
        }
        CAPTURE(centre.lon.degrees, centre.lat.degrees, p.lon.degrees, p.lat.degrees);
        REQUIRE(best <= 2.5 * geo::edgeTolerance);
        ++seen;
      }
    }
  }
  CHECK(seen > 30000);
}

TEST_CASE("Pieces of land do not overlap") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  const geo::Geos geos;
  for (const ProjectionKind kind : geo::mapProjections()) {
    INFO(nameForTests(kind));
    for (const LonLat centre : {at(0, 0), at(-95.37, 29.76), at(40.9, -60.8), at(0, -90)}) {
      const geo::PlaneMultiPolygon land = project(map, Projection::make(kind, centre)).land;
      if (!geo::isAzimuthal(kind)) {
        CHECK(geos.valid(land));
      } else {  // next to the edge neighbours are nearer to each other than to their chords: slivers
        CHECK(std::abs(areaOf(land) - areaOf(geos.united(land))) < 1e-6);
      }
    }
  }
}

TEST_CASE("Land has the area that it has on the sphere, wherever the map is cut") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  double reference = 0;
  for (const geo::LandShape& shape : map.land) reference += sphereArea(shape.polygons);
  for (const LonLat centre : centres(40, 31)) {
    INFO(centre.lon.degrees << " " << centre.lat.degrees);
    CHECK(areaOf(project(map, Projection::equalEarth(centre.lon)).land) == Approx(reference).epsilon(2e-4));
  }
  for (const ProjectionKind kind : geo::mapProjections()) {
    if (kind == ProjectionKind::globe) continue;
    INFO(nameForTests(kind));
    for (const LonLat centre : centres(12, 32)) {
      INFO(centre.lon.degrees << " " << centre.lat.degrees);
      const Projection projection = Projection::make(kind, centre);
      // Beyond 85.05° S all is land.
      const double beyond = 2 * pi * (1 - std::sin(geo::mercatorLatitude * radian));
      CHECK(unprojectedArea(projection, project(map, projection).land) ==
            Approx(reference - (kind == ProjectionKind::mercator ? beyond : 0)).epsilon(5e-4));
    }
  }
}

TEST_CASE("The land of a globe is the land of its half of the earth") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  for (const LonLat centre : centres(50, 41)) {
    INFO(centre.lon.degrees << " " << centre.lat.degrees);
    const Projection globe = Projection::make(ProjectionKind::globe, centre);
    // In the plane a place of the sphere counts with the cosine of its distance from the centre.
    double half = 0, disc = 0;
    for (const Place& place : lattice()) {
      const double cosine = std::cos(angleBetween(centre, place.at));
      if (!place.land || cosine < 0) continue;
      half += 4 * pi / static_cast<double>(lattice().size());
      disc += 4 * pi / static_cast<double>(lattice().size()) * cosine;
    }
    const geo::PlaneMultiPolygon land = project(map, globe).land;
    CHECK(areaOf(land) == Approx(disc).margin(0.02));
    CHECK(unprojectedArea(globe, land) == Approx(half).margin(0.05));
  }
}

TEST_CASE("Cut parts meet at the seam, at the same heights on both edges") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  for (const ProjectionKind kind : geo::mapProjections()) {
    if (geo::isAzimuthal(kind)) continue;
    INFO(nameForTests(kind));
    for (const LonLat centre : centres(12, 53)) {
      INFO(centre.lon.degrees);
      const Projection projection = Projection::make(kind, centre);
      const geo::ProjectedBaseMap projected = project(map, projection);
      std::vector<double> left, right;
      const auto count = [&](const geo::PlaneMultiLine& lines) {
        for (const geo::PlaneLine& line : lines) {
          for (const PlanePoint p : {line.front(), line.back()}) {
            if (line.front() == line.back()) continue;
            const auto place = projection.inverse(p);
            REQUIRE(place);
            const double away = std::remainder(place->lon.degrees - centre.lon.degrees, 360.0);
            if (std::abs(std::abs(away) - 180) < 1e-6) (p.x < 0 ? left : right).push_back(p.y);
          }
        }
      };
      count(projected.coast);
      for (const geo::ProjectedBorders& borders : projected.borders) count(borders.lines);
      std::ranges::sort(left);
      std::ranges::sort(right);
      REQUIRE(left == right);
    }
  }
}

TEST_CASE("Turning the map by 360 degrees changes no bit of any shape") {
  const BaseMap& map = shipped(geo::Detail::coarse);
  for (const ProjectionKind kind : everyKind()) {
    for (const LonLat centre : {at(0, 0), at(-170, 35), at(179.5, -20), at(-180, 90)}) {
      const auto one = project(map, Projection::make(kind, centre));
      const auto two = project(map, Projection::make(kind, at(centre.lon.degrees + 360, centre.lat.degrees)));
      REQUIRE(one.coast == two.coast);
      REQUIRE(one.graticule == two.graticule);
      REQUIRE(one.land.size() == two.land.size());
      for (std::size_t i = 0; i < one.land.size(); ++i) {
        REQUIRE(one.land[i].outer == two.land[i].outer);
        REQUIRE(one.land[i].holes == two.land[i].holes);
      }
    }
  }
}

TEST_CASE("Regions that share a border share its points on every map, so that they can be united") {
  const BaseMap& map = shipped(geo::Detail::fine);
  for (const ProjectionKind kind : everyKind()) {
    INFO(nameForTests(kind));
    for (const LonLat centre : {at(-170, 0), at(-95.37, 29.76), at(-98, 10), at(80, -40), at(-8, 40)}) {
      const Projection projection = Projection::make(kind, centre);
      const geo::ProjectedBaseMap projected = project(map, projection);
      std::vector<const geo::PlaneMultiPolygon*> parts;
      double sum = 0;
      for (const geo::ProjectedRegion& region : projected.regions) {
        for (const char* code : {"US-TX", "US-OK", "US-LA", "US-AR", "US-MS"}) {
          if (region.code == code) parts.push_back(&region.area);
        }
      }
      for (const auto* part : parts) sum += areaOf(*part);
      const geo::PlaneMultiPolygon whole = geo::unite(parts);
      CHECK(areaOf(whole) == Approx(sum).margin(1e-12));
      if (sum > 0) CHECK(whole.size() < 60);  // one land with the islands of the Gulf, or a piece of it on either edge
    }
  }
}
