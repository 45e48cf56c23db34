#include "graph/paths.hpp"

#include <algorithm>

#include "graph/search_graph.hpp"

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

PathEngine::PathEngine(const Network& network, ChannelPreset preset)
    : network_(network), preset_(preset), searchGraph_(std::make_shared<SearchGraph>(network, preset)) {}

bool pathRuleAdmits(const Network& network, ChannelPreset preset, std::uint32_t homeCountry, const Tie& tie,
                    VertexIndex from, VertexIndex to) {
  if (preset == ChannelPreset::ties) return isTie(tie.kind);
  const Vertex& start = network.vertices()[from];
  const Vertex& end = network.vertices()[to];
  if (start.country != homeCountry)
    return start.country == end.country;  // abroad: no way back, none to a third country
  if (preset == ChannelPreset::local && !isPlace(start.kind)) return false;
  if (end.country != homeCountry) return crosses(tie.kind);
  return preset == ChannelPreset::national || isPlace(end.kind);
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
  Search search(*searchGraph_);
  search.run(city);
  costs = search.costs();
}

}  // namespace cityties::graph
