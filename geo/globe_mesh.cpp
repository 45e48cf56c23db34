// The base map on the ball. Areas are triangulated face by face of a cube around the sphere, in the gnomonic
// projection: there great circles are straight, so that the triangles of the plane are those of the sphere.

#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "geo/base_map_geos.hpp"
#include "geo/globe.hpp"
#include "geo/graticule.hpp"
#include "geo/map_shapes.hpp"
#include "geo/triangulate.hpp"

namespace cityties::geo {
namespace {

constexpr double stepInDegrees = 1;  ///< of lines, which are straight in longitude and latitude

using Triangle = std::array<UnitVector, 3>;

/// Halves what is longer than `globeStep`. Whether and where an edge is split depends on its ends alone, so neighbours
/// split their common edge alike and nothing gapes.
void appendSplit(SphereTriangles& result, const Triangle& t) {
  std::array<bool, 3> tooLong{};  // edge i runs from corner i to the next
  std::array<UnitVector, 3> middle{};
  int count = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const UnitVector &a = t[i], &b = t[(i + 1) % 3];
    tooLong[i] = length(b - a) > globeStep;
    if (!tooLong[i]) continue;
    ++count;
    middle[i] = normalised(a + b);
  }
  if (count == 0) return result.push_back(t);
  if (count == 3) {
    for (std::size_t i = 0; i < 3; ++i) appendSplit(result, {t[i], middle[i], middle[(i + 2) % 3]});
    return appendSplit(result, middle);
  }
  std::size_t first = 0;  // of two long edges the first; the short one follows the second
  while (!(tooLong[first] && (count == 1 || tooLong[(first + 1) % 3]))) ++first;
  const UnitVector &a = t[first], &b = t[(first + 1) % 3], &c = t[(first + 2) % 3], &m = middle[first];
  if (count == 1) {
    appendSplit(result, {a, m, c});
    return appendSplit(result, {m, b, c});
  }
  const UnitVector& n = middle[(first + 1) % 3];
  appendSplit(result, {m, b, n});
  appendSplit(result, {a, m, n});
  appendSplit(result, {a, n, c});
}

/// The part of areas within one face, as triangles.
void appendFace(SphereTriangles& result, const Geos& geos, const std::vector<const LonLatPolygon*>& areas,
                graph::LonLat face) {
  const PlanePolygon square{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}, {}};
  const auto frame = geos.polygon(square);
  const Rotation rotation = Rotation::facing(face);
  std::vector<PlaneTriangle> triangles;
  for (const PlanePolygon& area : azimuthalShapes(AzimuthalKind::gnomonic, face)->shapes(areas).areas) {
    const auto shape = geos.polygon(area);
    if (!shape) continue;
    if (GEOSContains_r(geos.handle(), frame.get(), shape.get()) == 1) {
      appendTriangles(geos, area, triangles);
      continue;
    }
    const auto part = geos.own(GEOSIntersection_r(geos.handle(), shape.get(), frame.get()));
    for (const PlanePolygon& polygon : geos.polygons(part.get())) appendTriangles(geos, polygon, triangles);
  }
  for (const PlaneTriangle& t : triangles) {
    Triangle onSphere{};
    for (std::size_t i = 0; i < 3; ++i) onSphere[i] = rotation.inverse(normalised({t[i].x, t[i].y, 1}));
    const double turns = (t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[2].x - t[0].x) * (t[1].y - t[0].y);
    if (turns == 0) continue;
    if (turns < 0) std::swap(onSphere[1], onSphere[2]);
    appendSplit(result, onSphere);
  }
}

SphereLine onSphere(PlaneLine line) {
  splitSteps(line, stepInDegrees);
  SphereLine result;
  result.reserve(line.size());
  for (const PlanePoint p : line) result.push_back(unitVector({{p.x}, {p.y}}));
  return result;
}

SphereLine onSphere(const LonLatRing& stored) {
  PlaneLine line;
  line.reserve(stored.size());
  for (const graph::LonLat p : stored) line.push_back({p.lon.degrees, p.lat.degrees});
  return onSphere(std::move(line));
}

}  // namespace

SphereTriangles trianglesOnSphere(const std::vector<const LonLatPolygon*>& areas) {
  const Geos geos;
  SphereTriangles result;
  for (const auto& [lon, lat] :
       std::array<std::pair<double, double>, 6>{{{0, 0}, {90, 0}, {180, 0}, {-90, 0}, {0, 90}, {0, -90}}}) {
    appendFace(result, geos, areas, {{lon}, {lat}});
  }
  return result;
}

GlobeMesh makeGlobeMesh(const BaseMap& map) {
  GlobeMesh mesh;
  const std::vector<const LonLatPolygon*> land = polygonsOf(map.land);
  mesh.land = trianglesOnSphere(land);
  mesh.lakes = trianglesOnSphere(polygonsOf(map.lakes));
  for (const SphereRing& ring : joinAtDateLine(land)) {
    for (const LonLatRing& line : outlinesOf(ring)) mesh.coast.push_back(onSphere(line));
  }
  for (const BorderKind kind : {BorderKind::country, BorderKind::region, BorderKind::disputed}) {
    GlobeMesh::Borders borders{kind, {}};
    for (const BorderShape& border : map.borders) {
      if (border.kind != kind) continue;
      for (const LonLatRing& line : border.lines) borders.lines.push_back(onSphere(line));
    }
    if (!borders.lines.empty()) mesh.borders.push_back(std::move(borders));
  }
  for (PlaneLine& line : graticuleAround(0, 30)) mesh.graticule.push_back(onSphere(std::move(line)));
  return mesh;
}

}  // namespace cityties::geo
