#include "app/cli/inputs.hpp"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "app/cli/output.hpp"
#include "app/core/assets.hpp"
#include "app/io/document_json.hpp"
#include "app/io/model_json.hpp"
#include "app/io/nearest_word.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"

namespace cityties::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<int> leave(int code, const std::string& message) {
  complain(message);
  return tl::unexpected(code);
}

tl::unexpected<int> leave(const graph::Diagnostics& problems) {
  complain(problems);
  return tl::unexpected(unusable);
}

tl::unexpected<int> noAssets() {
  return leave(unusable,
               "the program's own files are not found beside the executable, under its prefix or in "
               "CITYTIES_ASSETS; set CITYTIES_ASSETS to the folder that holds 'data'");
}

void warn(const graph::Diagnostics& warnings, bool verbose, const std::string& what) {
  if (warnings.empty()) return;
  if (verbose) return complain(warnings);
  complain(what + ": " + std::to_string(warnings.size()) + (warnings.size() == 1 ? " warning" : " warnings") +
           " (--verbose lists them)");
}

/// What a shipped scenario or dataset may be called by: no way out of its folder.
bool isPlainName(const std::string& name) {
  return !name.empty() && name.find('/') == std::string::npos && name != "." && name != "..";
}

std::vector<std::string> shippedScenarios(const fs::path& assets) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(assets / "scenarios", error))
    if (entry.path().extension() == ".json") ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

OrExit<fs::path> scenarioPath(const std::string& asked) {
  std::error_code error;
  if (fs::exists(asked, error) && !fs::is_directory(asked, error)) return fs::path(asked);
  const bool looksLikeFile = asked.find('/') != std::string::npos || fs::path(asked).extension() == ".json";
  if (looksLikeFile) return fs::path(asked);  // the reader says what is wrong with it
  const auto assets = core::findAssets();
  if (!assets) return noAssets();
  if (const fs::path shipped = *assets / "scenarios" / (asked + ".json"); fs::exists(shipped, error)) return shipped;
  const auto ids = shippedScenarios(*assets);
  std::string message = "no scenario '" + asked + "'";
  if (const auto near = io::nearestWord(asked, ids)) message += "; did you mean '" + *near + "'?";
  message += " Shipped are:";
  for (const auto& id : ids) message += " " + id;
  return leave(unusable, message);
}

OrExit<core::Scenario> scenarioOfEvents(const std::vector<std::string>& events) {
  core::Scenario scenario;
  core::ScenarioStep step;
  scenario.id = step.id = "event";
  for (const auto& text : events) {
    auto action = io::parseEvent(text);
    if (!action) {
      for (const auto& problem : action.error()) complain("--event: " + problem.text());
      return tl::unexpected(usage);
    }
    step.actions.push_back(std::move(*action));
    step.title.english += (step.title.english.empty() ? "" : ", ") + text;
  }
  scenario.title = step.title;
  scenario.steps.push_back(std::move(step));
  return scenario;
}

std::set<std::string> countriesOf(const graph::Dataset& dataset) {
  std::set<std::string> countries;
  for (const auto& city : dataset.cities) countries.insert(city.country.text);
  return countries;
}

/// True when the country has cities; tells when not.
bool hasCountry(const graph::Dataset& dataset, const std::string& option, const std::string& code) {
  const auto countries = countriesOf(dataset);
  if (countries.contains(code)) return true;
  std::string message = option + ": no city of the dataset is in '" + code + "'; its countries are";
  std::size_t listed = 0;
  for (const auto& country : countries) {
    if (++listed > 20) break;
    message += " " + country;
  }
  if (countries.size() > 20) message += " and " + std::to_string(countries.size() - 20) + " more";
  complain(message);
  return false;
}

