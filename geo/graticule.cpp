#include "geo/graticule.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::geo {

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
    if (v > window.min.y + clear && v < window.max.y - clear)
      lines.push_back({{window.min.x, v}, {0, v}, {window.max.x, v}});
  }
  return lines;
}

PlaneMultiLine graticuleAround(double centralLongitude, double step) {
  PlaneMultiLine lines = graticule(centralLongitude, {{-181, -90}, {181, 90}}, step);
  for (PlaneLine& line : lines) {
    for (PlanePoint& p : line) p.x = std::clamp(p.x, -180.0, 180.0);
  }
  return lines;
}

PlaneRing windowRing(const PlaneBox& window) {
  return {window.min, {window.max.x, window.min.y}, window.max, {window.min.x, window.max.y}, window.min};
}

}  // namespace cityties::geo
