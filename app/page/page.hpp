#pragma once
// The map on paper: PNG through Cairo and Pango, from the same scene as the window. Needs no display.

#include <filesystem>
#include <string>

#include "app/core/compose.hpp"

namespace cityties::page {

struct PageOptions {
  int width = 1600;  ///< pixels
  int height = 900;
  float scale = 1;  ///< of sizes and widths; 1 at 1280 wide, grows with the width by default
  core::Theme theme = core::Theme::dark;
  std::size_t step = 0;
  std::optional<graph::LonLat> centre;  ///< middle of the picture; default: the step's framing
};

/// Title, date, map, inset, legend, finding, credit. Written to a temporary file beside the target, then renamed, so
/// that a failure leaves nothing half-written. Deterministic bytes on the same library versions.
graph::Result<void> renderPng(const core::Story& story, const core::ProjectedBasePtr& base, const geo::BaseMap& map,
                              const core::Catalogue& words, const PageOptions& options,
                              const std::filesystem::path& file);

}  // namespace cityties::page
