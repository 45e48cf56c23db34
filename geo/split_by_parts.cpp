// Dividing a region between posts where only the names of its parts are known. The line drawn is an illustration: the
// edge between the cells that are nearest to the cities of either part (Voronoi 1908), not a surveyed boundary.

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"

namespace cityties::geo {
namespace {

struct Seed {
  PlanePoint place;
  std::size_t part = 0;
};

/// Cities on the map, one per place; where two parts claim a place, the first has it.
std::vector<Seed> seedsOf(const Projection& projection, const std::vector<PartSeed>& parts) {
  std::map<std::pair<double, double>, std::size_t> places;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const graph::LonLat city : parts[i].cities) {
      if (const auto p = projection.forward(city)) places.try_emplace({p->x, p->y}, i);
    }
  }
  std::vector<Seed> seeds;
  seeds.reserve(places.size());
  for (const auto& [place, part] : places) seeds.push_back({{place.first, place.second}, part});
  return seeds;
}

std::size_t nearestPart(const std::vector<Seed>& seeds, PlanePoint p) {
  const auto square = [p](const Seed& s) {
    return (s.place.x - p.x) * (s.place.x - p.x) + (s.place.y - p.y) * (s.place.y - p.y);
  };
  return std::ranges::min_element(seeds, {}, square)->part;
}

/// The cells of the seeds, at least as large as the area, by part.
std::vector<PlaneMultiPolygon> cells(const Geos& geos, const std::vector<Seed>& seeds, const GEOSGeometry* area,
                                     std::size_t parts) {
  std::vector<PlaneMultiPolygon> result(parts);
  std::vector<Geos::Geometry> points;
  points.reserve(seeds.size());
  for (const Seed& seed : seeds) {
    points.push_back(geos.own(GEOSGeom_createPointFromXY_r(geos.handle(), seed.place.x, seed.place.y)));
  }
  const auto sites = geos.collection(std::move(points));
  const auto envelope = geos.own(GEOSEnvelope_r(geos.handle(), area));
  if (!sites || !envelope) return result;
  const auto diagram = geos.own(GEOSVoronoiDiagram_r(geos.handle(), sites.get(), envelope.get(), 0, 0));
  for (PlanePolygon& cell : geos.polygons(diagram.get())) {
    // A cell is convex, so the mean of its corners lies in it, and is nearest to its own seed.
    PlanePoint middle;
    const double corners = static_cast<double>(cell.outer.size() - 1);
    for (std::size_t i = 1; i < cell.outer.size(); ++i) {
      middle = {middle.x + cell.outer[i].x / corners, middle.y + cell.outer[i].y / corners};
    }
    result[nearestPart(seeds, middle)].push_back(std::move(cell));
  }
  return result;
}

/// Puts points on edges longer than any of a base map. From the lesser end, so that the pieces on both sides get the
/// same.
void breakLongEdges(PlaneRing& ring) {
  PlaneRing result;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    result.push_back(ring[i]);
    if (i + 1 == ring.size()) break;
    PlanePoint a = ring[i], b = ring[i + 1];
    const bool turned = std::pair(b.x, b.y) < std::pair(a.x, a.y);
    if (turned) std::swap(a, b);
    const int parts = static_cast<int>(std::ceil(std::hypot(b.x - a.x, b.y - a.y) / longestSegment));
    for (int k = 1; k < parts; ++k) {
      const double t = static_cast<double>(turned ? parts - k : k) / parts;
      result.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
  }
  ring = std::move(result);
}

}  // namespace

std::vector<std::pair<std::string, PlaneMultiPolygon>> splitByParts(const PlaneMultiPolygon& area,
                                                                    const Projection& projection,
                                                                    const std::vector<PartSeed>& seeds) {
  std::vector<std::pair<std::string, PlaneMultiPolygon>> result;
  const std::vector<Seed> places = seedsOf(projection, seeds);
  if (places.empty()) return result;
  const bool onePart = std::ranges::all_of(places, [&](const Seed& s) { return s.part == places.front().part; });
  if (onePart) return {{seeds[places.front().part].part, area}};

  const Geos geos;
  auto whole = geos.multiPolygon(area);
  if (whole && GEOSisValid_r(geos.handle(), whole.get()) != 1) whole = geos.multiPolygon(geos.united(area));
  if (!whole) return result;
  std::vector<PlaneMultiPolygon> byPart = cells(geos, places, whole.get(), seeds.size());
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    if (byPart[i].empty()) continue;
    const auto claim = geos.multiPolygon(geos.united(byPart[i]));
    const auto piece = geos.own(GEOSIntersection_r(geos.handle(), whole.get(), claim.get()));
    PlaneMultiPolygon polygons = geos.polygons(piece.get());
    for (PlanePolygon& polygon : polygons) {
      breakLongEdges(polygon.outer);
      for (PlaneRing& hole : polygon.holes) breakLongEdges(hole);
    }
    result.emplace_back(seeds[i].part, std::move(polygons));
  }
  return result;
}

}  // namespace cityties::geo
