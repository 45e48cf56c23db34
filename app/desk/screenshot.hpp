#pragma once
// The window's picture as a file.

#include <filesystem>

#include "graph/diagnostic.hpp"

namespace cityties::desk {

/// Reads the window's back buffer (a current GL context) and writes a PNG through a temporary file beside it.
graph::Result<void> writeScreenshot(const std::filesystem::path& file, int width, int height);

}  // namespace cityties::desk
