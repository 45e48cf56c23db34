#include "tests/bench/worlds.hpp"

#include <cmath>
#include <cstdlib>
#include <numbers>
#include <random>

#include <fmt/format.h>

#include "geo/read_dataset.hpp"

namespace cityties::bench {

namespace fs = std::filesystem;
using namespace graph;

Setting setting(std::shared_ptr<const Dataset> dataset, Date date, ChannelPreset preset) {
  State state = stateOn(*dataset, date);
  const Network network = Network::build(*dataset, state);
  ReportingSet set = reportingSet(*dataset, network, {});
  return {std::move(dataset), std::move(state), PathEngine(network, preset), std::move(set)};
}

std::shared_ptr<const Dataset> frozen() {
  static const auto loaded = std::make_shared<const Dataset>(
      geo::readDataset(fs::path(CITYTIES_SOURCE_DIR) / "tests/data/us-china-2026-11").report.dataset);
  return loaded;
}

Setting frozenSetting(ChannelPreset preset) { return setting(frozen(), Date::parse("2020-07-20").value(), preset); }

fs::path worldData(const std::string& part) {
  const char* folder = std::getenv("CITYTIES_WORLD_DATA");
  return folder ? fs::path(folder) / part : fs::path();
}

std::shared_ptr<const Dataset> world() {
  const fs::path folder = worldData("sister-cities");
  if (!fs::exists(folder)) return std::make_shared<const Dataset>();
  return std::make_shared<const Dataset>(geo::readDataset(folder).report.dataset);
}

State without(const Dataset& dataset, const State& state, const std::vector<std::string>& elements) {
  State left = state;
  for (const std::string& id : elements) {
    const Action failure =
        dataset.findPost(id) ? Action{ClosePost{PostId{id}, {}}} : Action{SuspendAgreement{AgreementId{id}}};
    left = apply(dataset, state, left, {}, failure, Undated::in).value().state;
  }
  return left;
}

std::vector<SimpleGraph::Edge> grownEdges(std::size_t ties) {
  std::mt19937 random(3);  // its sequence is the same everywhere
  std::vector<SimpleGraph::Edge> edges{{0, 1, 1}};
  std::vector<std::uint32_t> ends{0, 1};
  for (std::uint32_t city = 2; edges.size() < ties; ++city) {
    for (std::uint32_t i = 0; i <= city % 2 && edges.size() < ties; ++i) {
      const std::uint32_t other = ends[random() % ends.size()];
      edges.push_back({city, other, 1});
      ends.insert(ends.end(), {city, other});
    }
  }
  return edges;
}

std::shared_ptr<const Dataset> grown(std::size_t ties) {
  const auto edges = grownEdges(ties);
  std::mt19937 random(4);
  const auto share = [&] { return static_cast<double>(random()) / 0x1p32; };
  auto dataset = std::make_shared<Dataset>();
  const auto cityId = [](std::uint32_t city) { return fmt::format("c{:07}", city); };
  for (std::uint32_t v = 0; v <= edges.back().a; ++v) {
    City city{.id = CityId{cityId(v)}, .name = cityId(v)};
    const auto country = static_cast<unsigned>(random() % 50);
    city.country = CountryCode{{static_cast<char>('A' + country / 10), static_cast<char>('A' + country % 10)}};
    city.position.lon.degrees = 360 * share() - 180;
    city.position.lat.degrees = std::asin(2 * share() - 1) * 180 / std::numbers::pi;
    dataset->cities.push_back(std::move(city));
  }
  for (std::size_t t = 0; t < edges.size(); ++t) {
    dataset->agreements.push_back({.id = AgreementId{fmt::format("t{:07}", t)},
                                   .kind = "sister_city",
                                   .a = PlaceId{cityId(edges[t].a)},
                                   .b = PlaceId{cityId(edges[t].b)}});
  }
  return dataset;
}

}  // namespace cityties::bench
