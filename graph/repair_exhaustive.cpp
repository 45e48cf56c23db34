// The best of all combinations.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/repair_study.hpp"

namespace cityties::graph {
namespace {

/// n over k, or anything above the limit.
std::size_t combinations(std::size_t n, std::size_t k) {
  if (k > n) return 0;
  double count = 1;
  for (std::size_t i = 1; i <= k; ++i) count = count * static_cast<double>(n - k + i) / static_cast<double>(i);
  return count > 9e15 ? std::size_t{9'000'000'000'000'000} : static_cast<std::size_t>(std::llround(count));
}

/// The next choice of indices below n in lexicographic order.
bool advance(std::vector<std::size_t>& chosen, std::size_t n) {
  for (std::size_t i = chosen.size(); i-- > 0;) {
    if (chosen[i] == n - chosen.size() + i) continue;
    ++chosen[i];
    std::iota(chosen.begin() + static_cast<std::ptrdiff_t>(i), chosen.end(), chosen[i]);
    return true;
  }
  return false;
}

tl::unexpected<Diagnostics> tooMany(std::size_t candidates, std::size_t k, std::size_t count) {
  Diagnostic problem;
  problem.message = "an exhaustive search of " + std::to_string(k) + " of " + std::to_string(candidates) +
                    " candidates has " + std::to_string(count) + " combinations; the most taken on is " +
                    std::to_string(maxRepairCombinations) + " (fewer candidates, or without exhaustive)";
  return tl::unexpected(Diagnostics{std::move(problem)});
}

}  // namespace

Result<bool> RepairStudy::exhaustive(const Stand& start, RepairReport& report) {
  const auto candidates = repairCandidates(question_, options_, start.state, start.engine.network());
  const std::size_t k = std::min(options_.count, candidates.size());
  report.candidates = candidates.size();
  report.combinations = combinations(candidates.size(), k);
  if (report.combinations > maxRepairCombinations) return tooMany(candidates.size(), k, report.combinations);
  if (k == 0) return true;
  std::vector<std::size_t> chosen(k), bestChoice;
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  RepairedRow bestTotal = start.total;
  do {
    if (stopped()) return false;
    State state = start.state;
    std::vector<Action> earlier = question_.earlier;
    std::vector<VertexIndex> ends;
    bool possible = true;
    for (const std::size_t c : chosen) {
      auto next = with(state, candidates[c].action, earlier);
      if (candidates[c].isTie) ends.insert(ends.end(), {candidates[c].a, candidates[c].b});
      possible = next.has_value();
      if (!possible) break;
      state = std::move(*next);
      earlier.push_back(candidates[c].action);
    }
    std::sort(ends.begin(), ends.end());
    if (options_.onePerCity && std::adjacent_find(ends.begin(), ends.end()) != ends.end()) possible = false;
    ++report.evaluated;
    if (watch_.progress) watch_.progress(report.evaluated, report.combinations);
    if (!possible) continue;
    const RepairedRow total = standOf(std::move(state), nullptr, nullptr).total;
    const double now = std::round(efficiency(total) * 1e12), best = std::round(efficiency(bestTotal) * 1e12);
    // In lexicographic order of texts, so that of equals the first stays.
    if (now > best || (now == best && total.restored > bestTotal.restored)) bestTotal = total, bestChoice = chosen;
  } while (advance(chosen, candidates.size()));
  // Told one after the other.
  const Stand* was = &start;
  std::vector<Stand> stands;
  stands.reserve(bestChoice.size());
  std::vector<Action> earlier = question_.earlier;
  for (const std::size_t c : bestChoice) {
    stands.push_back(standOf(with(was->state, candidates[c].action, earlier).value(), nullptr, nullptr));
    report.repairs.push_back(described(candidates[c], *was, stands.back()));
    earlier.push_back(candidates[c].action);
    was = &stands.back();
  }
  return true;
}

}  // namespace cityties::graph
