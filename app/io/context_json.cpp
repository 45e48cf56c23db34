#include "app/io/context_json.hpp"

#include "app/io/model_json.hpp"
#include "app/io/reporting_json.hpp"

namespace cityties::io {
namespace {

using Layout = JsonWriter::Layout;

void program(JsonWriter& out) {
  out.beginObject().key("context").beginObject();
  out.key("program").text("cityties").key("version").text(CITYTIES_VERSION);
}

void programAndDataset(JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256) {
  program(out);
  out.key("dataset").beginObject(Layout::line);
  out.key("title").textOrNull(dataset.info.title).key("version").textOrNull(dataset.info.version);
  out.key("sha256").textOrNull(sha256).endObject();
}

}  // namespace

const char* name(graph::CitySelection selection) { return wordOf(selection); }
const char* name(graph::PairWeight weight) { return wordOf(weight); }

void beginDocument(JsonWriter& out) {
  program(out);
  out.endObject();
}

void beginDocument(JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256) {
  programAndDataset(out, dataset, sha256);
  out.endObject();
}

void beginDocument(JsonWriter& out, const graph::Dataset& dataset, const std::string& sha256,
                   const core::StoryOptions& options) {
  programAndDataset(out, dataset, sha256);
  out.key("date").text(options.date.text()).key("channels").text(graph::name(options.channels));
  writeModel(out.key("model"), options.network.model);
  out.key("undated").text(options.undated == graph::Undated::in ? "in" : "out");
  out.key("countries");
  std::vector<std::string> countries;
  for (const graph::CountryCode& country : options.network.countries) countries.push_back(country.text);
  if (countries.empty())
    out.null();
  else
    out.texts(countries);
  out.key("reporting_set").beginObject(Layout::line);
  out.key("from").textOrNull(options.reporting.from ? options.reporting.from->text : std::string{});
  out.key("cities").text(name(options.reporting.cities)).key("weight").text(name(options.reporting.weight));
  out.endObject().endObject();
}

std::string endDocument(JsonWriter& out) {
  out.endObject();
  return out.take() + "\n";
}

}  // namespace cityties::io
