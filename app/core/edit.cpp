#include "app/core/edit.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace cityties::core {
namespace {

graph::Diagnostics wrong(std::string message) { return {{.message = std::move(message)}}; }

/// Of 1 or more actions or bookmarks, `index` counted from 0 as it is said to a person.
std::string ordinal(std::size_t index) { return std::to_string(index + 1); }

std::string& wordsOf(ScenarioStep& step, edit::Words words, Language language) {
  LocalText& text = words == edit::Words::title ? step.title : words == edit::Words::caption ? step.caption : step.note;
  return language == Language::chinese ? text.chinese : text.english;
}

bool goodCost(double cost) { return std::isfinite(cost) && cost > 0 && cost <= 1e6; }

/// An id that no step has: as wished, or with a number behind.
std::string freshId(const Scenario& scenario, const std::string& wish) {
  std::set<std::string> taken;
  for (const ScenarioStep& step : scenario.steps) taken.insert(step.id);
  const std::string stem = wish.empty() ? "step" : wish;
  if (!wish.empty() && !taken.contains(stem)) return stem;
  for (std::size_t n = wish.empty() ? 1 : 2;; ++n) {
    std::string id = stem + "-" + std::to_string(n);
    if (!taken.contains(id)) return id;
  }
}

/// Changes a copy; `problems` says why it must not be used.
struct Editor {
  Document document;
  graph::Diagnostics problems;

  Scenario& scenario() { return document.scenario; }

  void refuse(std::string message) { problems = wrong(std::move(message)); }

  ScenarioStep* step(std::size_t number, bool beforeToo = false) {
    if (number == 0 && beforeToo) return &scenario().before;
    if (number >= 1 && number <= scenario().steps.size()) return &scenario().steps[number - 1];
    refuse("there is no step " + std::to_string(number));
    return nullptr;
  }

  graph::Action* action(std::size_t number, std::size_t index) {
    ScenarioStep* at = step(number);
    if (!at) return nullptr;
    if (index < at->actions.size()) return &at->actions[index];
    refuse("step " + std::to_string(number) + " has no action " + ordinal(index));
    return nullptr;
  }

