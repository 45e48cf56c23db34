// Joining stored shapes at the date line: step 1 of geo/seam.hpp.

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

using graph::LonLat;

bool onDateLine(LonLat p) { return std::abs(p.lon.degrees) == 180; }

double storedDoubleArea(const LonLatRing& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const LonLat a = ring[i - 1], b = ring[i];
    sum += a.lon.degrees * b.lat.degrees - b.lon.degrees * a.lat.degrees;
  }
  return sum;
}

/// Without the repeated last point, with the interior of the polygon on the left.
SphereRing oriented(const LonLatRing& stored, bool hole) {
  SphereRing ring = stored;
  const bool counterClockwise = storedDoubleArea(ring) > 0;
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  if (counterClockwise == hole) std::reverse(ring.begin(), ring.end());
  return ring;
}

/// What is left of one stored ring without its cut edges: open chains, in order around the ring.
struct OpenRing {
  SphereRing whole;
  std::vector<SphereRing> chains;
};

std::vector<SphereRing> chainsOf(const SphereRing& ring) {
  const std::size_t n = ring.size();
  std::vector<SphereRing> chains;
  std::size_t firstCut = 0;
  while (firstCut < n && !isCutEdge(ring[firstCut], ring[(firstCut + 1) % n])) ++firstCut;
  if (firstCut == n) return chains;
  for (std::size_t k = 1; k <= n; ++k) {
    const LonLat here = ring[(firstCut + k) % n], next = ring[(firstCut + k + 1) % n];
    const LonLat before = ring[(firstCut + k - 1) % n];
    if (isCutEdge(before, here)) {
      if (!isCutEdge(here, next)) chains.push_back({here});
      continue;
    }
    chains.back().push_back(here);
  }
  return chains;
}

using Key = std::pair<double, long long>;  ///< side and latitude in units of 1e-7 degree

Key keyOf(LonLat p, double sign) { return {sign * p.lon.degrees, std::llround(p.lat.degrees * 1e7)}; }

/// Ring and chain whose start continues the end of another.
struct ChainName {
  std::size_t ring = 0, chain = 0;
  auto operator<=>(const ChainName&) const = default;
};

class Joiner {
 public:
  explicit Joiner(std::vector<OpenRing> rings) : rings_(std::move(rings)) {}

  std::vector<SphereRing> join() {
    std::vector<SphereRing> result;
    while (const auto odd = ringWithoutPartner()) {
      result.push_back(std::move(rings_[*odd].whole));
      rings_.erase(rings_.begin() + static_cast<std::ptrdiff_t>(*odd));
    }
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      for (std::size_t c = 0; c < rings_[r].chains.size(); ++c) {
        if (!used_.contains({r, c})) result.push_back(follow({r, c}));
      }
    }
    return result;
  }

 private:
  /// Matches every end with a start on the other side; the first ring that has an end or a start left over.
  std::optional<std::size_t> ringWithoutPartner() {
    next_.clear();
    std::multimap<Key, ChainName> starts;
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      for (std::size_t c = 0; c < rings_[r].chains.size(); ++c) {
        starts.emplace(keyOf(rings_[r].chains[c].front(), 1), ChainName{r, c});
      }
    }
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      for (std::size_t c = 0; c < rings_[r].chains.size(); ++c) {
        const auto found = starts.find(keyOf(rings_[r].chains[c].back(), -1));
        if (found == starts.end()) return r;
        next_[{r, c}] = found->second;
        starts.erase(found);
      }
    }
    return std::nullopt;  // as many starts as ends: none is left over
  }

  SphereRing follow(ChainName first) {
    SphereRing ring;
    ChainName name = first;
    do {
      used_[name] = true;
      const SphereRing& chain = rings_[name.ring].chains[name.chain];
      ring.insert(ring.end(), chain.begin(), chain.end() - 1);  // its last point is the first of the next
      name = next_.at(name);
    } while (!(name == first));
    return ring;
  }

  std::vector<OpenRing> rings_;
  std::map<ChainName, ChainName> next_;
  std::map<ChainName, bool> used_;
};

}  // namespace

bool isCutEdge(LonLat a, LonLat b) {
  const bool alongPole = std::abs(a.lat.degrees) >= 90 && a.lat.degrees == b.lat.degrees;
  return (onDateLine(a) && onDateLine(b)) || alongPole;
}

bool hasCutEdges(const SphereRing& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (isCutEdge(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1])) return true;
  }
  return false;
}

std::vector<LonLatRing> outlinesOf(const SphereRing& ring) {
  if (hasCutEdges(ring)) return chainsOf(ring);
  LonLatRing closed = ring;
  closed.push_back(ring.front());
  return {std::move(closed)};
}

std::vector<SphereRing> joinAtDateLine(const std::vector<const LonLatPolygon*>& polygons) {
  std::vector<SphereRing> rings;
  std::vector<OpenRing> open;
  const auto take = [&](const LonLatRing& stored, bool hole) {
    SphereRing ring = oriented(stored, hole);
    if (ring.size() < 3) return;
    std::vector<SphereRing> chains = chainsOf(ring);
    if (chains.empty()) {
      rings.push_back(std::move(ring));
    } else {
      open.push_back({std::move(ring), std::move(chains)});
    }
  };
  for (const LonLatPolygon* polygon : polygons) {
    take(polygon->outer, false);
    for (const LonLatRing& hole : polygon->holes) take(hole, true);
  }
  for (SphereRing& ring : Joiner(std::move(open)).join()) rings.push_back(std::move(ring));
  return rings;
}

}  // namespace cityties::geo
