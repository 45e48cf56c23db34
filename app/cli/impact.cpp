#include "app/cli/commands.hpp"
#include "app/cli/impact_result.hpp"
#include "app/cli/output.hpp"
#include "app/cli/progress.hpp"
#include "app/core/doubt.hpp"
#include "app/core/sensitivity.hpp"

namespace cityties::cli {
namespace {

int wrongUsage(const std::string& message) {
  complain(message);
  return usage;
}

/// False when it cannot be told; the reason has been.
bool addDoubt(ImpactResult& result, const DoubtRequest& asked) {
  Progress progress("--doubt");
  auto report =
      core::doubtOf(result.worked.story, result.against, result.step, result.impact, asked.options, progress.watch());
  if (!report) complain(report.error());
  if (report) result.doubt = std::move(*report);
  return report.has_value();
}

void addSensitivity(ImpactResult& result, const DoubtRequest& asked) {
  Progress progress("--sensitivity");
  result.sensitivity =
      core::sensitivityOf(result.worked.story, result.against, result.step,
                          {.samples = asked.options.samples, .seed = asked.options.seed}, progress.watch());
}

std::optional<std::string> objection(const Arguments& arguments) {
  const ScenarioOptions& asked = arguments.scenario;
  if (!asked.scenario && asked.events.empty())
    return "impact needs --scenario or --event\nTry 'cityties impact --help'.";
  if (asked.against && !asked.step) return "--against needs --step";
  if (asked.against && *asked.against >= *asked.step) return "--against must be an earlier step than --step";
  const bool csv = arguments.table || arguments.common.format == Format::csv;
  if (csv && arguments.doubt.asked) return "--doubt is written as json or table, not as csv";
  if (csv && arguments.doubt.sensitivity) return "--sensitivity is written as json or table, not as csv";
  if (arguments.doubt.chosen && !arguments.doubt.asked) return "--doubt-probability needs --doubt";
  if (arguments.doubt.tuned && !arguments.doubt.asked && !arguments.doubt.sensitivity)
    return "--samples and --seed need --doubt or --sensitivity";
  return std::nullopt;
}

}  // namespace

int runImpact(const Arguments& arguments) {
  const ScenarioOptions& asked = arguments.scenario;
  if (const auto wrong = objection(arguments)) return wrongUsage(*wrong);
  auto worked = workOut(arguments);
  if (!worked) return worked.error();
  const auto step = stepOf(worked->story, asked.step, core::stepOfGreatestLoss(worked->story));
  if (!step) return step.error();
  const std::size_t against = asked.against.value_or(0);
  graph::Impact impact = *step == 0 ? *worked->story.steps[0].impact
                                    : core::impactBetween(worked->story, against, *step, arguments.common.listLimit);
  ImpactResult result{std::move(*worked), *step, against, !asked.step, std::move(impact)};
  if (arguments.doubt.asked && !addDoubt(result, arguments.doubt)) return unusable;
  if (arguments.doubt.sensitivity) addSensitivity(result, arguments.doubt);
  Format format = formatOf(arguments.common);
  if (arguments.table && arguments.common.format == Format::automatic) format = Format::csv;
  switch (format) {
    case Format::csv:
      return writeResult(impactAsCsv(result, arguments.table.value_or(Table::regions)));
    case Format::table:
      return writeResult(impactAsText(result, words(arguments.common.language)));
    default:
      return writeResult(impactAsJson(result, words(arguments.common.language)));
  }
}

}  // namespace cityties::cli
