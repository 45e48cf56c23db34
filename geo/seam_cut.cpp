// Cutting rings and lines where they cross the map's seam: step 2 of geo/seam.hpp.

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

using graph::LonLat;

constexpr double onSeam = 180 - 1e-9;  ///< degrees (0.1 mm): nearer to the seam is on it

/// Counted from the centre. Points of the seam come out as +180; their side is decided by their neighbours.
PlanePoint relativeTo(double central, LonLat p) {
  const double u = std::remainder(p.lon.degrees - central, 360.0);
  return {std::abs(u) > onSeam ? 180.0 : u, p.lat.degrees};
}

bool isOnSeam(PlanePoint p) { return p.x == 180; }

/// Both on the map's own sides: the short way between them is across the seam.
bool crosses(PlanePoint a, PlanePoint b) { return std::abs(a.x - b.x) > 180; }

/// Latitude of the crossing, the same to the last bit from either side.
double latitudeAtSeam(PlanePoint a, PlanePoint b) {
  const PlanePoint east = a.x > 0 ? a : b, west = a.x > 0 ? b : a;
  const double t = (180 - east.x) / (west.x + 360 - east.x);
  return east.y + t * (west.y - east.y);
}

double sideOf(PlanePoint p) { return p.x > 0 ? 1 : -1; }

/// Walks over points one after the other and starts a new piece at each crossing.
class Cutter {
 public:
  explicit Cutter(PlanePoint first) : last_(first) { pieces_.push_back({{first}, false}); }

  void add(PlanePoint p) {
    if (isOnSeam(p)) {
      waiting_.push_back(p.y);
      return;
    }
    if (!waiting_.empty()) {
      const double before = sideOf(last_), after = sideOf(p);
      put({180 * before, waiting_.front()});
      if (before != after) cutAt(waiting_.front(), after);
      for (std::size_t i = 1; i < waiting_.size(); ++i) put({180 * after, waiting_[i]});
      waiting_.clear();
    } else if (crosses(last_, p)) {
      const double latitude = latitudeAtSeam(last_, p);
      put({180 * sideOf(last_), latitude});
      cutAt(latitude, sideOf(p));
    }
    put(p);
    last_ = p;
  }

  /// For lines that end on the seam.
  std::vector<SeamPiece> finish() {
    for (const double latitude : waiting_) put({180 * sideOf(last_), latitude});
    return std::move(pieces_);
  }

 private:
  void put(PlanePoint p) {
    if (!(pieces_.back().points.back() == p)) pieces_.back().points.push_back(p);
  }
  void cutAt(double latitude, double side) { pieces_.push_back({{{180 * side, latitude}}, false}); }

  PlanePoint last_;
  std::vector<double> waiting_;  ///< latitudes of points on the seam whose side is not known yet
  std::vector<SeamPiece> pieces_;
};

/// The upper and lower side of the map, for cutWalk.
class Parallels {
 public:
  explicit Parallels(double latitude) : latitude_(latitude) {}

  int side(PlanePoint p) const {
    constexpr double hair = 1e-9;  // degrees
    const double room = latitude_ - std::abs(p.y);
    return room > hair ? 1 : room >= -hair ? 0 : -1;
  }

  PlanePoint crossing(PlanePoint a, PlanePoint b) const {
    const PlanePoint off = side(a) > 0 ? b : a;
    return at(a, b, off.y > 0 ? latitude_ : -latitude_);
  }

  std::optional<std::pair<PlanePoint, PlanePoint>> twice(PlanePoint a, PlanePoint b, bool inside) const {
    if (inside || (a.y > 0) == (b.y > 0)) return std::nullopt;
    return std::pair{at(a, b, a.y > 0 ? latitude_ : -latitude_), at(a, b, b.y > 0 ? latitude_ : -latitude_)};
  }

 private:
  static PlanePoint at(PlanePoint a, PlanePoint b, double y) {
    if (std::pair(b.x, b.y) < std::pair(a.x, a.y)) std::swap(a, b);
    const double t = b.y == a.y ? 0 : std::clamp((y - a.y) / (b.y - a.y), 0.0, 1.0);
    return {a.x + t * (b.x - a.x), y};
  }

  double latitude_;
};

}  // namespace

std::vector<SeamPiece> cutRing(const SphereRing& ring, double centralLongitude) {
  const std::size_t n = ring.size();
  std::size_t first = 0;
  while (first < n && isOnSeam(relativeTo(centralLongitude, ring[first]))) ++first;
  if (n < 3 || first == n) return {};
  Cutter cutter(relativeTo(centralLongitude, ring[first]));
  for (std::size_t k = 1; k <= n; ++k) cutter.add(relativeTo(centralLongitude, ring[(first + k) % n]));
  std::vector<SeamPiece> pieces = cutter.finish();
  if (pieces.size() == 1) {
    pieces.front().closed = true;
    return pieces;
  }
  // The walk began in the middle of a piece: its end is that piece's beginning.
  PlaneLine& last = pieces.back().points;
  PlaneLine& start = pieces.front().points;
  last.insert(last.end(), start.begin() + 1, start.end());
  start = std::move(last);
  pieces.pop_back();
  return pieces;
}

std::vector<SeamPiece> cutAtParallels(std::vector<SeamPiece> pieces, double latitude) {
  if (latitude >= 90) return pieces;
  std::vector<SeamPiece> result;
  for (SeamPiece& piece : pieces) {
    if (piece.closed && piece.points.front() == piece.points.back()) piece.points.pop_back();
    std::vector<SeamPiece> parts = cutWalk<PlanePoint>(piece.points, piece.closed, Parallels(latitude));
    std::ranges::move(parts, std::back_inserter(result));
  }
  return result;
}

PlaneMultiLine cutLinesAtSeam(const std::vector<LonLatRing>& lines, double centralLongitude, double latitude) {
  PlaneMultiLine result;
  for (const LonLatRing& line : lines) {
    std::size_t first = 0;
    while (first < line.size() && isOnSeam(relativeTo(centralLongitude, line[first]))) ++first;
    if (line.size() < 2 || first == line.size()) continue;
    // Points of the seam before the first one off it belong to its side.
    const PlanePoint start = relativeTo(centralLongitude, line[first]);
    Cutter cutter(start);
    for (std::size_t i = first + 1; i < line.size(); ++i) cutter.add(relativeTo(centralLongitude, line[i]));
    std::vector<SeamPiece> pieces = cutter.finish();
    PlaneLine& front = pieces.front().points;
    for (std::size_t i = first; i-- > 0;) front.insert(front.begin(), {180 * sideOf(start), line[i].lat.degrees});
    for (SeamPiece& piece : cutAtParallels(std::move(pieces), latitude)) {
      if (piece.points.size() > 1) result.push_back(std::move(piece.points));
    }
  }
  return result;
}

}  // namespace cityties::geo
