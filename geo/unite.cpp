// The union of areas that share their arcs point by point: what both sides walk is inside, the rest is the outline.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "geo/base_map.hpp"
#include "geo/base_map_geos.hpp"
#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

using PointId = std::uint32_t;

struct PointHash {
  std::size_t operator()(PlanePoint p) const {
    const std::uint64_t x = std::bit_cast<std::uint64_t>(p.x + 0.0), y = std::bit_cast<std::uint64_t>(p.y + 0.0);
    std::uint64_t h = x * 0x9E3779B97F4A7C15u ^ std::rotl(y * 0xC2B2AE3D27D4EB4Fu, 31);
    h ^= h >> 32;
    return static_cast<std::size_t>(h * 0xD6E8FEB86659FD93u);
  }
};

std::uint64_t edgeKey(PointId from, PointId to) { return (std::uint64_t{from} << 32) | to; }

class Outline {
 public:
  void add(const PlaneRing& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) addEdge(idOf(ring[i - 1]), idOf(ring[i]));
  }

  /// Nothing where the edges left over do not close, as where areas overlap.
  std::optional<std::vector<PlaneRing>> rings() {
    for (const auto& [from, to] : edges_) {
      if (alive_.contains(edgeKey(from, to))) next_[from].push_back(to);
    }
    std::vector<PlaneRing> result;
    for (const auto& [from, to] : edges_) {
      if (take(from, to) && !walk(from, to, result)) return std::nullopt;
    }
    return result;
  }

 private:
  PointId idOf(PlanePoint p) {
    const auto [entry, fresh] = ids_.try_emplace(p, static_cast<PointId>(points_.size()));
    if (fresh) points_.push_back(p);
    return entry->second;
  }

  void addEdge(PointId from, PointId to) {
    if (from == to || alive_.erase(edgeKey(to, from)) > 0) return;
    if (alive_.insert(edgeKey(from, to)).second) edges_.emplace_back(from, to);
  }

  bool take(PointId from, PointId to) {
    if (alive_.erase(edgeKey(from, to)) == 0) return false;
    std::erase(next_[from], to);
    return true;
  }

  /// Follows the outline from an edge until it closes. Where it meets itself it is cut into rings of their own.
  bool walk(PointId from, PointId to, std::vector<PlaneRing>& result) {
    std::vector<PointId> path{from, to};
    std::unordered_map<PointId, std::size_t> place{{from, 0}};
    while (true) {
      const PointId here = path.back();
      if (const auto seen = place.find(here); seen != place.end()) {
        const std::size_t start = seen->second;
        PlaneRing ring;
        for (std::size_t i = start; i < path.size(); ++i) ring.push_back(points_[path[i]]);
        for (std::size_t i = start + 1; i < path.size(); ++i) place.erase(path[i]);
        path.resize(start + 1);
        result.push_back(std::move(ring));
        if (path.size() == 1) return true;
      }
      place[path.back()] = path.size() - 1;
      const auto found = next_.find(path.back());
      if (found == next_.end() || found->second.empty()) return false;
      const PointId next = found->second.back();
      take(path.back(), next);
      path.push_back(next);
    }
  }

  std::vector<PlanePoint> points_;
  std::unordered_map<PlanePoint, PointId, PointHash> ids_;
  std::vector<std::pair<PointId, PointId>> edges_;  ///< in the order of arrival, so that the result has one order
  std::unordered_set<std::uint64_t> alive_;
  std::unordered_map<PointId, std::vector<PointId>> next_;
};

}  // namespace

PlaneMultiPolygon unite(const std::vector<const PlaneMultiPolygon*>& areas) {
  Outline outline;
  PlaneMultiPolygon all;
  for (const PlaneMultiPolygon* area : areas) {
    for (const PlanePolygon& polygon : *area) {
      outline.add(polygon.outer);
      for (const PlaneRing& hole : polygon.holes) outline.add(hole);
      all.push_back(polygon);
    }
  }
  const Geos geos;
  if (auto rings = outline.rings()) {
    PlaneMultiPolygon result = assemble(std::move(*rings));
    if (geos.valid(result)) return result;
  }
  return geos.united(all);  // areas that overlap, or whose arcs are not shared point by point
}

}  // namespace cityties::geo
