#include "graph/closure_baseline.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "graph/closure_losses.hpp"
#include "graph/pair_sums.hpp"
#include "graph/parallel.hpp"
#include "graph/random.hpp"

namespace cityties::graph {
namespace {

/// Cities by index, ascending.
using Cities = std::vector<VertexIndex>;

/// The question taken apart into rows of one city each, so that any city's consular ties can be cut. A district row
/// names a region and a part of it: here every city is a part of its own, which changes no tie.
class CityRows {
 public:
  explicit CityRows(const SensitivityQuestion& question)
      : question_(question), dataset_(*question.dataset), state_(question.state) {
    for (City& city : dataset_.cities) city.regionPart = city.id.text;
    const Network network = Network::build(*question.dataset, question.state, question.network);
    state_.districts.clear();
    for (const Tie& tie : network.ties()) {
      if (tie.kind != ChannelKind::consular) continue;
      const bool postFirst = network.vertices()[tie.a].kind == VertexKind::post;
      const VertexIndex city = postFirst ? tie.b : tie.a;
      const std::string& post = network.vertices()[postFirst ? tie.a : tie.b].id;
      const City& record = *dataset_.findCity(network.vertices()[city].id);
      state_.districts.push_back({PostId{post}, record.region, record.id.text});
      served_[post].push_back(city);
    }
    std::sort(state_.districts.begin(), state_.districts.end());
  }

  Cities servedBy(const PostId& post) const {
    const auto found = served_.find(post.text);
    if (found == served_.end()) return {};
    Cities cities = found->second;
    std::sort(cities.begin(), cities.end());
    return cities;
  }

  /// Cities of the host that some post of the sender serves.
  Cities servedByAny(const CountryCode& sender, const CountryCode& host) const {
    std::set<VertexIndex> cities;
    for (const StandingPost& post : state_.posts) {
      if (post.sending != sender || post.host != host) continue;
      const Cities own = servedBy(post.id);
      cities.insert(own.begin(), own.end());
    }
    return {cities.begin(), cities.end()};
  }

  PathEngine engine(const State& state) const {
    return {Network::build(dataset_, state, question_.network), question_.preset};
  }
  const State& whole() const { return state_; }

  /// Without the consular ties of some cities to the sender's posts.
  State without(const std::set<std::string>& cityIds, const CountryCode& sender) const {
    State state = state_;
    std::erase_if(state.districts, [&](const ServedDistrict& row) {
      return cityIds.contains(row.part) && state.findPost(row.post.text)->sending == sender;
    });
    return state;
  }

 private:
  const SensitivityQuestion& question_;
  Dataset dataset_;
  State state_;
  std::map<std::string, Cities> served_;
};

class Baseline {
 public:
  Baseline(const CityRows& rows, const ReportingSet& set, const SensitivityOptions& options, const StandingPost& post)
      : rows_(rows),
        set_(set),
        options_(options),
        post_(post),
        whole_(rows.engine(rows.whole())),
        served_(rows.servedBy(post.id)),
        candidates_(rows.servedByAny(post.sending, post.host)) {}

  /// False when stopped.
  bool workOut(ClosureBaseline& result, const Watch& watch) const {
    result.post = post_.id;
    result.cities = served_.size();
    result.loss = loss(rows_.engine(withoutPost(rows_.whole(), post_.id)), served_);
    return compareWith(result.scattered, result.loss, false, watch) &&
           compareWith(result.regions, result.loss, true, watch);
  }

 private:
  /// Of the pairs begun in the cities.
  double efficiency(const PathEngine& engine, const Cities& cities) const {
    const auto vertices = engine.network().vertices();
    std::vector<double> costs;
    ExactSum gained = 0, weight = 0;
    for (const VertexIndex city : cities) {
      if (!set_.source[city]) continue;
      engine.costsFrom(city, costs);
      for (VertexIndex v = 0; v < engine.network().cityCount(); ++v) {
        if (!set_.selected[v] || vertices[v].country == vertices[city].country) continue;
        const double pairWeight = set_.weight[city] * set_.weight[v];
        weight += set_.unit.of(pairWeight);
        if (std::isfinite(costs[v])) gained += set_.unit.of(gain(pairWeight, costs[v]));
      }
    }
    return ratio(static_cast<double>(gained), static_cast<double>(weight));
  }

