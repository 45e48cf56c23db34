#include "app/core/story.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

namespace cityties::core {
namespace {

using graph::Analysis;

/// The states after each step, and the cities each step acted on.
struct Stage {
  graph::State state;
  std::vector<graph::CityId> affected;
};

graph::Diagnostics addressed(graph::Diagnostics problems, const Scenario& scenario, std::size_t step,
                             std::size_t action) {
  const ScenarioStep& at = scenario.steps[step];
  const std::string name(graph::name(at.actions[action]));
  for (graph::Diagnostic& problem : problems) {
    problem.file = scenario.id;
    problem.field = "/steps/" + std::to_string(step) + "/actions/" + std::to_string(action);
    problem.message =
        "step '" + at.id + "', action " + std::to_string(action + 1) + " (" + name + "): " + problem.message;
  }
  return problems;
}

graph::Result<std::vector<Stage>> stages(const graph::Dataset& dataset, const Scenario& scenario,
                                         const StoryOptions& options) {
  std::vector<Stage> result{{graph::stateOn(dataset, options.date, options.undated), {}}};
  const graph::State base = result.front().state;
  std::vector<graph::Action> earlier;
  for (std::size_t s = 0; s < scenario.steps.size(); ++s) {
    Stage stage{result.back().state, {}};
    std::set<graph::CityId> affected;
    for (std::size_t a = 0; a < scenario.steps[s].actions.size(); ++a) {
      const graph::Action& action = scenario.steps[s].actions[a];
      auto applied = graph::apply(dataset, base, stage.state, earlier, action, options.undated);
      if (!applied) return tl::unexpected(addressed(std::move(applied.error()), scenario, s, a));
      stage.state = std::move(applied->state);
      affected.insert(applied->affected.begin(), applied->affected.end());
      earlier.push_back(action);
    }
    stage.affected.assign(affected.begin(), affected.end());
    result.push_back(std::move(stage));
  }
  return result;
}

/// The cities that the steps after `m` up to `n` acted on.
std::vector<graph::CityId> affectedBetween(const std::vector<StoryStep>& steps, std::size_t m, std::size_t n) {
  std::set<graph::CityId> cities;
  for (std::size_t i = m + 1; i <= n; ++i) cities.insert(steps[i].affected.begin(), steps[i].affected.end());
  return {cities.begin(), cities.end()};
}

}  // namespace

/// Holds what the search needs, not the story: that may be moved, and holds this.
class StepImpact::Search {
 public:
  explicit Search(const Story& story)
      : dataset_(story.dataset), reporting_(story.reporting), threads_(story.options.threads) {
    for (std::size_t n = 0; n < story.steps.size(); ++n) add(story, n);
  }
  /// Of step 0 and one other, which has number 1 here.
  Search(const Story& story, std::size_t step)
      : dataset_(story.dataset), reporting_(story.reporting), threads_(story.options.threads) {
    add(story, 0);
    add(story, step);
  }

  const graph::Impact& at(std::size_t step) {
    std::call_once(once_, [this] { search(); });
    return impacts_.at(step);
  }
  bool done() const { return done_; }

 private:
  void add(const Story& story, std::size_t n) {
    analyses_.push_back(story.steps[n].analysis);
    affected_.push_back(affectedBetween(story.steps, 0, n));
  }
  void search() {
    std::vector<graph::Comparison> comparisons;
    for (std::size_t n = 0; n < analyses_.size(); ++n) comparisons.push_back({analyses_[n].get(), affected_[n]});
    impacts_ = graph::compare(*dataset_, *analyses_.front(), comparisons, reporting_, {.threads = threads_});
    done_ = true;
  }

