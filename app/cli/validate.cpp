#include "app/cli/commands.hpp"
#include "app/cli/context.hpp"
#include "app/cli/output.hpp"
#include "app/cli/table.hpp"
#include "geo/read_dataset.hpp"

namespace cityties::cli {
namespace {

void writeDiagnostics(io::JsonWriter& out, const graph::Diagnostics& all, graph::Severity severity) {
  out.beginArray();
  for (const auto& one : all) {
    if (one.severity != severity) continue;
    out.beginObject(io::JsonWriter::Layout::line).key("layer").textOrNull(one.layer).key("row");
    if (one.row == 0)
      out.null();
    else
      out.integer(static_cast<long long>(one.row));
    out.key("field").textOrNull(one.field).key("message").text(one.message).endObject();
  }
  out.endArray();
}

std::string asJson(const geo::LoadedDataset& loaded) {
  const graph::ValidationReport& report = loaded.report;
  io::JsonWriter out;
  beginDocument(out, report.dataset, loaded.sha256);
  out.key("ok").boolean(report.ok()).key("records").beginObject(io::JsonWriter::Layout::line);
  for (const auto& [layer, count] : report.records) out.key(layer).integer(static_cast<long long>(count));
  out.endObject();
  writeDiagnostics(out.key("errors"), report.diagnostics, graph::Severity::error);
  writeDiagnostics(out.key("warnings"), report.diagnostics, graph::Severity::warning);
  return endDocument(out);
}

std::string asCsv(const geo::LoadedDataset& loaded) {
  CsvTable table({"severity", "layer", "row", "field", "message"});
  for (const auto& one : loaded.report.diagnostics)
    table.add({one.severity == graph::Severity::error ? "error" : "warning", one.layer,
               one.row == 0 ? "" : std::to_string(one.row), one.field, one.message});
  return table.text();
}

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string asText(const geo::LoadedDataset& loaded) {
  const graph::ValidationReport& report = loaded.report;
  std::string text =
      loaded.path.string() + (report.dataset.info.title.empty() ? "" : " — " + report.dataset.info.title) + "\n\n";
  TextTable table({{"layer"}, {"records", TextTable::Align::right}});
  for (const auto& [layer, count] : report.records) table.add({layer, grouped(count)});
  text += table.text() + "\n";
  std::size_t errors = 0;
  for (const auto& one : report.diagnostics) {
    errors += one.severity == graph::Severity::error;
    text += (one.severity == graph::Severity::error ? "error:   " : "warning: ") + one.text() + "\n";
  }
  if (!report.diagnostics.empty()) text += "\n";
  text += (report.ok() ? "The dataset can be used" : "The dataset cannot be used") + std::string(": ") +
          counted(errors, "error", "errors") + ", " +
          counted(report.diagnostics.size() - errors, "warning", "warnings") + ".\n";
  return text;
}

}  // namespace

int runValidate(const Arguments& arguments) {
  const auto path = datasetPath(arguments.common);
  if (!path) return path.error();
  const geo::LoadedDataset loaded = geo::readDataset(*path);
  const Format format = formatOf(arguments.common);
  const int written = writeResult(format == Format::json  ? asJson(loaded)
                                  : format == Format::csv ? asCsv(loaded)
                                                          : asText(loaded));
  return written == success && !loaded.report.ok() ? unusable : written;
}

}  // namespace cityties::cli
