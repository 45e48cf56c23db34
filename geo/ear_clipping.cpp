#include "geo/ear_clipping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace cityties::geo {
namespace {

using Index = std::uint32_t;
constexpr Index none = TriangleMesh::none;

double cross(PlanePoint a, PlanePoint b, PlanePoint c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Whether a step from `corner` to `p` leads between its neighbours, seen counter-clockwise from `first` to `last`.
bool leadsBetween(PlanePoint first, PlanePoint corner, PlanePoint last, PlanePoint p) {
  return cross(corner, first, p) > 0 && cross(corner, p, last) > 0;
}

/// The corners that may be in the way of an ear, in square cells.
class Grid {
 public:
  Grid(std::span<const PlanePoint> points, const PlaneBox& box) : low_(box.min) {
    const double width = std::max(box.max.x - box.min.x, 1e-12), height = std::max(box.max.y - box.min.y, 1e-12);
    side_ = std::sqrt(width * height * cornersInCell / static_cast<double>(points.size() + 1));
    side_ = std::max({side_, width / mostAcross, height / mostAcross});
    columns_ = static_cast<std::size_t>(width / side_) + 1;
    rows_ = static_cast<std::size_t>(height / side_) + 1;
    cells_.resize(columns_ * rows_);
  }
  void add(Index node, PlanePoint at) { cellOf(at).push_back(node); }
  void remove(Index node, PlanePoint at) {
    auto& cell = cellOf(at);
    const auto found = std::ranges::find(cell, node);
    if (found == cell.end()) return;
    *found = cell.back();
    cell.pop_back();
  }
  /// Whether `test` holds for a corner in the cells that a box meets.
  bool any(const PlaneBox& box, const auto& test) const {
    const std::size_t west = column(box.min.x), east = column(box.max.x), north = row(box.max.y);
    for (std::size_t r = row(box.min.y); r <= north; ++r)
      for (std::size_t c = west; c <= east; ++c)
        if (std::ranges::any_of(cells_[r * columns_ + c], test)) return true;
    return false;
  }

 private:
  static constexpr double cornersInCell = .5, mostAcross = 1000;
  std::size_t column(double x) const { return std::min(static_cast<std::size_t>((x - low_.x) / side_), columns_ - 1); }
  std::size_t row(double y) const { return std::min(static_cast<std::size_t>((y - low_.y) / side_), rows_ - 1); }
  std::vector<Index>& cellOf(PlanePoint at) { return cells_[row(at.y) * columns_ + column(at.x)]; }

  PlanePoint low_;
  double side_ = 1;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::vector<Index>> cells_;
};

class Clipper {
 public:
  explicit Clipper(const PlanePolygon& polygon) {
    outer_ = addRing(polygon.outer);
    for (const PlaneRing& hole : polygon.holes)
      if (const Index start = addRing(hole); start != none) holes_.push_back(start);
  }

  std::optional<TriangleMesh> triangles() {
    if (outer_ == none || !bridgeHoles()) return std::nullopt;
    mesh_.triangles.reserve(nodes_.size());
    mesh_.twins.reserve(3 * nodes_.size());
    if (!clipAll()) return std::nullopt;
    return std::move(mesh_);
  }

 private:
  struct Node {
    Index point = 0;
    Index previous = 0, next = 0;
    /// The half-edge across the edge to the next node; of a bridge, whose far side is not clipped yet, its other node.
    Index across = none;
    bool bridge = false;
    bool reflex = false;  ///< turns right, or is flat; it stays convex once it is
  };

  PlanePoint at(Index node) const { return mesh_.points[nodes_[node].point]; }
  Index next(Index node) const { return nodes_[node].next; }
  Index previous(Index node) const { return nodes_[node].previous; }
  double turn(Index node) const { return cross(at(previous(node)), at(node), at(next(node))); }

  void link(Index a, Index b) {
    nodes_[a].next = b;
    nodes_[b].previous = a;
  }

  Index addNode(Index point) {
    nodes_.push_back({.point = point});
    return static_cast<Index>(nodes_.size() - 1);
  }

  /// The closing point and repeated ones are left out. None where fewer than three are left.
  Index addRing(const PlaneRing& ring) {
    const Index first = static_cast<Index>(nodes_.size());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      if (i > 0 && ring[i] == ring[i - 1]) continue;
      mesh_.points.push_back(ring[i]);
      addNode(static_cast<Index>(mesh_.points.size() - 1));
    }
    const Index end = static_cast<Index>(nodes_.size());
    if (end - first < 3) return none;
    for (Index i = first; i < end; ++i) link(i, i + 1 < end ? i + 1 : first);
    return first;
  }

  // ---- holes -----------------------------------------------------------------------------------------------------

  /// From the west, so that what a hole is joined to is part of the outer ring already.
  bool bridgeHoles() {
    const auto west = [&](Index start) {
      Index best = start;
      for (Index n = next(start); n != start; n = next(n))
        if (at(n).x < at(best).x || (at(n).x == at(best).x && at(n).y < at(best).y)) best = n;
      return best;
    };
    std::ranges::transform(holes_, holes_.begin(), west);
    std::ranges::stable_sort(
        holes_, [&](Index a, Index b) { return at(a).x < at(b).x || (at(a).x == at(b).x && at(a).y < at(b).y); });
    for (const Index hole : holes_) {
      const Index to = bridgeTo(hole);
      if (to == none) return false;
      bridge(hole, to);
    }
    return true;
  }

  /// A corner that the westernmost of a hole sees (Eberly, Triangulation by ear clipping, 2002): the end of the edge
  /// west of it, unless other corners lie between; then the one with the flattest way.
  Index bridgeTo(Index hole) const {
    const PlanePoint p = at(hole);
    Index best = none;
    double x = -std::numeric_limits<double>::infinity();
    Index n = outer_;
    do {
      const PlanePoint a = at(n), b = at(next(n));
      if (a == p && seesFrom(n, at(next(hole)))) return n;  // they touch
      if (a.y >= p.y && p.y >= b.y && a.y != b.y) {         // downwards: the inside is to the east
        const double hit = a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y);
        if (hit <= p.x && hit > x) {
          x = hit;
          best = a.x < b.x ? n : next(n);
        }
      }
      n = next(n);
    } while (n != outer_);
    return best == none ? none : flattest(best, p, x);
  }

