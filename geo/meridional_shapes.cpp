// Maps about a meridian: cut where longitude is opposite to it, and Mercator's at its parallels.

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/base_map_geos.hpp"
#include "geo/graticule.hpp"
#include "geo/map_shapes.hpp"
#include "geo/resample.hpp"

namespace cityties::geo {
namespace {

/// Steps straight in longitude and latitude, in degrees from the central meridian.
class DegreePath {
 public:
  explicit DegreePath(ProjectionKind kind)
      : local_(Projection::make(kind, {})), shortStep_(kind == ProjectionKind::mercator ? 0 : 0.25) {}

  PlanePoint middle(PlanePoint a, PlanePoint b) const { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
  PlanePoint plane(PlanePoint lonLat) const {
    local_.forwardAll({&lonLat, 1});
    return lonLat;
  }
  /// Second derivatives of these maps by longitude and latitude are below 4, so the sagitta of such a step is below
  /// 4 · 2 · 0.25° · 0.25° / 8 = 2e-5. Mercator's have no such bound.
  bool straight(PlanePoint a, PlanePoint b) const {
    return std::abs(a.x - b.x) <= shortStep_ && std::abs(a.y - b.y) <= shortStep_;
  }

 private:
  Projection local_;  ///< longitudes are counted from the centre already, so that the edges of the map are exact
  double shortStep_;  ///< degrees
};

class MeridionalShapes : public MapShapes {
 public:
  explicit MeridionalShapes(const Projection& projection)
      : central_(projection.centre().lon.degrees),
        latitude_(projection.kind() == ProjectionKind::mercator ? mercatorLatitude : 90),
        path_(projection.kind()) {}

  CutShapes shapes(const std::vector<const LonLatPolygon*>& stored) const override {
    CutShapes cut = cutAtSeam(stored, central_, latitude_);
    CutShapes result;
    result.areas.reserve(cut.areas.size());
    for (PlanePolygon& area : cut.areas) {
      toPlane(area.outer);
      for (PlaneRing& hole : area.holes) toPlane(hole);
      appendValid(geos_, std::move(area), result.areas);
    }
    result.outlines = toPlane(std::move(cut.outlines));
    return result;
  }

  PlaneMultiLine lines(const std::vector<LonLatRing>& stored) const override {
    return toPlane(cutLinesAtSeam(stored, central_, latitude_));
  }

  PlaneMultiLine net() const override { return toPlane(graticule(central_, window(), 30)); }

  PlaneRing outline() const override {
    PlaneRing ring = windowRing(window());
    toPlane(ring);
    return ring;
  }

 private:
  PlaneBox window() const { return {{-180, -latitude_}, {180, latitude_}}; }

  void toPlane(PlaneLine& line) const {
    splitAlongSeam(line);
    line = Resampler<PlanePoint, DegreePath>(path_, edgeTolerance, longestSegment)(line);
  }

  PlaneMultiLine toPlane(PlaneMultiLine lines) const {
    for (PlaneLine& line : lines) toPlane(line);
    return lines;
  }

  double central_, latitude_;
  DegreePath path_;
  Geos geos_;
};

}  // namespace

std::unique_ptr<MapShapes> meridionalShapes(const Projection& projection) {
  return std::make_unique<MeridionalShapes>(projection);
}

}  // namespace cityties::geo
