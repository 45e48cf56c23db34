#pragma once
// The window's "Export a picture": what render draws, of the view.

#include "app/desk/desk.hpp"

namespace cityties::cli {

desk::ExportPicture pictureExport(const std::filesystem::path& assets, const std::string& datasetSha256);

}  // namespace cityties::cli
