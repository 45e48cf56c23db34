#include "graph/repair.hpp"

#include <algorithm>
#include <cmath>

#include "graph/parallel.hpp"
#include "graph/repair_bounds.hpp"
#include "graph/repair_study.hpp"

namespace cityties::graph {
namespace {

/// Efficiencies this close are equal (DESIGN §4: rankings are rounded to 1e-12).
constexpr double equalEfficiency = 1e-12;
/// More than the order of additions can move a bound, and more than what counts as equal.
constexpr double boundSlack = 1e-11;

}  // namespace

RepairStudy::RepairStudy(const RepairQuestion& question, const RepairOptions& options, const Watch& watch)
    : question_(question), options_(options), watch_(watch), dataset_(*question.dataset), set_(*question.set) {
  for (VertexIndex v = 0; v < question.before->network().cityCount(); ++v) {
    if (set_.source[v]) sources_.push_back(v);
  }
}

Result<std::optional<RepairReport>> RepairStudy::run() {
  const Impact impact = compare(dataset_, *question_.before, {{question_.after, question_.affected}}, set_,
                                {.lostPairLimit = 0, .threads = options_.threads})
                            .front();
  RepairReport report;
  report.before = impact.before;
  report.after = impact.after;
  lost_ = impact.pairsLost;
  rerouted_ = impact.pairsRerouted;
  findHarm();
  const Stand before = standOf(question_.before->state, nullptr, nullptr);
  Stand start = standOf(question_.after->state, nullptr, nullptr);
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    gainedBefore_.push_back(before.rows[i].gained);
    gainedAfter_.push_back(start.rows[i].gained);
    ExactSum weight = 0;
    const auto vertices = question_.before->network().vertices();
    for (VertexIndex v = 0; v < question_.before->network().cityCount(); ++v) {
      if (set_.selected[v] && vertices[v].country != vertices[sources_[i]].country)
        weight += set_.unit.of(set_.weight[sources_[i]] * set_.weight[v]);
    }
    weight_.push_back(weight);
    allWeight_ += weight;
  }
  efficiencyBefore_ = efficiency(before.total);
  efficiencyAfter_ = efficiency(start.total);
  if (options_.exhaustive) {
    if (auto done = exhaustive(start, report); !done) return tl::unexpected(std::move(done.error()));
  } else {
    greedy(std::move(start), report);
  }
  if (stopped()) return std::nullopt;
  return report;
}

double RepairStudy::efficiency(const RepairedRow& total) const {
  return withoutNoise(ratio(static_cast<double>(total.gained), static_cast<double>(allWeight_)));
}

void RepairStudy::findHarm() {
  harm_.resize(sources_.size());
  const auto vertices = question_.before->network().vertices();
  Search before(question_.before->engine.searchGraph()), after(question_.after->engine.searchGraph());
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    before.run(sources_[i]);
    after.run(sources_[i]);
    for (VertexIndex v = 0; v < question_.before->network().cityCount(); ++v) {
      if (!set_.selected[v] || vertices[v].country == vertices[sources_[i]].country) continue;
      const PairChange change = changeOf(before.cost(v), after.cost(v));
      if (change == PairChange::lost || change == PairChange::rerouted) harm_[i].push_back({v, after.cost(v)});
    }
  }
}

RepairedRow RepairStudy::rowOf(std::size_t source, Search& then) const {
  RepairedRow row;
  const VertexIndex from = sources_[source];
  then.run(from);
  const auto vertices = question_.before->network().vertices();
  for (VertexIndex v = 0; v < question_.before->network().cityCount(); ++v) {
    if (!set_.selected[v] || vertices[v].country == vertices[from].country || then.cost(v) == unreachable) continue;
    row.gained += set_.unit.of(gain(set_.weight[from] * set_.weight[v], then.cost(v)));
  }
  for (const Harm& pair : harm_[source]) {
    if (then.cost(pair.target) == unreachable) continue;
    if (pair.cost == unreachable)
      ++row.restored;
    else if (then.cost(pair.target) < pair.cost - costTolerance)
      ++row.eased;
  }
  return row;
}

/// With a new tie only those rows are worked out whose source leads to one of its ends; the others are those of `near`.
RepairStudy::Stand RepairStudy::standOf(State state, const Stand* near, const RepairCandidate* tie) const {
  PathEngine engine(Network::build(dataset_, state, question_.network), question_.before->engine.preset());
  Stand stand{std::move(state), std::move(engine), std::vector<RepairedRow>(sources_.size()), {}};
  struct Worker {
    Search then, home;
  };
  std::vector<std::optional<Worker>> workers(std::max(1U, options_.threads));
  forEachParallel(sources_.size(), options_.threads, [&](std::size_t w, std::size_t i) {
    if (!workers[w]) {
      workers[w].emplace(
          Worker{Search(stand.engine.searchGraph()), Search((near ? near->engine : stand.engine).searchGraph())});
    }
    auto& [then, home] = *workers[w];
    if (near && tie) {
      home.run(sources_[i], {}, Walk::atHome);
      if (home.cost(tie->a) == unreachable && home.cost(tie->b) == unreachable) {
        stand.rows[i] = near->rows[i];
        return;
      }
    }
    stand.rows[i] = rowOf(i, then);
  });
  for (const RepairedRow& row : stand.rows) {
    stand.total.gained += row.gained;
    stand.total.restored += row.restored;
    stand.total.eased += row.eased;
  }
  return stand;
}

