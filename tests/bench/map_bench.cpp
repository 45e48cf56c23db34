// Reading, cutting and projecting the base map.
#include <benchmark/benchmark.h>

#include "geo/base_map.hpp"

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

void triangulateLand(benchmark::State& state) {
  const auto base = geo::readBaseMap(map, detail(state)).value();
  const auto projected = geo::project(base, geo::Projection::equalEarth(graph::Longitude{-170}));
  for (auto _ : state) benchmark::DoNotOptimize(geo::triangulate(projected.land));
}
BENCHMARK(triangulateLand)->Name("map/triangulate")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
