// Reading, cutting and projecting the base map.
#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geo/base_map.hpp"
#include "geo/globe.hpp"
#include "geo/great_circle.hpp"

using namespace cityties;

namespace {

const std::string map = std::string(CITYTIES_SOURCE_DIR) + "/assets/map/basemap.gpkg";

geo::Detail detail(const benchmark::State& state) { return state.range(0) ? geo::Detail::fine : geo::Detail::coarse; }

void readBaseMap(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(geo::readBaseMap(map, detail(state)));
}
BENCHMARK(readBaseMap)->Name("map/read")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void projectBaseMap(benchmark::State& state) {
  const auto base = geo::readBaseMap(map, detail(state)).value();
  const auto projection = geo::Projection::equalEarth(graph::Longitude{-170});
  for (auto _ : state) benchmark::DoNotOptimize(geo::project(base, projection));
}
BENCHMARK(projectBaseMap)->Name("map/project")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

// A new centre on every kind of map: all that follows when the earth is turned there.
void turnTo(benchmark::State& state) {
  const auto base = geo::readBaseMap(map, geo::Detail::fine).value();
  const auto kind = geo::mapProjections()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(geo::nameOf(kind)));
  double longitude = -170;
  for (auto _ : state) {
    longitude = std::remainder(longitude + 17, 360.0);
    benchmark::DoNotOptimize(geo::project(base, geo::Projection::make(kind, {{longitude}, {35}})));
  }
}
BENCHMARK(turnTo)->Name("map/turn")->DenseRange(0, 6)->Unit(benchmark::kMillisecond);

// As many arcs as the world's sister cities have ties, between places all over the earth.
void projectArcs(benchmark::State& state) {
  constexpr int arcs = 32034;
  const auto kind = geo::mapProjections()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(geo::nameOf(kind)));
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lon(-180, 180), sine(-1, 1);
  std::vector<graph::LonLat> ends;
  for (int i = 0; i < 2 * arcs; ++i) {
    const double longitude = lon(random);
    ends.push_back({{longitude}, {std::asin(sine(random)) * 180 / std::numbers::pi}});
  }
  const auto projection = geo::Projection::make(kind, {{-170}, {35}});
  for (auto _ : state) {
    for (std::size_t i = 0; i < ends.size(); i += 2) {
      benchmark::DoNotOptimize(geo::projectArc(projection, ends[i], ends[i + 1]));
    }
  }
}
BENCHMARK(projectArcs)->Name("map/arcs")->DenseRange(0, 6)->Unit(benchmark::kMillisecond);

void makeGlobe(benchmark::State& state) {
  const auto base = geo::readBaseMap(map, detail(state)).value();
  for (auto _ : state) benchmark::DoNotOptimize(geo::makeGlobeMesh(base));
}
BENCHMARK(makeGlobe)->Name("map/globe")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void triangulateLand(benchmark::State& state) {
  const auto base = geo::readBaseMap(map, detail(state)).value();
  const auto projected = geo::project(base, geo::Projection::equalEarth(graph::Longitude{-170}));
  for (auto _ : state) benchmark::DoNotOptimize(geo::triangulate(projected.land));
}
BENCHMARK(triangulateLand)->Name("map/triangulate")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
