#pragma once
// The window.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/core/catalogue.hpp"
#include "app/core/session.hpp"
#include "app/desk/measure_kind.hpp"

namespace cityties::desk {

/// Draws the view's step as a page into a file; why it could not, else nothing. Called beside the loop. Pages are made
/// by what the desk does not know.
using ExportPicture =
    std::function<graph::Diagnostics(const std::string& file, std::shared_ptr<const core::Story> story,
                                     const core::ViewState& view, const core::Catalogue& words)>;

struct DeskOptions {
  std::filesystem::path assets;
  std::shared_ptr<const graph::Dataset> dataset;
  core::Document document;
  std::string file;             ///< what the document was read from, absolute; empty: none
  core::StoryOptions story;     ///< what the document leaves open, and what was asked for at the start
  graph::Diagnostics warnings;  ///< of reading data and document, for the messages
  core::Language language = core::Language::english;
  int width = 1280, height = 720;
  float scale = 0;  ///< 0: from Xft.dpi
  bool present = false;
  std::size_t step = 0;
  core::Theme theme = core::Theme::dark;
  geo::ProjectionKind projection = geo::ProjectionKind::equalEarth;
  std::optional<core::MapCentre> centre;
  core::MapNames names = core::MapNames::ofInterface;
  core::MapContent content = core::MapContent::state;
  bool againstBefore = false;
  std::optional<std::filesystem::path> screenshot;  ///< write the settled window as PNG and leave
  std::optional<MeasureKind> measure;               ///< move the map by itself, print what it took, and leave
  int measureFrames = 60;
  ExportPicture exportPicture;
  bool reportFrames = false;  ///< at the end, counters of frames, redraws and uploads to stderr
};

/// True when an X display can be opened; SFML aborts the process without one, so ask first.
bool displayAvailable();

/// Opens the window and runs until it is closed. Returns the exit code.
int run(const DeskOptions& options);

}  // namespace cityties::desk
