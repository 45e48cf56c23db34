// The map that is shipped: read, projected, and held against properties that any good map has.

#include "geo/base_map.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "geo/base_map_geos.hpp"
#include "geo/gdal_setup.hpp"
#include "tests/geo/shapes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using namespace cityties::test;
using geo::BaseMap;
using geo::Detail;
using geo::PlanePoint;
using geo::Projection;

namespace {

const std::filesystem::path shipped = std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets/map/basemap.gpkg";

BaseMap load(Detail detail) {
  auto map = geo::readBaseMap(shipped, detail);
  REQUIRE(map);
  return std::move(*map);
}

double landOnSphere(const BaseMap& map) {
  double sum = 0;
  for (const geo::LandShape& shape : map.land) sum += sphereArea(shape.polygons);
  return sum;
}

/// Valid, made of short edges, and within the outline: then no edge can cross the seam.
void checkPolygons(const geo::PlaneMultiPolygon& polygons, const Projection& projection) {
  const geo::Geos geos;
  for (const geo::PlanePolygon& polygon : polygons) {
    CHECK(geos.valid(polygon));
    CHECK(signedArea(polygon.outer) > 0);
    for (std::size_t i = 1; i < polygon.outer.size(); ++i) {
      const PlanePoint a = polygon.outer[i - 1], b = polygon.outer[i];
      REQUIRE(std::hypot(b.x - a.x, b.y - a.y) < 0.035);
      REQUIRE(projection.inverse(a));
    }
  }
}

bool onMeridian(const Projection& projection, PlanePoint p, double longitude) {
  const auto place = projection.inverse(p);
  return place && std::abs(std::remainder(place->lon.degrees - longitude, 360.0)) < 1e-7 &&
         std::abs(place->lat.degrees) < 89.9;
}

void checkCoast(const geo::PlaneMultiLine& coast, const Projection& projection) {
  const double seam = projection.centre().lon.degrees + 180;
  std::size_t segments = 0;
  for (const geo::PlaneLine& line : coast) {
    REQUIRE(line.size() > 1);
    for (std::size_t i = 1; i < line.size(); ++i) {
      ++segments;
      REQUIRE(std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y) < 0.035);
      for (const double longitude : {180.0, seam}) {
        REQUIRE_FALSE((onMeridian(projection, line[i - 1], longitude) && onMeridian(projection, line[i], longitude)));
      }
    }
  }
  CHECK(segments > 5000);
}

const geo::PlaneMultiPolygon& regionArea(const geo::ProjectedBaseMap& map, const std::string& code) {
  const auto found = std::ranges::find(map.regions, code, &geo::ProjectedRegion::code);
  REQUIRE(found != map.regions.end());
  return found->area;
}

}  // namespace

TEST_CASE("The shipped map is read at both levels") {
  for (const Detail detail : {Detail::coarse, Detail::fine}) {
    const BaseMap map = load(detail);
    CHECK(landOnSphere(map) * squareKilometres / 1e6 == Approx(146.7).margin(0.5));
    const auto regions = [&](const std::string& country) {
      return std::ranges::count(map.regions, country, &geo::RegionShape::country);
    };
    CHECK(regions("US") >= 51);
    CHECK(regions("CN") >= 31);
    const auto china = std::ranges::find(map.countries, "CN", &geo::CountryShape::isoA2);
    REQUIRE(china != map.countries.end());
    CHECK(china->name == "China");
    CHECK(china->nameZh == "中国");
    CHECK(china->label.lon.degrees == Approx(104).margin(10));
    CHECK(china->label.lat.degrees == Approx(34).margin(7));
    CHECK(std::ranges::any_of(map.borders, [](const auto& b) { return b.kind == geo::BorderKind::disputed; }));
    CHECK_FALSE(map.lakes.empty());
  }
  CHECK(load(Detail::fine).land.size() > load(Detail::coarse).land.size());
}

TEST_CASE("What is not a base map says so") {
  const test::TemporaryFolder scratch;
  const std::filesystem::path& folder = scratch.path();
  const auto missing = geo::readBaseMap(folder / "absent.gpkg", Detail::fine);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().front().text().find("absent.gpkg") != std::string::npos);
  std::ofstream(folder / "text.gpkg") << "not a database";
  CHECK_FALSE(geo::readBaseMap(folder / "text.gpkg", Detail::fine));
  std::ofstream(folder / "virtual.gpkg") << "<OGRVRTDataSource></OGRVRTDataSource>";
  CHECK_FALSE(geo::readBaseMap(folder / "virtual.gpkg", Detail::fine));
  CHECK_FALSE(geo::readBaseMap(folder, Detail::fine));
}

