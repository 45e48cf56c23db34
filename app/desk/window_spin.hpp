#pragma once
// The hand on the globe: what was grabbed stays under the pointer, north stays up. No GL; time comes from the caller.

#include <optional>

#include "app/desk/map_view.hpp"
#include "graph/units.hpp"

namespace cityties::desk {

class GlobeSpin {
 public:
  /// Takes hold of the place under the pointer, on the plane of a globe turned to `centre`. False beyond the limb.
  bool press(geo::PlanePoint pointer, graph::LonLat centre);
  /// Turns the globe until that place is under the pointer, as far as north stays up.
  void drag(geo::PlanePoint pointer);
  /// Lets go. Returns where the globe was turned to; nothing when it was not turned.
  std::optional<graph::LonLat> release();
  bool held() const { return held_.has_value(); }

  /// Turns by itself along the great circle between two centres.
  void turn(graph::LonLat from, graph::LonLat to, Seconds now, Seconds duration);
  /// Moves a turn on. Returns whether it goes on.
  bool advance(Seconds now);
  bool turning() const { return turn_.has_value(); }

  /// The centre to show in place of the full picture, which is of another one; nothing while they agree.
  std::optional<graph::LonLat> centre() const { return centre_; }
  /// The full picture of this centre is there.
  void settle();

 private:
  struct Turn {
    graph::LonLat from, to;
    Seconds start = 0, duration = 0;
  };
  std::optional<graph::LonLat> held_, centre_;
  graph::LonLat start_;
  bool turned_ = false;
  std::optional<Turn> turn_;
};

}  // namespace cityties::desk
