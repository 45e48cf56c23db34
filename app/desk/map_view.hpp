#pragma once
// Where the map looks: panning, zooming about the pointer, flying to a framing. No GL; time comes from the caller.

#include <optional>

#include "app/core/scene.hpp"

namespace cityties::desk {

using Seconds = double;

/// Slow at both ends: 0 at 0, 1 at 1.
double eased(double t);

/// The scale of the map in steps of √2, as scenes are composed for: it changes only when the camera has left a step by
/// more than a quarter of one, so that wavering about a limit composes nothing. A hand that turns the wheel on passes
/// steps for which nobody needs a scene: until it has been quiet for `quietSeconds`, the step stays within an octave.
class ScaleSteps {
 public:
  static constexpr Seconds quietSeconds = .08;
  double at(double pixelsPerUnit, Seconds now);
  /// The step will change when the hand has been quiet for long enough, and nothing else calls `at` meanwhile.
  bool waiting() const { return waiting_; }

 private:
  std::optional<int> step_;
  double exact_ = 0;
  Seconds changed_ = 0;
  bool waiting_ = false;
};

class MapView {
 public:
  /// The window's map and its part free of panels. A view that was framed and not moved since is framed again.
  void setViewport(const core::PixelRect& viewport, const core::PixelRect& inner, Seconds now);
  const core::PixelRect& viewport() const { return viewport_; }

  /// What there is of the map: the camera's middle stays in it and it is never much smaller than the window.
  void setBounds(const geo::PlaneBox& bounds) { bounds_ = bounds; }
  /// Goes on to another plane at once: looks at `home`, or with a camera (of a view that the user moved) at that.
  void changePlane(const geo::PlaneBox& bounds, const geo::PlaneBox& home, const std::optional<core::Camera>& camera);
  /// The point of the map in the middle of the part free of panels.
  geo::PlanePoint middle() const;
  /// The camera that has a point there.
  core::Camera cameraAt(geo::PlanePoint point, double pixelsPerUnit) const;

  /// Looks at a box; from then on "home". Flies there in `duration` seconds, at once for 0.
  void frame(const geo::PlaneBox& box, Seconds now, Seconds duration);
  /// Back to the last framing.
  void goHome(Seconds now, Seconds duration);
  /// Brings a point into the middle of the free part, no nearer than it is now.
  void lookAt(geo::PlanePoint point, Seconds now, Seconds duration);

  /// The point of the map under `pixel` stays there.
  void zoomAbout(core::PixelPoint pixel, double factor, Seconds now, Seconds duration);
  /// The map follows: positive x moves it to the right.
  void panBy(float x, float y, Seconds now, Seconds duration);

  /// `held`: a drag moves something else (a globe turns), the camera stays.
  void press(core::PixelPoint pixel, bool held = false);
  void drag(core::PixelPoint pixel);
  /// True when the pointer hardly moved since the press: a click.
  bool release(core::PixelPoint pixel);
  bool pressed() const { return pressed_.has_value(); }
  bool dragging() const { return dragging_; }

  /// Moves a flight on. Returns whether the camera changed.
  bool advance(Seconds now);
  bool flying() const { return flight_.has_value(); }
  const core::Camera& camera() const { return camera_; }
  /// Where a flight goes, else the camera.
  const core::Camera& goal() const { return flight_ ? flight_->to : camera_; }
  bool ready() const { return home_.has_value(); }
  /// By the user, since the last framing.
  bool moved() const { return moved_; }

  /// Of an Equal Earth map, about.
  static constexpr geo::PlaneBox wholeEarth{{-2.75, -1.35}, {2.75, 1.35}};

 private:
  struct Flight {
    core::Camera from, to;
    Seconds start = 0, duration = 0;
  };
  void go(const core::Camera& to, Seconds now, Seconds duration);
  core::Camera limited(core::Camera camera) const;
  core::Camera zoomed(const core::Camera& from, core::PixelPoint pixel, double factor) const;

  core::PixelRect viewport_, inner_;
  geo::PlaneBox bounds_ = wholeEarth;
  core::Camera camera_;
  std::optional<geo::PlaneBox> home_;
  bool moved_ = false;
  std::optional<Flight> flight_;
  std::optional<core::PixelPoint> pressed_, last_;
  bool dragging_ = false, held_ = false;
};

}  // namespace cityties::desk
