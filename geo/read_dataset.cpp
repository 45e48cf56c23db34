#include "geo/read_dataset.hpp"

#include <system_error>

#include "geo/csv_tables.hpp"
#include "geo/ogr_tables.hpp"
#include "geo/sha256.hpp"

namespace cityties::geo {
namespace {

namespace fs = std::filesystem;

/// A source once read: its tables and, because the bytes of CSV files are at hand, its checksum.
struct ReadSource {
  std::vector<graph::RawTable> tables;
  std::string sha256;
};

ReadSource readFolder(const fs::path& folder, graph::Diagnostics& problems) {
  ReadSource source;
  const auto files = readLayerFiles(folder, problems);
  Sha256 sum;
  for (const auto& file : files) {
    sum.add(file.name);
    sum.add(std::string_view("\0", 1));
    sum.add(file.bytes);
    source.tables.push_back(parseCsv(file, problems));
  }
  if (files.empty()) {
    problems.push_back({graph::Severity::error, folder.string(), "cities", 0, "",
                        "no dataset here; expected a folder with cities.csv or a GeoPackage (.gpkg)"});
    return source;
  }
  source.sha256 = sum.hex();
  return source;
}

ReadSource read(const fs::path& path, graph::Diagnostics& problems) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (fs::is_directory(status)) return readFolder(path, problems);
  if (!fs::exists(status)) {
    const auto why =
        error && error != std::errc::no_such_file_or_directory ? error.message() : "no such file or folder";
    problems.push_back({graph::Severity::error, path.string(), "", 0, "", why});
    return {};
  }
  ReadSource source{readGeoPackage(path, problems), ""};
  if (!source.tables.empty()) source.sha256 = sha256OfFile(path).value_or("");
  return source;
}

}  // namespace

std::vector<graph::RawTable> readTables(const fs::path& path, graph::Diagnostics& problems) {
  return read(path, problems).tables;
}

LoadedDataset readDataset(const fs::path& path) {
  LoadedDataset loaded;
  loaded.path = path;
  graph::Diagnostics problems;
  auto source = read(path, problems);
  loaded.sha256 = std::move(source.sha256);
  if (source.tables.empty() && !problems.empty()) {
    loaded.report.diagnostics = std::move(problems);  // there is nothing to judge
  } else {
    loaded.report = graph::validate(source.tables, std::move(problems));
  }
  return loaded;
}

}  // namespace cityties::geo