  std::shared_ptr<const graph::Dataset> dataset_;
  std::vector<std::shared_ptr<const Analysis>> analyses_;
  std::vector<std::vector<graph::CityId>> affected_;
  graph::ReportingSet reporting_;
  unsigned threads_;
  std::once_flag once_;
  std::atomic<bool> done_ = false;
  std::vector<graph::Impact> impacts_;
};

const graph::Impact& StepImpact::operator*() const { return search_->at(step_); }
bool StepImpact::known() const { return search_ && search_->done(); }

graph::Result<Story> workOut(std::shared_ptr<const graph::Dataset> dataset, Scenario scenario,
                             const StoryOptions& options) {
  auto staged = stages(*dataset, scenario, options);
  if (!staged) return tl::unexpected(std::move(staged.error()));
  const graph::Dataset& data = *dataset;
  Story story{std::move(dataset), std::move(scenario), options, {}, {}};
  for (Stage& stage : *staged) {
    auto analysis = std::make_shared<const Analysis>(
        graph::analyse(data, std::move(stage.state), options.network, options.channels));
    story.steps.push_back({std::move(analysis), std::move(stage.affected), StepImpact()});
  }
  story.reporting = graph::reportingSet(data, story.steps.front().analysis->network(), options.reporting);
  const auto search = std::make_shared<StepImpact::Search>(story);
  for (std::size_t n = 0; n < story.steps.size(); ++n) story.steps[n].impact = StepImpact(search, n);
  return story;
}

Story tryOut(const Story& story, std::size_t step, graph::State state, std::vector<graph::CityId> affected) {
  Story tried{story.dataset, story.scenario, story.options, story.reporting, {}};
  ScenarioStep last = step == 0 ? story.scenario.before : story.scenario.steps.at(step - 1);
  last.actions.clear();
  tried.scenario.steps.resize(step);
  tried.scenario.steps.push_back(std::move(last));
  tried.steps.assign(story.steps.begin(), story.steps.begin() + static_cast<std::ptrdiff_t>(step) + 1);
  auto analysis = std::make_shared<const Analysis>(
      graph::analyse(*story.dataset, std::move(state), story.options.network, story.options.channels));
  tried.steps.push_back({std::move(analysis), std::move(affected), StepImpact()});
  tried.steps.back().impact = StepImpact(std::make_shared<StepImpact::Search>(tried, step + 1), 1);
  return tried;
}

graph::Result<Story> tryOut(const Story& story, std::size_t step, const std::vector<graph::Action>& actions) {
  std::vector<graph::Action> earlier;
  for (std::size_t s = 0; s < step; ++s) {
    const auto& of = story.scenario.steps.at(s).actions;
    earlier.insert(earlier.end(), of.begin(), of.end());
  }
  graph::State state = story.steps.at(step).analysis->state;
  std::set<graph::CityId> affected;
  for (const graph::Action& action : actions) {
    auto applied = graph::apply(*story.dataset, story.steps.front().analysis->state, state, earlier, action,
                                story.options.undated);
    if (!applied) return tl::unexpected(std::move(applied.error()));
    state = std::move(applied->state);
    affected.insert(applied->affected.begin(), applied->affected.end());
    earlier.push_back(action);
  }
  Story tried = tryOut(story, step, std::move(state), {affected.begin(), affected.end()});
  tried.scenario.steps.back().actions = actions;
  return tried;
}

graph::Result<std::vector<graph::State>> statesOf(const graph::Dataset& dataset, const Scenario& scenario,
                                                  const StoryOptions& options) {
  auto staged = stages(dataset, scenario, options);
  if (!staged) return tl::unexpected(std::move(staged.error()));
  std::vector<graph::State> states;
  for (Stage& stage : *staged) states.push_back(std::move(stage.state));
  return states;
}

graph::Impact impactBetween(const Story& story, std::size_t m, std::size_t n, std::size_t lostPairLimit) {
  const std::vector<graph::Comparison> one{{story.steps.at(n).analysis.get(), affectedBetween(story.steps, m, n)}};
  return graph::compare(*story.dataset, *story.steps.at(m).analysis, one, story.reporting,
                        {.lostPairLimit = lostPairLimit, .threads = story.options.threads})
      .front();
}

std::string captionOf(const Story& story, std::size_t step, Language language) {
  const Scenario& scenario = story.scenario;
  if (story.options.channels != scenario.channels.value_or(graph::ChannelPreset::local)) return {};
  return (step == 0 ? scenario.before : scenario.steps.at(step - 1)).caption.in(language);
}

std::size_t stepOfGreatestLoss(const Story& story) {
  if (story.steps.size() < 2) return 0;
  auto loss = [](const StoryStep& step) { return step.impact->efficiencyLoss; };
  const auto greatest = std::max_element(story.steps.begin() + 1, story.steps.end(),
                                         [&](const auto& x, const auto& y) { return loss(x) < loss(y); });
  return static_cast<std::size_t>(greatest - story.steps.begin());
}

}  // namespace cityties::core
