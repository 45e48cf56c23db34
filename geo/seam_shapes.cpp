// The whole way from stored shapes to shapes cut at the seam, sparing the many that touch neither cut.

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

using graph::LonLat;

constexpr double longestSeamStep = 0.25;  ///< degrees

/// Stored rings of one polygon that is not cut at ±180° and does not reach the map's edge: false where it is or does.
bool shift(const LonLatRing& stored, double central, double latitude, PlaneRing& out) {
  out.reserve(stored.size());
  for (const LonLat p : stored) {
    const double u = std::remainder(p.lon.degrees - central, 360.0);
    if (std::abs(p.lon.degrees) >= 180 || std::abs(u) > 180 - 1e-6) return false;
    if (!out.empty() && std::abs(u - out.back().x) > 180) return false;
    if (latitude < 90 && std::abs(p.lat.degrees) > latitude - 1e-6) return false;
    out.push_back({u, p.lat.degrees});
  }
  return out.size() > 3;
}

bool shiftWhole(const LonLatPolygon& stored, double central, double latitude, PlanePolygon& out) {
  if (!shift(stored.outer, central, latitude, out.outer)) return false;
  out.holes.resize(stored.holes.size());
  for (std::size_t i = 0; i < stored.holes.size(); ++i) {
    if (!shift(stored.holes[i], central, latitude, out.holes[i])) return false;
  }
  if (doubleArea(out.outer) < 0) std::reverse(out.outer.begin(), out.outer.end());
  for (PlaneRing& hole : out.holes) {
    if (doubleArea(hole) > 0) std::reverse(hole.begin(), hole.end());
  }
  return true;
}

/// True for edges that no coast has: along the date line of the data, along the seam of the map, along a pole.
class CutEdges {
 public:
  explicit CutEdges(double central)
      : east_(std::remainder(180 - central, 360.0)), west_(std::remainder(-180 - central, 360.0)) {}

  bool operator()(PlanePoint a, PlanePoint b) const {
    const auto dateLine = [&](double u) { return u == east_ || u == west_; };
    const bool seam = std::abs(a.x) == 180 && a.x == b.x;
    const bool pole = std::abs(a.y) >= 90 && a.y == b.y;
    return seam || pole || (dateLine(a.x) && dateLine(b.x));
  }

 private:
  double east_, west_;
};

/// The piece as lines without its cut edges.
void appendOutlines(PlaneMultiLine& outlines, const SeamPiece& piece, const CutEdges& isCut) {
  PlaneLine points = piece.points;
  if (piece.closed && !(points.front() == points.back())) points.push_back(points.front());
  PlaneMultiLine lines{{points.front()}};
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (isCut(points[i - 1], points[i])) lines.emplace_back();
    lines.back().push_back(points[i]);
  }
  if (piece.closed && lines.size() > 1) {  // the ring began in the middle of a line
    lines.back().insert(lines.back().end(), lines.front().begin() + 1, lines.front().end());
    lines.front() = std::move(lines.back());
    lines.pop_back();
  }
  for (PlaneLine& line : lines) {
    if (line.size() > 1) outlines.push_back(std::move(line));
  }
}

/// Points between a and b at equal steps, the same to the last bit whichever end comes first.
void appendBetween(PlaneLine& line, PlanePoint a, PlanePoint b, double longest) {
  if (std::abs(b.x - a.x) > 180) (a.x < b.x ? a.x : b.x) += 360;
  const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
  const int steps = static_cast<int>(std::ceil(length / longest - 1e-9));
  const bool forwards = std::pair(a.x, a.y) < std::pair(b.x, b.y);
  const PlanePoint low = forwards ? a : b, high = forwards ? b : a;
  for (int i = 1; i < steps; ++i) {
    const double t = static_cast<double>(forwards ? i : steps - i) / steps;
    line.push_back({low.x + t * (high.x - low.x), low.y + t * (high.y - low.y)});
  }
}

bool alongSeam(PlanePoint a, PlanePoint b) { return std::abs(a.x) == 180 && a.x == b.x; }

}  // namespace

void splitSteps(PlaneLine& line, double longest) {
  PlaneLine dense;
  dense.reserve(line.size() + line.size() / 4);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) appendBetween(dense, line[i - 1], line[i], longest);
    dense.push_back(line[i]);
  }
  line = std::move(dense);
}

void splitAlongSeam(PlaneLine& line) {
  const auto met = std::ranges::adjacent_find(line, alongSeam);
  if (met == line.end()) return;
  PlaneLine dense;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && alongSeam(line[i - 1], line[i])) appendBetween(dense, line[i - 1], line[i], longestSeamStep);
    dense.push_back(line[i]);
  }
  line = std::move(dense);
}

CutShapes cutAtSeam(const std::vector<const LonLatPolygon*>& polygons, double centralLongitude, double latitude) {
  CutShapes result;
  std::vector<const LonLatPolygon*> touching;
  for (const LonLatPolygon* stored : polygons) {
    PlanePolygon whole;
    if (!shiftWhole(*stored, centralLongitude, latitude, whole)) {
      touching.push_back(stored);
      continue;
    }
    result.outlines.push_back(whole.outer);
    for (const PlaneRing& hole : whole.holes) result.outlines.push_back(hole);
    result.areas.push_back(std::move(whole));
  }
  std::vector<SeamPiece> pieces;
  for (const SphereRing& ring : joinAtDateLine(touching)) {
    for (SeamPiece& piece : cutAtParallels(cutRing(ring, centralLongitude), latitude))
      pieces.push_back(std::move(piece));
  }
  const CutEdges isCut(centralLongitude);
  for (const SeamPiece& piece : pieces) appendOutlines(result.outlines, piece, isCut);
  for (PlanePolygon& polygon : assemble(joinAlongEdge(pieces, MapEdge::rectangle(latitude))))
    result.areas.push_back(std::move(polygon));
  return result;
}

}  // namespace cityties::geo
