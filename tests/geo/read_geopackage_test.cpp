// GeoPackages, and files that only look like one.

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>
#include <set>

#include "geo/gdal_setup.hpp"
#include "geo/read_dataset.hpp"
#include "tests/graph/validate_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using test::dump;
using test::list;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

class Package {
 public:
  explicit Package(const fs::path& path) {
    geo::useGeoPackageDriver();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  }

  OGRLayer& layer(const std::string& name, OGRwkbGeometryType geometry, int epsg = 4326) {
    OGRSpatialReference srs;
    srs.importFromEPSG(epsg);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return *dataset_->CreateLayer(name.c_str(), geometry == wkbNone ? nullptr : &srs, geometry, nullptr);
  }

  void sql(const std::string& statement) { dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr); }

  GDALDataset& dataset() { return *dataset_; }

 private:
  GDALDatasetUniquePtr dataset_;
};

void addField(OGRLayer& layer, const char* name, OGRFieldType type) {
  OGRFieldDefn field(name, type);
  REQUIRE(layer.CreateField(&field) == OGRERR_NONE);
}

OGRFieldType typeOf(const std::string& column) {
  return column == "population" || column == "strength" ? OFTReal : OFTString;
}

/// Writes a raw table as a layer: `lon` and `lat` become a point, numbers become numbers.
void write(Package& package, const graph::RawTable& table) {
  const bool placed = table.layer == "cities" || table.layer == "posts";
  auto& layer = package.layer(table.layer, placed ? wkbPoint : wkbNone);
  const auto isPlace = [](const std::string& column) { return column == "lat" || column == "lon"; };
  for (const auto& column : table.columns) {
    if (!placed || !isPlace(column)) addField(layer, column.c_str(), typeOf(column));
  }
  for (const auto& row : table.rows) {
    OGRFeature feature(layer.GetLayerDefn());
    OGRPoint point(0, 0);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& column = table.columns[i];
      const auto& cell = row.cells[i];
      if (placed && column == "lon") point.setX(CPLAtof(cell.c_str()));
      if (placed && column == "lat") point.setY(CPLAtof(cell.c_str()));
      if ((placed && isPlace(column)) || cell.empty()) continue;
      if (typeOf(column) == OFTReal) {
        feature.SetField(column.c_str(), CPLAtof(cell.c_str()));
      } else {
        feature.SetField(column.c_str(), cell.c_str());
      }
    }
    if (placed) feature.SetGeometry(&point);
    REQUIRE(layer.CreateFeature(&feature) == OGRERR_NONE);
  }
}

OGRLayer& citiesLayer(Package& package, OGRwkbGeometryType geometry = wkbPoint, int epsg = 4326) {
  auto& layer = package.layer("cities", geometry, epsg);
  for (const char* name : {"id", "name", "country"}) addField(layer, name, OFTString);
  return layer;
}

void addCity(OGRLayer& layer, const char* id, double lon, double lat) {
  OGRFeature feature(layer.GetLayerDefn());
  feature.SetField("id", id);
  feature.SetField("name", id);
  feature.SetField("country", "XA");
  OGRPoint point(lon, lat);
  feature.SetGeometry(&point);
  REQUIRE(layer.CreateFeature(&feature) == OGRERR_NONE);
}

}  // namespace

TEST_CASE("a GeoPackage and the CSV folder it was made from give the same dataset", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  const fs::path csv = CITYTIES_TEST_DATA "/us-china-2026-11";
  graph::Diagnostics problems;
  {
    Package package(path);
    for (const auto& table : geo::readTables(csv, problems)) write(package, table);
  }
  REQUIRE(problems.empty());
  const auto expected = geo::readDataset(csv);
  const auto loaded = geo::readDataset(path);
  INFO(list(loaded.report.diagnostics));
  CHECK(loaded.report.ok());
  CHECK(dump(loaded.report.dataset) == dump(expected.report.dataset));
  CHECK(loaded.report.records == expected.report.records);
  CHECK(loaded.sha256.size() == 64);
  CHECK(loaded.sha256 != expected.sha256);
}

TEST_CASE("a diagnostic of a GeoPackage names layer and feature", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  {
    Package package(path);
    auto& cities = citiesLayer(package);
    addCity(cities, "xa-1", 20, 10);
    addCity(cities, "xa-2", 30, 117);
    addCity(cities, "xa-1", 20, 10);
  }
  CHECK(list(geo::readDataset(path).report.diagnostics) ==
        "E data.gpkg:cities:2 field lat: latitude 117 is out of range; are lat and lon swapped?; row skipped\n"
        "E data.gpkg:cities:3 field id: id 'xa-1' is already used (data.gpkg:cities:1); row skipped\n");
}

