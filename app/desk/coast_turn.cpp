#include "app/desk/coast_turn.hpp"

#include <algorithm>
#include <cmath>

#include "geo/great_circle.hpp"

namespace cityties::desk {
namespace {

constexpr std::size_t leastPoints = 12;
/// A longer step, in earth radii of the map, is a jump from one side of the seam to the other.
constexpr double longestStep = .35;

/// Edges along the date line and about the south pole are where the data was cut, not coast.
bool isCut(graph::LonLat a, graph::LonLat b) {
  constexpr double dateLine = 179.9, pole = -84;
  return (std::abs(a.lon.degrees) > dateLine && std::abs(b.lon.degrees) > dateLine) ||
         (a.lat.degrees < pole && b.lat.degrees < pole);
}

geo::PlanePoint onScreen(geo::PlanePoint p, const core::Camera& camera) {
  return {(p.x - camera.centre.x) * camera.pixelsPerUnit, (p.y - camera.centre.y) * camera.pixelsPerUnit};
}

}  // namespace

std::shared_ptr<const CoastLines> coastLines(const geo::BaseMap& map) {
  auto lines = std::make_shared<CoastLines>();
  for (const auto& land : map.land)
    for (const auto& polygon : land.polygons) {
      if (polygon.outer.size() < leastPoints) continue;
      lines->emplace_back();
      for (std::size_t i = 0; i < polygon.outer.size(); ++i) {
        if (i > 0 && isCut(polygon.outer[i - 1], polygon.outer[i])) lines->emplace_back();
        lines->back().push_back(polygon.outer[i]);
      }
    }
  std::erase_if(*lines, [](const auto& line) { return line.size() < 2; });
  return lines;
}

geo::PlaneMultiLine CoastTurn::at(double t) const {
  const auto centre = geo::pointOnArc(from_.projection.centre(), to_.projection.centre(), t);
  const auto from = geo::Projection::make(from_.projection.kind(), centre);
  const auto to = geo::Projection::make(to_.projection.kind(), centre);
  const bool sameKind = from.kind() == to.kind();
  const double limit = longestStep * std::max(from_.camera.pixelsPerUnit, to_.camera.pixelsPerUnit);
  geo::PlaneMultiLine lines;
  for (const auto& line : *coast_) {
    lines.emplace_back();
    for (const auto& place : line) {
      const auto a = from.forward(place);
      const auto b = sameKind ? a : to.forward(place);
      if (!a || !b) {
        if (!lines.back().empty()) lines.emplace_back();
        continue;
      }
      const auto p = onScreen(*a, from_.camera), q = onScreen(*b, to_.camera);
      const geo::PlanePoint now{p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t};
      if (!lines.back().empty() && std::hypot(now.x - lines.back().back().x, now.y - lines.back().back().y) > limit)
        lines.emplace_back();
      lines.back().push_back(now);
    }
  }
  std::erase_if(lines, [](const auto& line) { return line.size() < 2; });
  return lines;
}

}  // namespace cityties::desk
