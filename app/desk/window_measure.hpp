#pragma once
// A hand of the machine's own, for benchmarks: moves the map a number of frames and tells what each of them took.

#include <optional>
#include <string>
#include <vector>

#include "app/core/view.hpp"
#include "app/desk/event_queue.hpp"
#include "app/desk/frame_stats.hpp"
#include "app/desk/map_view.hpp"
#include "app/desk/measure_kind.hpp"

namespace cityties::desk {

class Measure {
 public:
  Measure(MeasureKind kind, int frames) : kind_(kind), frames_(frames) {}

  /// Once per turn of the loop. `settled`: nothing is under way; `shown`: the wanted projection is on the screen.
  /// Returns what the hand does now.
  struct Act {
    std::vector<Event> events;
    std::vector<core::Command> commands;
  };
  Act step(bool settled, bool shown, const core::PixelRect& map, Seconds now, const FrameStats& stats);
  /// A frame was drawn and shown.
  void frameDone(double ms);
  bool finished() const { return phase_ == Phase::done; }
  /// One line of JSON. What the frames of the hand took, what followed until all was fine again, and what was counted
  /// meanwhile. Of new centres, `shown_ms` is the time until the new map is on the screen with motion on, the turn of
  /// the coast (0.4 s) included, and `shown_still_ms` with motion off, when nothing stands in its way; each the
  /// longest.
  std::string json(const FrameStats& stats) const;

 private:
  enum class Phase { opening, idle, acting, refining, done };
  Act act(const core::PixelRect& map);
  void goTo(Phase phase, Seconds now, const FrameStats& stats);

  MeasureKind kind_;
  int frames_;  ///< of centres as many without motion follow
  Phase phase_ = Phase::opening;
  Seconds since_ = 0;
  int acted_ = 0;
  bool fresh_ = false;       ///< the frame of the last act has not been drawn
  bool waitsShown_ = false;  ///< for the new centre
  struct Times {
    std::vector<double> shownMs, refinedMs;  ///< since the act, or the last one of a row
  };
  Times& times() { return acted_ > frames_ ? still_ : moving_; }
  int acts() const { return kind_ == MeasureKind::centre ? 2 * frames_ : frames_; }

  std::vector<double> frameMs_;
  Times moving_, still_;
  std::uint64_t idleFrames_ = 0;
  FrameStats before_, after_;
};

}  // namespace cityties::desk
