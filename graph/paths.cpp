#include "graph/paths.hpp"

#include <algorithm>
#include <limits>
#include <queue>

#include "graph/network_storage.hpp"

namespace cityties::graph {
namespace {

bool isPlace(VertexKind kind) { return kind == VertexKind::city || kind == VertexKind::region; }

bool isTie(ChannelKind kind) { return kind == ChannelKind::agreement || kind == ChannelKind::virtualChannel; }

/// Accreditation joins a post and a government, neither of which a `local` path ever leaves; so it needs no preset
/// here.
bool crosses(ChannelKind kind) {
  return isTie(kind) || kind == ChannelKind::consular || kind == ChannelKind::accreditation;
}

}  // namespace

PathEngine::PathEngine(const Network& network, ChannelPreset preset) : network_(network), preset_(preset) {}

bool PathEngine::admits(std::uint32_t homeCountry, const Tie& tie, VertexIndex from, VertexIndex to) const {
  if (preset_ == ChannelPreset::ties) return isTie(tie.kind);
  const Vertex& start = network_.vertices()[from];
  const Vertex& end = network_.vertices()[to];
  if (start.country != homeCountry)
    return start.country == end.country;  // abroad: no way back, none to a third country
  if (preset_ == ChannelPreset::local && !isPlace(start.kind)) return false;
  if (end.country != homeCountry) return crosses(tie.kind);
  return preset_ == ChannelPreset::national || isPlace(end.kind);
}

std::size_t PathEngine::usableTies() const {
  auto usable = [&](const Tie& tie) {
    for (std::uint32_t home = 0; home < network_.countries().size(); ++home) {
      if (admits(home, tie, tie.a, tie.b) || admits(home, tie, tie.b, tie.a)) return true;
    }
    return false;
  };
  return static_cast<std::size_t>(std::count_if(network_.ties().begin(), network_.ties().end(), usable));
}

void PathEngine::costsFrom(VertexIndex city, std::vector<double>& costs) const {
  const ArcGraph& arcs = network_.storage().arcs;
  const auto ties = network_.ties();
  const std::uint32_t home = network_.vertices()[city].country;
  costs.assign(network_.vertices().size(), std::numeric_limits<double>::infinity());
  costs[city] = 0;
  using Entry = std::pair<double, VertexIndex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  queue.emplace(0.0, city);
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    if (cost > costs[at]) continue;  // an older, dearer entry of a vertex already settled
    for (auto [arc, end] = out_edges(at, arcs); arc != end; ++arc) {
      const VertexIndex next = target(*arc, arcs);
      const double through = cost + arcs[*arc].cost;
      if (through < costs[next] && admits(home, ties[arcs[*arc].tie], at, next)) {
        costs[next] = through;
        queue.emplace(through, next);
      }
    }
  }
}

}  // namespace cityties::graph
