// Great circles on azimuthal maps, sampled as vectors.

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/arc.hpp"
#include "geo/azimuthal.hpp"
#include "geo/great_circle.hpp"
#include "geo/resample.hpp"

namespace cityties::geo {
namespace {

constexpr double throughAntipode = 1e-9;  ///< radians: passing nearer to it than this is passing through it

class AzimuthalArc {
 public:
  AzimuthalArc(const Arc& arc, ProjectionKind kind, double latitude, double tolerance)
      : view_(azimuthalKind(kind), latitude), tolerance_(tolerance), angle_(arc.angle) {
    turned_ = arc;
    turned_.start = view_.tilted(arc.start);
    turned_.tangent = view_.tilted(arc.tangent);
    ends_ = {view_.plane(view_.view(arc.a)), view_.plane(view_.view(arc.b))};
  }

  PlaneMultiLine lines() const {
    if (view_.kind() == AzimuthalKind::equidistant) return wholeEarth();
    const auto visible = withinCap();
    if (!visible) return {};
    return {stretch(visible->first, visible->second, [&](double theta) { return at(theta); })};
  }

 private:
  /// The part of the arc within the cap, if any: p·centre = r cos(θ − φ) must reach the cosine of the cap's radius.
  std::optional<std::pair<double, double>> withinCap() const {
    const double u = turned_.start.z, v = turned_.tangent.z;
    const double most = std::hypot(u, v);
    const double least = view_.kind() == AzimuthalKind::orthographic ? 0 : std::cos(40 * std::numbers::pi / 180);
    if (most < std::max(least, almostNothing)) {  // all along the limb, which is on the map
      return least == 0 ? std::optional(std::pair{0.0, angle_}) : std::nullopt;
    }
    const double middle = std::atan2(v, u), half = std::acos(std::min(1.0, least / most));
    for (const double turn : {0.0, -2 * std::numbers::pi, 2 * std::numbers::pi}) {
      const double from = std::max(0.0, middle + turn - half), to = std::min(angle_, middle + turn + half);
      if (to - from > almostNothing) return std::pair{from, to};
    }
    return std::nullopt;
  }

  PlaneMultiLine wholeEarth() const {
    const auto plain = [this](double theta) { return at(theta); };
    const double u = turned_.start.z, v = turned_.tangent.z;
    double lowest = std::atan2(-v, -u);
    if (lowest < -throughAntipode) lowest += 2 * std::numbers::pi;
    const bool through = std::hypot(u, v) > 1 - 1e-6 && lowest < angle_ + throughAntipode &&
                         std::hypot(turned_.at(lowest).x, turned_.at(lowest).y) < throughAntipode;
    if (!through) return {stretch(0, angle_, plain)};
    // Straight to the outer circle, and in again from the other side of it.
    lowest = std::clamp(lowest, 0.0, angle_);
    const UnitVector direction = turned_.along(lowest);
    const double size = std::hypot(direction.x, direction.y);
    const auto radial = [&, size](double theta) {
      const double r = (theta < lowest ? -1 : 1) * (std::numbers::pi - std::abs(theta - lowest)) / size;
      return PlanePoint{r * direction.x, r * direction.y};
    };
    PlaneMultiLine result;
    const PlanePoint circle{std::numbers::pi / size * direction.x, std::numbers::pi / size * direction.y};
    if (lowest > throughAntipode) {
      result.push_back(stretch(0, lowest, [&](double theta) {
        return theta == lowest ? PlanePoint{-circle.x, -circle.y} : lowest - theta < 1e-6 ? radial(theta) : at(theta);
      }));
    }
    if (angle_ - lowest > throughAntipode) {
      result.push_back(stretch(lowest, angle_, [&](double theta) {
        return theta == lowest ? circle : theta - lowest < 1e-6 ? radial(theta) : at(theta);
      }));
    }
    return result;
  }

  PlanePoint at(double theta) const {
    return theta == 0 ? ends_.first : theta == angle_ ? ends_.second : view_.plane(turned_.at(theta));
  }

  template <class Sample>
  PlaneLine stretch(double from, double to, const Sample& sample) const {
    struct Path {
      const Sample& sample;
      double middle(double a, double b) const { return (a + b) / 2; }
      PlanePoint plane(double theta) const { return sample(theta); }
      bool straight(double /*a*/, double /*b*/) const { return false; }
    };
    const Path path{sample};
    return Resampler<double, Path>(path, tolerance_, longestChord)(anglesBetween(from, to));
  }

  AzimuthalView view_;
  double tolerance_, angle_;
  Arc turned_;  ///< in the view
  std::pair<PlanePoint, PlanePoint> ends_;
};

}  // namespace

PlaneMultiLine azimuthalArc(const Arc& arc, ProjectionKind kind, double latitudeOfCentre, double tolerance) {
  return AzimuthalArc(arc, kind, latitudeOfCentre, tolerance).lines();
}

}  // namespace cityties::geo
