#include "geo/graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

/// Liang & Barsky 1984: the part of a segment within a window.
std::optional<std::pair<PlanePoint, PlanePoint>> clipSegment(PlanePoint a, PlanePoint b, const PlaneBox& window) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  double from = 0, to = 1;
  const std::array<std::pair<double, double>, 4> sides{
      {{-dx, a.x - window.min.x}, {dx, window.max.x - a.x}, {-dy, a.y - window.min.y}, {dy, window.max.y - a.y}}};
  for (const auto& [slope, room] : sides) {
    if (slope == 0 && room < 0) return std::nullopt;
    if (slope < 0) from = std::max(from, room / slope);
    if (slope > 0) to = std::min(to, room / slope);
  }
  if (from >= to) return std::nullopt;
  const auto at = [&](double t) { return PlanePoint{a.x + t * dx, a.y + t * dy}; };
  return std::pair{from == 0 ? a : at(from), to == 1 ? b : at(to)};
}

}  // namespace

PlaneMultiLine clipLines(const PlaneMultiLine& lines, const PlaneBox& window) {
  PlaneMultiLine result;
  for (const PlaneLine& line : lines) {
    bool goesOn = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const auto part = clipSegment(line[i - 1], line[i], window);
      if (!part) {
        goesOn = false;
        continue;
      }
      if (!goesOn || !(result.back().back() == part->first)) result.push_back({part->first});
      result.back().push_back(part->second);
      goesOn = part->second == line[i];
    }
  }
  return result;
}

PlaneMultiLine graticule(double centralLongitude, const PlaneBox& window, double step) {
  constexpr double clear = 1e-6;
  PlaneMultiLine lines;
  const int turns = static_cast<int>(std::lround(360 / step));
  for (int i = 0; i < turns; ++i) {
    const double u = std::remainder(i * step - centralLongitude, 360.0);
    if (u > window.min.x + clear && u < window.max.x - clear) lines.push_back({{u, window.min.y}, {u, window.max.y}});
  }
  const int parallels = static_cast<int>(std::lround(90 / step)) - 1;
  for (int i = -parallels; i <= parallels; ++i) {
    const double v = i * step;
    if (v > window.min.y + clear && v < window.max.y - clear) lines.push_back({{window.min.x, v}, {window.max.x, v}});
  }
  for (PlaneLine& line : lines) densify(line);
  return lines;
}

PlaneRing windowRing(const PlaneBox& window) {
  PlaneRing ring{window.min, {window.max.x, window.min.y}, window.max, {window.min.x, window.max.y}, window.min};
  densify(ring);
  return ring;
}

}  // namespace cityties::geo
