// What it hangs on that a city is cut. A record more never takes a path away, so whether a city has any avenue grows
// with the records believed; that makes the conditions exact.
#include <algorithm>
#include <cmath>
#include <map>

#include "graph/doubt_worlds.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {
namespace {

/// Whether each of some cities has a way to any foreign city.
std::vector<bool> connected(const DoubtQuestion& question, const State& state, const Disbelief& world,
                            const std::vector<CityId>& cities) {
  const Network network = Network::build(*question.dataset, inWorld(state, world), question.network);
  const PathEngine engine(network, question.preset);
  const auto vertices = network.vertices();
  std::vector<bool> result;
  std::vector<double> costs;
  for (const CityId& id : cities) {
    const VertexIndex city = network.find(id.text).value();
    engine.costsFrom(city, costs);
    bool any = false;
    for (VertexIndex v = 0; v < network.cityCount() && !any; ++v) {
      any = vertices[v].country != vertices[city].country && std::isfinite(costs[v]);
    }
    result.push_back(any);
  }
  return result;
}

/// On one side of the event, the records each of which alone gives a city an avenue when nothing else doubted is
/// believed.
class Lifelines {
 public:
  Lifelines(const DoubtQuestion& question, const State& state, const std::vector<DoubtedRecord>& records,
            std::vector<CityId> cities)
      : question_(question), state_(state), records_(records), cities_(std::move(cities)) {}

  /// False when stopped.
  bool find(unsigned threads, const Watch& watch) {
    std::vector<std::vector<bool>> saved(records_.size());
    forEachParallel(records_.size(), threads, [&](std::size_t, std::size_t r) {
      if (watch.stop.stop_requested()) return;
      Disbelief world = corner(records_, true, true);
      world.doubtfulOut.erase(records_[r].id);
      world.undatedOut.erase(records_[r].id);
      saved[r] = connected(question_, state_, world, cities_);
    });
    if (watch.stop.stop_requested()) return false;
    for (std::size_t c = 0; c < cities_.size(); ++c) {
      std::vector<std::string>& lines = byCity_[cities_[c]];
      for (std::size_t r = 0; r < records_.size(); ++r) {
        if (saved[r][c]) lines.push_back(records_[r].id);
      }
    }
    return true;
  }

  const std::vector<std::string>& of(const CityId& city) const { return byCity_.at(city); }

  /// True when without those records the city has no avenue, though everything else is believed.
  bool complete(const CityId& city) const {
    Disbelief world;
    for (const std::string& id : of(city)) {
      world.doubtfulOut.insert(id);
      world.undatedOut.insert(id);
    }
    return !connected(question_, state_, world, {city}).front();
  }

 private:
  const DoubtQuestion& question_;
  const State& state_;
  const std::vector<DoubtedRecord>& records_;
  std::vector<CityId> cities_;
  std::map<CityId, std::vector<std::string>> byCity_;
};

/// The cities of `cities` that are connected (or not) in `state` when everything is believed.
std::vector<CityId> chosen(const DoubtQuestion& question, const State& state, const std::vector<CityId>& cities,
                           bool want) {
  const std::vector<bool> are = connected(question, state, {}, cities);
  std::vector<CityId> result;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (are[i] == want) result.push_back(cities[i]);
  }
  return result;
}

}  // namespace

bool findHinges(const DoubtQuestion& question, DoubtReport& report, const Watch& watch) {
  std::vector<CityId> open;
  for (CityVerdict& verdict : report.citiesCut) {
    if (verdict.always) verdict.hinge = CutHinge::never_changes;
    if (!verdict.always) open.push_back(verdict.city);
  }
  if (open.empty()) return true;
  // Without an avenue after even when all is believed, it hangs on having one before; else on losing all after.
  Lifelines before(question, question.before, report.records, chosen(question, question.after, open, false));
  Lifelines after(question, question.after, report.records, chosen(question, question.after, open, true));
  if (!before.find(report.options.threads, watch) || !after.find(report.options.threads, watch)) return false;
  const std::vector<CityId> still = chosen(question, question.after, open, true);
  for (CityVerdict& verdict : report.citiesCut) {
    if (verdict.always) continue;
    const bool keeps = std::binary_search(still.begin(), still.end(), verdict.city);
    const Lifelines& lines = keeps ? after : before;
    if (lines.of(verdict.city).empty() || !lines.complete(verdict.city)) continue;
    verdict.hinge = keeps ? CutHinge::none_believed : CutHinge::any_believed;
    verdict.records = lines.of(verdict.city);
  }
  return true;
}

}  // namespace cityties::graph
