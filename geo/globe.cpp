#include "geo/globe.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "geo/arc.hpp"

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;

/// Where `held` comes to lie, and how far from where it should.
struct Candidate {
  graph::LonLat centre;
  double miss = 0, turn = 0;
};

Candidate judged(graph::LonLat held, PlanePoint pointer, graph::LonLat current, double away, double latitude) {
  Candidate c;
  c.centre = {{std::remainder(held.lon.degrees - away / radian, 360.0)}, {std::clamp(latitude / radian, -90.0, 90.0)}};
  const UnitVector seen = Rotation::facing(c.centre)(unitVector(held));
  c.miss = std::hypot(seen.x - pointer.x, seen.y - pointer.y) + (seen.z < 0 ? -seen.z : 0);
  c.turn = graph::greatCircleDistance(c.centre, current).value;
  return c;
}

}  // namespace

Rotation Rotation::facing(graph::LonLat centre) {
  const double lambda = centre.lon.degrees * radian, phi = centre.lat.degrees * radian;
  const double sl = std::sin(lambda), cl = std::cos(lambda), sp = std::sin(phi), cp = std::cos(phi);
  return {{-sl, cl, 0, -sp * cl, -sp * sl, cp, cp * cl, cp * sl, sp}};
}

void rotate(const Rotation& rotation, std::span<const UnitVector> vectors, std::span<UnitVector> result) {
  std::ranges::transform(vectors, result.begin(), rotation);
}

graph::LonLat centreHolding(graph::LonLat held, PlanePoint pointer, graph::LonLat current) {
  if (const double r = std::hypot(pointer.x, pointer.y); r > 1) pointer = {pointer.x / r, pointer.y / r};
  // Snyder 1987, eq. 20-3 and 20-4, solved for the centre: x = cos φ sin Δ gives Δ = λ - λ0, then
  // y = sin φ cos φ0 - cos φ cos Δ sin φ0 = r cos(φ0 + β) gives φ0.
  const double phi = held.lat.degrees * radian, sine = std::sin(phi), cosine = std::cos(phi);
  const bool atPole = cosine < 1e-9;  // turning about the axis moves nothing: stay on the meridian
  const double turn =
      atPole ? (held.lon.degrees - current.lon.degrees) * radian : std::asin(std::clamp(pointer.x / cosine, -1.0, 1.0));
  std::optional<Candidate> best;
  const auto better = [](const Candidate& a, const Candidate& b) {
    constexpr double same = 1e-6;  // of two that hold the place as well, the one that turns less
    return a.miss < b.miss - same || (a.miss < b.miss + same && a.turn < b.turn);
  };
  for (const double away : {turn, std::numbers::pi - turn}) {
    const double across = cosine * std::cos(away), r = std::hypot(sine, across), beta = std::atan2(across, sine);
    const double reach = std::acos(r > 0 ? std::clamp(pointer.y / r, -1.0, 1.0) : 0);
    for (const double latitude : {reach - beta, -reach - beta}) {
      const Candidate c = judged(held, pointer, current, away, std::remainder(latitude, 2 * std::numbers::pi));
      if (!best || better(c, *best)) best = c;
    }
    if (atPole) break;
  }
  return best->centre;
}

std::vector<UnitVector> arcOnSphere(graph::LonLat a, graph::LonLat b, double tolerance) {
  const auto arc = arcBetween(a, b, 0);
  if (!arc) return {};
  const double widest = 2 * std::acos(std::clamp(1 - tolerance, 0.5, 1 - 1e-12));
  const int steps = std::max(1, static_cast<int>(std::ceil(arc->angle / widest - 1e-9)));
  std::vector<UnitVector> line;
  line.reserve(static_cast<std::size_t>(steps) + 1);
  for (int i = 0; i <= steps; ++i) line.push_back(i == steps ? unitVector(b) : arc->at(arc->angle * i / steps));
  return line;
}

}  // namespace cityties::geo
