#include "app/desk/frame_stats.hpp"

#include <fmt/format.h>

namespace cityties::desk {

std::string describe(const FrameStats& s) {
  return fmt::format(
      "frames={} layer_draws={} map_draws={} uploads={} label_placements={} label_bitmaps={} compositions={} "
      "projections={} models={} font_builds={} tables_begun={} tables_done={} "
      "picture_kb={} atlas_kb={} resident_kb={} peak_kb={} first_map_s={:.2f} settled_s={:.2f} slowest_frame_ms={:.1f}",
      s.frames, s.layerDraws, s.mapDraws, s.uploads, s.labelPlacements, s.labelBitmaps, s.compositions, s.projections,
      s.models, s.fontBuilds, s.tablesBegun, s.tablesDone, s.pictureBytes / 1024, s.atlasBytes / 1024, s.residentKb,
      s.peakKb, s.firstMapSeconds, s.settledSeconds, s.slowestFrameMs);
}

}  // namespace cityties::desk
