// Maps about a meridian: cut where longitude is opposite to it, and Mercator's at its parallels.

#include <algorithm>
#include <iterator>
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
  explicit DegreePath(ProjectionKind kind) : local_(Projection::make(kind, {})) {}

  PlanePoint middle(PlanePoint a, PlanePoint b) const { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
  PlanePoint plane(PlanePoint lonLat) const {
    local_.forwardAll({&lonLat, 1});
    return lonLat;
  }

 private:
  Projection local_;  ///< longitudes are counted from the centre already, so that the edges of the map are exact
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
      if (geos_.valid(area)) {
        result.areas.push_back(std::move(area));
      } else {
        std::ranges::move(geos_.repaired(area), std::back_inserter(result.areas));
      }
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
