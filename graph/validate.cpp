#include <algorithm>
#include <tuple>

#include "graph/raw_table.hpp"
#include "graph/validate_draft.hpp"

namespace cityties::graph {
namespace {

using namespace validation;

template <class Record>
std::vector<Record> kept(Layer<Record>& layer) {
  std::vector<Record> out;
  out.reserve(layer.rows.size());
  for (auto& checked : layer.rows) {
    if (checked.keep) out.push_back(std::move(checked.record));
  }
  return out;
}

template <class Record>
std::vector<Record> keptById(Layer<Record>& layer) {
  auto out = kept(layer);
  std::sort(out.begin(), out.end(), [](const Record& x, const Record& y) { return x.id < y.id; });
  return out;
}

/// Every field counts, so that not even equal districts depend on the order of rows.
auto districtOrder(const District& d) {
  return std::tie(d.post, d.region, d.part, d.validFrom, d.validTo, d.id, d.confidence, d.source, d.note);
}

Dataset assemble(Draft& draft) {
  Dataset dataset;
  dataset.info = std::move(draft.info);
  dataset.cities = keptById(draft.cities);
  dataset.regions = keptById(draft.regions);
  dataset.posts = keptById(draft.posts);
  dataset.districts = kept(draft.districts);
  std::sort(dataset.districts.begin(), dataset.districts.end(),
            [](const District& x, const District& y) { return districtOrder(x) < districtOrder(y); });
  dataset.agreements = keptById(draft.agreements);
  dataset.events = keptById(draft.events);
  return dataset;
}

std::size_t layerIndex(std::string_view layer) {
  return static_cast<std::size_t>(std::find(layerNames.begin(), layerNames.end(), layer) - layerNames.begin());
}

void sortByAddress(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& x, const Diagnostic& y) {
    return std::pair(layerIndex(x.layer), x.row) < std::pair(layerIndex(y.layer), y.row);
  });
}

}  // namespace

ValidationReport validate(const std::vector<RawTable>& tables, Diagnostics problems) {
  ValidationReport report;
  Draft draft;
  draft.diagnostics = std::move(problems);
  std::size_t cityRows = 0;
  for (const auto layer : layerNames) {
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const RawTable& t) { return t.layer == layer; });
    if (table == tables.end()) continue;
    report.records.emplace_back(layer, table->rows.size());
    if (layer == "cities") cityRows = table->rows.size();
    readLayer(*table, draft);
  }
  const auto& cities = draft.cities;
  if (!cities.source.present) {
    draft.diagnostics.push_back(cities.source.error(0, "", "missing layer 'cities'; a dataset needs at least cities"));
    draft.cities.source.complete = false;
  } else if (cities.source.complete && cityRows == 0) {
    draft.diagnostics.push_back(cities.source.warning(0, "", "the layer has no rows, so there is nothing to show"));
  }
  checkReferences(draft);
  report.dataset = assemble(draft);
  report.diagnostics = std::move(draft.diagnostics);
  sortByAddress(report.diagnostics);
  return report;
}

}  // namespace cityties::graph
