#pragma once
// A result saved as a whole or not at all.

#include <filesystem>
#include <string_view>

#include "graph/diagnostic.hpp"

namespace cityties::io {

/// Writes a temporary file beside `path`, flushes it to the disk and renames it: whoever reads `path` sees the old
/// content or the new one. Errors, in words with the path: no such folder, not allowed, no room, a folder of that name.
graph::Result<void> replaceFile(const std::filesystem::path& path, std::string_view content);

}  // namespace cityties::io
