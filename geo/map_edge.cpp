#include "geo/map_edge.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace cityties::geo {
namespace {

constexpr double turn = 2 * std::numbers::pi;
constexpr int stepsOfCircle = 1440;
constexpr double touching = 1e-9;  ///< radians: no point of the circle this near to an end

}  // namespace

double MapEdge::wholeWay() const { return radius_ > 0 ? turn : 720 + 4 * latitude_; }

double MapEdge::way(PlanePoint p) const {
  if (radius_ > 0) {
    const double angle = std::atan2(p.y, p.x);
    return angle < 0 ? angle + turn : angle;
  }
  const double side = 2 * latitude_;  // left side from its top, bottom, right side, top
  if (p.x == -180) return latitude_ - p.y;
  if (p.x == 180) return side + 360 + (p.y + latitude_);
  return p.y < 0 ? side + (p.x + 180) : 2 * side + 360 + (180 - p.x);
}

void MapEdge::append(PlaneRing& ring, double from, double to) const {
  const double end = to < from ? to + wholeWay() : to;
  if (radius_ > 0) {
    constexpr double step = turn / stepsOfCircle;
    for (auto k = static_cast<int>(std::floor((from + touching) / step)) + 1; k * step < end - touching; ++k) {
      const double angle = (k % stepsOfCircle) * step;
      ring.push_back({radius_ * std::cos(angle), radius_ * std::sin(angle)});
    }
    return;
  }
  const double l = latitude_, side = 2 * latitude_;
  const std::array<std::pair<double, PlanePoint>, 4> corners{
      {{side, {-180, -l}}, {side + 360, {180, -l}}, {2 * side + 360, {180, l}}, {wholeWay(), {-180, l}}}};
  for (int lap = 0; lap < 2; ++lap) {
    for (const auto& [place, corner] : corners) {
      const double way = place + lap * wholeWay();
      if (way > from && way < end) ring.push_back(corner);
    }
  }
}

PlaneRing MapEdge::ring() const {
  PlaneRing ring;
  const double half = radius_ > 0 ? turn / stepsOfCircle / 2 : 1;  // not at a point of the edge that is wanted
  append(ring, half, half + wholeWay());
  ring.push_back(ring.front());
  return ring;
}

}  // namespace cityties::geo
