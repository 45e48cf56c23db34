#pragma once
// Random places and centres for tests that hold for every kind of map.

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "geo/projection.hpp"
#include "geo/unit_vector.hpp"

namespace cityties::test {

/// Evenly over the sphere, from a seed.
class RandomPlaces {
 public:
  explicit RandomPlaces(unsigned seed) : engine_(seed) {}
  graph::LonLat operator()() {
    const double longitude = lon_(engine_), sine = sine_(engine_);
    return {{longitude}, {std::asin(sine) * 180 / std::numbers::pi}};
  }
  std::size_t below(std::size_t n) { return engine_() % n; }

 private:
  std::mt19937 engine_;
  std::uniform_real_distribution<double> lon_{-180, 180}, sine_{-1, 1};
};

/// The places where maps break.
inline std::vector<graph::LonLat> awkwardCentres() {
  return {{{0}, {0}},     {{179.999}, {0}}, {{-180}, {20}}, {{180}, {-35}},     {{-160}, {10}},
          {{90}, {45}},   {{0}, {90}},      {{17}, {90}},   {{-100}, {-90}},    {{-90}, {0}},
          {{120}, {-60}}, {{-95.37}, {0}},  {{10}, {-89}},  {{30.5}, {89.9999}}};
}

/// Radians between two places.
inline double angleBetween(graph::LonLat a, graph::LonLat b) {
  const geo::UnitVector u = geo::unitVector(a), v = geo::unitVector(b);
  return 2 * std::atan2(length(u - v), length(u + v));
}

inline std::vector<geo::ProjectionKind> everyKind() {
  const auto maps = geo::mapProjections();
  std::vector<geo::ProjectionKind> kinds(maps.begin(), maps.end());
  kinds.push_back(geo::ProjectionKind::lambertAzimuthal);
  return kinds;
}

inline std::string nameForTests(geo::ProjectionKind kind) {
  return kind == geo::ProjectionKind::lambertAzimuthal ? "inset" : std::string(geo::nameOf(kind));
}

inline double between(geo::PlanePoint a, geo::PlanePoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace cityties::test