unsigned threadCount(unsigned asked) { return asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace

OrExit<fs::path> datasetPath(const CommonOptions& common) {
  std::error_code error;
  if (common.data && (!isPlainName(*common.data) || fs::exists(*common.data, error))) return fs::path(*common.data);
  const auto assets = core::findAssets();
  if (!common.data) return assets ? OrExit<fs::path>(*assets / "data" / "us-china") : noAssets();
  if (assets && fs::is_directory(*assets / "data" / *common.data, error)) return *assets / "data" / *common.data;
  return fs::path(*common.data);  // the reader says that there is nothing
}

OrExit<Data> loadDataset(const CommonOptions& common) {
  const auto path = datasetPath(common);
  if (!path) return tl::unexpected(path.error());
  geo::LoadedDataset loaded = geo::readDataset(*path);
  graph::Diagnostics errors, warnings;
  for (auto& problem : loaded.report.diagnostics)
    (problem.severity == graph::Severity::error ? errors : warnings).push_back(std::move(problem));
  if (!errors.empty()) {
    complain(errors);
    return leave(unusable, path->string() + ": " + std::to_string(errors.size()) +
                               (errors.size() == 1 ? " error" : " errors") + "; the dataset is not used");
  }
  // What is to be known of the built-in data stands in its README; a first look at the program needs no warning.
  if (common.data || common.verbose) warn(warnings, common.verbose, path->string());
  return Data{std::make_shared<const graph::Dataset>(std::move(loaded.report.dataset)), *path, loaded.sha256};
}

OrExit<OpenedDocument> loadDocument(const ScenarioOptions& options, const std::string& fallback) {
  OpenedDocument opened;
  if (!options.events.empty()) {
    auto scenario = scenarioOfEvents(options.events);
    if (!scenario) return tl::unexpected(scenario.error());
    opened.document.scenario = std::move(*scenario);
  }
  if (!options.events.empty() || (!options.scenario && fallback.empty())) return opened;
  const auto path = scenarioPath(options.scenario.value_or(fallback));
  if (!path) return tl::unexpected(path.error());
  auto decoded = io::readDocument(*path);
  if (!decoded) return leave(decoded.error());
  complain(decoded->warnings);
  std::error_code error;
  return OpenedDocument{std::move(decoded->document), fs::absolute(*path, error).string()};
}

OrExit<core::Scenario> loadScenario(const ScenarioOptions& options, const std::string& fallback) {
  auto opened = loadDocument(options, fallback);
  if (!opened) return tl::unexpected(opened.error());
  return std::move(opened->document.scenario);
}

namespace {

/// Countries of the network and of the pairs. Returns the exit code, 0 when all is well.
int chooseCountries(const CommonOptions& common, const core::Scenario& scenario, const graph::Dataset& dataset,
                    core::StoryOptions& options) {
  options.reporting = scenario.reporting.value_or(graph::ReportingOptions{});
  options.network.countries = scenario.countries;
  if (!common.countries.empty()) options.network.countries.clear();
  for (const auto& code : common.countries) {
    if (!hasCountry(dataset, "--countries", code)) return usage;
    options.network.countries.emplace_back(code);
  }
  if (common.from) {
    if (!hasCountry(dataset, "--from", *common.from)) return usage;
    options.reporting.from = graph::CountryCode(*common.from);
  }
  // The scenario may have been made on other data.
  for (const auto& country : options.network.countries)
    if (!hasCountry(dataset, "'countries' of the scenario", country.text)) return unusable;
  const auto& from = options.reporting.from;
  return from && !hasCountry(dataset, "'from' of the scenario", from->text) ? unusable : 0;
}

}  // namespace

OrExit<core::StoryOptions> storyOptions(const CommonOptions& common, const core::Scenario& scenario,
                                        const graph::Dataset& dataset) {
  core::StoryOptions options;
  options.date = common.date         ? *common.date
                 : scenario.baseDate ? *scenario.baseDate
                                     : dataset.info.asOf.value_or(graph::Date::today());
  options.channels = common.channels.value_or(scenario.channels.value_or(graph::ChannelPreset::local));
  options.network.model = scenario.model.value_or(graph::ChannelModel{});
  if (common.model) {
    const auto decoded = io::readModel(*common.model);
    if (!decoded) return leave(decoded.error());
    complain(decoded->warnings);
    options.network.model = decoded->model;
  }
  if (const int code = chooseCountries(common, scenario, dataset, options); code != 0) return tl::unexpected(code);
  if (common.cities) options.reporting.cities = *common.cities;
  if (common.weight) options.reporting.weight = *common.weight;
  options.undated = common.undated;
  options.threads = threadCount(common.threads);
  return options;
}

OrExit<Worked> workOut(const Arguments& arguments, const std::string& fallback) {
  auto scenario = loadScenario(arguments.scenario, fallback);
  if (!scenario) return tl::unexpected(scenario.error());
  auto data = loadDataset(arguments.common);
  if (!data) return tl::unexpected(data.error());
  const auto options = storyOptions(arguments.common, *scenario, *data->dataset);
  if (!options) return tl::unexpected(options.error());
  auto story = core::workOut(data->dataset, std::move(*scenario), *options);
  if (!story) return leave(story.error());
  return Worked{std::move(*data), std::move(*story)};
}

OrExit<Prepared> prepare(const Arguments& arguments) {
  auto scenario = loadScenario(arguments.scenario);
  if (!scenario) return tl::unexpected(scenario.error());
  auto data = loadDataset(arguments.common);
  if (!data) return tl::unexpected(data.error());
  auto options = storyOptions(arguments.common, *scenario, *data->dataset);
  if (!options) return tl::unexpected(options.error());
  auto states = core::statesOf(*data->dataset, *scenario, *options);
  if (!states) return leave(states.error());
  return Prepared{std::move(*data), std::move(*scenario), std::move(*options), std::move(*states)};
}

namespace {

OrExit<std::size_t> stepUpTo(std::size_t last, const std::optional<std::size_t>& asked, std::size_t otherwise) {
  if (!asked || *asked <= last) return asked.value_or(otherwise);
  return leave(usage, "--step: there is no step " + std::to_string(*asked) + "; " +
                          (last == 0 ? "without a scenario there is only step 0"
                                     : "steps are 0 (before) to " + std::to_string(last)));
}

}  // namespace

OrExit<std::size_t> stepOf(const Prepared& prepared, const std::optional<std::size_t>& asked) {
  return stepUpTo(prepared.states.size() - 1, asked, prepared.states.size() - 1);
}

OrExit<std::size_t> stepOf(const core::Story& story, const std::optional<std::size_t>& asked, std::size_t otherwise) {
  return stepUpTo(story.steps.size() - 1, asked, otherwise);
}

core::Catalogue words(core::Language language) {
  if (language == core::Language::english) return {};
  const auto assets = core::findAssets();
  auto catalogue = core::Catalogue::read(assets.value_or(fs::path{}) / "i18n" / "zh.mo", language);
  if (catalogue) return std::move(*catalogue);
  complain(catalogue.error());
  return {};
}

}  // namespace cityties::cli
