#include "geo/base_map.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

#include "geo/base_map_geos.hpp"
#include "geo/graticule.hpp"
#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

constexpr double capDegrees = 40;  ///< radius of an inset

/// How stored shapes come to the plane: cut at the seam, clipped to an inset's window, densified, projected, repaired.
class Mapper {
 public:
  explicit Mapper(const Projection& projection)
      : central_(projection.centre().lon.degrees),
        inset_(projection.kind() == ProjectionKind::lambertAzimuthal),
        window_(inset_ ? insetWindow(projection.centre().lat.degrees) : PlaneBox{{-180, -90}, {180, 90}}),
        // Longitudes are counted from the centre already, so that the edges of the map are exact.
        local_(inset_ ? Projection::lambertAzimuthal({{0}, projection.centre().lat}) : Projection::equalEarth({0})) {}

  CutShapes shapes(const std::vector<const LonLatPolygon*>& stored) const {
    CutShapes cut = cutAtSeam(stored, central_);
    if (inset_) {
      cut.areas = clipAreas(std::move(cut.areas));
      cut.outlines = clipLines(cut.outlines, window_);
    }
    return {areasToPlane(std::move(cut.areas)), linesToPlane(std::move(cut.outlines))};
  }

  PlaneMultiLine lines(const std::vector<LonLatRing>& stored) const {
    PlaneMultiLine cut = cutLinesAtSeam(stored, central_);
    if (inset_) cut = clipLines(cut, window_);
    return linesToPlane(std::move(cut));
  }

  PlaneMultiLine netLines() const {
    PlaneMultiLine net = graticule(central_, window_, inset_ ? 10 : 30);
    for (PlaneLine& line : net) toPlane(line);
    return net;
  }

  PlaneRing outline() const {
    if (inset_) return {};
    PlaneRing ring = windowRing(window_);
    toPlane(ring);
    return ring;
  }

 private:
  /// The box of longitudes and latitudes around the cap: nothing in it is far enough away to be torn.
  static PlaneBox insetWindow(double latitude) {
    const double low = latitude - capDegrees, high = latitude + capDegrees;
    double width = 180;  // a pole lies within
    if (low > -90 && high < 90) {
      constexpr double radian = std::numbers::pi / 180;
      width = std::asin(std::min(1.0, std::sin(capDegrees * radian) / std::cos(latitude * radian))) / radian;
    }
    return {{-width, std::max(low, -90.0)}, {width, std::min(high, 90.0)}};
  }

  bool holdsPole() const { return inset_ && window_.max.x == 180; }

  PlaneMultiPolygon clipAreas(PlaneMultiPolygon areas) const {
    PlaneMultiPolygon result;
    const auto frame = geos_.polygon({windowRing(window_), {}});
    for (PlanePolygon& area : areas) {
      const auto [left, right] = std::ranges::minmax(area.outer, {}, &PlanePoint::x);
      const auto [low, high] = std::ranges::minmax(area.outer, {}, &PlanePoint::y);
      const bool outside =
          right.x <= window_.min.x || left.x >= window_.max.x || high.y <= window_.min.y || low.y >= window_.max.y;
      if (outside) continue;
      if (window_.contains({left.x, low.y}) && window_.contains({right.x, high.y})) {
        result.push_back(std::move(area));
        continue;
      }
      auto shape = geos_.polygon(area);
      if (shape && GEOSisValid_r(geos_.handle(), shape.get()) != 1) {
        shape = geos_.own(GEOSMakeValid_r(geos_.handle(), shape.get()));
      }
      if (!shape) continue;
      const auto part = geos_.own(GEOSIntersection_r(geos_.handle(), shape.get(), frame.get()));
      std::ranges::move(geos_.polygons(part.get()), std::back_inserter(result));
    }
    return result;
  }

  PlaneMultiPolygon areasToPlane(PlaneMultiPolygon areas) const {
    densify(areas);
    PlaneMultiPolygon whole, torn;
    whole.reserve(areas.size());
    for (PlanePolygon& area : areas) {
      // Around a pole the cut of the window is inside the inset: what it cut is made one again.
      PlaneMultiPolygon& result = holdsPole() && touchesCut(area) ? torn : whole;
      toPlane(area.outer);
      for (PlaneRing& hole : area.holes) toPlane(hole);
      if (geos_.valid(area)) {
        result.push_back(std::move(area));
      } else {
        std::ranges::move(geos_.repaired(area), std::back_inserter(result));
      }
    }
    if (!torn.empty()) std::ranges::move(geos_.united(torn), std::back_inserter(whole));
    return whole;
  }

  static bool touchesCut(const PlanePolygon& area) {
    return std::ranges::any_of(area.outer, [](PlanePoint p) { return std::abs(p.x) == 180 || std::abs(p.y) == 90; });
  }

  PlaneMultiLine linesToPlane(PlaneMultiLine lines) const {
    for (PlaneLine& line : lines) {
      densify(line);
      toPlane(line);
    }
    return lines;
  }

  void toPlane(PlaneLine& line) const {
    if (holdsPole()) {  // all names of a pole, and both of the opposite meridian, give one point to the last bit
      for (PlanePoint& p : line) p.x = std::abs(p.y) == 90 ? 0 : p.x == -180 ? 180 : p.x;
    }
    local_.forwardAll(line);
    line.erase(std::unique(line.begin(), line.end()), line.end());
  }

  double central_;
  bool inset_;
  PlaneBox window_;
  Projection local_;
  Geos geos_;
};

std::vector<const LonLatPolygon*> polygonsOf(const std::vector<LandShape>& shapes) {
  std::vector<const LonLatPolygon*> polygons;
  for (const LandShape& shape : shapes) {
    for (const LonLatPolygon& polygon : shape.polygons) polygons.push_back(&polygon);
  }
  return polygons;
}

}  // namespace

ProjectedBaseMap project(const BaseMap& map, const Projection& projection) {
  const Mapper mapper(projection);
  ProjectedBaseMap result;
  CutShapes land = mapper.shapes(polygonsOf(map.land));
  result.land = std::move(land.areas);
  result.coast = std::move(land.outlines);
  result.lakes = mapper.shapes(polygonsOf(map.lakes)).areas;
  for (const RegionShape& region : map.regions) {
    std::vector<const LonLatPolygon*> polygons;
    polygons.reserve(region.polygons.size());
    for (const LonLatPolygon& polygon : region.polygons) polygons.push_back(&polygon);
    result.regions.push_back({region.code, mapper.shapes(polygons).areas});
  }
  for (const BorderKind kind : {BorderKind::country, BorderKind::region, BorderKind::disputed}) {
    ProjectedBorders borders{kind, {}};
    for (const BorderShape& border : map.borders) {
      if (border.kind == kind) std::ranges::move(mapper.lines(border.lines), std::back_inserter(borders.lines));
    }
    if (!borders.lines.empty()) result.borders.push_back(std::move(borders));
  }
  result.graticule = mapper.netLines();
  result.outline = mapper.outline();
  return result;
}

}  // namespace cityties::geo
