#include "app/desk/window_spin.hpp"

#include <cmath>

#include "geo/globe.hpp"
#include "geo/great_circle.hpp"

namespace cityties::desk {

bool GlobeSpin::press(geo::PlanePoint pointer, graph::LonLat centre) {
  const double beyond = 1 - pointer.x * pointer.x - pointer.y * pointer.y;
  if (!(beyond > 0)) return false;
  turn_.reset();
  start_ = centre;
  turned_ = false;
  held_ = geo::lonLatOf(geo::Rotation::facing(centre).inverse({pointer.x, pointer.y, std::sqrt(beyond)}));
  return true;
}

void GlobeSpin::drag(geo::PlanePoint pointer) {
  if (!held_) return;
  centre_ = geo::centreHolding(*held_, pointer, centre_.value_or(start_));
  turned_ = true;
}

std::optional<graph::LonLat> GlobeSpin::release() {
  held_.reset();
  return turned_ ? centre_ : std::nullopt;
}

void GlobeSpin::turn(graph::LonLat from, graph::LonLat to, Seconds now, Seconds duration) {
  centre_ = from;
  turn_ = Turn{.from = from, .to = to, .start = now, .duration = duration};
}

bool GlobeSpin::advance(Seconds now) {
  if (!turn_) return false;
  const double t = turn_->duration > 0 ? (now - turn_->start) / turn_->duration : 1;
  centre_ = t >= 1 ? turn_->to : geo::pointOnArc(turn_->from, turn_->to, eased(t));
  if (t >= 1) turn_.reset();
  return turn_.has_value();
}

void GlobeSpin::settle() {
  if (held_ || turn_) return;
  centre_.reset();
}

}  // namespace cityties::desk