std::optional<State> RepairStudy::with(const State& state, const Action& action,
                                       const std::vector<Action>& earlier) const {
  auto applied = apply(dataset_, question_.before->state, state, earlier, action, question_.undated);
  if (!applied) return std::nullopt;  // a ban forbids it, say
  return std::move(applied->state);
}

bool RepairStudy::isBetter(const Judged& x, const Judged& y) const {
  const double a = std::round(efficiency(x.stand.total) / equalEfficiency);
  const double b = std::round(efficiency(y.stand.total) / equalEfficiency);
  if (a != b) return a > b;
  if (x.stand.total.restored != y.stand.total.restored) return x.stand.total.restored > y.stand.total.restored;
  return x.candidate->text < y.candidate->text;
}

void RepairStudy::leaveOutTaken(std::vector<RepairCandidate>& candidates) const {
  if (!options_.onePerCity) return;
  const auto vertices = question_.before->network().vertices();
  std::erase_if(candidates, [&](const RepairCandidate& candidate) {
    return candidate.isTie && std::any_of(taken_.begin(), taken_.end(), [&](const std::string& city) {
             return vertices[candidate.a].id == city || vertices[candidate.b].id == city;
           });
  });
}

/// In order of the bound, the greatest first, until it falls below the best that is known exactly.
std::optional<RepairStudy::Judged> RepairStudy::best(const Stand& now, const std::vector<Action>& earlier,
                                                     RepairReport& report) {
  std::vector<RepairCandidate> candidates = repairCandidates(question_, options_, now.state, now.engine.network());
  leaveOutTaken(candidates);
  if (report.repairs.empty()) report.candidates = candidates.size();
  const std::vector<double> gains = tieGains(now.engine, set_, candidates, options_.threads, watch_);
  if (stopped()) return std::nullopt;
  const double weight = set_.unit.value(allWeight_);
  const double here = efficiency(now.total);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const double bound = candidates[c].isTie ? here + ratio(gains[c], weight) + boundSlack : unreachable;
    if (bound > here + equalEfficiency) order.emplace_back(-bound, c);
  }
  std::sort(order.begin(), order.end());
  std::optional<Judged> best;
  for (const auto& [negative, c] : order) {
    if (stopped()) return std::nullopt;
    if (best && -negative < efficiency(best->stand.total)) break;
    auto state = with(now.state, candidates[c].action, earlier);
    if (!state) continue;
    const RepairCandidate& candidate = candidates[c];
    Judged judged{&candidate, standOf(std::move(*state), &now, candidate.isTie ? &candidate : nullptr)};
    ++report.evaluated;
    if (!best || isBetter(judged, *best)) best = std::move(judged);
  }
  if (!best || efficiency(best->stand.total) <= here + equalEfficiency) return std::nullopt;
  report.repairs.push_back(described(*best->candidate, now, best->stand));
  if (best->candidate->isTie) {
    const auto vertices = now.engine.network().vertices();
    taken_.insert(taken_.end(), {vertices[best->candidate->a].id, vertices[best->candidate->b].id});
  }
  best->candidate = nullptr;  // its list ends here
  return best;
}

Repair RepairStudy::described(const RepairCandidate& candidate, const Stand& was, const Stand& is) const {
  Repair repair;
  repair.action = candidate.action;
  repair.text = candidate.text;
  repair.efficiency = efficiency(is.total);
  if (efficiencyBefore_ - efficiencyAfter_ > 0)
    repair.recovered = withoutNoise((repair.efficiency - efficiencyAfter_) / (efficiencyBefore_ - efficiencyAfter_));
  repair.pairsRestored = is.total.restored;
  repair.pairsEased = is.total.eased;
  repair.pairsLost = lost_;
  repair.pairsRerouted = rerouted_;
  std::vector<std::pair<double, CityGain>> gains;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const auto share = [&](ExactSum sum) {
      return withoutNoise(ratio(static_cast<double>(sum), static_cast<double>(weight_[i])));
    };
    const double gained = share(is.rows[i].gained) - share(was.rows[i].gained);
    if (gained <= equalEfficiency) continue;
    gains.push_back({gained,
                     {CityId{question_.before->network().vertices()[sources_[i]].id}, share(gainedBefore_[i]),
                      share(gainedAfter_[i]), share(is.rows[i].gained)}});
  }
  std::stable_sort(gains.begin(), gains.end(), [](const auto& x, const auto& y) {
    return std::round(x.first / equalEfficiency) > std::round(y.first / equalEfficiency);
  });
  for (auto& [gained, city] : gains) repair.gains.push_back(std::move(city));
  return repair;
}

void RepairStudy::greedy(Stand start, RepairReport& report) {
  std::vector<Action> earlier = question_.earlier;
  while (report.repairs.size() < options_.count) {
    auto next = best(start, earlier, report);
    if (!next) return;
    earlier.push_back(report.repairs.back().action);
    start = std::move(next->stand);
    if (watch_.progress) watch_.progress(report.repairs.size(), options_.count);
  }
}

Result<std::optional<RepairReport>> repairs(const RepairQuestion& question, const RepairOptions& options,
                                            const Watch& watch) {
  return RepairStudy(question, options, watch).run();
}

}  // namespace cityties::graph
