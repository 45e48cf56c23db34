// From pieces of rings to areas: step 3 of geo/seam.hpp.

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "geo/seam.hpp"

namespace cityties::geo {
namespace {

struct Event {
  double way = 0;
  std::size_t piece = 0;
  bool start = false;
};

/// In order along the edge, ends and starts in turn: two areas that meet in a point of the edge give an end and a start
/// at one place, and only the rhythm tells their order. False where the rhythm cannot be kept (overlapping areas).
bool inTurn(std::vector<Event>& events, bool startNext) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::size_t k = i;
    while (k < events.size() && events[k].start != startNext && events[k].way <= events[i].way + 1e-9) ++k;
    if (k == events.size() || events[k].start != startNext) return false;
    if (events[k].way > events[i].way + 1e-9) return false;
    std::rotate(events.begin() + static_cast<std::ptrdiff_t>(i), events.begin() + static_cast<std::ptrdiff_t>(k),
                events.begin() + static_cast<std::ptrdiff_t>(k) + 1);
    startNext = !startNext;
  }
  return true;
}

std::vector<Event> eventsOf(const std::vector<SeamPiece>& pieces, const MapEdge& edge) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].closed) continue;
    events.push_back({edge.way(pieces[i].points.front()), i, true});
    events.push_back({edge.way(pieces[i].points.back()), i, false});
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.way < b.way; });
  std::vector<Event> sorted = events;
  for (const bool startFirst : {false, true}) {
    events = sorted;
    if (inTurn(events, startFirst)) return events;
  }
  return sorted;
}

bool contains(const PlaneRing& ring, PlanePoint p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PlanePoint a = ring[i - 1], b = ring[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

void close(PlaneRing& ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  if (!ring.empty() && !(ring.front() == ring.back())) ring.push_back(ring.front());
}

}  // namespace

double doubleArea(std::span<const PlanePoint> ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PlanePoint o = ring.front();
    sum += (ring[i - 1].x - o.x) * (ring[i].y - o.y) - (ring[i].x - o.x) * (ring[i - 1].y - o.y);
  }
  return sum;
}

std::vector<PlaneRing> joinAlongEdge(const std::vector<SeamPiece>& pieces, const MapEdge& edge) {
  const std::vector<Event> events = eventsOf(pieces, edge);
  std::vector<std::size_t> endOf(pieces.size());  // index of the event at which a piece ends
  for (std::size_t e = 0; e < events.size(); ++e) {
    if (!events[e].start) endOf[events[e].piece] = e;
  }
  std::vector<PlaneRing> rings;
  std::vector<bool> used(pieces.size());
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (used[first]) continue;
    PlaneRing ring;
    for (std::size_t piece = first; !used[piece];) {
      used[piece] = true;
      ring.insert(ring.end(), pieces[piece].points.begin(), pieces[piece].points.end());
      if (pieces[piece].closed) break;
      std::size_t next = endOf[piece];
      do {
        next = (next + 1) % events.size();
      } while (!events[next].start || (used[events[next].piece] && events[next].piece != first));
      double to = events[next].way;
      const double from = events[endOf[piece]].way;
      if (next > endOf[piece]) to = std::max(to, from);  // equal places whose last bits disagree are no way round
      edge.append(ring, from, to);
      piece = events[next].piece;
    }
    close(ring);
    if (ring.size() > 3) rings.push_back(std::move(ring));
  }
  return rings;
}

PlaneMultiPolygon assemble(std::vector<PlaneRing> rings) {
  constexpr double nothing = 1e-14;  // of the unit of the coordinates, squared: a touch, not an area
  PlaneMultiPolygon polygons;
  std::vector<PlaneRing> holes;
  for (PlaneRing& ring : rings) {
    const double area = doubleArea(ring);
    if (area > nothing) {
      polygons.push_back({std::move(ring), {}});
    } else if (area < -nothing) {
      holes.push_back(std::move(ring));
    }
  }
  for (PlaneRing& hole : holes) {
    // A hole may touch its polygon in a point, but the middle of one of its edges lies inside.
    const PlanePoint inside{(hole[0].x + hole[1].x) / 2, (hole[0].y + hole[1].y) / 2};
    PlanePolygon* best = nullptr;
    double smallest = std::numeric_limits<double>::infinity();
    for (PlanePolygon& polygon : polygons) {
      if (!contains(polygon.outer, inside)) continue;
      const double area = doubleArea(polygon.outer);
      if (area < smallest) std::tie(smallest, best) = std::pair(area, &polygon);
    }
    if (best) best->holes.push_back(std::move(hole));
  }
  return polygons;
}

}  // namespace cityties::geo
