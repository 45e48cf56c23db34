#include "app/core/map_centre.hpp"

#include <cmath>
#include <numbers>

namespace cityties::core {
namespace {

constexpr double degree = std::numbers::pi / 180;

/// The middle of places on the sphere; nothing without any.
class Middle {
 public:
  void add(graph::LonLat at) {
    const double lon = at.lon.degrees * degree, lat = at.lat.degrees * degree;
    x_ += std::cos(lat) * std::cos(lon);
    y_ += std::cos(lat) * std::sin(lon);
    z_ += std::sin(lat);
    empty_ = false;
  }
  std::optional<graph::LonLat> point() const {
    if (empty_) return std::nullopt;
    return graph::LonLat{{std::atan2(y_, x_) / degree}, {std::atan2(z_, std::hypot(x_, y_)) / degree}};
  }

 private:
  double x_ = 0, y_ = 0, z_ = 0;
  bool empty_ = true;
};

}  // namespace

graph::LonLat homeCentre(geo::ProjectionKind kind) {
  constexpr double north = 35;
  return {{-170}, {geo::isAzimuthal(kind) ? north : 0}};
}

std::optional<graph::LonLat> positionOf(const graph::Dataset& dataset, const std::string& id) {
  if (const auto* city = dataset.findCity(id)) return city->position;
  if (const auto* post = dataset.findPost(id)) return post->position;
  Middle middle;
  const auto* region = dataset.findRegion(id);
  for (const graph::City& city : dataset.cities)
    if (city.region.text == id || (region && city.region == region->code)) middle.add(city.position);
  return middle.point();
}

graph::LonLat centreOf(const graph::Dataset& dataset, geo::ProjectionKind kind,
                       const std::optional<MapCentre>& centre) {
  if (!centre) return homeCentre(kind);
  if (centre->place.empty()) return centre->at;
  return positionOf(dataset, centre->place).value_or(homeCentre(kind));
}

}  // namespace cityties::core
