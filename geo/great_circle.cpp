#include "geo/great_circle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double longestPiece = 10 * radian;  ///< of the arc, before anything is measured
constexpr double longestChord = 0.2;          ///< earth radii in the plane; keeps fades along a line smooth
constexpr double nothing = 1e-12;             ///< radians (6 µm)

struct Vector {
  double x = 0, y = 0, z = 0;
};
Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
Vector operator*(double s, Vector a) { return {s * a.x, s * a.y, s * a.z}; }
double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Vector cross(Vector a, Vector b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
double length(Vector a) { return std::sqrt(dot(a, a)); }

/// Longitude counted from a central meridian, in (-180, 180].
double relative(graph::Longitude longitude, double central) {
  const double value = std::remainder(longitude.degrees - central, 360.0);
  return value == -180.0 ? 180.0 : value;
}

Vector unit(PlanePoint lonLat) {
  const double lambda = lonLat.x * radian, phi = lonLat.y * radian;
  return {std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)};
}

PlanePoint lonLatOf(Vector v) {
  return {std::atan2(v.y, v.x) / radian, std::atan2(v.z, std::hypot(v.x, v.y)) / radian};
}

/// The great circle through a (at angle 0) and b (at `angle`), in longitudes counted from `central`.
struct Arc {
  PlanePoint a, b;  ///< longitude and latitude in degrees
  Vector start, tangent, normal;
  double angle = 0;

  Vector at(double theta) const { return std::cos(theta) * start + std::sin(theta) * tangent; }
};

/// Nothing where both ends are one point.
std::optional<Arc> arcBetween(graph::LonLat a, graph::LonLat b, double central) {
  Arc arc;
  arc.a = {relative(a.lon, central), a.lat.degrees};
  arc.b = {relative(b.lon, central), b.lat.degrees};
  arc.start = unit(arc.a);
  const Vector end = unit(arc.b);
  // (a - b) × (a + b) = 2 a × b, without the cancellation that a × b suffers for near or opposite ends.
  const Vector twice = cross(arc.start - end, arc.start + end);
  const double sine = length(twice) / 2, cosine = dot(arc.start, end);
  if (sine < nothing && cosine > 0) return std::nullopt;
  if (sine < nothing) {  // antipodes: past the north pole; from a pole, down the meridian of b
    const Vector meridian{std::cos(arc.b.x * radian), std::sin(arc.b.x * radian), 0};
    const bool fromPole = std::hypot(arc.start.x, arc.start.y) < nothing;
    const Vector towards = fromPole ? meridian : Vector{0, 0, 1} - arc.start.z * arc.start;
    arc.tangent = (1 / length(towards)) * towards;
    arc.normal = cross(arc.start, arc.tangent);
    arc.angle = std::numbers::pi;
  } else {
    arc.normal = (1 / (2 * sine)) * twice;
    arc.tangent = cross(arc.normal, arc.start);
    arc.angle = std::atan2(sine, cosine);
  }
  return arc;
}

/// A stretch of the projected path, as a function of a parameter.
template <class Sample>
class Refiner {
 public:
  Refiner(const Sample& sample, double tolerance, PlaneLine& line)
      : sample_(sample), tolerance_(tolerance), line_(line) {}

  /// Appends the points after the one at `from`; the line already ends there.
  void append(double from, double to, double stepLength) {
    const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) / stepLength - 1e-9)));
    double previous = from;
    PlanePoint previousPoint = sample_(from);
    for (int i = 1; i <= pieces; ++i) {
      const double next = i == pieces ? to : from + (to - from) * i / pieces;
      const PlanePoint nextPoint = sample_(next);
      refine(previous, previousPoint, next, nextPoint, 40);
      previous = next;
      previousPoint = nextPoint;
    }
  }

 private:
  static double offChord(PlanePoint p, PlanePoint a, PlanePoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  }

  void refine(double s0, PlanePoint p0, double s1, PlanePoint p1, int depth) {
    const double middle = (s0 + s1) / 2;
    const PlanePoint half = sample_(middle);
    // The quarters see the S-shaped stretches that cross their chord in the middle.
    const bool good = std::hypot(p1.x - p0.x, p1.y - p0.y) <= longestChord && offChord(half, p0, p1) <= tolerance_ &&
                      offChord(sample_((s0 + middle) / 2), p0, p1) <= tolerance_ &&
                      offChord(sample_((middle + s1) / 2), p0, p1) <= tolerance_;
    if (good || depth == 0) {
      line_.push_back(p1);
      return;
    }
    refine(s0, p0, middle, half, depth - 1);
    refine(middle, half, s1, p1, depth - 1);
  }

  const Sample& sample_;
  double tolerance_;
  PlaneLine& line_;
};

