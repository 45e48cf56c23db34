#include <algorithm>

#include "app/core/flows.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {

InspectorModel inspectFlows(const graph::Dataset& dataset, const core::Flows& flows, const std::string& id,
                            const core::Catalogue& words) {
  constexpr std::size_t most = 12;
  InspectorModel model;
  if (const auto flow = std::ranges::find(flows.flows, id, &core::Flow::id); flow != flows.flows.end())
    model.title = core::flowTitle(dataset, flows, *flow, words);
  constexpr std::string_view node = "node:";
  if (!id.starts_with(node)) return model;
  const auto at = std::ranges::find(flows.nodes, std::string_view(id).substr(node.size()), &core::FlowNode::id);
  if (at == flows.nodes.end()) return model;
  model.title = core::nodeTitle(dataset, *at, words);
  const auto index = static_cast<std::size_t>(at - flows.nodes.begin());
  std::vector<const core::Flow*> meeting;
  for (const core::Flow& flow : flows.flows)
    if (flow.a == index || flow.b == index) meeting.push_back(&flow);
  std::ranges::stable_sort(meeting, std::ranges::greater(), [](const core::Flow* flow) { return flow->ties; });
  for (std::size_t i = 0; i < std::min(most, meeting.size()); ++i)
    model.ties.push_back(core::flowTitle(dataset, flows, *meeting[i], words));
  if (meeting.size() > most)
    model.ties.push_back(core::fill(words("and {n} more"), {{"n", core::grouped(meeting.size() - most)}}));
  return model;
}

}  // namespace cityties::desk
