#include <tuple>

#include "app/cli/commands.hpp"
#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"
#include "app/cli/view_export.hpp"
#include "app/core/assets.hpp"
#include "app/desk/desk.hpp"

namespace cityties::cli {

int runView(const Arguments& arguments) {
  if (!desk::displayAvailable()) {
    complain(
        "no display can be opened, so there is no window\n"
        "Start it in a graphical session (DISPLAY is set there), or draw the map into a file:\n"
        "  cityties render --scenario houston-2020 --step 1 -o map.png");
    return unusable;
  }
  const auto assets = core::findAssets();
  if (!assets) {
    complain("the program's own files are not found; set CITYTIES_ASSETS to the folder that holds 'data' and 'map'");
    return unusable;
  }
  // The story of the built-in data; other data begins with what is in force.
  auto opened = loadDocument(arguments.scenario, arguments.common.data ? "" : "houston-2020");
  if (!opened) return opened.error();
  const auto* scenario = &opened->document.scenario;
  auto data = loadDataset(arguments.common);
  if (!data) return data.error();
  const auto story = storyOptions(arguments.common, *scenario, *data->dataset);
  if (!story) return story.error();
  const std::size_t last = scenario->steps.size();
  if (arguments.scenario.step && *arguments.scenario.step > last) {
    complain("--step: there is no step " + std::to_string(*arguments.scenario.step) + "; steps are 0 (before) to " +
             std::to_string(last));
    return usage;
  }
  const auto centre = mapCentre(*data->dataset, arguments.view.center);
  if (!centre) return centre.error();
  desk::DeskOptions options;
  options.assets = *assets;
  options.dataset = data->dataset;
  const auto changed = core::datasetChanged(opened->document.dataset, data->sha256, words(arguments.common.language));
  if (!changed.empty()) options.warnings.push_back({.severity = graph::Severity::warning, .message = changed});
  options.document = std::move(opened->document);
  options.document.dataset = {arguments.common.data.value_or(""), data->sha256};
  options.file = opened->file;
  options.story = *story;
  options.language = arguments.common.language;
  if (arguments.picture.size) std::tie(options.width, options.height) = *arguments.picture.size;
  options.scale = static_cast<float>(arguments.view.scale);
  options.present = arguments.view.present;
  options.step = arguments.scenario.step.value_or(0);
  options.theme = arguments.view.theme;
  options.projection = arguments.view.projection;
  options.centre = *centre;
  options.names = arguments.view.names;
  options.content = arguments.view.content;
  options.measure = arguments.view.measure;
  options.measureFrames = arguments.view.measureFrames;
  if (arguments.view.screenshot) options.screenshot = *arguments.view.screenshot;
  options.exportPicture = pictureExport(*assets, data->sha256);
  options.reportFrames = arguments.view.reportFrames;
  return desk::run(options);
}

}  // namespace cityties::cli