template <class Sample>
void appendStretch(PlaneLine& line, const Sample& sample, double from, double to, double stepLength, double tolerance) {
  if (line.empty()) line.push_back(sample(from));
  Refiner<Sample>(sample, tolerance, line).append(from, to, stepLength);
}

/// The whole earth, in longitudes counted from the central meridian: one or two lines.
class WorldArc {
 public:
  WorldArc(const Arc& arc, double tolerance) : arc_(arc), tolerance_(tolerance) {}

  PlaneMultiLine lines() const {
    if (std::abs(arc_.normal.z) < 1e-9) {
      if (const auto pole = poleBetween()) return {overPole(*pole)};
    }
    const auto seam = seamBetween();
    if (!seam) return {stretch(0, arc_.angle, std::nullopt)};
    return {stretch(0, *seam, *seam), stretch(*seam, arc_.angle, *seam)};
  }

 private:
  /// Angle and sign of the pole that a meridian arc meets. A pole is a line on this map, not a point.
  std::optional<std::pair<double, double>> poleBetween() const {
    const double north = std::atan2(arc_.tangent.z, arc_.start.z);
    const double south = std::atan2(-arc_.tangent.z, -arc_.start.z);
    if (north > -nothing && north < arc_.angle + nothing) return std::pair{std::clamp(north, 0.0, arc_.angle), 1.0};
    if (south > -nothing && south < arc_.angle + nothing) return std::pair{std::clamp(south, 0.0, arc_.angle), -1.0};
    return std::nullopt;
  }

  /// Up one meridian, along the pole line on the side away from the seam, down the other.
  PlaneLine overPole(std::pair<double, double> pole) const {
    const double angle = pole.first;
    const double sign = pole.second;
    const double poleLatitude = 90 * sign;
    const auto first = [&](double theta) { return project({arc_.a.x, latitudeAt(theta, angle, sign)}); };
    const auto along = [&](double longitude) { return project({longitude, poleLatitude}); };
    const auto second = [&](double theta) { return project({arc_.b.x, latitudeAt(theta, angle, sign)}); };
    PlaneLine line;
    if (angle > nothing) appendStretch(line, first, 0, angle, longestPiece, tolerance_);
    const double from = arc_.a.x, to = arc_.b.x;
    if (std::abs(to - from) > 1e-12) {
      const auto eased = [&](double t) { return along(from + (to - from) * t); };
      appendStretch(line, eased, 0, 1, 0.25, tolerance_);
    }
    if (arc_.angle - angle > nothing) appendStretch(line, second, angle, arc_.angle, longestPiece, tolerance_);
    return line;
  }

  double latitudeAt(double theta, double poleAngle, double sign) const {
    if (theta == 0) return arc_.a.y;
    if (theta == arc_.angle) return arc_.b.y;
    return sign * (90 - std::abs(theta - poleAngle) / radian);
  }

  /// Where the arc meets the seam, strictly between its ends. In this frame the seam is y = 0, x < 0, which a great
  /// circle that is no meridian meets once, so the angle is known in closed form.
  std::optional<double> seamBetween() const {
    double theta = std::atan2(-arc_.start.y, arc_.tangent.y);
    if (theta < 0) theta += std::numbers::pi;
    const auto inside = [&](double t) { return t > nothing && t < arc_.angle - nothing && arc_.at(t).x < 0; };
    if (std::hypot(arc_.start.y, arc_.tangent.y) < nothing) return std::nullopt;  // along the seam, or opposite to it
    return inside(theta) ? std::optional(theta) : std::nullopt;
  }

