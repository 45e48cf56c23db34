#pragma once
// From lines on the earth to lines of the plane, with the points that their curvature needs. Private to geo.

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "geo/plane.hpp"

namespace cityties::geo {

/// Distance of a point from the chord between a and b, the same to the last bit whichever end comes first.
inline double offChord(PlanePoint p, PlanePoint a, PlanePoint b) {
  if (std::pair(b.x, b.y) < std::pair(a.x, a.y)) std::swap(a, b);
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// `Path` has `Point middle(Point, Point) const`, which must not depend on the order of the two, and
/// `PlanePoint plane(Point) const`, and `bool straight(Point, Point) const`, true for steps that are known to fit.
/// Steps are halved until the step is no longer than `longest` in the plane and its middle and quarters lie within
/// `tolerance` of the chord; so neighbours that share a step get the same points.
template <class Point, class Path>
class Resampler {
 public:
  Resampler(const Path& path, double tolerance, double longest)
      : path_(path), tolerance_(tolerance), longest_(longest) {}

  PlaneLine operator()(std::span<const Point> points) const {
    PlaneLine line;
    line.reserve(points.size() + points.size() / 4 + 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const PlanePoint p = path_.plane(points[i]);
      if (i > 0 && !(line.back() == p) && !path_.straight(points[i - 1], points[i])) {
        const Point middle = path_.middle(points[i - 1], points[i]);
        halve(line, {points[i - 1], line.back()}, {middle, path_.plane(middle)}, {points[i], p}, deepest);
      }
      if (line.empty() || !(line.back() == p)) line.push_back(p);
    }
    return line;
  }

 private:
  static constexpr int deepest = 40;

  struct Sample {
    Point point;
    PlanePoint plane;
  };

  Sample between(const Sample& a, const Sample& b) const {
    const Point middle = path_.middle(a.point, b.point);
    return {middle, path_.plane(middle)};
  }

  /// Appends what belongs between a and b.
  void halve(PlaneLine& line, const Sample& a, const Sample& middle, const Sample& b, int depth) const {
    const Sample first = between(a, middle), second = between(middle, b);
    const auto near = [&](const Sample& s) { return offChord(s.plane, a.plane, b.plane) <= tolerance_; };
    const bool fits = std::hypot(b.plane.x - a.plane.x, b.plane.y - a.plane.y) <= longest_ && near(middle) &&
                      near(first) && near(second);
    if (fits || depth == 0) return;
    halve(line, a, first, middle, depth - 1);
    if (!(line.back() == middle.plane)) line.push_back(middle.plane);
    halve(line, middle, second, b, depth - 1);
  }

  const Path& path_;
  double tolerance_, longest_;
};

}  // namespace cityties::geo
