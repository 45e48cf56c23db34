#include "graph/doubt.hpp"

#include <algorithm>
#include <map>

#include "graph/doubt_worlds.hpp"
#include "graph/parallel.hpp"
#include "graph/random.hpp"

namespace cityties::graph {
namespace {

using Figures = std::array<double, doubtFigures.size()>;

/// What is kept of a world.
struct Outcome {
  Figures figures{};
  std::vector<CityId> cut, downToOne;  ///< ordered by id
};

Outcome outcomeOf(const Impact& impact) {
  const auto count = [](std::size_t n) { return static_cast<double>(n); };
  Outcome outcome{{impact.before.efficiency, impact.after.efficiency, impact.efficiencyLoss,
                   impact.affected.efficiencyLoss, count(impact.pairsLost), count(impact.pairsRerouted),
                   count(impact.citiesCut.size()), count(impact.citiesDownToOne.size())},
                  impact.citiesCut,
                  impact.citiesDownToOne};
  std::sort(outcome.cut.begin(), outcome.cut.end());
  std::sort(outcome.downToOne.begin(), outcome.downToOne.end());
  return outcome;
}

Outcome work(const DoubtQuestion& question, const Disbelief& world) {
  const auto side = [&](const State& state) {
    return analyse(*question.dataset, inWorld(state, world), question.network, question.preset);
  };
  const Analysis before = side(question.before);
  const Analysis after = side(question.after);
  return outcomeOf(
      compare(*question.dataset, before, {{&after, question.affected}}, question.set, {.lostPairLimit = 0}).front());
}

/// Worlds by number, equal ones worked out once.
class Worlds {
 public:
  Worlds(const std::vector<DoubtedRecord>& records, const DoubtOptions& options) {
    for (std::size_t c = 0; c < doubtCorners; ++c) add(corner(records, c % 2 == 1, c / 2 == 1));
    for (std::size_t s = 0; s < options.samples; ++s) add(randomWorld(records, options, s));
  }

  /// False when stopped.
  bool workOut(const DoubtQuestion& question, unsigned threads, const Watch& watch) {
    constexpr std::size_t block = 16;  // between two reports of progress
    outcomes_.resize(distinct_.size());
    const std::size_t step = block * std::max(1u, threads);
    for (std::size_t begin = 0; begin < distinct_.size(); begin += step) {
      const std::size_t count = std::min(step, distinct_.size() - begin);
      forEachParallel(count, threads, [&](std::size_t, std::size_t i) {
        if (!watch.stop.stop_requested()) outcomes_[begin + i] = work(question, *distinct_[begin + i]);
      });
      if (watch.stop.stop_requested()) return false;
      if (watch.progress) watch.progress(begin + count, distinct_.size());
    }
    return true;
  }

  std::size_t count() const { return places_.size(); }
  const Outcome& operator[](std::size_t world) const { return outcomes_[places_[world]]; }

 private:
  void add(const Disbelief& world) {
    const auto [at, isNew] = known_.try_emplace(world, distinct_.size());
    if (isNew) distinct_.push_back(&at->first);
    places_.push_back(at->second);
  }

  std::map<Disbelief, std::size_t> known_;
  std::vector<const Disbelief*> distinct_;
  std::vector<std::size_t> places_;  ///< of each world among the distinct ones
  std::vector<Outcome> outcomes_;
};

DoubtFigure figureOf(const Worlds& worlds, double printed, std::size_t which) {
  DoubtFigure figure;
  figure.printed = figure.min = figure.max = printed;
  std::vector<double> random;
  for (std::size_t w = 0; w < worlds.count(); ++w) {
    const double value = worlds[w].figures[which];
    if (w < doubtCorners) figure.corners[w] = value;
    if (w >= doubtCorners) random.push_back(value);
    figure.min = std::min(figure.min, value);
    figure.max = std::max(figure.max, value);
  }
  if (random.empty()) random.push_back(printed);
  std::sort(random.begin(), random.end());
  figure.low = quantile(random, 0.025);
  figure.median = quantile(random, 0.5);
  figure.high = quantile(random, 0.975);
  return figure;
}

std::vector<CityVerdict> verdicts(const Worlds& worlds, const Outcome& printed, std::vector<CityId> Outcome::*list) {
  const auto has = [&](const Outcome& outcome, const CityId& city) {
    return std::binary_search((outcome.*list).begin(), (outcome.*list).end(), city);
  };
  std::set<CityId> cities((printed.*list).begin(), (printed.*list).end());
  for (std::size_t w = 0; w < worlds.count(); ++w) cities.insert((worlds[w].*list).begin(), (worlds[w].*list).end());
  std::vector<CityVerdict> result;
  for (const CityId& city : cities) {
    CityVerdict verdict{.city = city, .printed = has(printed, city)};
    std::size_t corners = 0, random = 0;
    for (std::size_t w = 0; w < worlds.count(); ++w) {
      if (!has(worlds[w], city)) continue;
      ++(w < doubtCorners ? corners : random);
      if (w < doubtCorners) verdict.corners[w] = true;
    }
    const std::size_t samples = worlds.count() - doubtCorners;
    verdict.always = verdict.printed && corners == doubtCorners && random == samples;
    verdict.share = samples > 0 ? static_cast<double>(random) / static_cast<double>(samples)
                                : static_cast<double>(corners) / static_cast<double>(doubtCorners);
    result.push_back(std::move(verdict));
  }
  return result;
}

}  // namespace

std::optional<DoubtReport> doubt(const DoubtQuestion& question, const DoubtOptions& options, const Watch& watch) {
  DoubtReport report;
  report.options = options;
  report.records = doubtedRecords(question.before, question.after);
  Worlds worlds(report.records, options);
  if (!worlds.workOut(question, options.threads, watch)) return std::nullopt;
  const Outcome printed = outcomeOf(question.printed);
  for (std::size_t f = 0; f < doubtFigures.size(); ++f) {
    report.figures[f] = figureOf(worlds, printed.figures[f], f);
  }
  report.citiesCut = verdicts(worlds, printed, &Outcome::cut);
  report.citiesDownToOne = verdicts(worlds, printed, &Outcome::downToOne);
  if (!findHinges(question, report, watch)) return std::nullopt;
  return report;
}

}  // namespace cityties::graph
