#include "geo/azimuthal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double slack = 1e-12;  ///< a point of the edge itself is on the map, whatever the last bit says

}  // namespace

AzimuthalKind azimuthalKind(ProjectionKind kind) {
  if (kind == ProjectionKind::globe) return AzimuthalKind::orthographic;
  return kind == ProjectionKind::azimuthalEquidistant ? AzimuthalKind::equidistant : AzimuthalKind::equalArea;
}

AzimuthalView::AzimuthalView(AzimuthalKind kind, double latitudeOfCentre)
    : kind_(kind), sine_(std::sin(latitudeOfCentre * radian)), cosine_(std::cos(latitudeOfCentre * radian)) {}

UnitVector AzimuthalView::view(PlanePoint lonLat) const {
  const double lambda = lonLat.x * radian, phi = lonLat.y * radian;
  return tilted({std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)});
}

PlanePoint AzimuthalView::lonLat(UnitVector view) const {
  const double x = cosine_ * view.z - sine_ * view.y, z = sine_ * view.z + cosine_ * view.y;
  return {std::atan2(view.x, x) / radian, std::atan2(z, std::hypot(x, view.x)) / radian};
}

PlanePoint AzimuthalView::plane(UnitVector view) const {
  if (kind_ == AzimuthalKind::orthographic) return {view.x, view.y};
  if (kind_ == AzimuthalKind::gnomonic) return {view.x / view.z, view.y / view.z};
  const double across = std::sqrt(view.x * view.x + view.y * view.y);
  if (kind_ == AzimuthalKind::equalArea) {  // Snyder 1987, eq. 24-2: k = √(2 / (1 + cos c))
    const double k = std::sqrt(2 / (1 + view.z));
    return {k * view.x, k * view.y};
  }
  if (across < 1e-15) return view.z > 0 ? PlanePoint{view.x, view.y} : PlanePoint{0, -std::numbers::pi};
  const double k = std::atan2(across, view.z) / across;  // Snyder 1987, eq. 25-2: k = c / sin c
  return {k * view.x, k * view.y};
}

std::optional<UnitVector> AzimuthalView::fromPlane(PlanePoint p) const {
  const double r = std::hypot(p.x, p.y);
  switch (kind_) {
    case AzimuthalKind::orthographic: {
      if (!(r <= 1 + slack)) return std::nullopt;
      const double shrink = r > 1 ? 1 / r : 1;
      return UnitVector{p.x * shrink, p.y * shrink, std::sqrt(std::max(0.0, (1 - r) * (1 + r)))};
    }
    case AzimuthalKind::equidistant: {
      if (!(r <= std::numbers::pi + slack)) return std::nullopt;
      const double c = std::min(r, std::numbers::pi), k = r > 0 ? std::sin(c) / r : 1;
      return UnitVector{k * p.x, k * p.y, std::cos(c)};
    }
    case AzimuthalKind::gnomonic:
      return normalised({p.x, p.y, 1});
    default: {
      if (!(r <= 2)) return std::nullopt;
      const double k = std::sqrt((1 - r / 2) * (1 + r / 2));  // cos(c / 2)
      return UnitVector{k * p.x, k * p.y, 1 - r * r / 2};
    }
  }
}

}  // namespace cityties::geo
