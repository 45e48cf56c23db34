#pragma once
// The base map: Natural Earth shapes from assets/map/basemap.gpkg, in longitude and latitude, and their projection.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "geo/plane.hpp"
#include "geo/projection.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::geo {

enum class Detail { coarse, fine };  ///< layers _110m and _50m
enum class BorderKind { country, region, disputed };

/// Rings and lines in degrees, exactly as stored.
using LonLatRing = std::vector<graph::LonLat>;
struct LonLatPolygon {
  LonLatRing outer;
  std::vector<LonLatRing> holes;
};

struct LandShape {
  std::vector<LonLatPolygon> polygons;
};
struct CountryShape {
  std::string isoA2, name, nameZh;
  graph::LonLat label;
  int labelRank = 9;
};
struct RegionShape {
  std::string code, country, name, nameZh;
  std::vector<LonLatPolygon> polygons;
};
struct BorderShape {
  BorderKind kind = BorderKind::country;
  std::vector<LonLatRing> lines;
};

/// One level of detail.
struct BaseMap {
  std::vector<LandShape> land;
  std::vector<CountryShape> countries;  ///< names and label points only; their outlines are land and borders
  std::vector<RegionShape> regions;
  std::vector<LandShape> lakes;
  std::vector<BorderShape> borders;
};

/// Errors: file missing or not a GeoPackage with the layers of assets/map/README.md.
graph::Result<BaseMap> readBaseMap(const std::filesystem::path& geopackage, Detail detail);

struct ProjectedRegion {
  std::string code;
  PlaneMultiPolygon area;
};
struct ProjectedBorders {
  BorderKind kind = BorderKind::country;
  PlaneMultiLine lines;
};

/// Of every edge and line of a projected base map. `project` halves a step until both hold.
inline constexpr double edgeTolerance = 0.0001;  ///< earth radii in the plane, between a step and its chord
inline constexpr double longestSegment = 0.035;  ///< earth radii in the plane

/// A base map cut at the edge of the map and projected.
struct ProjectedBaseMap {
  PlaneMultiPolygon land;
  PlaneMultiPolygon lakes;
  PlaneMultiLine coast;  ///< outlines of land without the edges that lie on any seam (data's ±180 or the map's own)
  std::vector<ProjectedRegion> regions;
  std::vector<ProjectedBorders> borders;
  PlaneMultiLine graticule;  ///< every 30° (every 10° on an inset)
  PlaneRing outline;         ///< edge of the map, counter-clockwise, closed; empty for an inset
};

/// O(vertices); every polygon valid, outer rings counter-clockwise and holes clockwise, nothing crosses the edge of the
/// map: the seam, Mercator's parallels, the limb of a globe, the antipode of an azimuthal equidistant map. What is cut
/// there is closed along it. What the data cut at ±180° is joined again. Shapes that share an arc share its points to
/// the last bit. An inset is cut at 45° from its centre, so its shapes reach beyond what it shows. Borders come one
/// entry a kind.
ProjectedBaseMap project(const BaseMap& map, const Projection& projection);

/// Outer and inner rings of the union of areas that share their arcs (a consular district), without the shared arcs.
/// O(vertices); areas that overlap or do not share every point take the slower way through GEOS.
PlaneMultiPolygon unite(const std::vector<const PlaneMultiPolygon*>& areas);

/// Triangles of the area as corner triples (constrained Delaunay). Points come out in single precision order
/// x0,y0,x1,y1,…, three points a triangle.
std::vector<float> triangulate(const PlaneMultiPolygon& area);

/// Splits a region between posts (California) where the dataset knows only `part` names: each piece is what lies
/// nearer to a city of its part than to any other, measured on the map plane. An illustration, not a boundary. Pieces
/// come in the order of the seeds; parts without a city on the map are left out. Empty where no part has one.
struct PartSeed {
  std::string part;
  std::vector<graph::LonLat> cities;
};
std::vector<std::pair<std::string, PlaneMultiPolygon>> splitByParts(const PlaneMultiPolygon& area,
                                                                    const Projection& projection,
                                                                    const std::vector<PartSeed>& seeds);

}  // namespace cityties::geo