TEST_CASE("points without a place are told", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  const geo::CplErrors quiet;  // GDAL cannot write the extent of these
  {
    Package package(path);
    auto& cities = citiesLayer(package);
    addCity(cities, "nan", std::nan(""), std::nan(""));
    addCity(cities, "inf", HUGE_VAL, 10);
    OGRFeature none(cities.GetLayerDefn());
    none.SetField("id", "none");
    none.SetField("name", "none");
    none.SetField("country", "XA");
    REQUIRE(cities.CreateFeature(&none) == OGRERR_NONE);
  }
  const auto report = geo::readDataset(path).report;
  CHECK(report.dataset.cities.empty());
  std::set<std::size_t> rows;
  for (const auto& d : report.diagnostics) rows.insert(d.row);
  CHECK(rows == std::set<std::size_t>{1, 2, 3});
}

TEST_CASE("other geometries are told, other coordinate systems are turned into WGS 84", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  SECTION("lines") {
    {
      Package package(path);
      auto& cities = citiesLayer(package, wkbUnknown);
      OGRFeature feature(cities.GetLayerDefn());
      feature.SetField("id", "a");
      OGRLineString line;
      line.addPoint(1, 2);
      line.addPoint(3, 4);
      feature.SetGeometry(&line);
      REQUIRE(cities.CreateFeature(&feature) == OGRERR_NONE);
    }
    CHECK(list(geo::readDataset(path).report.diagnostics) ==
          "E data.gpkg:cities:1 field geometry: expected a point, found LINESTRING; row skipped\n");
  }
  SECTION("Web Mercator") {
    {
      Package package(path);
      addCity(citiesLayer(package, wkbPoint, 3857), "a", 6378137 * 0.5, 0);
    }
    const auto report = geo::readDataset(path).report;
    INFO(list(report.diagnostics));
    REQUIRE(report.dataset.cities.size() == 1);
    CHECK(report.dataset.cities[0].position.lon.degrees == Approx(0.5 * 180 / 3.14159265358979323846).epsilon(1e-12));
    CHECK(report.dataset.cities[0].position.lat.degrees == Approx(0).margin(1e-9));
  }
}

TEST_CASE("columns of numbers and dates are read as they are meant", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  {
    Package package(path);
    auto& cities = citiesLayer(package, wkbNone);
    addField(cities, "lat", OFTReal);
    addField(cities, "lon", OFTReal);
    addField(cities, "population", OFTInteger64);
    auto& agreements = package.layer("agreements", wkbNone);
    for (const char* name : {"id", "a", "b"}) addField(agreements, name, OFTString);
    addField(agreements, "signed", OFTDate);
    addField(agreements, "ended", OFTDateTime);
    package.sql("INSERT INTO cities (id,name,country,lat,lon,population) VALUES ('a','A','XA',0.1,-1e-7,8000000000)");
    package.sql("INSERT INTO cities (id,name,country,lat,lon) VALUES ('b','B','XA',1,2)");
    package.sql("INSERT INTO agreements (id,a,b,signed) VALUES ('t','a','b','1985-06-07')");
    package.sql("INSERT INTO agreements (id,a,b,ended) VALUES ('u','a','b','1990-01-01T00:00:00Z')");
    package.sql("INSERT INTO agreements (id,a,b,ended) VALUES ('v','a','b','1990-01-01T12:30:00Z')");
  }
  const auto report = geo::readDataset(path).report;
  CHECK(list(report.diagnostics) ==
        "E data.gpkg:agreements:3 field ended: '1990-01-01T12:30' is not a possible date; expected YYYY, YYYY-MM or "
        "YYYY-MM-DD; row skipped\n");
  REQUIRE(report.dataset.cities.size() == 2);
  CHECK(report.dataset.cities[0].position == graph::LonLat{graph::Longitude{-1e-7}, graph::Latitude{0.1}});
  CHECK(report.dataset.cities[0].population == 8e9);
  REQUIRE(report.dataset.agreements.size() == 2);
  CHECK(report.dataset.agreements[0].signedOn->text() == "1985-06-07");
  CHECK(report.dataset.agreements[1].ended->text() == "1990-01-01");
}

