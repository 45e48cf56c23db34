#include "app/cli/commands.hpp"
#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"
#include "app/cli/picture.hpp"
#include "app/core/assets.hpp"
#include "app/io/style_json.hpp"
#include "app/page/page.hpp"
#include "geo/base_map.hpp"

namespace cityties::cli {
namespace {

using MaybePlace = std::optional<graph::LonLat>;

OrExit<MaybePlace> centre(const graph::Dataset& dataset, const std::optional<std::string>& asked) {
  if (!asked) return MaybePlace{};
  const auto position = readPosition(*asked);
  if (!position) {
    const auto city = findCity(dataset, *asked);
    return city ? OrExit<MaybePlace>((*city)->position) : tl::unexpected(city.error());
  }
  const double lon = position->lon.degrees, lat = position->lat.degrees;
  if (lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) return position;
  complain("--center: " + *asked + " is outside of -180 to 180, -90 to 90; expected LON,LAT");
  return tl::unexpected(usage);
}

bool isRegionOrCountry(const graph::Dataset& dataset, const std::string& id) {
  for (const graph::City& city : dataset.cities)
    if (city.region.text == id || city.country.text == id) return true;
  return false;
}

/// The ids to fit; a city may be given by its name.
OrExit<std::vector<std::string>> fitted(const graph::Dataset& dataset, const std::vector<std::string>& asked) {
  std::vector<std::string> ids;
  for (const std::string& word : asked) {
    const bool known = word == "world" || dataset.findPost(word) || dataset.findRegion(word) ||
                       dataset.findRegionByCode(word) || isRegionOrCountry(dataset, word);
    if (known) {
      ids.push_back(word);
      continue;
    }
    const auto city = findCity(dataset, word);
    if (!city) return tl::unexpected(city.error());
    ids.push_back((*city)->id.text);
  }
  return ids;
}

page::Layout layoutOf(PageLayout layout) {
  switch (layout) {
    case PageLayout::bare:
      return page::Layout::bare;
    case PageLayout::sideBySide:
      return page::Layout::sideBySide;
    case PageLayout::contactSheet:
      return page::Layout::contactSheet;
    case PageLayout::map:
      break;
  }
  return page::Layout::map;
}

/// Pixels on either side, and how many are an inch. Vectors have no pixels: theirs are those of the screen.
bool setSize(const PictureOptions& picture, page::PageOptions& options) {
  const bool pixels = page::formatOf(picture.file) == page::Format::png;
  const bool length = picture.paper && picture.paper->inches > 0;
  options.dpi = picture.dpi && (pixels || !length) ? *picture.dpi : pixels && length ? 300 : 96;
  if (!picture.paper) return true;
  const double unit = length ? picture.paper->inches * options.dpi : 1;
  options.width = picture.paper->width * unit;
  options.height = picture.paper->height * unit;
  const auto good = [](double side) { return side >= 1 && side <= 16384; };
  if (good(options.width) && good(options.height)) return true;
  complain("--size: 1 to 16384 pixels either way" +
           std::string(length ? " at " + std::to_string(static_cast<int>(options.dpi)) + " an inch" : ""));
  return false;
}

/// What is compared with what; false where that makes no sense, which has been told.
bool setSteps(const Arguments& arguments, const core::Story& story, page::PageOptions& options, int& exitCode) {
  exitCode = usage;
  const bool compares = options.content == core::MapContent::difference || options.layout == page::Layout::sideBySide;
  if (arguments.scenario.against && !compares) {
    complain("--against goes with --content difference or --layout side-by-side");
    return false;
  }
  const auto step = stepOf(story, arguments.scenario.step, story.steps.size() - 1);
  if (!step) return exitCode = step.error(), false;
  options.step = *step;
  if (!compares) return true;
  const auto against = stepOf(story, arguments.scenario.against, 0);
  if (!against) return exitCode = against.error(), false;
  options.against = *against;
  if (*against != *step) return true;
  complain(
      "there is nothing to compare: --step and --against are the same step; name a scenario, and two of its steps");
  return false;
}

int draw(const core::Story& story, geo::ProjectionKind kind, const page::PageOptions& options, const std::string& file,
         const core::Catalogue& words) {
  const auto assets = core::findAssets();
  if (!assets) {
    complain("the base map is not found; set CITYTIES_ASSETS to the folder that holds 'data' and 'map'");
    return unusable;
  }
  const auto map = geo::readBaseMap(*assets / "map" / "basemap.gpkg", geo::Detail::fine);
  if (!map) return complain(map.error()), unusable;
  // Home, unless the picture is of another half of the earth: nothing asked for lies at the seam.
  const graph::LonLat middle = options.middle.value_or(core::homeCentre(*story.dataset, kind));
  const auto base = core::projectBase(*map, geo::Projection::make(kind, middle));
  const auto drawn = page::render(story, base, *map, words, options, file);
  if (!drawn) return complain(drawn.error()), unusable;
  return success;
}

}  // namespace

namespace {

/// Lays a style of one's own over the built-in one; false where it cannot be read, which has been told.
bool setStyle(const std::string& file) {
  if (file.empty()) return true;
  const auto styles = io::readStyle(file);
  if (!styles) return complain(styles.error()), false;
  core::useStyles(*styles);
  return true;
}

}  // namespace

int runRender(const Arguments& arguments) {
  const PictureOptions& picture = arguments.picture;
  if (!page::formatOf(picture.file)) {
    complain(picture.file + ": the name must end in .png, .svg or .pdf");
    return usage;
  }
  if (!setStyle(picture.style)) return unusable;
  page::PageOptions options;
  if (!setSize(picture, options)) return usage;
  options.textScale = picture.textScale;
  options.theme = picture.theme;
  options.layout = layoutOf(picture.layout);
  options.content = picture.content;
  options.names = picture.names;
  options.flows = picture.flows;
  options.zoom = picture.zoom;
  const auto worked = workOut(arguments);
  if (!worked) return worked.error();
  int exitCode = success;
  if (!setSteps(arguments, worked->story, options, exitCode)) return exitCode;
  const auto middle = centre(*worked->data.dataset, picture.center);
  if (!middle) return middle.error();
  options.middle = *middle;
  auto fit = fitted(*worked->data.dataset, picture.fit);
  if (!fit) return fit.error();
  options.fit = std::move(*fit);
  options.datasetSha256 = worked->data.sha256;
  options.command = commandOf(arguments, worked->story.options, options);
  return draw(worked->story, picture.projection, options, picture.file, words(arguments.common.language));
}

}  // namespace cityties::cli
