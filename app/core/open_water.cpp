#include "app/core/open_water.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "geo/unit_vector.hpp"

namespace cityties::core {
namespace {

constexpr int squaresAcross = 400;
constexpr double islandKm2 = 20000, closeIslandKm2 = 1000;
/// Land of this size in the plane, in squares of earth radii (two million km²), is no island on any map.
constexpr double mainland = .05;

using Squares = std::vector<char>;

/// Rings turned into squares: those they run through and those whose middle they surround.
class Raster {
 public:
  Raster(geo::PlanePoint origin, double side, int columns, int rows)
      : origin_(origin),
        side_(side),
        columns_(columns),
        rows_(rows),
        touched_(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)),
        within_(touched_.size()),
        crossings_(static_cast<std::size_t>(rows)) {}

  /// By the rule of odd and even, so that holes are left out.
  void add(std::span<const geo::PlaneRing* const> rings) {
    for (const geo::PlaneRing* ring : rings)
      for (std::size_t i = 1; i < ring->size(); ++i) edge(onGrid((*ring)[i - 1]), onGrid((*ring)[i]));
    for (int r = 0; r < rows_; ++r) fillRow(r);
  }

  bool outsideOrEdge(std::size_t square) const { return within_[square] == 0 || touched_[square] != 0; }
  bool insideOrEdge(std::size_t square) const { return within_[square] != 0 || touched_[square] != 0; }

 private:
  geo::PlanePoint onGrid(geo::PlanePoint p) const { return {(p.x - origin_.x) / side_, (p.y - origin_.y) / side_}; }
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }

  void edge(geo::PlanePoint a, geo::PlanePoint b) {
    if (a.y > b.y) std::swap(a, b);
    const double slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0;
    const int first = std::max(static_cast<int>(std::floor(a.y)), 0);
    const int last = std::min(static_cast<int>(std::floor(b.y)), rows_ - 1);
    for (int r = first; r <= last; ++r) {
      const bool level = slope == 0;
      const double from = level ? a.x : a.x + slope * (std::max(a.y, static_cast<double>(r)) - a.y);
      const double to = level ? b.x : a.x + slope * (std::min(b.y, r + 1.0) - a.y);
      const int west = std::max(static_cast<int>(std::floor(std::min(from, to))), 0);
      const int east = std::min(static_cast<int>(std::floor(std::max(from, to))), columns_ - 1);
      for (int c = west; c <= east; ++c) touched_[index(r, c)] = 1;
      const double middle = r + .5;
      if (a.y <= middle && middle < b.y)
        crossings_[static_cast<std::size_t>(r)].push_back(a.x + slope * (middle - a.y));
    }
  }

  void fillRow(int row) {
    auto& at = crossings_[static_cast<std::size_t>(row)];
    std::ranges::sort(at);
    for (std::size_t i = 1; i < at.size(); i += 2) {
      const int from = std::max(static_cast<int>(std::ceil(at[i - 1] - .5)), 0);
      const int to = std::min(static_cast<int>(std::floor(at[i] - .5)), columns_ - 1);
      for (int c = from; c <= to; ++c) within_[index(row, c)] = 1;
    }
    at.clear();
  }

  geo::PlanePoint origin_;
  double side_;
  int columns_, rows_;
  Squares touched_, within_;
  std::vector<std::vector<double>> crossings_;  ///< of the middle of a row with edges
};

double areaOf(const geo::PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return std::abs(twice) / 2;
}

geo::PlaneBox boxOf(const geo::PlaneRing& ring) {
  geo::PlaneBox box{ring.front(), ring.front()};
  for (const geo::PlanePoint& p : ring) {
    box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
    box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
  }
  return box;
}

/// Area on the sphere to area in the plane, about a point; nothing at the edge of the map.
std::optional<double> trueArea(const geo::Projection& projection, geo::PlanePoint at) {
  constexpr double step = 1e-4;
  const auto west = projection.inverse({at.x - step, at.y}), east = projection.inverse({at.x + step, at.y});
  const auto south = projection.inverse({at.x, at.y - step}), north = projection.inverse({at.x, at.y + step});
  if (!west || !east || !south || !north) return std::nullopt;
  const auto across = geo::unitVector(*east) - geo::unitVector(*west);
  const auto up = geo::unitVector(*north) - geo::unitVector(*south);
  return geo::length(geo::cross(across, up)) / (4 * step * step);
}

/// Too small to keep a name away. What is smaller than a square is not asked for its size on the sphere.
bool isIslet(const geo::Projection& projection, const geo::PlaneRing& ring, double side, double least) {
  if (ring.size() < 4) return true;
  const double area = areaOf(ring);
  if (area > mainland) return false;
  const geo::PlaneBox box = boxOf(ring);
  if (box.max.x - box.min.x < side && box.max.y - box.min.y < side) return true;
  const auto times = trueArea(projection, {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2});
  return times && area * *times < least;
}

}  // namespace

OpenWater::OpenWater(const geo::Projection& projection, const geo::ProjectedBaseMap& map)
    : bounds_(projection.bounds()) {
  const double width = bounds_.max.x - bounds_.min.x, height = bounds_.max.y - bounds_.min.y;
  side_ = width / squaresAcross;
  columns_ = squaresAcross;
  rows_ = std::max(static_cast<int>(std::ceil(height / side_ - 1e-9)), 1);
  const double km = graph::earthRadius.value, least = (map.outline.empty() ? closeIslandKm2 : islandKm2) / (km * km);
  Raster land(bounds_.min, side_, columns_, rows_);
  std::vector<const geo::PlaneRing*> rings;
  for (const geo::PlanePolygon& polygon : map.land) {
    if (isIslet(projection, polygon.outer, side_, least)) continue;
    rings.assign({&polygon.outer});
    for (const geo::PlaneRing& hole : polygon.holes) rings.push_back(&hole);
    land.add(rings);
  }
  Raster edge(bounds_.min, side_, columns_, rows_);
  if (!map.outline.empty()) edge.add(std::vector{&map.outline});
  const std::size_t columns = static_cast<std::size_t>(columns_), rows = static_cast<std::size_t>(rows_);
  sums_.assign((columns + 1) * (rows + 1), 0);
  for (std::size_t r = 0; r < rows; ++r) {
    std::int32_t row = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t i = r * columns + c;
      const bool off = !map.outline.empty() && edge.outsideOrEdge(i);
      row += off || land.insideOrEdge(i) ? 1 : 0;
      sums_[(r + 1) * (columns + 1) + c + 1] = sums_[r * (columns + 1) + c + 1] + row;
    }
  }
}

bool OpenWater::holds(const geo::PlaneBox& box) const {
  if (!bounds_.contains(box.min) || !bounds_.contains(box.max)) return false;
  const auto square = [&](double from, double at, int most) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>((at - from) / side_), 0, most - 1));
  };
  const std::size_t west = square(bounds_.min.x, box.min.x, columns_), south = square(bounds_.min.y, box.min.y, rows_);
  const std::size_t east = square(bounds_.min.x, box.max.x, columns_) + 1;
  const std::size_t north = square(bounds_.min.y, box.max.y, rows_) + 1;
  const auto sum = [&](std::size_t column, std::size_t row) {
    return sums_[row * static_cast<std::size_t>(columns_ + 1) + column];
  };
  return sum(east, north) - sum(west, north) - sum(east, south) + sum(west, south) == 0;
}

}  // namespace cityties::core
