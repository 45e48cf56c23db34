#include "geo/ogr_tables.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

#include "geo/csv_tables.hpp"
#include "geo/gdal_setup.hpp"

namespace cityties::geo {
namespace {

namespace fs = std::filesystem;
using graph::Severity;

/// A configuration option of this thread, for as long as this lives.
class ThreadOption {
 public:
  ThreadOption(const char* key, const char* value) : key_(key) {
    if (const char* old = CPLGetThreadLocalConfigOption(key, nullptr)) old_ = old;
    CPLSetThreadLocalConfigOption(key, value);
  }
  ~ThreadOption() { CPLSetThreadLocalConfigOption(key_, old_ ? old_->c_str() : nullptr); }
  ThreadOption(const ThreadOption&) = delete;
  ThreadOption& operator=(const ThreadOption&) = delete;

 private:
  const char* key_;
  std::optional<std::string> old_;
};

/// Shortest text that reads back as the same number; "nan" and "inf" are left for the validator to refuse.
template <class Number>
std::string numberText(Number value) {
  char buffer[64];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
  return {buffer, end};
}

std::string padded(int value, std::size_t width) {
  auto text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string dateText(const OGRFeature& feature, int field) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
  auto text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
  // A time of day means nothing here; shown, so that the validator refuses it instead of losing it.
  if (hour != 0 || minute != 0 || second != 0) text += "T" + padded(hour, 2) + ":" + padded(minute, 2);
  return text;
}

bool isReadable(OGRFieldType type) {
  return type == OFTString || type == OFTInteger || type == OFTInteger64 || type == OFTReal || type == OFTDate ||
         type == OFTDateTime;
}

std::string cellText(const OGRFeature& feature, int field, OGRFieldType type) {
  if (!feature.IsFieldSetAndNotNull(field)) return {};
  switch (type) {
    case OFTInteger:
      return numberText(feature.GetFieldAsInteger(field));
    case OFTInteger64:
      return numberText(feature.GetFieldAsInteger64(field));
    case OFTReal:
      return numberText(feature.GetFieldAsDouble(field));
    case OFTDate:
    case OFTDateTime:
      return dateText(feature, field);
    default:
      return feature.GetFieldAsString(field);
  }
}

/// One layer on its way to a table.
class LayerReader {
 public:
  LayerReader(GDALDataset& dataset, OGRLayer& layer, std::string name, const std::string& file,
              graph::Diagnostics& problems)
      : dataset_(dataset), layer_(layer), problems_(problems) {
    table_.layer = std::move(name);
    table_.file = file + ":" + table_.layer;
  }

  graph::RawTable read() {
    CplErrors errors;
    if (!describe()) return giveUp("");
    findForeignValues();
    layer_.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) addRow(*feature);
    // A loop that ends at an error looks like one that ends at the end.
    if (errors.failed()) return giveUp(errors.text());
    std::stable_sort(table_.rows.begin(), table_.rows.end(),
                     [](const graph::RawRow& x, const graph::RawRow& y) { return x.number < y.number; });
    return std::move(table_);
  }

 private:
  struct Column {
    int field = -1;  ///< of the feature; -1: the feature id
    OGRFieldType type = OFTString;
  };

  /// Fixes the columns; false when the layer cannot be read.
  bool describe() {
    auto& definition = *layer_.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      const auto& field = *definition.GetFieldDefn(i);
      if (!isReadable(field.GetType()) || brokenUtf8(field.GetNameRef()))
        continue;  // nothing of ours is of such a type
      columns_.push_back({i, field.GetType()});
      table_.columns.emplace_back(field.GetNameRef());
    }
    // An integer primary key that is called `id` is no field to OGR.
    if (layer_.GetFIDColumn() == std::string_view("id")) {
      columns_.push_back({});
      table_.columns.emplace_back("id");
    }
    const bool placed = table_.layer == "cities" || table_.layer == "posts";
    return !placed || definition.GetGeomFieldCount() == 0 || describeGeometry();
  }

