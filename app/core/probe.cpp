#include "app/core/probe.hpp"

#include <algorithm>

#include "graph/contingency.hpp"

namespace cityties::core {
namespace {

using graph::State;

/// The state without the ties of a city's own, or without a virtual channel: what a map can show of its failure. What
/// administers the city stays; the figures come from a search in which the city itself is gone.
State without(const State& state, const std::string& element) {
  State left = state;
  for (graph::StandingAgreement& agreement : left.agreements)
    if (agreement.a.text == element || agreement.b.text == element) agreement.suspended = true;
  std::erase_if(left.virtualTies, [&](const graph::VirtualTie& tie) {
    return tie.id == element || tie.a.text == element || tie.b.text == element;
  });
  return left;
}

bool exists(const Story& story, const ProbeQuestion& question) {
  const graph::Network& network = story.steps.at(question.step).analysis->network();
  const auto vertex = network.find(question.element);
  if (vertex && *vertex < network.cityCount()) return true;
  return std::ranges::any_of(network.ties(), [&](const graph::Tie& tie) {
    return tie.kind == graph::ChannelKind::virtualChannel && tie.id == question.element;
  });
}

/// Only what `compare` adds up; of the further step against the one before it.
void addFigures(Probe& probe) {
  const graph::Impact impact = impactBetween(*probe.story, probe.step - 1, probe.step, 0);
  probe.before = impact.before;
  probe.after = impact.after;
  probe.efficiencyLoss = impact.efficiencyLoss;
}

/// The failure of the city itself, which is more than that of its ties.
bool addFailure(Probe& probe, const graph::Watch& watch) {
  const Story& story = *probe.question.story;
  const graph::Analysis& analysis = *story.steps[probe.question.step].analysis;
  graph::ContingencyOptions options;
  options.elements = {.posts = false, .agreements = true, .cities = true};
  options.threads = probe.question.threads;
  const auto report = graph::contingencies(*story.dataset, analysis.state, analysis.engine, story.reporting,
                                           story.options.network, options, {watch.stop, {}});
  if (!report) return false;
  const auto row = std::ranges::find_if(report->contingencies, [&](const graph::Contingency& one) {
    return one.elements.front() == probe.question.element;
  });
  probe.before = probe.after = report->reference;
  if (row == report->contingencies.end()) return true;
  probe.efficiencyLoss = row->efficiencyLoss;
  probe.after.reachablePairs -= row->pairsLost;
  probe.after.efficiency = report->reference.efficiency * (1 - row->efficiencyLoss);
  return true;
}

}  // namespace

graph::Result<std::optional<Probe>> tryOut(const ProbeQuestion& question, const graph::Watch& watch) {
  const Story& story = *question.story;
  const bool acts = !question.actions.empty();
  Probe probe{.question = question, .story = {}, .step = question.step + 1, .pairs = {}, .before = {}, .after = {}};
  if (acts) {
    auto tried = tryOut(story, question.step, question.actions);
    if (!tried) return tl::unexpected(std::move(tried.error()));
    probe.story = std::make_shared<const Story>(std::move(*tried));
  } else {
    if (!exists(story, question))
      return graph::failure({.message = "no city or virtual channel '" + question.element + "'"});
    const State& state = story.steps.at(question.step).analysis->state;
    probe.story = std::make_shared<const Story>(tryOut(story, question.step, without(state, question.element), {}));
  }
  const graph::PathEngine& before = story.steps.at(question.step).analysis->engine;
  const graph::ChangedPairsOptions options{.limit = probePairLimit, .threads = question.threads};
  auto pairs =
      acts ? graph::changedPairs(before, probe.story->steps.back().analysis->engine, story.reporting, options, watch)
           : graph::pairsChangedWithout(before, question.element, story.reporting, options, watch);
  if (!pairs) return std::optional<Probe>{};
  probe.pairs = std::move(*pairs);
  if (acts)
    addFigures(probe);
  else if (!addFailure(probe, watch))
    return std::optional<Probe>{};
  return std::optional(std::move(probe));
}

}  // namespace cityties::core
