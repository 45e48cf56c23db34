// Reading the base map's GeoPackage through OGR.

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "geo/base_map.hpp"
#include "geo/gdal_setup.hpp"

namespace cityties::geo {
namespace {

using graph::Diagnostics;
using graph::Severity;

LonLatRing pointsOf(const OGRSimpleCurve& curve) {
  const int count = curve.getNumPoints();
  std::vector<OGRRawPoint> raw(static_cast<std::size_t>(count));
  if (count > 0) curve.getPoints(raw.data());
  LonLatRing ring;
  ring.reserve(raw.size());
  for (const OGRRawPoint& p : raw) ring.push_back({{p.x}, {p.y}});
  return ring;
}

void appendPolygons(const OGRGeometry* geometry, std::vector<LonLatPolygon>& polygons) {
  if (!geometry || geometry->IsEmpty()) return;
  switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPolygon: {
      const OGRPolygon* stored = geometry->toPolygon();
      LonLatPolygon polygon{pointsOf(*stored->getExteriorRing()), {}};
      for (int i = 0; i < stored->getNumInteriorRings(); ++i) {
        polygon.holes.push_back(pointsOf(*stored->getInteriorRing(i)));
      }
      polygons.push_back(std::move(polygon));
      break;
    }
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (const OGRGeometry* part : *geometry->toGeometryCollection()) appendPolygons(part, polygons);
      break;
    default:
      break;
  }
}

void appendLines(const OGRGeometry* geometry, std::vector<LonLatRing>& lines) {
  if (!geometry || geometry->IsEmpty()) return;
  switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbLineString:
      lines.push_back(pointsOf(*geometry->toLineString()));
      break;
    case wkbMultiLineString:
    case wkbGeometryCollection:
      for (const OGRGeometry* part : *geometry->toGeometryCollection()) appendLines(part, lines);
      break;
    default:
      break;
  }
}

std::optional<BorderKind> borderKind(const std::string& name) {
  if (name == "country") return BorderKind::country;
  if (name == "region") return BorderKind::region;
  if (name == "disputed") return BorderKind::disputed;
  return std::nullopt;
}

/// One open base map; what is wrong with it goes into `problems`.
class Reader {
 public:
  Reader(GDALDataset& dataset, std::string file, Detail detail)
      : dataset_(dataset), file_(std::move(file)), suffix_(detail == Detail::coarse ? "_110m" : "_50m") {}

  Diagnostics problems;

  /// Calls `take(feature, fields)` for every feature; `fields` are the indices of `names`.
  template <std::size_t N, class Take>
  void each(const std::string& name, const std::array<const char*, N>& names, bool withShapes, const Take& take) {
    OGRLayer* layer = dataset_.GetLayerByName((name + suffix_).c_str());
    if (!layer) return complain(name, "", "the base map has no such layer");
    std::array<int, N> fields{};
    for (std::size_t i = 0; i < N; ++i) {
      fields[i] = layer->GetLayerDefn()->GetFieldIndex(names[i]);
      if (fields[i] < 0) return complain(name, names[i], "the layer has no such field");
    }
    const std::array<const char*, 2> ignored{"OGR_GEOMETRY", nullptr};
    if (!withShapes) layer->SetIgnoredFields(const_cast<const char**>(ignored.data()));
    CplErrors errors;
    layer->ResetReading();
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) take(*feature, fields);
    if (errors.failed()) complain(name, "", "cannot be read to its end: " + errors.text());
    if (!withShapes) layer->SetIgnoredFields(nullptr);
  }

  void complain(const std::string& layer, const std::string& field, const std::string& message) {
    problems.push_back({Severity::error, file_ + ":" + layer + suffix_, layer + suffix_, 0, field, message});
  }

 private:
  GDALDataset& dataset_;
  std::string file_, suffix_;
};

void readNames(Reader& reader, BaseMap& map) {
  constexpr std::array names{"iso_a2", "name", "name_zh", "label_lon", "label_lat", "label_rank"};
  reader.each("countries", names, false, [&](OGRFeature& feature, const auto& field) {
    CountryShape country;
    country.isoA2 = feature.GetFieldAsString(field[0]);
    country.name = feature.GetFieldAsString(field[1]);
    country.nameZh = feature.GetFieldAsString(field[2]);
    country.label = {{feature.GetFieldAsDouble(field[3])}, {feature.GetFieldAsDouble(field[4])}};
    if (feature.IsFieldSetAndNotNull(field[5])) country.labelRank = feature.GetFieldAsInteger(field[5]);
    map.countries.push_back(std::move(country));
  });
}

void readShapes(Reader& reader, BaseMap& map) {
  constexpr std::array<const char*, 0> none{};
  for (const auto& [name, shapes] : {std::pair{"land", &map.land}, std::pair{"lakes", &map.lakes}}) {
    reader.each(name, none, true, [&target = *shapes](OGRFeature& feature, const auto&) {
      appendPolygons(feature.GetGeometryRef(), target.emplace_back().polygons);
    });
  }
  constexpr std::array regionFields{"region_code", "country", "name", "name_zh"};
  reader.each("regions", regionFields, true, [&](OGRFeature& feature, const auto& field) {
    RegionShape region;
    region.code = feature.GetFieldAsString(field[0]);
    region.country = feature.GetFieldAsString(field[1]);
    region.name = feature.GetFieldAsString(field[2]);
    region.nameZh = feature.GetFieldAsString(field[3]);
    appendPolygons(feature.GetGeometryRef(), region.polygons);
    map.regions.push_back(std::move(region));
  });
  constexpr std::array borderFields{"kind"};
  reader.each("borders", borderFields, true, [&](OGRFeature& feature, const auto& field) {
    const std::string name = feature.GetFieldAsString(field[0]);
    const auto kind = borderKind(name);
    if (!kind) return reader.complain("borders", "kind", "unknown kind '" + name + "'");
    BorderShape border{*kind, {}};
    appendLines(feature.GetGeometryRef(), border.lines);
    map.borders.push_back(std::move(border));
  });
}

}  // namespace

graph::Result<BaseMap> readBaseMap(const std::filesystem::path& geopackage, Detail detail) {
  const std::string file = geopackage.filename().string();
  const auto fail = [&](const std::string& message) {
    return graph::failure({Severity::error, file, "", 0, "", message});
  };
  std::error_code error;
  // A regular file only: OGR would also take names of archives, servers and inline text.
  if (!std::filesystem::is_regular_file(geopackage, error)) return fail("there is no such file");
  const std::filesystem::path absolute = std::filesystem::absolute(geopackage, error);
  if (error) return fail("there is no such file");
  useGeoPackageDriver();
  CplErrors errors;
  const std::array<const char*, 2> drivers{"GPKG", nullptr};
  const std::unique_ptr<GDALDataset> dataset{GDALDataset::Open(
      absolute.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr)};
  if (!dataset) return fail("is not a GeoPackage: " + errors.text("the driver does not know it"));
  Reader reader(*dataset, file, detail);
  BaseMap map;
  readNames(reader, map);
  readShapes(reader, map);
  if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
  return map;
}

}  // namespace cityties::geo
