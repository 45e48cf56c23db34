#include "graph/contingency.hpp"

#include <algorithm>

#include "app/cli/called.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/context.hpp"
#include "app/cli/output.hpp"
#include "app/cli/progress.hpp"
#include "app/cli/sensitivity.hpp"
#include "app/cli/table.hpp"
#include "app/core/findings.hpp"
#include "app/io/contingency_text.hpp"

namespace cityties::cli {
namespace {

using graph::Contingency;
using graph::ContingencyReport;

struct Result {
  const Prepared& prepared;
  const graph::ContingencyOptions& options;
  const ContingencyArguments& asked;
  ContingencyReport report;
  std::optional<graph::SensitivityReport> sensitivity;
};

const char* name(graph::Takeover::Kind kind) {
  switch (kind) {
    case graph::Takeover::Kind::embassy:
      return "embassy";
    case graph::Takeover::Kind::nearest:
      return "nearest";
    default:
      return "none";
  }
}

std::string asJson(const Result& result, const core::Catalogue& words) {
  io::JsonWriter out;
  beginDocument(out, result.prepared.data, result.prepared.options);
  io::writeContingencies(out, result.report,
                         {result.options.order, result.asked.elements, name(result.options.takeover)});
  if (result.sensitivity)
    writeSensitivity(out.key("sensitivity"), *result.sensitivity, *result.prepared.data.dataset, words);
  return endDocument(out);
}

std::string asText(const Result& result, const core::Catalogue& words) {
  using Align = TextTable::Align;
  const bool pairs = result.options.order == 2;
  const auto say = [&](std::string_view text) { return std::string(words(text)); };
  std::vector<TextTable::Column> columns{
      {say("rank"), Align::right},       {say(pairs ? "if both fail" : "if it fails")},
      {say("reach lost"), Align::right}, {say("pairs lost"), Align::right},
      {say("rerouted"), Align::right},   {say("cities cut"), Align::right},
      {say("down to one"), Align::right}};
  if (pairs) columns.push_back({say("synergy"), Align::right});
  TextTable table(columns);
  std::size_t rank = 0;
  for (const Contingency& one : result.report.contingencies) {
    std::string names;
    for (const std::string& id : one.elements)
      names += (names.empty() ? "" : " + ") + called(*result.prepared.data.dataset, id, words);
    std::vector<std::string> row{std::to_string(++rank),
                                 names,
                                 decimal(100 * one.efficiencyLoss, 3) + " %",
                                 grouped(one.pairsLost),
                                 grouped(one.pairsRerouted),
                                 grouped(one.citiesCut),
                                 grouped(one.citiesDownToOne)};
    if (pairs) row.push_back(decimal(100 * *one.synergy, 3) + " %");
    table.add(row);
  }
  const std::string heading = core::fill(words("{count} contingencies of {elements} elements over {pairs} pairs"),
                                         {{"count", grouped(result.report.count)},
                                          {"elements", grouped(result.report.elements)},
                                          {"pairs", grouped(result.report.reference.pairs)}});
  const std::string colon = words.language() == core::Language::chinese ? "：" : ": ";
  return heading + "\n" +
         core::fill(words("Records of {date}"),
                    {{"date", core::longDate(result.prepared.options.date, words.language())}}) +
         " · " + say("channels") + colon + say(graph::name(result.prepared.options.channels)) + "\n\n" + table.text() +
         (result.sensitivity ? sensitivityAsText(*result.sensitivity, *result.prepared.data.dataset, words) : "");
}

bool has(const std::vector<std::string>& kinds, const char* kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

graph::ContingencyOptions engineOptions(const Arguments& arguments, const core::StoryOptions& story) {
  const ContingencyArguments& asked = arguments.contingency;
  graph::ContingencyOptions options;
  options.order = asked.order;
  options.elements = {has(asked.elements, "posts"), has(asked.elements, "agreements"), has(asked.elements, "cities")};
  options.takeover = asked.takeover;
  options.top = asked.top.value_or(100);
  options.all = asked.all;
  options.threads = story.threads;
  return options;
}

std::optional<std::string> objection(const Arguments& arguments) {
  const ContingencyArguments& asked = arguments.contingency;
  if (asked.all && asked.order == 1) return "--all is for --order 2; order 1 lists all there are";
  if (!asked.sensitivity) return std::nullopt;
  if (!has(asked.elements, "posts")) return "--sensitivity ranks posts, which --elements leaves out";
  if (arguments.common.format == Format::csv) return "--sensitivity is written as json or table, not as csv";
  return std::nullopt;
}

/// The posts that stand after the step, over the P of step 0.
std::optional<graph::SensitivityReport> sensitivityOf(const Prepared& prepared, const graph::State& state,
                                                      graph::Takeover::Kind takeover) {
  graph::SensitivityQuestion question;
  question.dataset = prepared.data.dataset.get();
  question.state = state;
  question.reference = prepared.states.front();
  question.network = prepared.options.network;
  question.preset = prepared.options.channels;
  question.reporting = prepared.options.reporting;
  question.takeover = takeover;
  Progress progress("--sensitivity");
  return graph::sensitivity(question, {.samples = 0, .threads = prepared.options.threads}, progress.watch());
}

}  // namespace

int runContingency(const Arguments& arguments) {
  if (const auto wrong = objection(arguments)) {
    complain(*wrong);
    return usage;
  }
  const auto prepared = prepare(arguments);
  if (!prepared) return prepared.error();
  const auto step = stepOf(*prepared, arguments.scenario.step);
  if (!step) return step.error();
  const graph::Dataset& dataset = *prepared->data.dataset;
  const core::StoryOptions& story = prepared->options;
  const graph::State& state = prepared->states[*step];
  // P is that of step 0, as in every other command.
  const auto before = graph::Network::build(dataset, prepared->states.front(), story.network);
  const auto set = graph::reportingSet(dataset, before, story.reporting);
  const graph::PathEngine engine(*step == 0 ? before : graph::Network::build(dataset, state, story.network),
                                 story.channels);
  const graph::ContingencyOptions options = engineOptions(arguments, story);
  Progress progress(options.order == 2 ? "every two elements" : "every element");
  auto report = graph::contingencies(dataset, state, engine, set, story.network, options, progress.watch());
  Result result{*prepared, options, arguments.contingency, std::move(*report), {}};
  if (arguments.contingency.sensitivity) result.sensitivity = sensitivityOf(*prepared, state, options.takeover);
  auto& listed = result.report.contingencies;
  if (options.order == 1 && arguments.contingency.top && listed.size() > *arguments.contingency.top) {
    listed.resize(*arguments.contingency.top);
  }
  switch (formatOf(arguments.common)) {
    case Format::csv:
      return writeResult(io::contingencyCsv(result.report.contingencies, options.order == 2));
    case Format::table:
      return writeResult(asText(result, words(arguments.common.language)));
    default:
      return writeResult(asJson(result, words(arguments.common.language)));
  }
}

}  // namespace cityties::cli
