#include "app/core/map_centre.hpp"

#include <array>
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

constexpr int bins = 72;  // of 5°

/// How many agreements a seam in the middle of each bin cuts: the bins between the two ends, on the short way.
std::array<std::size_t, bins> cutBySeam(const graph::Dataset& dataset, std::size_t& counted) {
  std::array<std::size_t, bins> cut{};
  constexpr double width = 360.0 / bins;
  for (const graph::Agreement& agreement : dataset.agreements) {
    const graph::City *a = dataset.findCity(agreement.a.text), *b = dataset.findCity(agreement.b.text);
    if (!a || !b) continue;
    ++counted;
    const double way = std::remainder(b->position.lon.degrees - a->position.lon.degrees, 360.0);
    const double west = way < 0 ? b->position.lon.degrees : a->position.lon.degrees, east = west + std::abs(way);
    // Seams lie at (n + ½) widths.
    for (double n = std::ceil(west / width - .5); (n + .5) * width < east; ++n)
      ++cut[static_cast<std::size_t>((static_cast<int>(n) % bins + bins) % bins)];
  }
  return cut;
}

graph::Longitude homeMeridian(const graph::Dataset& dataset) {
  constexpr double pacific = -170;
  std::size_t counted = 0;
  const auto cut = cutBySeam(dataset, counted);
  const auto cutFrom = [&](double centre) {
    const double seam = std::remainder(centre + 180, 360.0) / (360.0 / bins);
    return cut[static_cast<std::size_t>((static_cast<int>(std::floor(seam)) % bins + bins) % bins)];
  };
  double best = pacific;
  if (10 * cutFrom(pacific) <= counted) return {best};
  for (int away = 1; away <= bins; ++away) {
    const int steps = away % 2 == 0 ? -away / 2 : away / 2;
    const double centre = std::remainder(pacific + 2.5 + steps * 5.0, 360.0);
    if (cutFrom(centre) < cutFrom(best)) best = centre;
  }
  return {best};
}

graph::LonLat homeOn(graph::Longitude meridian, geo::ProjectionKind kind) {
  constexpr double north = 35;
  return {meridian, {geo::isAzimuthal(kind) ? north : 0}};
}

}  // namespace

graph::LonLat homeCentre(const graph::Dataset& dataset, geo::ProjectionKind kind) {
  return homeOn(homeMeridian(dataset), kind);
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
  if (!centre) return homeCentre(dataset, kind);
  if (centre->place.empty()) return centre->at;
  return positionOf(dataset, centre->place).value_or(homeCentre(dataset, kind));
}

graph::LonLat Centres::of(geo::ProjectionKind kind, const std::optional<MapCentre>& centre) {
  if (centre && centre->place.empty()) return centre->at;
  if (centre && centre->place != place_) {
    at_ = positionOf(*dataset_, place_ = centre->place);
    ++searches_;
  }
  if (centre && at_) return *at_;
  if (!home_) {
    home_ = homeMeridian(*dataset_);
    ++searches_;
  }
  return homeOn(*home_, kind);
}

}  // namespace cityties::core
