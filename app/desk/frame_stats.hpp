#pragma once
// Counters of what the window did, so that tests can tell that nothing was done in vain.

#include <cstdint>
#include <string>

namespace cityties::desk {

struct FrameStats {
  std::uint64_t frames = 0;           ///< pictures shown
  std::uint64_t layerDraws = 0;       ///< layers drawn into a cached target
  std::uint64_t mapDraws = 0;         ///< cached map targets finished
  std::uint64_t uploads = 0;          ///< layers sent to the GPU
  std::uint64_t labelPlacements = 0;  ///< runs of core::placeLabels
  std::uint64_t labelBitmaps = 0;     ///< labels rasterised
  std::uint64_t compositions = 0;     ///< scenes composed
  std::uint64_t projections = 0;      ///< base maps projected for the main map
  std::uint64_t models = 0;           ///< interface models made
  std::uint64_t pictureBytes = 0;     ///< of map pictures, light and labels when the window last came to rest
  std::uint64_t tablesBegun = 0;      ///< of contingencies, in the background
  std::uint64_t tablesDone = 0;       ///< taken over
  std::uint64_t fontBuilds = 0;       ///< times the interface's letters were made
  std::uint64_t atlasBytes = 0;       ///< of the interface's letters
  std::uint64_t residentKb = 0;       ///< of the process, libraries included, when it first came to rest (0: unknown)
  std::uint64_t peakKb = 0;           ///< the most until now
  double firstMapSeconds = 0;  ///< from the start of the process, reading included, to the first frame with a map
  double settledSeconds = 0;   ///< to the first frame with the final map and figures
  double slowestFrameMs = 0;   ///< after settling
};

/// `frames=12 layer_draws=…` on one line.
std::string describe(const FrameStats& stats);

}  // namespace cityties::desk
