#include "graph/repair.hpp"

#include <algorithm>

#include "app/cli/commands.hpp"
#include "app/cli/output.hpp"
#include "app/cli/progress.hpp"
#include "app/cli/repair_result.hpp"

namespace cityties::cli {
namespace {

bool has(const std::vector<std::string>& kinds, const char* kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Cities by id or name; an unknown one has been told.
OrExit<std::vector<graph::CityId>> cities(const graph::Dataset& dataset, const std::vector<std::string>& typed) {
  std::vector<graph::CityId> ids;
  for (const std::string& text : typed) {
    const auto city = findCity(dataset, text);
    if (!city) return tl::unexpected(city.error());
    ids.push_back((*city)->id);
  }
  return ids;
}

bool isArea(const graph::Dataset& dataset, const std::string& code) {
  const auto isThere = [&](const graph::City& city) { return city.region.text == code || city.country.text == code; };
  return std::any_of(dataset.cities.begin(), dataset.cities.end(), isThere);
}

OrExit<graph::RepairOptions> optionsFor(const RepairArguments& asked, const Worked& worked) {
  const graph::Dataset& dataset = *worked.data.dataset;
  std::vector<std::string> kinds = asked.candidates;
  if (kinds.empty()) kinds = {"reopen", "district", "agreement", asked.newPosts.empty() ? "" : "post"};
  graph::RepairOptions options;
  options.count = asked.count;
  options.reopen = has(kinds, "reopen");
  options.districts = has(kinds, "district");
  options.agreements = has(kinds, "agreement");
  options.virtualTies = has(kinds, "virtual");
  options.strength = asked.strength;
  if (has(kinds, "post") && asked.newPosts.empty()) {
    complain("a new post needs --post CITY");
    return tl::unexpected(usage);
  }
  const auto posts = cities(dataset, has(kinds, "post") ? asked.newPosts : std::vector<std::string>{});
  if (!posts) return tl::unexpected(posts.error());
  const auto ends = cities(dataset, asked.ends);
  if (!ends) return tl::unexpected(ends.error());
  options.newPosts = *posts;
  options.ends = *ends;
  if (!asked.within.empty() && !isArea(dataset, asked.within)) {
    complain("--within: no city of the dataset is in '" + asked.within + "'");
    return tl::unexpected(usage);
  }
  options.within = asked.within;
  options.onePerCity = asked.onePerCity;
  options.exhaustive = asked.exhaustive;
  options.threads = worked.story.options.threads;
  return options;
}

/// The scenario's actions up to the step.
std::vector<graph::Action> actionsUpTo(const core::Scenario& scenario, std::size_t step) {
  std::vector<graph::Action> actions;
  for (std::size_t s = 0; s < step; ++s) {
    actions.insert(actions.end(), scenario.steps[s].actions.begin(), scenario.steps[s].actions.end());
  }
  return actions;
}

}  // namespace

int runRepair(const Arguments& arguments) {
  if (!arguments.scenario.scenario && arguments.scenario.events.empty()) {
    complain("repair needs --scenario or --event\nTry 'cityties repair --help'.");
    return usage;
  }
  const auto worked = workOut(arguments);
  if (!worked) return worked.error();
  const core::Story& story = worked->story;
  const auto step = stepOf(story, arguments.scenario.step, story.steps.size() - 1);
  if (!step) return step.error();
  const auto options = optionsFor(arguments.repair, *worked);
  if (!options) return options.error();
  const graph::RepairQuestion question{worked->data.dataset.get(),
                                       story.steps.front().analysis.get(),
                                       story.steps[*step].analysis.get(),
                                       story.steps[*step].impact->affected.cities,
                                       actionsUpTo(story.scenario, *step),
                                       &story.reporting,
                                       story.options.network,
                                       story.options.undated};
  Progress progress("the search for repairs");
  auto report = graph::repairs(question, *options, progress.watch());
  if (!report) {
    complain(report.error());
    return unusable;
  }
  const RepairResult result{*worked, *step, options->exhaustive, std::move(**report)};
  switch (formatOf(arguments.common)) {
    case Format::csv:
      return writeResult(repairAsCsv(result));
    case Format::table:
      return writeResult(repairAsText(result, words(arguments.common.language)));
    default:
      return writeResult(repairAsJson(result));
  }
}

}  // namespace cityties::cli
