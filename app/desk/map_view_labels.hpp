#pragma once
// The labels of a map in the window: placed when the camera rests, carried along by their anchors while it moves.

#include <memory>
#include <optional>
#include <vector>

#include "app/core/labels_callout.hpp"
#include "app/desk/frame_stats.hpp"

namespace cityties::desk {

class MapLabels {
 public:
  struct Place {
    std::shared_ptr<const std::vector<core::LabelWish>> wishes;
    core::Camera camera;
    core::PixelRect viewport;
    std::vector<core::PixelRect> obstacles;
    std::vector<geo::PlanePoint> marks;                ///< that labels should not cover
    std::shared_ptr<const core::CalloutWish> callout;  ///< null: none
    const core::Style* style = nullptr;
    bool chinese = false;
    float scale = 1;
  };
  /// Places anew when anything but the marks differs from the last time. Returns whether it did.
  bool place(const Place& place, const core::MeasureText& measure, FrameStats& stats);
  /// Whether place() would place anew.
  bool outdated(const Place& place) const;

  /// The placed labels as `camera` sees them now.
  std::vector<core::PlacedLabel> seenBy(const core::Camera& camera) const;
  /// Likewise the lines from the callout to its cities, in pixels.
  std::vector<std::pair<core::PixelPoint, core::PixelPoint>> leadersSeenBy(const core::Camera& camera) const;

 private:
  core::PixelPoint shift(const core::Camera& camera, geo::PlanePoint anchor) const;

  std::optional<Place> last_;
  std::vector<core::PlacedLabel> placed_;
  std::vector<geo::PlanePoint> anchors_;  ///< of `placed_`
  std::vector<core::PlacedCallout::Leader> leaders_;
};

}  // namespace cityties::desk