  void operator()(const edit::SetScenarioWords& e) {
    LocalText& text = e.words == edit::Words::title ? scenario().title : scenario().description;
    (e.language == Language::chinese ? text.chinese : text.english) = e.text;
  }
  void operator()(const edit::SetStepWords& e) {
    if (auto* at = step(e.step, true)) wordsOf(*at, e.words, e.language) = e.text;
  }
  void operator()(const edit::SetStepDate& e) {
    if (auto* at = step(e.step)) at->date = e.date;
  }
  void operator()(const edit::SetStepCamera& e) {
    if (auto* at = step(e.step, true)) at->camera = e.camera, at->focus = e.focus;
  }
  void operator()(const edit::AddStep& e) {
    if (e.at < 1 || e.at > scenario().steps.size() + 1)
      return refuse("a step cannot become number " + std::to_string(e.at));
    ScenarioStep made = e.step;
    made.id = freshId(scenario(), made.id);
    scenario().steps.insert(scenario().steps.begin() + static_cast<std::ptrdiff_t>(e.at - 1), std::move(made));
  }
  void operator()(const edit::RemoveStep& e) {
    if (step(e.step)) scenario().steps.erase(scenario().steps.begin() + static_cast<std::ptrdiff_t>(e.step - 1));
  }
  void operator()(const edit::MoveStep& e) {
    if (!step(e.from) || !step(e.to)) return;
    auto& steps = scenario().steps;
    ScenarioStep moved = std::move(steps[e.from - 1]);
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(e.from - 1));
    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(e.to - 1), std::move(moved));
  }
  void operator()(const edit::DuplicateStep& e) {
    const auto* at = step(e.step);
    if (!at) return;
    ScenarioStep copy = *at;
    copy.id = freshId(scenario(), copy.id);
    copy.actions.clear();
    scenario().steps.insert(scenario().steps.begin() + static_cast<std::ptrdiff_t>(e.step), std::move(copy));
  }
  void operator()(const edit::AddAction& e) {
    if (auto* at = step(e.step)) at->actions.push_back(e.action);
  }
  void operator()(const edit::ReplaceAction& e) {
    if (auto* at = action(e.step, e.index)) *at = e.action;
  }
  void operator()(const edit::RemoveAction& e) {
    if (!action(e.step, e.index)) return;
    auto& actions = scenario().steps[e.step - 1].actions;
    actions.erase(actions.begin() + static_cast<std::ptrdiff_t>(e.index));
  }
  void operator()(const edit::MoveAction& e) {
    const auto* at = action(e.step, e.index);
    if (!at || !step(e.toStep)) return;
    graph::Action moved = *at;
    (*this)(edit::RemoveAction{e.step, e.index});
    auto& actions = scenario().steps[e.toStep - 1].actions;
    if (e.toIndex > actions.size()) return refuse("an action cannot become number " + ordinal(e.toIndex));
    actions.insert(actions.begin() + static_cast<std::ptrdiff_t>(e.toIndex), std::move(moved));
  }
  void operator()(const edit::SetBaseDate& e) { scenario().baseDate = e.date; }
  void operator()(const edit::SetChannels& e) { scenario().channels = e.preset; }
  void operator()(const edit::SetModel& e) {
    const auto& m = e.model;
    for (const double cost : {m.agreement, m.consularBase, m.consularKilometresPerUnit.value, m.mission,
                              m.accreditation, m.administrative, m.virtualChannel})
      if (!goodCost(cost)) return refuse("a cost must be a number above 0 and not above 1,000,000");
    scenario().model = m;
  }
  void operator()(const edit::SetReporting& e) { scenario().reporting = e.reporting; }
  void operator()(const edit::SetCountries& e) { scenario().countries = e.countries; }
  void operator()(const edit::AddBookmark& e) { document.bookmarks.push_back(e.bookmark); }
  void operator()(const edit::RemoveBookmark& e) {
    if (bookmark(e.index)) document.bookmarks.erase(document.bookmarks.begin() + static_cast<std::ptrdiff_t>(e.index));
  }
  void operator()(const edit::RenameBookmark& e) {
    if (bookmark(e.index)) document.bookmarks[e.index].name = e.name;
  }

  bool bookmark(std::size_t index) {
    if (index < document.bookmarks.size()) return true;
    refuse("there is no bookmark " + ordinal(index));
    return false;
  }
};

}  // namespace

graph::Result<Document> apply(const Document& document, const Edit& edit) {
  Editor editor{document, {}};
  std::visit(editor, edit);
  if (!editor.problems.empty()) return tl::unexpected(std::move(editor.problems));
  return std::move(editor.document);
}

graph::Result<Document> checked(const graph::Dataset& dataset, const Document& document, const Edit& edit,
                                const StoryOptions& given) {
  auto after = apply(document, edit);
  if (!after) return after;
  const auto states = statesOf(dataset, after->scenario, storyOptions(*after, given));
  if (!states) return tl::unexpected(states.error());
  return after;
}

std::string coalesceKey(const Edit& edit) {
  if (const auto* e = std::get_if<edit::SetScenarioWords>(&edit))
    return "scenario " + std::to_string(static_cast<int>(e->words)) + std::to_string(static_cast<int>(e->language));
  if (const auto* e = std::get_if<edit::SetStepWords>(&edit))
    return "words " + std::to_string(e->step) + " " + std::to_string(static_cast<int>(e->words)) +
           std::to_string(static_cast<int>(e->language));
  if (std::holds_alternative<edit::SetModel>(edit)) return "model";
  if (std::holds_alternative<edit::SetStepCamera>(edit)) return "camera";
  if (const auto* e = std::get_if<edit::ReplaceAction>(&edit))
    return "action " + std::to_string(e->step) + " " + std::to_string(e->index);
  if (const auto* e = std::get_if<edit::RenameBookmark>(&edit)) return "bookmark " + std::to_string(e->index);
  return {};
}

}  // namespace cityties::core
