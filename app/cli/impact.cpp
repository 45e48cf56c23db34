#include "app/cli/commands.hpp"
#include "app/cli/impact_result.hpp"
#include "app/cli/output.hpp"

namespace cityties::cli {
namespace {

int wrongUsage(const std::string& message) {
  complain(message);
  return usage;
}

}  // namespace

int runImpact(const Arguments& arguments) {
  const ScenarioOptions& asked = arguments.scenario;
  if (!asked.scenario && asked.events.empty())
    return wrongUsage("impact needs --scenario or --event\nTry 'cityties impact --help'.");
  if (asked.against && !asked.step) return wrongUsage("--against needs --step");
  if (asked.against && *asked.against >= *asked.step)
    return wrongUsage("--against must be an earlier step than --step");
  auto worked = workOut(arguments);
  if (!worked) return worked.error();
  const auto step = stepOf(worked->story, asked.step, core::stepOfGreatestLoss(worked->story));
  if (!step) return step.error();
  const std::size_t against = asked.against.value_or(0);
  graph::Impact impact = *step == 0 ? worked->story.steps[0].impact
                                    : core::impactBetween(worked->story, against, *step, arguments.common.listLimit);
  const ImpactResult result{std::move(*worked), *step, against, !asked.step, std::move(impact)};
  Format format = formatOf(arguments.common);
  if (arguments.table && arguments.common.format == Format::automatic) format = Format::csv;
  switch (format) {
    case Format::csv:
      return writeResult(impactAsCsv(result, arguments.table.value_or(Table::regions)));
    case Format::table:
      return writeResult(impactAsText(result, words(arguments.common.language)));
    default:
      return writeResult(impactAsJson(result));
  }
}

}  // namespace cityties::cli
