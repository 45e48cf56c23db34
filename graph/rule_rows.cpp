#include "graph/rule_rows.hpp"

#include <algorithm>
#include <tuple>

namespace cityties::graph {
namespace {

struct Entry {
  std::uint32_t row = 0;
  VertexIndex to = 0;
  double cost = 0;
};

std::vector<Entry> entries(const PathEngine& engine) {
  const auto vertices = engine.network().vertices();
  const auto nowhere = static_cast<std::uint32_t>(engine.network().countries().size());  // home of nobody
  std::vector<Entry> result;
  for (const Tie& tie : engine.network().ties()) {
    for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
      if (engine.admits(vertices[from].country, tie, from, to)) result.push_back({2 * from, to, tie.cost});
      if (engine.admits(nowhere, tie, from, to)) result.push_back({2 * from + 1, to, tie.cost});
    }
  }
  std::sort(result.begin(), result.end(), [](const Entry& x, const Entry& y) {
    return std::tie(x.row, x.to, x.cost) < std::tie(y.row, y.to, y.cost);
  });
  const auto parallel = [](const Entry& x, const Entry& y) { return x.row == y.row && x.to == y.to; };
  result.erase(std::unique(result.begin(), result.end(), parallel), result.end());
  return result;
}

}  // namespace

RuleRows::RuleRows(const PathEngine& engine) : offsets_(2 * engine.network().vertices().size() + 1, 0) {
  const std::vector<Entry> all = entries(engine);
  for (const Entry& entry : all) {
    ++offsets_[entry.row + 1];
    targets_.push_back(entry.to);
    costs_.push_back(entry.cost);
  }
  for (std::size_t row = 1; row < offsets_.size(); ++row) offsets_[row] += offsets_[row - 1];
  const bool one = std::all_of(all.begin(), all.end(), [&](const Entry& e) { return e.cost == all.front().cost; });
  if (one && !all.empty()) oneCost_ = all.front().cost;
}

}  // namespace cityties::graph