TEST_CASE("A GeoPackage without the layers of a base map names what is missing") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "bare.gpkg";
  geo::useGeoPackageDriver();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  REQUIRE(driver);
  GDALDataset* made = driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  REQUIRE(made);
  REQUIRE(made->CreateLayer("land_50m", nullptr, wkbMultiPolygon, nullptr));
  REQUIRE(made->CreateLayer("regions_50m", nullptr, wkbMultiPolygon, nullptr));
  GDALClose(made);
  const auto map = geo::readBaseMap(file, Detail::fine);
  REQUIRE_FALSE(map);
  std::string text;
  for (const graph::Diagnostic& problem : map.error()) text += problem.text() + "\n";
  CHECK(text.find("land_50m") == std::string::npos);
  CHECK(text.find("countries_50m") != std::string::npos);
  CHECK(text.find("lakes_50m") != std::string::npos);
  CHECK(text.find("borders_50m") != std::string::npos);
  CHECK(text.find("region_code") != std::string::npos);
}

TEST_CASE("Land keeps its area and its wholeness wherever the map is cut") {
  for (const Detail detail : {Detail::coarse, Detail::fine}) {
    const BaseMap map = load(detail);
    const double reference = landOnSphere(map);
    for (const double centre : {0.0, 150.0, -160.0, -170.0, 90.0, 179.999, -180.0}) {
      INFO("level " << static_cast<int>(detail) << ", centre " << centre);
      const Projection projection = Projection::equalEarth({centre});
      const auto projected = project(map, projection);
      CHECK(areaOf(projected.land) == Approx(reference).epsilon(0.0002));
      checkPolygons(projected.land, projection);
      checkPolygons(projected.lakes, projection);
      for (const geo::ProjectedRegion& region : projected.regions) checkPolygons(region.area, projection);
      checkCoast(projected.coast, projection);
      CHECK(geo::Geos().valid(projected.land));  // no two of them overlap
    }
  }
}

TEST_CASE("Around the Pacific nothing is torn at the date line") {
  const BaseMap map = load(Detail::fine);
  const Projection projection = Projection::equalEarth({-170});
  const auto projected = project(map, projection);
  for (const double latitude : {67.5, 68.5, -85.0, -89.0}) {  // Chukotka and Antarctica
    const int west = polygonAt(projected.land, *projection.forward(at(179.99, latitude)));
    const int middle = polygonAt(projected.land, *projection.forward(at(180 - 1e-7, latitude)));
    const int east = polygonAt(projected.land, *projection.forward(at(-179.99, latitude)));
    CHECK(west >= 0);
    CHECK(west == middle);
    CHECK(west == east);
  }
  const int europe = polygonAt(projected.land, *projection.forward(at(9.9, 50)));  // the seam, 10° E
  const int asia = polygonAt(projected.land, *projection.forward(at(10.1, 50)));
  CHECK(europe >= 0);
  CHECK(asia >= 0);
  CHECK(europe != asia);
}

TEST_CASE("An inset shows true areas near its centre and nothing torn") {
  const BaseMap map = load(Detail::fine);
  for (const graph::LonLat centre : {at(-93, 31), at(104, 31), at(179, 66), at(20, 85), at(-150, -80)}) {
    const Projection projection = Projection::lambertAzimuthal(centre);
    const auto projected = project(map, projection);
    REQUIRE_FALSE(projected.land.empty());
    const geo::Geos geos;
    for (const geo::PlanePolygon& polygon : projected.land) {
      CHECK(geos.valid(polygon));
      for (const PlanePoint p : polygon.outer) REQUIRE(std::hypot(p.x, p.y) < 1.75);  // nothing near the antipode, at 2
    }
  }
  const auto houston = project(map, Projection::lambertAzimuthal(at(-93, 31)));
  for (const geo::PlaneLine& line : houston.coast) {  // clipped as the land is
    for (const PlanePoint p : line) REQUIRE(std::hypot(p.x, p.y) < 1.1);
  }
  const auto texas = std::ranges::find(map.regions, "US-TX", &geo::RegionShape::code);
  REQUIRE(texas != map.regions.end());
  CHECK(areaOf(regionArea(houston, "US-TX")) == Approx(sphereArea(texas->polygons)).epsilon(1e-4));
  CHECK(areaOf(regionArea(houston, "US-TX")) * squareKilometres == Approx(690e3).epsilon(0.02));
  // Chukotka: the window's centre lies by the date line, and the land goes through it.
  const Projection bering = Projection::lambertAzimuthal(at(179, 66));
  const auto chukotka = project(map, bering);
  const int west = polygonAt(chukotka.land, *bering.forward(at(179.9, 68)));
  CHECK(west >= 0);
  CHECK(west == polygonAt(chukotka.land, *bering.forward(at(-179.9, 68))));
}
