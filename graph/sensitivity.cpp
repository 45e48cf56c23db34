#include "graph/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "graph/closure_baseline.hpp"
#include "graph/closure_losses.hpp"

namespace cityties::graph {
namespace {

constexpr std::array<CitySelection, 3> selections{CitySelection::all, CitySelection::tied, CitySelection::capitals};
constexpr std::array<PairWeight, 3> pairWeights{PairWeight::equal, PairWeight::population, PairWeight::region};
constexpr std::array<double, 2> factors{0.5, 1.5};

struct CostChange {
  std::optional<std::size_t> cost;
  double factor = 1;
};

/// The one asked for first, then the others in their order.
template <class T, std::size_t n>
std::vector<T> askedFirst(T asked, const std::array<T, n>& all) {
  std::vector<T> result{asked};
  std::copy_if(all.begin(), all.end(), std::back_inserter(result), [&](T x) { return x != asked; });
  return result;
}

std::vector<CostChange> costChanges() {
  std::vector<CostChange> changes{{}};
  for (std::size_t cost = 0; cost < variedCosts.size(); ++cost) {
    for (const double factor : factors) changes.push_back({cost, factor});
  }
  return changes;
}

/// Place of each post, from 1.
std::vector<std::size_t> ranksOf(const std::vector<double>& losses) {
  std::vector<std::size_t> order(losses.size()), ranks(losses.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {  // posts are in order of id
    return std::round(losses[x] * 1e12) > std::round(losses[y] * 1e12);
  });
  for (std::size_t place = 0; place < order.size(); ++place) ranks[order[place]] = place + 1;
  return ranks;
}

void note(PostSensitivity& post, double loss, std::size_t rank) {
  const bool first = post.ranks.empty();
  post.ranks.push_back(rank);
  if (first) {
    post.loss = post.lossMin = post.lossMax = loss;
    post.rank = post.best = post.worst = rank;
  }
  post.lossMin = std::min(post.lossMin, loss);
  post.lossMax = std::max(post.lossMax, loss);
  post.best = std::min(post.best, rank);
  post.worst = std::max(post.worst, rank);
}

}  // namespace

ChannelModel changed(ChannelModel model, const Assumption& assumption) {
  if (!assumption.cost) return model;
  const std::array<double*, 7> costs{&model.agreement,     &model.consularBase,  &model.consularKilometresPerUnit.value,
                                     &model.mission,       &model.accreditation, &model.administrative,
                                     &model.virtualChannel};
  static_assert(variedCosts[2] == "consular_km");
  double& cost = *costs[*assumption.cost];
  cost = *assumption.cost == 2 ? cost / assumption.factor : cost * assumption.factor;
  return model;
}

std::optional<SensitivityReport> sensitivity(const SensitivityQuestion& question, const SensitivityOptions& options,
                                             const Watch& watch) {
  SensitivityReport report;
  report.options = options;
  const Network before = Network::build(*question.dataset, question.state, question.network);
  std::vector<PostId> posts;
  for (const StandingPost& post : question.state.posts) {
    if (!before.find(post.id.text)) continue;  // of a country that was left out
    posts.push_back(post.id);
    report.posts.push_back({.post = post.id});
  }
  const State& reference = question.reference ? *question.reference : question.state;
  const Network whole = Network::build(*question.dataset, reference, question.network);
  std::vector<ReportingSet> sets;
  for (const CitySelection cities : askedFirst(question.reporting.cities, selections)) {
    for (const PairWeight weight : askedFirst(question.reporting.weight, pairWeights)) {
      sets.push_back(reportingSet(*question.dataset, whole, {question.reporting.from, cities, weight}));
    }
  }
  const std::vector<CostChange> changes = costChanges();
  for (std::size_t c = 0; c < changes.size(); ++c) {
    NetworkOptions network = question.network;
    network.model = changed(network.model, {.cost = changes[c].cost, .factor = changes[c].factor});
    const auto losses = closureLosses(*question.dataset, question.state, network, question.preset, posts, sets,
                                      question.takeover, options.threads, watch);
    if (watch.stop.stop_requested()) return std::nullopt;
    for (std::size_t s = 0; s < sets.size(); ++s) {
      report.assumptions.push_back(
          {sets[s].options.cities, sets[s].options.weight, changes[c].cost, changes[c].factor});
      std::vector<double> each;
      each.reserve(losses.size());
      for (const auto& loss : losses) each.push_back(loss[s]);
      const auto ranks = ranksOf(each);
      for (std::size_t p = 0; p < posts.size(); ++p) note(report.posts[p], each[p], ranks[p]);
    }
    if (watch.progress) watch.progress(c + 1, changes.size());
  }
  std::sort(report.posts.begin(), report.posts.end(), [](const auto& x, const auto& y) { return x.rank < y.rank; });
  report.baselines = closureBaselines(question, sets.front(), options, watch);
  if (watch.stop.stop_requested()) return std::nullopt;
  return report;
}

}  // namespace cityties::graph