  bool describeGeometry() {
    for (const char* name : {"lon", "lat"}) {
      const auto it = std::find(table_.columns.begin(), table_.columns.end(), name);
      (*name == 'l' && name[1] == 'o' ? lon_ : lat_) = static_cast<std::size_t>(it - table_.columns.begin());
      if (it == table_.columns.end()) table_.columns.emplace_back(name);
    }
    geometry_ = true;
    const auto* srs = layer_.GetSpatialRef();
    if (srs == nullptr || srs->IsEmpty() || srs->IsLocal()) return true;  // undefined: taken for degrees, range-checked
    OGRSpatialReference from(*srs);
    OGRSpatialReference to;
    to.SetFromUserInput("EPSG:4326");
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.IsSame(&to)) return true;
    transformation_.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (transformation_) return true;
    report(0, "", "its coordinate system cannot be turned into WGS 84");
    return false;
  }

  /// SQLite stores any type in any column, and OGR reads text in a numeric column as 0 without a word.
  void findForeignValues() {
    auto& definition = *layer_.GetLayerDefn();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].field < 0) continue;
      const auto& field = *definition.GetFieldDefn(columns_[i].field);
      const auto fid = layer_.GetFIDColumn();
      if (*fid == '\0') return;  // a view: nothing to name a row by
      const auto sql = foreignValuesQuery(field, fid);
      OGRLayer* found = dataset_.ExecuteSQL(sql.c_str(), nullptr, nullptr);
      if (found == nullptr) return;  // the failure is collected
      while (const OGRFeatureUniquePtr row{found->GetNextFeature()}) {
        foreign_.emplace(row->GetFieldCount() > 0 ? row->GetFieldAsInteger64(0) : row->GetFID(), i);
      }
      dataset_.ReleaseResultSet(found);
    }
  }

  /// Selects the rows whose value of the field has a storage class that the field's type does not allow.
  std::string foreignValuesQuery(const OGRFieldDefn& field, std::string_view fid) const {
    const auto type = field.GetType();
    const bool integer = type == OFTInteger || type == OFTInteger64;
    const std::string allowed = integer           ? "'integer'"
                                : type == OFTReal ? "'integer','real'"
                                                  : "'text','integer','real'";
    return "SELECT " + identifier(fid) + " AS n FROM " + identifier(layer_.GetName()) + " WHERE typeof(" +
           identifier(field.GetNameRef()) + ") NOT IN ('null'," + allowed + ")";
  }

  static std::string identifier(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
  }

  void addRow(const OGRFeature& feature) {
    const auto fid = feature.GetFID();
    graph::RawRow row;
    row.number = fid > 0 ? static_cast<std::size_t>(fid) : 0;
    row.cells.resize(table_.columns.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& [field, type] = columns_[i];
      row.cells[i] = field < 0 ? numberText(fid) : cellText(feature, field, type);
      if (const auto at = brokenUtf8(row.cells[i])) {
        reject(row, table_.columns[i], "broken UTF-8 at byte " + std::to_string(*at + 1) + " of the cell");
      }
    }
    if (const auto it = foreign_.find(fid); it != foreign_.end()) {
      reject(row, table_.columns[it->second], "a value of another type than its column");
    }
    if (geometry_) addPosition(feature, row);
    table_.rows.push_back(std::move(row));
  }

  void addPosition(const OGRFeature& feature, graph::RawRow& row) {
    const auto* geometry = feature.GetGeometryRef();
    if (geometry == nullptr) return;
    if (wkbFlatten(geometry->getGeometryType()) != wkbPoint) {
      reject(row, "geometry", "expected a point, found " + std::string(geometry->getGeometryName()));
      return;
    }
    const auto& point = *geometry->toPoint();
    if (point.IsEmpty()) return;
    double x = point.getX();
    double y = point.getY();
    if (transformation_ && !transformation_->Transform(1, &x, &y)) {
      reject(row, "geometry", "the point has no place in WGS 84");
      return;
    }
    row.cells[lon_] = numberText(x);
    row.cells[lat_] = numberText(y);
  }

  void reject(graph::RawRow& row, const std::string& field, const std::string& message) {
    if (!row.unusable) report(row.number, field, message + "; row skipped");
    row.unusable = true;
  }

  void report(std::size_t row, std::string field, std::string message) {
    problems_.push_back({Severity::error, table_.file, table_.layer, row, std::move(field), std::move(message)});
  }

  graph::RawTable giveUp(const std::string& why) {
    if (!why.empty()) report(0, "", "cannot be read to its end: " + why);
    table_.complete = false;
    return std::move(table_);
  }

  GDALDataset& dataset_;
  OGRLayer& layer_;
  graph::Diagnostics& problems_;
  graph::RawTable table_;
  std::vector<Column> columns_;
  bool geometry_ = false;
  std::size_t lon_ = 0;
  std::size_t lat_ = 0;
  struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* t) const { OGRCoordinateTransformation::DestroyCT(t); }
  };
  std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation> transformation_;
  std::map<GIntBig, std::size_t> foreign_;  ///< feature id → column of a value that is not of its column's type
};

/// Why the file must not be opened; empty when it may.
std::string refusal(const fs::path& path) {
  const auto text = path.string();
  std::error_code error;
  if (text.starts_with("/vsi") || text.find("://") != std::string::npos) return "only files of this machine are opened";
  if (!fs::is_regular_file(path, error)) return "not a regular file";
  if (path.extension() != ".gpkg") {
    return "not a dataset; expected a folder with cities.csv or a GeoPackage (.gpkg)";
  }
  if (fs::file_size(path, error) > largestFile || error) return "larger than 1 GiB";
  return {};
}

}  // namespace

std::vector<graph::RawTable> readGeoPackage(const fs::path& path, graph::Diagnostics& problems) {
  const auto file = path.filename().string();
  const auto fail = [&](std::string message) {
    problems.push_back({Severity::error, file, "", 0, "", std::move(message)});
    return std::vector<graph::RawTable>{};
  };
  std::error_code error;
  const auto absolute = fs::absolute(path, error);
  for (const auto& name : {path, absolute}) {
    if (auto why = refusal(name); !why.empty()) return fail(std::move(why));
  }
  useGeoPackageDriver();
  CplErrors errors;
  const ThreadOption untrusted("OGR_SQLITE_PRAGMA", "trusted_schema=OFF");
  const char* const drivers[] = {"GPKG", nullptr};
  const GDALDatasetUniquePtr dataset{GDALDataset::Open(
      absolute.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr)};
  if (!dataset) return fail("not a GeoPackage that can be read: " + errors.text("no reason given"));
  std::vector<graph::RawTable> tables;
  for (const auto name : graph::layerNames) {
    auto* layer = dataset->GetLayerByName(std::string(name).c_str());
    // OGR falls back to names that differ in case; ours do not.
    if (layer == nullptr || layer->GetName() != name) continue;
    tables.push_back(LayerReader(*dataset, *layer, std::string(name), file, problems).read());
  }
  return tables;
}

}  // namespace cityties::geo
