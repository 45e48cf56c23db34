#pragma once
// Private to geo: the layers of a GeoPackage, through OGR.

#include <filesystem>
#include <vector>

#include "graph/raw_table.hpp"

namespace cityties::geo {

/// Reads the layers of DESIGN §2 in the order of their feature ids; other layers are ignored. A point geometry of
/// `cities` and `posts` becomes the columns `lon` and `lat` in WGS 84 and beats columns of these names where it is
/// there. The file is taken for hostile: a regular file with the suffix .gpkg, an absolute path that no virtual file
/// system answers to, at most 1 GiB, opened read-only by the GeoPackage driver alone with an untrusted schema.
std::vector<graph::RawTable> readGeoPackage(const std::filesystem::path& path, graph::Diagnostics& problems);

}  // namespace cityties::geo
