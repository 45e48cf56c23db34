#include "app/core/anchor.hpp"

#include <cmath>
#include <numbers>

#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using graph::LonLat;

std::optional<LonLat> ofRegion(const graph::Dataset& dataset, const graph::Region& region) {
  for (const auto& seat : {region.sameAsCity, region.capital})
    if (seat)
      if (const graph::City* city = dataset.findCity(seat->text)) return city->position;
  for (const graph::City& city : dataset.cities)
    if (city.region == region.code) return city.position;
  return std::nullopt;
}

std::optional<LonLat> ofCountry(const graph::Dataset& dataset, const std::string& code) {
  constexpr double degree = std::numbers::pi / 180;
  double x = 0, y = 0, z = 0;
  for (const graph::City& city : dataset.cities) {
    if (city.country.text != code) continue;
    const double lon = city.position.lon.degrees * degree, lat = city.position.lat.degrees * degree;
    x += std::cos(lat) * std::cos(lon);
    y += std::cos(lat) * std::sin(lon);
    z += std::sin(lat);
  }
  if (std::hypot(x, y, z) < 1e-9) return std::nullopt;
  return LonLat{{std::atan2(y, x) / degree}, {std::atan2(z, std::hypot(x, y)) / degree}};
}

}  // namespace

std::optional<LonLat> anchorOf(const graph::Dataset& dataset, const std::string& id) {
  if (const graph::City* city = dataset.findCity(id)) return city->position;
  if (const graph::Post* post = dataset.findPost(id)) return post->position;
  const graph::Region* region = dataset.findRegion(id);
  if (!region) region = dataset.findRegionByCode(id);
  if (region) return ofRegion(dataset, *region);
  if (const graph::Agreement* agreement = dataset.findAgreement(id)) {
    const auto a = anchorOf(dataset, agreement->a.text), b = anchorOf(dataset, agreement->b.text);
    return a && b ? std::optional(geo::pointOnArc(*a, *b, .5)) : std::nullopt;
  }
  return ofCountry(dataset, id);
}

}  // namespace cityties::core
