#include "geo/base_map.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "geo/base_map_geos.hpp"
#include "geo/map_shapes.hpp"

namespace cityties::geo {

std::vector<const LonLatPolygon*> polygonsOf(const std::vector<LandShape>& shapes) {
  std::vector<const LonLatPolygon*> polygons;
  for (const LandShape& shape : shapes) {
    for (const LonLatPolygon& polygon : shape.polygons) polygons.push_back(&polygon);
  }
  return polygons;
}

std::unique_ptr<MapShapes> MapShapes::of(const Projection& projection) {
  if (!isAzimuthal(projection.kind())) return meridionalShapes(projection);
  return azimuthalShapes(azimuthalKind(projection.kind()), projection.centre());
}

void appendValid(const Geos& geos, PlanePolygon&& area, PlaneMultiPolygon& result) {
  constexpr double nothing = 1e-12;
  if (geos.valid(area)) {
    if (doubleArea(area.outer) > nothing) result.push_back(std::move(area));
    return;
  }
  for (PlanePolygon& part : geos.repaired(area)) {
    if (doubleArea(part.outer) > nothing) result.push_back(std::move(part));
  }
}

ProjectedBaseMap project(const BaseMap& map, const Projection& projection) {
  const std::unique_ptr<MapShapes> mapper = MapShapes::of(projection);
  ProjectedBaseMap result;
  CutShapes land = mapper->shapes(polygonsOf(map.land));
  result.land = std::move(land.areas);
  result.coast = std::move(land.outlines);
  result.lakes = mapper->shapes(polygonsOf(map.lakes)).areas;
  for (const RegionShape& region : map.regions) {
    std::vector<const LonLatPolygon*> polygons;
    polygons.reserve(region.polygons.size());
    for (const LonLatPolygon& polygon : region.polygons) polygons.push_back(&polygon);
    result.regions.push_back({region.code, mapper->shapes(polygons).areas});
  }
  for (const BorderKind kind : {BorderKind::country, BorderKind::region, BorderKind::disputed}) {
    ProjectedBorders borders{kind, {}};
    for (const BorderShape& border : map.borders) {
      if (border.kind == kind) std::ranges::move(mapper->lines(border.lines), std::back_inserter(borders.lines));
    }
    if (!borders.lines.empty()) result.borders.push_back(std::move(borders));
  }
  result.graticule = mapper->net();
  result.outline = mapper->outline();
  return result;
}

}  // namespace cityties::geo
