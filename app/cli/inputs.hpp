#pragma once
// Dataset, scenario and options brought together. Every problem is told on standard error; the exit code is returned.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "app/cli/options.hpp"
#include "app/core/catalogue.hpp"
#include "app/core/document.hpp"
#include "app/core/map_centre.hpp"
#include "app/core/story.hpp"

namespace cityties::cli {

/// A value, or the exit code with which to leave; the reason has been told.
template <class T>
using OrExit = tl::expected<T, int>;

struct Data {
  std::shared_ptr<const graph::Dataset> dataset;
  std::filesystem::path path;
  std::string sha256;
};

/// The dataset asked for, a shipped one by name, or the built-in one.
OrExit<std::filesystem::path> datasetPath(const CommonOptions& common);
OrExit<Data> loadDataset(const CommonOptions& common);

/// The scenario or the events asked for, with what a document keeps beside it, and where it was read.
struct OpenedDocument {
  core::Document document;
  std::string file;  ///< absolute; empty: of events, or without anything
};
OrExit<OpenedDocument> loadDocument(const ScenarioOptions& options, const std::string& fallback = "");

/// The scenario or the events asked for. `fallback`: id of the shipped scenario taken when none is (empty: one without
/// steps).
OrExit<core::Scenario> loadScenario(const ScenarioOptions& options, const std::string& fallback = "");

/// Options override the scenario, the scenario the dataset. Fails on a country that the dataset does not have.
OrExit<core::StoryOptions> storyOptions(const CommonOptions& common, const core::Scenario& scenario,
                                        const graph::Dataset& dataset);

struct Worked {
  Data data;
  core::Story story;
};
/// All of the above, worked out.
OrExit<Worked> workOut(const Arguments& arguments, const std::string& fallback = "");

/// The same without searching: the state after each step.
struct Prepared {
  Data data;
  core::Scenario scenario;
  core::StoryOptions options;
  std::vector<graph::State> states;
};
OrExit<Prepared> prepare(const Arguments& arguments);

/// The last step, or that asked for; an error when there is no such step.
OrExit<std::size_t> stepOf(const Prepared& prepared, const std::optional<std::size_t>& asked);

/// `asked`, or `otherwise`; an error when the story has no such step.
OrExit<std::size_t> stepOf(const core::Story& story, const std::optional<std::size_t>& asked, std::size_t otherwise);

/// The words of a language; English when the translation is missing, which is told.
core::Catalogue words(core::Language language);

/// The city with this id or, without regard to case, this name in either language.
OrExit<const graph::City*> findCity(const graph::Dataset& dataset, const std::string& typed);

/// What `--center` asks for: `LON,LAT` in degrees, or a city as findCity knows it; nothing when it was not given.
OrExit<std::optional<core::MapCentre>> mapCentre(const graph::Dataset& dataset,
                                                 const std::optional<std::string>& typed);

}  // namespace cityties::cli
