#pragma once
// Private to geo: the layers of a folder of CSV files. Nothing here touches GDAL, whose start costs more than reading.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/raw_table.hpp"

namespace cityties::geo {

/// No source is read that is larger than this: 1 GiB.
inline constexpr std::uintmax_t largestFile = std::uintmax_t{1} << 30U;

/// The bytes of one layer's file.
struct LayerFile {
  std::string layer;  ///< `cities`
  std::string name;   ///< `cities.csv`
  std::string bytes;
  bool read = false;  ///< false: there is such a file, but it could not be read
};

/// The files `<layer>.csv` of a folder, by name; other files are none of our business. What cannot be read is reported.
std::vector<LayerFile> readLayerFiles(const std::filesystem::path& folder, graph::Diagnostics& problems);

/// RFC 4180, UTF-8 with or without byte order mark; a row's number is the line it begins in. Reports an empty file,
/// broken quoting, broken UTF-8 and ragged rows.
graph::RawTable parseCsv(const LayerFile& file, graph::Diagnostics& problems);

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or that is NUL.
std::optional<std::size_t> brokenUtf8(std::string_view text);

}  // namespace cityties::geo
