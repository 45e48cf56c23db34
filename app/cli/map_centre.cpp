#include <charconv>

#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"

namespace cityties::cli {
namespace {

/// `LON,LAT` in degrees.
std::optional<graph::LonLat> readPosition(const std::string& text) {
  const char* end = text.data() + text.size();
  graph::LonLat position;
  const auto lon = std::from_chars(text.data(), end, position.lon.degrees);
  if (lon.ec != std::errc{} || lon.ptr == end || *lon.ptr != ',') return std::nullopt;
  const auto lat = std::from_chars(lon.ptr + 1, end, position.lat.degrees);
  if (lat.ec != std::errc{} || lat.ptr != end) return std::nullopt;
  return position;
}

bool onEarth(graph::LonLat at) {
  return at.lon.degrees >= -180 && at.lon.degrees <= 180 && at.lat.degrees >= -90 && at.lat.degrees <= 90;
}

}  // namespace

OrExit<std::optional<core::MapCentre>> mapCentre(const graph::Dataset& dataset,
                                                 const std::optional<std::string>& typed) {
  if (!typed) return std::optional<core::MapCentre>{};
  const auto position = readPosition(*typed);
  if (!position) {
    const auto city = findCity(dataset, *typed);
    if (!city) return tl::unexpected(city.error());
    return std::optional(core::MapCentre{.place = (*city)->id.text, .at = (*city)->position});
  }
  if (onEarth(*position)) return std::optional(core::MapCentre{.place = {}, .at = *position});
  complain("--center: " + *typed + " is outside of -180 to 180, -90 to 90; expected LON,LAT");
  return tl::unexpected(usage);
}

}  // namespace cityties::cli
