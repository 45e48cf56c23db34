#pragma once
// A scenario worked out on a dataset: the state, the network and the impact of every step.

#include <memory>
#include <string>
#include <vector>

#include "app/core/scenario.hpp"
#include "graph/impact.hpp"

namespace cityties::core {

struct StoryOptions {
  graph::Date date;
  graph::ChannelPreset channels = graph::ChannelPreset::local;
  graph::NetworkOptions network;
  graph::ReportingOptions reporting;
  graph::Undated undated = graph::Undated::in;
  unsigned threads = 1;
};

/// The impact of one step of a story. Searched for when it is first asked for, with that of all other steps of the
/// story: a picture of a state needs no figures, and on a large dataset they take seconds. Copies share. Safe to ask
/// from several threads; who asks second waits.
class StepImpact {
 public:
  const graph::Impact& operator*() const;
  const graph::Impact* operator->() const { return &**this; }
  /// It has been searched for.
  bool known() const;

  class Search;            ///< one for all steps of a story
  StepImpact() = default;  ///< of nothing: not to be asked
  StepImpact(std::shared_ptr<Search> search, std::size_t step) : search_(std::move(search)), step_(step) {}

 private:
  std::shared_ptr<Search> search_;
  std::size_t step_ = 0;
};

/// Step 0 is "before"; its impact compares it with itself.
struct StoryStep {
  std::shared_ptr<const graph::Analysis> analysis;
  std::vector<graph::CityId> affected;  ///< of this step's actions alone
  StepImpact impact;                    ///< against step 0, affected by all steps up to here
};

struct Story {
  std::shared_ptr<const graph::Dataset> dataset;
  Scenario scenario;
  StoryOptions options;
  graph::ReportingSet reporting;
  std::vector<StoryStep> steps;
};

/// Errors name step and action. Command line and window both call this, so their figures are the same. Networks are
/// built and closures to isolate counted; impacts are searched for when asked for.
graph::Result<Story> workOut(std::shared_ptr<const graph::Dataset> dataset, Scenario scenario,
                             const StoryOptions& options);

/// The story up to `step` and one step more in which `actions` happen on top of it: what a person tries out. The steps
/// are shared with the story, and searched no more. Its words are those of `step`; its camera stays.
/// Errors: an action that cannot apply.
graph::Result<Story> tryOut(const Story& story, std::size_t step, const std::vector<graph::Action>& actions);
/// The same for what no action takes away: the state of the further step is given.
Story tryOut(const Story& story, std::size_t step, graph::State state, std::vector<graph::CityId> affected);

/// The state after each step, step 0 first; nothing is searched. For questions about one state of a large dataset.
graph::Result<std::vector<graph::State>> statesOf(const graph::Dataset& dataset, const Scenario& scenario,
                                                  const StoryOptions& options);

/// The impact of step `n` against step `m` (m < n): affected are the cities acted on by the steps after m.
graph::Impact impactBetween(const Story& story, std::size_t m, std::size_t n, std::size_t lostPairLimit = 1000);

/// The author's caption of a step. Empty when the story was worked out under other channels than the author wrote for:
/// its figures would contradict those beside it.
std::string captionOf(const Story& story, std::size_t step, Language language);

/// The step of greatest efficiency loss (the first of equals; 0 when there are no steps).
std::size_t stepOfGreatestLoss(const Story& story);

}  // namespace cityties::core
