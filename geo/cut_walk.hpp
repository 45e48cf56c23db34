#pragma once
// Cutting a ring or a line by what is on the map and what is not. Private to geo.

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cityties::geo {

template <class Point>
struct Piece {
  std::vector<Point> points;
  bool closed = false;  ///< first point not repeated
};

/// What of the points is on the map. A single point on the edge between two that are on the map is a touch, no cut;
/// all others on the edge are off the map, so that what runs along the edge is cut where it leaves it.
template <class Point, class Edge>
std::vector<char> onMap(std::span<const Point> points, bool closed, const Edge& edge) {
  const std::size_t n = points.size();
  std::vector<char> inside(n), touch(n);
  for (std::size_t i = 0; i < n; ++i) {
    const int side = edge.side(points[i]);
    inside[i] = static_cast<char>(side > 0);
    touch[i] = static_cast<char>(side == 0);
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (touch[i] == 0 || (!closed && (i == 0 || i + 1 == n))) continue;
    const std::size_t before = i == 0 ? n - 1 : i - 1, after = i + 1 == n ? 0 : i + 1;
    if (touch[before] == 0 && touch[after] == 0 && inside[before] != 0 && inside[after] != 0) inside[i] = 1;
  }
  return inside;
}

/// The parts of a ring (`closed`, its first point not repeated) or of a line that are on the map, each with its ends on
/// the edge, in the order of walking. A ring wholly off the map gives nothing. `Edge` has
///   int side(Point) const                   1 on the map, 0 on its edge, -1 off it
///   Point crossing(Point, Point) const      of two points, one on the map and one not: where the edge lies between
///   optional<pair<Point, Point>> twice(Point, Point, bool inside) const
///                                           where a step whose ends are both on the map, or both off, crosses the edge
/// Crossings must not depend on the order of the two points.
template <class Point, class Edge>
std::vector<Piece<Point>> cutWalk(std::span<const Point> points, bool closed, const Edge& edge) {
  std::vector<Piece<Point>> pieces;
  const std::size_t n = points.size();
  if (n < 2) return pieces;
  const std::vector<char> inside = onMap(points, closed, edge);
  std::vector<Point> open;
  const auto end = [&](const Point& at) {
    open.push_back(at);
    pieces.push_back({std::move(open), false});
    open = {};
  };
  if (inside[0] != 0) open.push_back(points[0]);
  for (std::size_t i = 0; i < (closed ? n : n - 1); ++i) {
    const std::size_t next = i + 1 == n ? 0 : i + 1;
    const Point &a = points[i], &b = points[next];
    const bool here = inside[i] != 0, there = inside[next] != 0;
    if (here != there) {
      const Point at = edge.crossing(a, b);
      if (here) {
        end(at);
      } else {
        open = {at};
      }
    } else if (const auto at = edge.twice(a, b, here)) {
      if (here) {
        end(at->first);
        open = {at->second};
      } else {
        pieces.push_back({{at->first, at->second}, false});
      }
    }
    if (there) open.push_back(b);
  }
  if (inside[0] == 0 || !closed) {
    if (open.size() > 1) pieces.push_back({std::move(open), false});
    return pieces;
  }
  if (pieces.empty()) {  // never left the map: the last point is the first
    open.pop_back();
    return {{std::move(open), true}};
  }
  // The walk began in the middle of a piece: its end is that piece's beginning.
  std::vector<Point>& first = pieces.front().points;
  open.insert(open.end(), first.begin() + 1, first.end());
  first = std::move(open);
  return pieces;
}

}  // namespace cityties::geo
