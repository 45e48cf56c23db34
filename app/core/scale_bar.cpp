// A scale bar that says no more than is true: the distance along the parallel through the middle of the picture.

#include <algorithm>
#include <cmath>

#include "app/core/compose.hpp"
#include "graph/units.hpp"

namespace cityties::core {
namespace {

/// The scale elsewhere in the picture against its middle: beyond this a bar says where it holds.
constexpr double alike = 1.1;
/// Heights at which the scale is looked at, from the top to the bottom.
constexpr int heights = 12;

/// Kilometres a pixel along the horizontal through a point of the viewport; nothing off the map, or where the few
/// pixels measured are not about a straight piece of the earth (the limb of a globe).
std::optional<double> kmPerPixel(const geo::Projection& projection, const Camera& camera, PixelRect viewport,
                                 PixelPoint at) {
  const auto km = [&](float span) -> std::optional<double> {
    const auto west = projection.inverse(toPlane(camera, viewport, {at.x - span / 2, at.y}));
    const auto east = projection.inverse(toPlane(camera, viewport, {at.x + span / 2, at.y}));
    if (!west || !east) return std::nullopt;
    return graph::greatCircleDistance(*west, *east).value / static_cast<double>(span);
  };
  const auto near = km(8), far = km(80);
  if (!near || !far || *near <= 0 || *far <= 0) return std::nullopt;
  const double ratio = *far / *near;
  if (ratio > alike || ratio < 1 / alike) return std::nullopt;
  return near;
}

/// 1, 2 or 5 times a power of ten, at most `most`.
double roundBelow(double most) {
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double times : {5.0, 2.0})
    if (times * power <= most) return times * power;
  return power;
}

std::string grouped(double km) {
  if (km < 1) return std::to_string(std::lround(km * 1000)) + " m";
  std::string digits = std::to_string(std::lround(km));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits + " km";
}

}  // namespace

std::optional<ScaleBar> scaleBar(const geo::Projection& projection, const Camera& camera, PixelRect viewport,
                                 float longest, const Catalogue& words) {
  const PixelPoint middle{viewport.x + viewport.width / 2, viewport.y + viewport.height / 2};
  const auto here = kmPerPixel(projection, camera, viewport, middle);
  const auto place = projection.inverse(toPlane(camera, viewport, middle));
  if (!here || !place || longest <= 0) return std::nullopt;
  double most = 1;
  for (int i = 0; i <= heights; ++i) {
    const float y = viewport.y + viewport.height * static_cast<float>(i) / heights;
    // Nothing is measured beyond the edge of the map.
    if (const auto there = kmPerPixel(projection, camera, viewport, {middle.x, y}))
      most = std::max({most, *there / *here, *here / *there});
  }
  ScaleBar bar;
  bar.km = roundBelow(*here * static_cast<double>(longest));
  bar.length = static_cast<float>(bar.km / *here);
  bar.text = grouped(bar.km);
  const long latitude = std::lround(std::abs(place->lat.degrees));
  if (most <= alike) return bar;
  // Only where parallels are straight and evenly divided does the scale hold all along one.
  if (geo::isAzimuthal(projection.kind()) || projection.kind() == geo::ProjectionKind::winkelTripel)
    return std::nullopt;
  const std::string_view pattern = latitude == 0            ? words("{km} at the equator")
                                   : place->lat.degrees < 0 ? words("{km} at {n}° S")
                                                            : words("{km} at {n}° N");
  bar.text = fill(pattern, {{"km", bar.text}, {"n", std::to_string(latitude)}});
  return bar;
}

}  // namespace cityties::core
