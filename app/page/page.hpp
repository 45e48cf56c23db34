#pragma once
// The map on paper: PNG and PDF through Cairo and Pango, SVG by a writer of our own, from the same scene as the window.
// Needs no display.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/compose.hpp"

namespace cityties::page {

enum class Format { png, svg, pdf };

/// By the name's ending, in capitals or not; nothing where it is none of the three.
std::optional<Format> formatOf(const std::filesystem::path& file);

enum class Layout {
  map,           ///< title, map, close-up, legend, finding with its table, credits
  bare,          ///< the map alone with its legend and credits below: a figure of a paper, which has its own caption
  sideBySide,    ///< before and after: one camera, one legend
  contactSheet,  ///< every step of the scenario on one page: one camera, one legend
};

struct PageOptions {
  double width = 1600;  ///< pixels, 1 to 16384; PNG rounds
  double height = 900;
  double dpi = 96;       ///< pixels an inch: the physical size of the picture
  double textScale = 1;  ///< of text, marks and widths, times what the size of the page gives
  core::Theme theme = core::Theme::dark;
  Layout layout = Layout::map;
  std::size_t step = 0;
  std::optional<std::size_t> against;  ///< the step that the other is compared with; none: 0
  core::MapContent content = core::MapContent::state;
  core::MapNames names = core::MapNames::ofInterface;
  core::FlowLevel flows = core::FlowLevel::automatic;

  std::optional<graph::LonLat> middle;  ///< of the picture; default: the step's framing
  std::vector<std::string> fit;         ///< ids that the picture must hold, or the one word `world`
  double zoom = 1;                      ///< larger is closer

  std::string datasetSha256, command;  ///< for the metadata; may be empty
};

/// Draws a page. Written to a temporary file beside the target, then renamed, so that a failure leaves nothing
/// half-written; a target that is no plain file, such as a pipe, is written to as it is. Deterministic bytes on the
/// same library versions. Errors: a size out of range, an id to fit that is nowhere, no Chinese font for Chinese words,
/// a file that cannot be written.
graph::Result<void> render(const core::Story& story, const core::ProjectedBasePtr& base, const geo::BaseMap& map,
                           const core::Catalogue& words, const PageOptions& options, const std::filesystem::path& file);

}  // namespace cityties::page
