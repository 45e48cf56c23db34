#include "app/core/depends.hpp"

#include <algorithm>

namespace cityties::core {
namespace {

/// The state without the element; nothing when it is not there.
std::optional<graph::State> without(const graph::State& state, const std::string& id) {
  graph::State left = state;
  const auto is = [&](const auto& one) { return one.id == id; };
  const auto named = [&](const auto& one) { return one.id.text == id; };
  std::size_t gone = std::erase_if(left.posts, named);
  if (gone > 0) std::erase_if(left.districts, [&](const graph::ServedDistrict& row) { return row.post.text == id; });
  const graph::StandingAgreement* agreement = state.findAgreement(id);
  if (agreement && !agreement->suspended) gone += std::erase_if(left.agreements, named);
  gone += std::erase_if(left.virtualTies, is);
  return gone > 0 ? std::optional(std::move(left)) : std::nullopt;
}

/// Which of the cities that begin pairs have lost their last, or last but one, channel abroad.
void readClosures(const Story& story, const graph::Analysis& now, const graph::Analysis& after, Dependents& result) {
  const auto vertices = now.network().vertices();
  for (std::size_t i = 0; i < now.network().cityCount(); ++i) {
    if (!story.reporting.selected[i] || !story.reporting.source[i]) continue;
    if (now.closures[i] > 0 && after.closures[i] == 0) result.citiesCut.push_back(graph::CityId(vertices[i].id));
    if (now.closures[i] > 1 && after.closures[i] == 1) result.citiesDownToOne.push_back(graph::CityId(vertices[i].id));
  }
}

}  // namespace

std::optional<Dependents> dependents(const Story& story, std::size_t step, const std::string& id) {
  if (story.steps.empty()) return std::nullopt;
  const graph::Analysis& now = *story.steps[std::min(step, story.steps.size() - 1)].analysis;
  auto left = without(now.state, id);
  if (!left) return std::nullopt;
  const graph::Analysis after =
      graph::analyse(*story.dataset, std::move(*left), story.options.network, story.options.channels);
  Dependents result;
  result.id = id;
  if (now.network().cityCount() > pairsCounted) {
    readClosures(story, now, after, result);
    return result;
  }
  const std::vector<graph::Comparison> one{{&after, {}}};
  auto impact =
      graph::compare(*story.dataset, now, one, story.reporting, {.lostPairLimit = 0, .threads = story.options.threads})
          .front();
  result.citiesCut = std::move(impact.citiesCut);
  result.citiesDownToOne = std::move(impact.citiesDownToOne);
  result.pairsLost = impact.pairsLost;
  result.pairsRerouted = impact.pairsRerouted;
  return result;
}

}  // namespace cityties::core