  Index flattest(Index found, PlanePoint p, double x) const {
    const PlanePoint end = at(found), hit{x, p.y};
    const bool below = end.y < p.y;
    Index best = none;
    double least = std::numeric_limits<double>::infinity();
    Index n = outer_;
    do {
      const PlanePoint q = at(n);
      const bool within = below ? cross(hit, end, q) >= 0 && cross(end, p, q) >= 0 && q.y <= p.y
                                : cross(end, hit, q) >= 0 && cross(p, end, q) >= 0 && q.y >= p.y;
      if (within && q.x <= p.x && !(q == p) && seesFrom(n, p)) {
        const double slope = q.x == p.x ? std::numeric_limits<double>::infinity() : std::abs(q.y - p.y) / (p.x - q.x);
        if (best == none || slope < least || (slope == least && q.x > at(best).x)) {
          best = n;
          least = slope;
        }
      }
      n = next(n);
    } while (n != outer_);
    return best;
  }

  /// The way from a node to p begins inside the polygon.
  bool seesFrom(Index node, PlanePoint p) const {
    const PlanePoint a = at(previous(node)), b = at(node), c = at(next(node));
    const double turns = cross(a, b, c);
    if (turns > 0) return cross(a, b, p) >= 0 && cross(b, c, p) >= 0;
    if (turns == 0 && (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y) > 0) return false;  // nothing between
    return cross(a, b, p) >= 0 || cross(b, c, p) >= 0;
  }

  /// Two edges between the same two corners join a hole's ring and the outer one.
  void bridge(Index hole, Index outer) {
    const Index hole2 = addNode(nodes_[hole].point), outer2 = addNode(nodes_[outer].point);
    const Index afterOuter = next(outer), beforeHole = previous(hole);
    nodes_[outer2].across = nodes_[outer].across;
    nodes_[outer2].bridge = nodes_[outer].bridge;
    if (nodes_[outer2].bridge) nodes_[nodes_[outer2].across].across = outer2;
    link(outer, hole);
    link(beforeHole, hole2);
    link(hole2, outer2);
    link(outer2, afterOuter);
    nodes_[outer].across = hole2;
    nodes_[hole2].across = outer;
    nodes_[outer].bridge = nodes_[hole2].bridge = true;
  }

