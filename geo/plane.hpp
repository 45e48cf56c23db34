#pragma once
// Points and shapes on the map plane: earth radii, x to the right, y up. Exact units keep floats small on the GPU.

#include <vector>

namespace cityties::geo {

struct PlanePoint {
  double x = 0;
  double y = 0;
  bool operator==(const PlanePoint&) const = default;
};

struct PlaneBox {
  PlanePoint min;
  PlanePoint max;
  bool contains(PlanePoint p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
};

using PlaneRing = std::vector<PlanePoint>;  ///< closed: first point repeated at the end

struct PlanePolygon {
  PlaneRing outer;
  std::vector<PlaneRing> holes;
};

using PlaneMultiPolygon = std::vector<PlanePolygon>;
using PlaneLine = std::vector<PlanePoint>;
using PlaneMultiLine = std::vector<PlaneLine>;

}  // namespace cityties::geo
