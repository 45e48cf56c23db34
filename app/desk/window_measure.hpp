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
  /// meanwhile.
  std::string json(const FrameStats& stats) const;

 private:
  enum class Phase { opening, idle, acting, refining, done };
  Act act(const core::PixelRect& map);
  void goTo(Phase phase, Seconds now, const FrameStats& stats);

  MeasureKind kind_;
  int frames_;
  Phase phase_ = Phase::opening;
  Seconds since_ = 0;
  int acted_ = 0;
  bool fresh_ = false;       ///< the frame of the last act has not been drawn
  bool waitsShown_ = false;  ///< for the new centre
  std::vector<double> frameMs_, shownMs_, refinedMs_;
  std::uint64_t idleFrames_ = 0;
  FrameStats before_, after_;
};

}  // namespace cityties::desk
