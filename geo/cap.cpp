#include "geo/cap.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace cityties::geo {
namespace {

constexpr double hair = 1e-10;          ///< radians: nearer to the edge is on it
constexpr double atTheAntipode = 1e-6;  ///< radians
/// Radians. In the plane these 0.14° are 3e-6 earth radii, no more than the chords of the limb are inside of it: what
/// is left of a shape does not meet the chords that close it.
constexpr double atTheLimb = 0.0025;

double across(UnitVector v) { return std::sqrt(v.x * v.x + v.y * v.y); }

bool inOrder(UnitVector a, UnitVector b) { return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z); }

/// Of the cap, and its radius in the plane.
std::pair<double, double> sizeOf(AzimuthalKind kind) {
  constexpr double pi = std::numbers::pi;
  switch (kind) {
    case AzimuthalKind::orthographic:
      return {pi / 2 - atTheLimb, 1};
    case AzimuthalKind::equidistant:
      return {pi - atTheAntipode, pi};
    case AzimuthalKind::gnomonic:
      return {pi / 3, std::numbers::sqrt3};
    default:
      return {pi / 4, 2 * std::sin(pi / 8)};
  }
}

}  // namespace

Cap::Cap(AzimuthalKind kind, double latitudeOfCentre)
    : azimuthal_(kind, latitudeOfCentre),
      sine_(kind == AzimuthalKind::equidistant ? std::sin(atTheAntipode) : std::sin(sizeOf(kind).first)),
      cosine_(std::cos(sizeOf(kind).first)),
      planeRadius_(sizeOf(kind).second) {}

double Cap::depth(UnitVector v) const {
  if (azimuthal_.kind() == AzimuthalKind::equidistant) return v.z > 0 ? 1 : across(v) - sine_;
  return v.z - cosine_;
}

int Cap::side(UnitVector v) const {
  const double d = depth(v);
  return d > hair ? 1 : d >= -hair ? 0 : -1;
}

UnitVector Cap::onEdge(UnitVector v) const {
  const double a = across(v);
  if (a == 0) return {0, -sine_, cosine_};
  return {v.x / a * sine_, v.y / a * sine_, cosine_};
}

UnitVector Cap::crossing(UnitVector a, UnitVector b) const {
  if (!inOrder(a, b)) std::swap(a, b);
  const UnitVector step = b - a;
  double t = 0;
  if (azimuthal_.kind() == AzimuthalKind::equidistant) {
    // |(a + t step)_xy| = sin: one end lies within that circle, so one root lies between 0 and 1.
    const double p = step.x * step.x + step.y * step.y, q = a.x * step.x + a.y * step.y;
    const double r = a.x * a.x + a.y * a.y - sine_ * sine_;
    const double root = std::sqrt(std::max(0.0, q * q - p * r));
    t = (r > 0 ? -q - root : -q + root) / p;
  } else {
    t = (a.z - cosine_) / (a.z - b.z);  // near enough for steps of a degree
  }
  return onEdge(a + std::clamp(std::isfinite(t) ? t : 0.0, 0.0, 1.0) * step);
}

std::optional<std::pair<UnitVector, UnitVector>> Cap::twice(UnitVector a, UnitVector b, bool inside) const {
  constexpr double farAway = -0.9;
  if (!inside || azimuthal_.kind() != AzimuthalKind::equidistant || a.z > farAway || b.z > farAway) return std::nullopt;
  const bool turned = !inOrder(a, b);
  if (turned) std::swap(a, b);
  const UnitVector step = b - a;
  const double p = step.x * step.x + step.y * step.y, q = a.x * step.x + a.y * step.y;
  const double square = q * q - p * (a.x * a.x + a.y * a.y - sine_ * sine_);
  if (!(p > 0) || square <= 0 || -q <= 0 || -q >= p) return std::nullopt;
  const double root = std::sqrt(square);
  std::pair at{onEdge(a + ((-q - root) / p) * step), onEdge(a + ((-q + root) / p) * step)};
  if (turned) std::swap(at.first, at.second);
  return at;
}

bool Cap::straight(UnitVector a, UnitVector b) const {
  const UnitVector step = b - a;
  const double square = dot(step, step);
  switch (azimuthal_.kind()) {
    case AzimuthalKind::orthographic:
    case AzimuthalKind::equalArea:
      return square < 0.018 * 0.018;
    case AzimuthalKind::equidistant:
      return square < 0.008 * 0.008 && a.z > -0.5 && b.z > -0.5;
    default:
      return true;
  }
}

PlanePoint Cap::plane(UnitVector v) const {
  if (depth(v) > hair) return azimuthal_.plane(v);
  const double a = across(v);
  if (a == 0) return {0, -planeRadius_};
  return {v.x / a * planeRadius_, v.y / a * planeRadius_};
}

}  // namespace cityties::geo