  /// One side of the seam. A point of the seam belongs to the edge of the side on which its stretch lies.
  PlaneLine stretch(double from, double to, std::optional<double> seam) const {
    const double side = sideOf(from, to);
    const auto sample = [&, side](double theta) {
      PlanePoint p = theta == 0 ? arc_.a : theta == arc_.angle ? arc_.b : lonLatOf(arc_.at(theta));
      const bool otherEdge = side != 0 && p.x * side < 0 && std::abs(p.x) > 180 - 1e-6;
      if (otherEdge || theta == seam) p.x = 180 * side;
      return project(p);
    };
    PlaneLine line;
    appendStretch(line, sample, from, to, longestPiece, tolerance_);
    return line;
  }

  /// 1: a stretch that touches the seam from the west (right edge of the map), -1: from the east, 0: does not touch it.
  double sideOf(double from, double to) const {
    const auto onSeam = [&](double theta) { return arc_.at(theta).x < 0 && std::abs(arc_.at(theta).y) < 10 * nothing; };
    const auto slope = [&](double t) { return std::cos(t) * arc_.tangent.y - std::sin(t) * arc_.start.y; };
    if (onSeam(from)) return slope(from) < -nothing ? -1 : 1;
    if (onSeam(to)) return slope(to) > nothing ? -1 : 1;
    return 0;
  }

  PlanePoint project(PlanePoint lonLat) const {
    world_.forwardAll({&lonLat, 1});
    return lonLat;
  }

  const Arc& arc_;
  double tolerance_;
  Projection world_ = Projection::equalEarth({0});
};

/// The part of the arc within the inset's cap, if any: p·c = r cos(θ − φ) must reach the cosine of the cap's radius.
std::optional<std::pair<double, double>> withinCap(const Arc& arc, double latitude) {
  const Vector centre{std::cos(latitude * radian), 0, std::sin(latitude * radian)};
  const double u = dot(arc.start, centre), v = dot(arc.tangent, centre);
  const double most = std::hypot(u, v), least = std::cos(40 * radian);
  if (most < least) return std::nullopt;
  const double middle = std::atan2(v, u), half = std::acos(std::min(1.0, least / most));
  const double from = std::max(0.0, middle - half), to = std::min(arc.angle, middle + half);
  if (to - from < nothing) return std::nullopt;
  return std::pair{from, to};
}

PlaneMultiLine insetArc(const Arc& arc, const Projection& projection, double tolerance) {
  const double latitude = projection.centre().lat.degrees;
  const auto visible = withinCap(arc, latitude);
  if (!visible) return {};
  const Projection local = Projection::lambertAzimuthal({{0}, {latitude}});
  const auto sample = [&](double theta) {
    PlanePoint p = theta == 0 ? arc.a : theta == arc.angle ? arc.b : lonLatOf(arc.at(theta));
    local.forwardAll({&p, 1});
    return p;
  };
  PlaneLine line;
  appendStretch(line, sample, visible->first, visible->second, longestPiece, tolerance);
  return {line};
}

}  // namespace

PlaneMultiLine projectArc(const Projection& projection, graph::LonLat a, graph::LonLat b, double tolerance) {
  const auto arc = arcBetween(a, b, projection.centre().lon.degrees);
  if (!arc) return {};
  if (projection.kind() == ProjectionKind::lambertAzimuthal) return insetArc(*arc, projection, tolerance);
  return WorldArc(*arc, tolerance).lines();
}

graph::LonLat pointOnArc(graph::LonLat a, graph::LonLat b, double fraction) {
  if (fraction == 0) return a;
  if (fraction == 1) return b;
  const auto arc = arcBetween(a, b, 0);
  if (!arc) return a;
  const PlanePoint p = lonLatOf(arc->at(fraction * arc->angle));
  return {{p.x}, {p.y}};
}

}  // namespace cityties::geo
