#include "graph/actions.hpp"

#include "graph/action_steps.hpp"

namespace cityties::graph {

std::string_view name(const Action& action) {
  struct Names {
    std::string_view operator()(const ClosePost&) const { return "close_post"; }
    std::string_view operator()(const ReopenPost&) const { return "open_post"; }
    std::string_view operator()(const OpenNewPost&) const { return "open_post"; }
    std::string_view operator()(const ReassignDistrict&) const { return "reassign_district"; }
    std::string_view operator()(const SuspendAgreement&) const { return "suspend_agreement"; }
    std::string_view operator()(const ResumeAgreement&) const { return "resume_agreement"; }
    std::string_view operator()(const TerminateAgreement&) const { return "terminate_agreement"; }
    std::string_view operator()(const SignAgreement&) const { return "sign_agreement"; }
    std::string_view operator()(const OpenVirtualChannel&) const { return "virtual_channel"; }
    std::string_view operator()(const Curtail&) const { return "curtail"; }
    std::string_view operator()(const BanAgreements&) const { return "ban"; }
    std::string_view operator()(const Advance&) const { return "advance"; }
  };
  return std::visit(Names{}, action);
}

Result<Applied> apply(const Dataset& dataset, const State& base, const State& state, const std::vector<Action>& earlier,
                      const Action& action, Undated undated) {
  if (const auto* advance = std::get_if<Advance>(&action)) {
    if (advance->to <= state.date) {
      return failure(
          {.message = "cannot advance to " + advance->to.text() + ", which is not after " + state.date.text()});
    }
    ActionSteps steps(dataset, base, stateOn(dataset, advance->to, undated), earlier, undated);
    // What was acted on before stays acted on: an action beats a record of the same object (DESIGN §5).
    for (const Action& before : earlier) {
      if (!std::holds_alternative<Advance>(before)) steps.replay(before, state);
    }
    return Applied{std::move(steps.state()), {}};
  }
  ActionSteps steps(dataset, base, state, earlier, undated);
  if (auto problem = steps.perform(action)) return failure({.message = *std::move(problem)});
  return Applied{std::move(steps.state()), {steps.affected().begin(), steps.affected().end()}};
}

}  // namespace cityties::graph