  // ---- ears ------------------------------------------------------------------------------------------------------

  PlaneBox box() const {
    PlaneBox box{mesh_.points.front(), mesh_.points.front()};
    for (const PlanePoint p : mesh_.points) {
      box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
      box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    return box;
  }

  bool clipAll() {
    Grid grid(mesh_.points, box());
    std::size_t left = 0;
    Index n = outer_;
    do {
      nodes_[n].reflex = turn(n) <= 0;
      if (nodes_[n].reflex) grid.add(n, at(n));
      ++left;
      n = next(n);
    } while (n != outer_);
    Index since = outer_;
    for (Index ear = outer_; left > 3;) {
      if (!isEar(ear, grid)) {
        ear = next(ear);
        if (ear == since) return false;
        continue;
      }
      const Index before = previous(ear), after = next(ear);
      clip(ear, grid);
      --left;
      for (const Index one : {before, after})
        if (nodes_[one].reflex && turn(one) > 0) {
          nodes_[one].reflex = false;
          grid.remove(one, at(one));
        }
      ear = since = next(after);  // leaving one out, so that a ring loses every second corner and not a fan
      outer_ = after;
    }
    if (turn(outer_) < 0) return false;
    const Index last = previous(outer_);
    clip(outer_, grid);
    meet(next(last), nodes_[last].across);  // two nodes are left, and their edge twice
    return true;
  }

  bool isEar(Index b, const Grid& grid) const {
    const Index a = previous(b), c = next(b);
    const PlanePoint p = at(a), q = at(b), r = at(c);
    const double area = cross(p, q, r);
    if (area < 0) return false;
    // Flat: nothing can be in it. Its other side is made right by flipping.
    if (area == 0) return true;
    const PlaneBox box{{std::min({p.x, q.x, r.x}), std::min({p.y, q.y, r.y})},
                       {std::max({p.x, q.x, r.x}), std::max({p.y, q.y, r.y})}};
    return !grid.any(box, [&](Index other) {
      if (other == a || other == c) return false;
      const PlanePoint s = at(other);
      if (cross(p, q, s) < 0 || cross(q, r, s) < 0 || cross(r, p, s) < 0) return false;
      const auto enters = [&](PlanePoint first, PlanePoint corner, PlanePoint last) {
        return leadsBetween(first, corner, last, at(next(other))) ||
               leadsBetween(first, corner, last, at(previous(other)));
      };
      if (s == p) return enters(q, p, r);
      if (s == q) return enters(r, q, p);
      if (s == r) return enters(p, r, q);
      return true;
    });
  }

  /// Takes a corner off the ring. What was edges of the ring has a triangle on its inner side now; the new edge has
  /// one on its outer side.
  void clip(Index ear, Grid& grid) {
    const Index a = previous(ear), c = next(ear);
    const Index first = static_cast<Index>(3 * mesh_.triangles.size());
    mesh_.triangles.push_back({nodes_[a].point, nodes_[ear].point, nodes_[c].point});
    mesh_.twins.insert(mesh_.twins.end(), 3, none);
    if (nodes_[ear].reflex) grid.remove(ear, at(ear));
    meet(a, first);
    meet(ear, first + 1);
    nodes_[a].across = first + 2;
    nodes_[a].bridge = false;
    link(a, c);
  }

  /// The edge after a node has got its triangle: half-edge `half`.
  void meet(Index node, Index half) {
    const Index across = nodes_[node].across;
    if (across == none) return;
    if (nodes_[node].bridge) {
      nodes_[across].across = half;
      nodes_[across].bridge = false;
      return;
    }
    mesh_.twins[half] = across;
    mesh_.twins[across] = half;
  }

  TriangleMesh mesh_;
  std::vector<Node> nodes_;
  Index outer_ = none;
  std::vector<Index> holes_;
};

}  // namespace

std::optional<TriangleMesh> clipEars(const PlanePolygon& polygon) { return Clipper(polygon).triangles(); }

}  // namespace cityties::geo
