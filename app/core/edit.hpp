#pragma once
// Everything that can be done to a document, as values, and the pure function that does it.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/document.hpp"

namespace cityties::core {

/// Steps are counted as everywhere: 0 is "before", 1 the first step. Actions of a step are counted from 0.
namespace edit {

enum class Words { title, caption, note };

/// The scenario's title or description (Words::caption) in one language.
struct SetScenarioWords {
  Words words = Words::title;
  Language language = Language::english;
  std::string text;
  bool operator==(const SetScenarioWords&) const = default;
};
struct SetStepWords {
  std::size_t step = 0;
  Words words = Words::title;
  Language language = Language::english;
  std::string text;
  bool operator==(const SetStepWords&) const = default;
};
struct SetStepDate {
  std::size_t step = 1;
  std::optional<graph::Date> date;
  bool operator==(const SetStepDate&) const = default;
};
struct SetStepCamera {
  std::size_t step = 0;
  CameraHint camera;
  std::vector<std::string> focus;
  bool operator==(const SetStepCamera&) const = default;
};
/// The new step becomes number `at`, 1 to steps + 1.
struct AddStep {
  std::size_t at = 1;
  ScenarioStep step;
  bool operator==(const AddStep&) const = default;
};
struct RemoveStep {
  std::size_t step = 1;
  bool operator==(const RemoveStep&) const = default;
};
/// Step `from` becomes number `to`.
struct MoveStep {
  std::size_t from = 1, to = 1;
  bool operator==(const MoveStep&) const = default;
};
/// A copy with the words and no actions: those are in force already.
struct DuplicateStep {
  std::size_t step = 1;
  bool operator==(const DuplicateStep&) const = default;
};
struct AddAction {
  std::size_t step = 1;
  graph::Action action;
  bool operator==(const AddAction&) const = default;
};
struct ReplaceAction {
  std::size_t step = 1, index = 0;
  graph::Action action;
  bool operator==(const ReplaceAction&) const = default;
};
struct RemoveAction {
  std::size_t step = 1, index = 0;
  bool operator==(const RemoveAction&) const = default;
};
struct MoveAction {
  std::size_t step = 1, index = 0, toStep = 1, toIndex = 0;
  bool operator==(const MoveAction&) const = default;
};
struct SetBaseDate {
  std::optional<graph::Date> date;
  bool operator==(const SetBaseDate&) const = default;
};
struct SetChannels {
  graph::ChannelPreset preset = graph::ChannelPreset::local;
  bool operator==(const SetChannels&) const = default;
};
struct SetModel {
  graph::ChannelModel model;
  bool operator==(const SetModel&) const = default;
};
struct SetReporting {
  graph::ReportingOptions reporting;
  bool operator==(const SetReporting&) const = default;
};
struct SetCountries {
  std::vector<graph::CountryCode> countries;
  bool operator==(const SetCountries&) const = default;
};
struct AddBookmark {
  Bookmark bookmark;
  bool operator==(const AddBookmark&) const = default;
};
struct RemoveBookmark {
  std::size_t index = 0;
  bool operator==(const RemoveBookmark&) const = default;
};
struct RenameBookmark {
  std::size_t index = 0;
  std::string name;
  bool operator==(const RenameBookmark&) const = default;
};

}  // namespace edit

using Edit =
    std::variant<edit::SetScenarioWords, edit::SetStepWords, edit::SetStepDate, edit::SetStepCamera, edit::AddStep,
                 edit::RemoveStep, edit::MoveStep, edit::DuplicateStep, edit::AddAction, edit::ReplaceAction,
                 edit::RemoveAction, edit::MoveAction, edit::SetBaseDate, edit::SetChannels, edit::SetModel,
                 edit::SetReporting, edit::SetCountries, edit::AddBookmark, edit::RemoveBookmark, edit::RenameBookmark>;

/// The document after the edit. Errors: a step, action or bookmark that is not there; a cost, strength or weight out of
/// range. Whether the actions can apply to the data is `checked`'s question. Ids of steps stay unique. O(document).
graph::Result<Document> apply(const Document& document, const Edit& edit);

/// As apply, and every action of every step applies to the dataset: errors name step and action. One pass over the
/// states, no search: some milliseconds on a dataset of 20,000 cities.
graph::Result<Document> checked(const graph::Dataset& dataset, const Document& document, const Edit& edit,
                                const StoryOptions& given);

/// What the list of edits calls it, with names in it: "Close China CG Houston".
std::string describe(const Edit& edit, const Document& before, const graph::Dataset& dataset, const Catalogue& words);
/// An action in words, as scenario panel and list of edits say it.
std::string describe(const graph::Action& action, const graph::Dataset& dataset, const Catalogue& words);

/// Edits with the same key that follow each other are one entry of the list (typing, a slider); empty: never.
std::string coalesceKey(const Edit& edit);

}  // namespace cityties::core
