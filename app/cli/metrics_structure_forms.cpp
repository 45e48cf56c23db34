#include <algorithm>

#include "app/cli/context.hpp"
#include "app/cli/metrics_structure.hpp"
#include "app/cli/table.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::cli {
namespace {

using Cell = StructureMetrics::Cell;
using Layout = io::JsonWriter::Layout;

void writeCell(io::JsonWriter& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    out.text(*text);
  else if (const auto* count = std::get_if<std::size_t>(&cell))
    out.integer(static_cast<long long>(*count));
  else if (const auto* value = std::get_if<double>(&cell))
    out.number(*value);
  else
    out.null();
}

std::string plain(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::size_t>(&cell)) return std::to_string(*count);
  if (const auto* value = std::get_if<double>(&cell)) return io::numberText(graph::withoutNoise(*value)).value_or("");
  return "";
}

std::string shown(const Cell& cell) {
  if (const auto* count = std::get_if<std::size_t>(&cell)) return grouped(*count);
  if (const auto* value = std::get_if<double>(&cell)) return decimal(*value, 4);
  return std::holds_alternative<std::string>(cell) ? std::get<std::string>(cell) : "—";
}

}  // namespace

std::string metricsAsJson(const StructureMetrics& result) {
  io::JsonWriter out;
  beginDocument(out, result.at.worked);
  if (result.at.ofScenario) {
    out.key("scenario").text(result.at.story().scenario.id);
    out.key("step").integer(static_cast<long long>(result.at.step));
  }
  out.key("measure").text(result.measure);
  for (const auto& [key, cell] : result.facts) writeCell(out.key(key), cell);
  out.key("not_applicable").textOrNull(result.notApplicable.value_or(""));
  out.key(result.rowsKey);
  if (result.notApplicable) {
    out.null();
    return endDocument(out);
  }
  out.beginArray();
  for (const auto& row : result.rows) {
    out.beginObject(Layout::line);
    for (std::size_t i = 0; i < row.size(); ++i) writeCell(out.key(result.columns[i]), row[i]);
    out.endObject();
  }
  out.endArray();
  return endDocument(out);
}

std::string metricsAsCsv(const StructureMetrics& result, MetricsTable) {
  CsvTable table(result.columns);
  for (const auto& row : result.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const Cell& cell : row) cells.push_back(plain(cell));
    table.add(cells);
  }
  return table.text();
}

std::string metricsAsText(const StructureMetrics& result, const core::Catalogue& words) {
  constexpr std::size_t most = 20;
  std::string text = metricsHeading(result.at, words, true) + "\n" + result.measure;
  for (const auto& [key, cell] : result.facts) text += " · " + key + " " + shown(cell);
  text += "\n";
  if (result.notApplicable) return text + "n/a (" + *result.notApplicable + ")\n";
  std::vector<TextTable::Column> columns{{std::string(words("city"))}};
  for (std::size_t i = 1; i < result.columns.size(); ++i)
    columns.push_back({result.columns[i], TextTable::Align::right});
  TextTable table(columns);
  for (std::size_t r = 0; r < std::min(most, result.rows.size()); ++r) {
    std::vector<std::string> cells{nameOf(result.at, std::get<std::string>(result.rows[r].front()), words)};
    for (std::size_t i = 1; i < result.rows[r].size(); ++i) cells.push_back(shown(result.rows[r][i]));
    table.add(cells);
  }
  text += table.text();
  if (result.rows.size() > most)
    text += core::fill(words("and {n} more"), {{"n", grouped(result.rows.size() - most)}}) + "\n";
  return text;
}

}  // namespace cityties::cli