  double loss(const PathEngine& after, const Cities& cities) const {
    return relativeLoss(efficiency(whole_, cities), efficiency(after, cities));
  }

  Cities scattered(SplitMix64& random) const {
    Cities drawn = candidates_;
    drawToFront(drawn, served_.size(), random);
    drawn.resize(served_.size());
    return drawn;
  }

  Cities wholeRegions(SplitMix64& random) const {
    std::map<std::string, Cities> byRegion;
    const auto row = [&](VertexIndex city) {
      const std::string& id = whole_.network().vertices()[city].id;
      const auto& districts = rows_.whole().districts;
      return std::find_if(districts.begin(), districts.end(), [&](const auto& r) { return r.part == id; });
    };
    for (const VertexIndex city : candidates_) byRegion[row(city)->region.text].push_back(city);
    std::vector<Cities> regions;
    regions.reserve(byRegion.size());
    for (auto& [code, cities] : byRegion) regions.push_back(std::move(cities));
    drawToFront(regions, regions.size(), random);
    Cities drawn;
    for (Cities& region : regions) {
      const std::size_t missing = served_.size() - drawn.size();
      if (region.size() > missing) drawToFront(region, missing, random);
      region.resize(std::min(region.size(), missing));
      drawn.insert(drawn.end(), region.begin(), region.end());
    }
    return drawn;
  }

  bool compareWith(RandomDistricts& result, double own, bool regions, const Watch& watch) const {
    if (served_.empty() || served_.size() >= candidates_.size() || options_.samples == 0) return true;
    std::vector<double> losses(options_.samples);
    forEachParallel(options_.samples, options_.threads, [&](std::size_t, std::size_t sample) {
      if (watch.stop.stop_requested()) return;
      SplitMix64 random(options_.seed, sample);
      Cities drawn = regions ? wholeRegions(random) : scattered(random);
      std::sort(drawn.begin(), drawn.end());
      std::set<std::string> ids;
      for (const VertexIndex city : drawn) ids.insert(whole_.network().vertices()[city].id);
      losses[sample] = loss(rows_.engine(rows_.without(ids, post_.sending)), drawn);
    });
    if (watch.stop.stop_requested()) return false;
    for (const double loss : losses) {
      if (loss < own - 1e-12) ++result.below;
      if (std::abs(loss - own) <= 1e-12) ++result.equal;
    }
    result.percentile = 100 * (static_cast<double>(result.below) + static_cast<double>(result.equal) / 2) /
                        static_cast<double>(losses.size());
    std::sort(losses.begin(), losses.end());
    result.low = quantile(losses, 0.025);
    result.median = quantile(losses, 0.5);
    result.high = quantile(losses, 0.975);
    return true;
  }

  const CityRows& rows_;
  const ReportingSet& set_;
  const SensitivityOptions& options_;
  const StandingPost& post_;
  PathEngine whole_;
  Cities served_, candidates_;
};

}  // namespace

std::vector<ClosureBaseline> closureBaselines(const SensitivityQuestion& question, const ReportingSet& set,
                                              const SensitivityOptions& options, const Watch& watch) {
  std::vector<ClosureBaseline> result;
  if (question.closing.empty()) return result;
  const CityRows rows(question);
  const PathEngine whole = rows.engine(rows.whole());
  for (const PostId& id : question.closing) {
    const StandingPost* post = question.state.findPost(id.text);
    if (!post || !whole.network().find(id.text)) continue;
    if (!Baseline(rows, set, options, *post).workOut(result.emplace_back(), watch)) return {};
  }
  return result;
}

}  // namespace cityties::graph
