// Great circles on maps about a meridian, sampled in longitude and latitude.

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/arc.hpp"
#include "geo/great_circle.hpp"
#include "geo/resample.hpp"

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;

PlanePoint degreesOf(UnitVector v) {
  const graph::LonLat p = lonLatOf(v);
  return {p.lon.degrees, p.lat.degrees};
}

class MeridionalArc {
 public:
  MeridionalArc(const Arc& arc, ProjectionKind kind, double tolerance)
      : arc_(arc),
        tolerance_(tolerance),
        local_(Projection::make(kind, {})),
        mercator_(kind == ProjectionKind::mercator) {}

  PlaneMultiLine lines() const {
    if (mercator_) return betweenParallels();
    if (std::abs(arc_.normal.z) < 1e-9) {
      if (const auto pole = poleBetween()) return {overPole(*pole)};
    }
    PlaneMultiLine result;
    append(result, 0, arc_.angle);
    return result;
  }

 private:
  /// From one angle to the other, cut at the seam.
  void append(PlaneMultiLine& result, double from, double to) const {
    const auto seam = seamBetween(from, to);
    if (!seam) return result.push_back(stretch(from, to, std::nullopt));
    result.push_back(stretch(from, *seam, *seam));
    result.push_back(stretch(*seam, to, *seam));
  }

  /// The height of the arc is h cos(θ − φ): it is off the map where that is beyond the sine of the parallel.
  PlaneMultiLine betweenParallels() const {
    const double height = std::hypot(arc_.start.z, arc_.tangent.z), top = std::sin(mercatorLatitude * radian);
    std::vector<double> angles{0};
    if (height > top) {
      const double highest = std::atan2(arc_.tangent.z, arc_.start.z), half = std::acos(top / height);
      for (int k = -2; k <= 2; ++k) {
        for (const double at : {highest + k * std::numbers::pi - half, highest + k * std::numbers::pi + half}) {
          if (at > almostNothing && at < arc_.angle - almostNothing) angles.push_back(at);
        }
      }
    }
    angles.push_back(arc_.angle);
    std::ranges::sort(angles);
    PlaneMultiLine result;
    for (std::size_t i = 1; i < angles.size(); ++i) {
      if (angles[i] - angles[i - 1] < almostNothing) continue;
      if (std::abs(arc_.at((angles[i] + angles[i - 1]) / 2).z) <= top) append(result, angles[i - 1], angles[i]);
    }
    return result;
  }

  /// Angle and sign of the pole that a meridian arc meets. A pole is a line on this map, not a point.
  std::optional<std::pair<double, double>> poleBetween() const {
    const double north = std::atan2(arc_.tangent.z, arc_.start.z);
    const double south = std::atan2(-arc_.tangent.z, -arc_.start.z);
    const auto met = [&](double theta) { return theta > -almostNothing && theta < arc_.angle + almostNothing; };
    if (met(north)) return std::pair{std::clamp(north, 0.0, arc_.angle), 1.0};
    if (met(south)) return std::pair{std::clamp(south, 0.0, arc_.angle), -1.0};
    return std::nullopt;
  }

  /// Up one meridian, along the pole line on the side away from the seam, down the other.
  PlaneLine overPole(std::pair<double, double> pole) const {
    const double angle = pole.first, sign = pole.second, poleLatitude = 90 * sign;
    const auto first = [&](double theta) { return project({arc_.a.x, latitudeAt(theta, angle, sign)}); };
    const auto second = [&](double theta) { return project({arc_.b.x, latitudeAt(theta, angle, sign)}); };
    const double from = arc_.a.x, to = arc_.b.x;
    const auto along = [&](double t) { return project({from + (to - from) * t, poleLatitude}); };
    PlaneLine line;
    const auto join = [&](PlaneLine part) {
      line.insert(line.end(), part.begin() + (line.empty() || !(line.back() == part.front()) ? 0 : 1), part.end());
    };
    if (angle > almostNothing) join(resampled(anglesBetween(0, angle), first));
    if (std::abs(to - from) > 1e-12) join(resampled({0, .25, .5, .75, 1}, along));
    if (arc_.angle - angle > almostNothing) join(resampled(anglesBetween(angle, arc_.angle), second));
    return line;
  }

  double latitudeAt(double theta, double poleAngle, double sign) const {
    if (theta == 0) return arc_.a.y;
    if (theta == arc_.angle) return arc_.b.y;
    return sign * (90 - std::abs(theta - poleAngle) / radian);
  }

  /// Where the arc meets the seam, strictly between two angles. In this frame the seam is y = 0, x < 0, which a great
  /// circle that is no meridian meets once, so the angle is known in closed form.
  std::optional<double> seamBetween(double from, double to) const {
    double theta = std::atan2(-arc_.start.y, arc_.tangent.y);
    if (theta < 0) theta += std::numbers::pi;
    if (std::hypot(arc_.start.y, arc_.tangent.y) < almostNothing) return std::nullopt;  // along the seam, or opposite
    const bool inside = theta > from + almostNothing && theta < to - almostNothing && arc_.at(theta).x < 0;
    return inside ? std::optional(theta) : std::nullopt;
  }

  /// One side of the seam. A point of the seam belongs to the edge of the side on which its stretch lies.
  PlaneLine stretch(double from, double to, std::optional<double> seam) const {
    const double side = sideOf(from, to);
    return resampled(anglesBetween(from, to), [&, side](double theta) {
      PlanePoint p = theta == 0 ? arc_.a : theta == arc_.angle ? arc_.b : degreesOf(arc_.at(theta));
      const bool otherEdge = side != 0 && p.x * side < 0 && std::abs(p.x) > 180 - 1e-6;
      if (otherEdge || theta == seam) p.x = 180 * side;
      if (mercator_ && std::abs(p.y) > mercatorLatitude - 1e-9) p.y = std::copysign(mercatorLatitude, p.y);
      return project(p);
    });
  }

  /// 1: a stretch that touches the seam from the west (right edge of the map), -1: from the east, 0: does not touch it.
  double sideOf(double from, double to) const {
    const auto onSeam = [&](double theta) {
      return arc_.at(theta).x < 0 && std::abs(arc_.at(theta).y) < 10 * almostNothing;
    };
    if (onSeam(from)) return arc_.along(from).y < -almostNothing ? -1 : 1;
    if (onSeam(to)) return arc_.along(to).y > almostNothing ? -1 : 1;
    return 0;
  }

  template <class Sample>
  PlaneLine resampled(const std::vector<double>& steps, const Sample& sample) const {
    struct Path {
      const Sample& sample;
      double middle(double a, double b) const { return (a + b) / 2; }
      PlanePoint plane(double theta) const { return sample(theta); }
      bool straight(double /*a*/, double /*b*/) const { return false; }
    };
    const Path path{sample};
    return Resampler<double, Path>(path, tolerance_, longestChord)(steps);
  }

  PlanePoint project(PlanePoint lonLat) const {
    local_.forwardAll({&lonLat, 1});
    return lonLat;
  }

  const Arc& arc_;
  double tolerance_;
  Projection local_;
  bool mercator_;
};

}  // namespace

PlaneMultiLine meridionalArc(const Arc& arc, ProjectionKind kind, double tolerance) {
  return MeridionalArc(arc, kind, tolerance).lines();
}

}  // namespace cityties::geo
