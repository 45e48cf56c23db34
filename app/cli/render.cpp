#include <charconv>
#include <tuple>

#include "app/cli/commands.hpp"
#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"
#include "app/core/assets.hpp"
#include "app/page/page.hpp"
#include "geo/base_map.hpp"

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

OrExit<std::optional<graph::LonLat>> centre(const graph::Dataset& dataset, const std::optional<std::string>& asked) {
  if (!asked) return std::optional<graph::LonLat>{};
  const auto position = readPosition(*asked);
  if (!position) {
    const auto city = findCity(dataset, *asked);
    return city ? OrExit<std::optional<graph::LonLat>>((*city)->position) : tl::unexpected(city.error());
  }
  const double lon = position->lon.degrees, lat = position->lat.degrees;
  if (lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) return position;
  complain("--center: " + *asked + " is outside of -180 to 180, -90 to 90; expected LON,LAT");
  return tl::unexpected(usage);
}

int draw(const Worked& worked, const page::PageOptions& options, const std::string& file,
         const core::Catalogue& words) {
  const auto assets = core::findAssets();
  if (!assets) {
    complain("the base map is not found; set CITYTIES_ASSETS to the folder that holds 'data' and 'map'");
    return unusable;
  }
  const auto map = geo::readBaseMap(*assets / "map" / "basemap.gpkg", geo::Detail::fine);
  if (!map) return complain(map.error()), unusable;
  // The middle of the Pacific, unless the picture is of another half of the earth: nothing asked for lies at the seam.
  const graph::Longitude middle = options.middle ? options.middle->lon : graph::Longitude{-170};
  const auto base = core::projectBase(*map, geo::Projection::equalEarth(middle));
  const auto drawn = page::render(worked.story, base, *map, words, options, file);
  if (!drawn) return complain(drawn.error()), unusable;
  return success;
}

}  // namespace

int runRender(const Arguments& arguments) {
  const PictureOptions& picture = arguments.picture;
  if (!page::formatOf(picture.file)) {
    complain(picture.file + ": the name must end in .png, .svg or .pdf");
    return usage;
  }
  auto worked = workOut(arguments);
  if (!worked) return worked.error();
  const auto step = stepOf(worked->story, arguments.scenario.step, worked->story.steps.size() - 1);
  if (!step) return step.error();
  const auto middle = centre(*worked->data.dataset, picture.center);
  if (!middle) return middle.error();
  page::PageOptions options;
  if (picture.size) std::tie(options.width, options.height) = *picture.size;
  options.theme = picture.theme;
  options.step = *step;
  options.middle = *middle;
  return draw(*worked, options, picture.file, words(arguments.common.language));
}

}  // namespace cityties::cli
