// Azimuthal maps: cut on the sphere, at the circle around what they show. The idea of clipping on the sphere before
// projecting, and of resampling what is projected by its error, is d3-geo's (Bostock 2012).

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "geo/base_map_geos.hpp"
#include "geo/cap.hpp"
#include "geo/graticule.hpp"
#include "geo/map_shapes.hpp"
#include "geo/resample.hpp"

namespace cityties::geo {
namespace {

using graph::LonLat;

/// Degrees: between points no farther apart than this a great circle and a line straight in longitude and latitude
/// are 2e-5 radians apart at most.
constexpr double greatCircleStep = 1;

class AzimuthalShapes : public MapShapes {
 public:
  AzimuthalShapes(AzimuthalKind kind, LonLat centre)
      : central_(centre.lon.degrees),
        inset_(kind == AzimuthalKind::equalArea),
        cap_(kind, centre.lat.degrees),
        edge_(MapEdge::circle(cap_.planeRadius())) {}

  CutShapes shapes(const std::vector<const LonLatPolygon*>& stored) const override {
    CutShapes result;
    std::vector<SeamPiece> pieces;
    std::vector<std::vector<UnitVector>> hidden;
    for (const SphereRing& ring : joinAtDateLine(stored)) {
      std::vector<UnitVector> vectors = onSphere(ring, true);
      const auto parts = cutWalk<UnitVector>(vectors, true, cap_);
      if (parts.empty()) hidden.push_back(std::move(vectors));
      const bool allCoast = !hasCutEdges(ring);  // then a piece is an outline as it stands
      for (const Piece<UnitVector>& part : parts) {
        SeamPiece piece = toPlane(part);
        if (piece.points.size() < 2) continue;
        if (allCoast) result.outlines.push_back(piece.points);
        pieces.push_back(std::move(piece));
      }
      if (!allCoast) std::ranges::move(lines(outlinesOf(ring)), std::back_inserter(result.outlines));
    }
    std::vector<PlaneRing> rings = joinAlongEdge(pieces, edge_);
    if (edgeIsInside(pieces, hidden)) rings.push_back(edge_.ring());
    for (PlanePolygon& area : assemble(std::move(rings))) appendValid(geos_, std::move(area), result.areas);
    return result;
  }

  PlaneMultiLine lines(const std::vector<LonLatRing>& stored) const override {
    PlaneMultiLine result;
    for (const LonLatRing& line : stored) appendVisible(onSphere(line, false), result);
    return result;
  }

  PlaneMultiLine net() const override {
    PlaneMultiLine result;
    for (PlaneLine& line : graticuleAround(central_, inset_ ? 10 : 30)) appendVisible(onSphere(line), result);
    return result;
  }

  PlaneRing outline() const override { return inset_ ? PlaneRing{} : edge_.ring(); }

 private:
  /// In the view, with the points that a line straight in longitude and latitude needs.
  std::vector<UnitVector> onSphere(const std::vector<LonLat>& points, bool closed) const {
    PlaneLine line;
    line.reserve(points.size() + 1);
    for (const LonLat p : points) {
      const double u = std::remainder(p.lon.degrees - central_, 360.0);
      line.push_back({u == -180 ? 180 : u, p.lat.degrees});
    }
    if (closed) line.push_back(line.front());
    std::vector<UnitVector> vectors = onSphere(line);
    while (closed && vectors.size() > 1 && vectors.front() == vectors.back()) vectors.pop_back();
    return vectors;
  }

  std::vector<UnitVector> onSphere(PlaneLine& line) const {
    splitSteps(line, greatCircleStep);
    std::vector<UnitVector> vectors;
    vectors.reserve(line.size());
    for (const PlanePoint p : line) {
      const bool pole = std::abs(p.y) == 90;  // all its names are one point, to the last bit
      const UnitVector v = cap_.azimuthal().view({pole ? 0 : p.x, p.y});
      if (vectors.empty() || !(vectors.back() == v)) vectors.push_back(v);
    }
    return vectors;
  }

  SeamPiece toPlane(const Piece<UnitVector>& part) const {
    const Resampler<UnitVector, Cap> resampled(cap_, edgeTolerance, longestSegment);
    if (!part.closed) return {resampled(part.points), false};
    std::vector<UnitVector> ring = part.points;
    ring.push_back(ring.front());
    return {resampled(ring), true};
  }

  void appendVisible(const std::vector<UnitVector>& vectors, PlaneMultiLine& result) const {
    for (const Piece<UnitVector>& part : cutWalk<UnitVector>(vectors, false, cap_)) {
      SeamPiece piece = toPlane(part);
      if (piece.points.size() > 1) result.push_back(std::move(piece.points));
    }
  }

  /// Where nothing meets the edge, the area lies along all of it or nowhere: what is next to the edge tells.
  static bool edgeIsInside(const std::vector<SeamPiece>& pieces, const std::vector<std::vector<UnitVector>>& hidden) {
    if (std::ranges::any_of(pieces, [](const SeamPiece& piece) { return !piece.closed; })) return false;
    if (!pieces.empty()) {
      std::vector<PlaneRing> rings;
      rings.reserve(pieces.size());
      for (const SeamPiece& piece : pieces) rings.push_back(piece.points);
      return outermostArea(rings) < 0;
    }
    // Seen from the centre through the sphere (stereographic), the far side is mirrored, and what is next to the edge
    // of the map is the farthest.
    std::vector<PlaneRing> rings;
    rings.reserve(hidden.size());
    for (const std::vector<UnitVector>& ring : hidden) {
      PlaneRing& seen = rings.emplace_back();
      seen.reserve(ring.size() + 1);
      for (const UnitVector v : ring) seen.push_back({v.x / (1 - v.z), v.y / (1 - v.z)});
      seen.push_back(seen.front());
    }
    return outermostArea(rings) > 0;
  }

  /// Signed, of the ring that reaches farthest.
  static double outermostArea(const std::vector<PlaneRing>& rings) {
    constexpr double nothing = 1e-12;
    double farthest = -1, area = 0;
    for (const PlaneRing& ring : rings) {
      double reach = 0;
      for (const PlanePoint p : ring) reach = std::max(reach, p.x * p.x + p.y * p.y);
      if (reach <= farthest) continue;
      const double signedArea = doubleArea(ring);
      if (std::abs(signedArea) < nothing) continue;
      farthest = reach;
      area = signedArea;
    }
    return area;
  }

  double central_;
  bool inset_;
  Cap cap_;
  MapEdge edge_;
  Geos geos_;
};

}  // namespace

std::unique_ptr<MapShapes> azimuthalShapes(AzimuthalKind kind, LonLat centre) {
  return std::make_unique<AzimuthalShapes>(kind, centre);
}

}  // namespace cityties::geo
