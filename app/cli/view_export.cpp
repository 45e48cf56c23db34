#include "app/cli/view_export.hpp"

#include "app/page/page.hpp"
#include "geo/base_map.hpp"

namespace cityties::cli {
namespace {

page::PageOptions pageOptions(const core::ViewState& view, const graph::Dataset& dataset, const std::string& sha256) {
  page::PageOptions options;
  options.theme = view.theme;
  options.step = view.step;
  options.content = view.content;
  options.names = view.names;
  if (view.content == core::MapContent::difference) options.against = core::againstOf(view);
  if (view.centre) options.middle = core::centreOf(dataset, view.projection, view.centre);
  options.datasetSha256 = sha256;
  return options;
}

}  // namespace

desk::ExportPicture pictureExport(const std::filesystem::path& assets, const std::string& datasetSha256) {
  return [assets, datasetSha256](const std::string& file, std::shared_ptr<const core::Story> story,
                                 const core::ViewState& view, const core::Catalogue& words) -> graph::Diagnostics {
    if (!page::formatOf(file)) return {{.file = file, .message = "the name must end in .png, .svg or .pdf"}};
    const auto options = pageOptions(view, *story->dataset, datasetSha256);
    const auto map = geo::readBaseMap(assets / "map" / "basemap.gpkg", geo::Detail::fine);
    if (!map) return map.error();
    const graph::LonLat middle = options.middle.value_or(core::homeCentre(*story->dataset, view.projection));
    const auto base = core::projectBase(*map, geo::Projection::make(view.projection, middle));
    const auto drawn = page::render(*story, base, *map, words, options, file);
    return drawn ? graph::Diagnostics() : drawn.error();
  };
}

}  // namespace cityties::cli
