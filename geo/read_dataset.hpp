#pragma once
// Reading a dataset from disk: a folder of CSV (libcsv, strict) or anything OGR may safely open (GeoPackage).

#include <filesystem>
#include <string>
#include <vector>

#include "graph/raw_table.hpp"

namespace cityties::geo {

struct LoadedDataset {
  graph::ValidationReport report;
  std::filesystem::path path;
  std::string sha256;  ///< hex; of the dataset's files (CSV folder: of `<name>\0<bytes>` of each layer file, by name)
};

/// Reads the tables without judging their content. Errors: nothing there, not a dataset, unreadable file, broken
/// UTF-8, bad quoting, ragged rows, a source that is not allowed (PLATFORM: VRT, URLs, /vsi, > 1 GiB).
/// `problems` gets what could not be read; the tables are what could.
std::vector<graph::RawTable> readTables(const std::filesystem::path& path, graph::Diagnostics& problems);

/// readTables + graph::validate + checksum. Diagnostics of both are in `report.diagnostics`; check `report.ok()`
/// before using the dataset: a dataset with errors is never used for a figure.
LoadedDataset readDataset(const std::filesystem::path& path);

}  // namespace cityties::geo
