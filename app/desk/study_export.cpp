// What the study found, as files.
#include <filesystem>

#include "app/desk/study_model.hpp"
#include "app/io/context_json.hpp"
#include "app/io/contingency_text.hpp"
#include "app/io/csv_table.hpp"

namespace cityties::desk {
namespace {

std::vector<graph::Contingency> shownContingencies(const FailureList& list) {
  std::vector<graph::Contingency> shown;
  shown.reserve(list.shown.size());
  for (const std::uint32_t at : list.shown) {
    const core::FailureRow& row = list.table->rows[at];
    shown.push_back(row.place ? *row.place : row.whole);
  }
  return shown;
}

std::string tableJson(const FailureList& list, const std::string& sha256) {
  const core::FailureTable& table = *list.table;
  const core::Story& story = *table.question.story;
  io::JsonWriter out;
  io::beginDocument(out, *story.dataset, sha256, story.options);
  out.key("scenario").textOrNull(story.scenario.id);
  out.key("step").integer(static_cast<long long>(table.question.step));
  out.key("begun_in").textOrNull(table.placeReference ? table.question.place : std::string{});
  out.key("with").textOrNull(table.question.with);
  graph::ContingencyReport report;
  report.reference = table.placeReference.value_or(table.reference);
  report.elements = table.report->elements;
  report.count = table.report->count;
  report.contingencies = shownContingencies(list);
  io::writeContingencies(out, report, {table.question.with.empty() ? 1 : 2, {"posts", "agreements", "cities"}, "none"});
  return io::endDocument(out);
}

using PairLists = std::vector<std::pair<const char*, const std::vector<graph::ChangedPair>*>>;

PairLists pairLists(const core::Probe& probe) {
  return {{"lost", &probe.pairs.lostPairs},
          {"rerouted", &probe.pairs.reroutedPairs},
          {"improved", &probe.pairs.improvedPairs}};
}

std::string pairsCsv(const core::Probe& probe) {
  const auto vertices = probe.story->steps.front().analysis->network().vertices();
  io::CsvTable table({"change", "from", "to", "cost_before", "cost_after"});
  const auto number = [](double x) { return io::numberText(x).value_or(""); };
  for (const auto& [change, pairs] : pairLists(probe))
    for (const graph::ChangedPair& pair : *pairs)
      table.add({change, vertices[pair.from].id, vertices[pair.to].id, number(pair.before), number(pair.after)});
  return table.text();
}

std::string pairsJson(const core::Probe& probe, const std::string& sha256) {
  const core::Story& story = *probe.story;
  const auto vertices = story.steps.front().analysis->network().vertices();
  io::JsonWriter out;
  io::beginDocument(out, *story.dataset, sha256, story.options);
  out.key("step").integer(static_cast<long long>(probe.question.step));
  out.key("pairs").beginArray();
  for (const auto& [change, pairs] : pairLists(probe)) {
    for (const graph::ChangedPair& pair : *pairs) {
      out.beginObject(io::JsonWriter::Layout::line).key("change").text(change);
      out.key("from").text(vertices[pair.from].id).key("to").text(vertices[pair.to].id);
      out.key("cost_before").number(pair.before).key("cost_after").number(pair.after).endObject();
    }
  }
  out.endArray();
  return io::endDocument(out);
}

}  // namespace

std::string exportedTable(const FailureList& list, bool json, const std::string& sha256) {
  return json ? tableJson(list, sha256)
              : io::contingencyCsv(shownContingencies(list), !list.table->question.with.empty());
}

bool namesPairs(const std::string& path) { return std::filesystem::path(path).stem().string().ends_with("pairs"); }

std::string exportedPairs(const core::Probe& probe, bool json, const std::string& sha256) {
  return json ? pairsJson(probe, sha256) : pairsCsv(probe);
}

}  // namespace cityties::desk