TEST_CASE("values that OGR would bend in silence are told", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  {
    Package package(path);
    auto& cities = citiesLayer(package, wkbNone);
    addField(cities, "lat", OFTReal);
    addField(cities, "lon", OFTReal);
    package.sql("INSERT INTO cities (id,name,country,lat,lon) VALUES ('a','A','XA','north',2)");
    package.sql("INSERT INTO cities (id,name,country,lat,lon) VALUES ('b',CAST(X'FF41' AS TEXT),'XA',1,2)");
    package.sql("INSERT INTO cities (id,name,country,lat,lon) VALUES ('c','C','XA',1,2)");
  }
  const auto report = geo::readDataset(path).report;
  const auto text = list(report.diagnostics);
  CHECK(text.find("E data.gpkg:cities:1 field lat: a value of another type than its column; row skipped\n") !=
        std::string::npos);
  CHECK(text.find("E data.gpkg:cities:2 field name: broken UTF-8 at byte 1 of the cell; row skipped\n") !=
        std::string::npos);
  REQUIRE(report.dataset.cities.size() == 1);
  CHECK(report.dataset.cities[0].id.text == "c");
}

TEST_CASE("an integer key that is called id is the id", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  {
    Package package(path);
    char key[] = "FID=id";
    char* options[] = {key, nullptr};
    auto* cities = package.dataset().CreateLayer("cities", nullptr, wkbNone, options);
    for (const char* name : {"name", "country", "lat", "lon"}) addField(*cities, name, OFTString);
    package.sql("INSERT INTO cities (id,name,country,lat,lon) VALUES (7,'A','XA','1','2')");
  }
  const auto report = geo::readDataset(path).report;
  INFO(list(report.diagnostics));
  REQUIRE(report.dataset.cities.size() == 1);
  CHECK(report.dataset.cities[0].id.text == "7");
}

TEST_CASE("a file that only looks like a GeoPackage is not opened", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto told = [](const fs::path& path) {
    const auto loaded = geo::readDataset(path);
    CHECK_FALSE(loaded.report.ok());
    CHECK(loaded.report.dataset.cities.empty());
    REQUIRE(loaded.report.diagnostics.size() == 1);
    return loaded.report.diagnostics[0].text();
  };
  folder.write("cities.csv", "id,name,country,lat,lon\na,A,XA,1,2\n");
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"cities\"><SrcDataSource>" +
                          (folder.path() / "cities.csv").string() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  CHECK(told(folder.write("a.gpkg", vrt)).find("a.gpkg: not a GeoPackage that can be read: ") == 0);
  CHECK(told(folder.write("b.gpkg", "")).find("b.gpkg: not a GeoPackage that can be read: ") == 0);
  CHECK(told(folder.write("c.geojson", vrt)) ==
        "c.geojson: not a dataset; expected a folder with cities.csv or a GeoPackage (.gpkg)");
  CHECK(told("/vsicurl/http://127.0.0.1:9/x.gpkg").find("no such file or folder") != std::string::npos);
  CHECK(told("http://127.0.0.1:9/x.gpkg").find("no such file or folder") != std::string::npos);
  fs::create_directories(folder.path() / "http:" / "x");
  folder.write("http:/x/y.gpkg", "");
  CHECK(told(folder.path().string() + "/http://x/y.gpkg") == "y.gpkg: only files of this machine are opened");
}

TEST_CASE("a damaged GeoPackage is told, not half loaded", "[read][gpkg]") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "data.gpkg";
  {
    Package package(path);
    auto& cities = citiesLayer(package);
    package.dataset().StartTransaction();
    for (int i = 0; i < 5000; ++i) addCity(cities, ("c" + std::to_string(i)).c_str(), 20, 10);
    package.dataset().CommitTransaction();
  }
  REQUIRE(geo::readDataset(path).report.ok());
  const auto size = fs::file_size(path);
  SECTION("at its end") { fs::resize_file(path, size / 2); }
  SECTION("in its middle, where only the reading of rows comes") {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file << std::string(8192, '\xFF');
  }
  const auto report = geo::readDataset(path).report;
  INFO(list(report.diagnostics));
  CHECK_FALSE(report.ok());
}

TEST_CASE("messages of GDAL are collected, not printed", "[read][gpkg]") {
  geo::CplErrors outer;
  {
    geo::CplErrors inner;
    CPLError(CE_Warning, CPLE_AppDefined, "a mere warning");
    CHECK_FALSE(inner.failed());
    CPLError(CE_Failure, CPLE_AppDefined, "two\nlines");
    CHECK(inner.failed());
    CHECK(inner.text() == "two lines");
    CHECK(inner.warnings() == std::vector<std::string>{"a mere warning"});
    inner.clear();
    CHECK(inner.text("none") == "none");
  }
  CHECK_FALSE(outer.failed());
}
