// At which scale ties are gathered, and what is said of it.

#include "app/core/flows.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::core {
namespace {

/// As many arcs can be told apart over an ocean.
constexpr std::size_t fewTies = 1500;
/// Pixels an earth radius and tie below which ties are gathered by country, and by cell.
constexpr double byCountry = .02, byCell = 1;
/// A cell at the scale where the octaves are counted from.
constexpr double cellScale = 250, cellKilometres = 2000;

/// The powers of two by which the map is larger than at `cellScale`.
int octave(double pixelsPerUnit) {
  const double scale = std::clamp(pixelsPerUnit, cellScale, 1e6);
  return static_cast<int>(std::floor(std::log2(scale / cellScale)));
}

FlowLevel levelFor(std::size_t ties, double pixelsPerUnit) {
  if (ties <= fewTies) return FlowLevel::ties;
  const auto n = static_cast<double>(ties);
  return pixelsPerUnit < byCountry * n ? FlowLevel::countries
         : pixelsPerUnit < byCell * n  ? FlowLevel::cells
                                       : FlowLevel::cityPairs;
}

std::size_t within(const Flows& flows) {
  std::size_t sum = 0;
  for (const FlowNode& node : flows.nodes) sum += node.within;
  return sum;
}

}  // namespace

FlowScale flowScaleFor(std::size_t ties, double pixelsPerUnit, FlowLevel asked) {
  FlowScale scale{asked == FlowLevel::automatic ? levelFor(ties, pixelsPerUnit) : asked, {}};
  if (scale.level == FlowLevel::cells) scale.reach = {cellKilometres / std::exp2(octave(pixelsPerUnit))};
  return scale;
}

FlowScale flowScaleOf(const Story& story, const ComposeOptions& options) {
  if (story.steps.empty()) return flowScaleFor(0, options.pixelsPerUnit, options.flows);
  const auto ties = std::ranges::count_if(story.steps.front().analysis->network().ties(), [](const graph::Tie& tie) {
    return tie.kind == graph::ChannelKind::agreement || tie.kind == graph::ChannelKind::virtualChannel;
  });
  return flowScaleFor(static_cast<std::size_t>(ties), options.pixelsPerUnit, options.flows);
}

std::string nameOf(const FlowScale& scale) {
  switch (scale.level) {
    case FlowLevel::automatic:
    case FlowLevel::ties:
      return "ties";
    case FlowLevel::cityPairs:
      return "city pairs";
    case FlowLevel::cells:
      return "cells " + std::to_string(std::lround(scale.reach.value));
    case FlowLevel::countries:
      return "countries";
  }
  return {};
}

std::string nodeName(const graph::Dataset& dataset, const FlowNode& node, const Catalogue& words) {
  const Language language = words.language();
  std::string city = placeName(dataset, node.city, language);
  if (node.whole) return placeName(dataset, node.country, language);
  if (node.places == 1 || node.country.empty()) return city;
  return fill(words("{country} around {city}"),
              {{"country", placeName(dataset, node.country, language)}, {"city", city}});
}

std::string flowTitle(const graph::Dataset& dataset, const Flows& flows, const Flow& flow, const Catalogue& words) {
  const std::string_view pattern = flow.ties == 1       ? words("{a} – {b}: one tie")
                                   : flow.weakened == 0 ? words("{a} – {b}: {n} ties")
                                                        : words("{a} – {b}: {n} ties, {m} of them weakened");
  return fill(pattern, {{"a", nodeName(dataset, flows.nodes[flow.a], words)},
                        {"b", nodeName(dataset, flows.nodes[flow.b], words)},
                        {"n", grouped(flow.ties)},
                        {"m", grouped(flow.weakened)}});
}

std::string nodeTitle(const graph::Dataset& dataset, const FlowNode& node, const Catalogue& words) {
  const std::string_view pattern = node.ties == 1     ? words("{place}: one tie")
                                   : node.within == 0 ? words("{place}: {n} ties")
                                                      : words("{place}: {n} ties, {m} of them within");
  return fill(pattern,
              {{"place", nodeName(dataset, node, words)}, {"n", grouped(node.ties)}, {"m", grouped(node.within)}});
}

std::string flowNote(const Flows& flows, const Catalogue& words) {
  std::string_view pattern;
  switch (flows.scale.level) {
    case FlowLevel::automatic:
    case FlowLevel::ties:
      return {};
    case FlowLevel::cityPairs:
      pattern = words("{n} ties, gathered into {flows} pairs of cities");
      break;
    case FlowLevel::cells:
      pattern = words("{n} ties, gathered into {flows} flows between neighbourhoods; {m} stay within one");
      break;
    case FlowLevel::countries:
      pattern =
          words("{n} ties, gathered into {flows} flows between countries or parts of large ones; {m} stay within one");
      break;
  }
  return fill(pattern,
              {{"n", grouped(flows.ties)}, {"flows", grouped(flows.flows.size())}, {"m", grouped(within(flows))}});
}

std::string grouped(std::size_t n) {
  std::string text = std::to_string(n);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace cityties::core
