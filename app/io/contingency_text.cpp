#include "app/io/contingency_text.hpp"

#include "app/io/csv_table.hpp"
#include "graph/impact.hpp"

namespace cityties::io {
namespace {

using graph::Contingency;
using Layout = JsonWriter::Layout;

void writeCount(JsonWriter& out, const char* key, std::size_t value) {
  out.key(key).integer(static_cast<long long>(value));
}

void writeOne(JsonWriter& out, const Contingency& one) {
  out.beginObject(Layout::line).key("elements").texts(one.elements);
  out.key("efficiency_loss").number(one.efficiencyLoss);
  writeCount(out, "pairs_lost", one.pairsLost);
  writeCount(out, "pairs_rerouted", one.pairsRerouted);
  writeCount(out, "pairs_improved", one.pairsImproved);
  out.key("detour_mean").number(one.detourMean).key("detour_max").number(one.detourMax);
  writeCount(out, "cities_cut", one.citiesCut);
  writeCount(out, "cities_down_to_one", one.citiesDownToOne);
  if (one.synergy) {
    out.key("synergy").number(*one.synergy);
    out.key("synergy_pairs_lost").integer(*one.synergyPairsLost);
  }
  out.endObject();
}

}  // namespace

std::string contingencyCsv(const std::vector<Contingency>& contingencies, bool pairs) {
  std::vector<std::string> header{"elements",    "efficiency_loss", "pairs_lost", "pairs_rerouted",    "pairs_improved",
                                  "detour_mean", "detour_max",      "cities_cut", "cities_down_to_one"};
  if (pairs) header.insert(header.end(), {"synergy", "synergy_pairs_lost"});
  CsvTable table(header);
  const auto number = [](double x) { return numberText(graph::withoutNoise(x)).value_or(""); };
  for (const Contingency& one : contingencies) {
    std::string ids = one.elements[0];
    if (pairs) ids += " " + one.elements[1];
    std::vector<std::string> row{ids,
                                 number(one.efficiencyLoss),
                                 std::to_string(one.pairsLost),
                                 std::to_string(one.pairsRerouted),
                                 std::to_string(one.pairsImproved),
                                 number(one.detourMean),
                                 number(one.detourMax),
                                 std::to_string(one.citiesCut),
                                 std::to_string(one.citiesDownToOne)};
    if (pairs) row.insert(row.end(), {number(*one.synergy), std::to_string(*one.synergyPairsLost)});
    table.add(row);
  }
  return table.text();
}

void writeContingencies(JsonWriter& out, const graph::ContingencyReport& report, const ContingencySubject& subject) {
  const graph::StateFigures& reference = report.reference;
  out.key("reference").beginObject(Layout::line);
  writeCount(out, "pairs", reference.pairs);
  writeCount(out, "reachable_pairs", reference.reachablePairs);
  out.key("efficiency").number(reference.efficiency).key("cost_mean").number(reference.costMean).endObject();
  out.key("order").integer(subject.order).key("element_kinds").texts(subject.elementKinds);
  out.key("takeover").text(subject.takeover);
  writeCount(out, "element_count", report.elements);
  writeCount(out, "count", report.count);
  out.key("contingencies").beginArray();
  for (const Contingency& one : report.contingencies) writeOne(out, one);
  out.endArray();
}

}  // namespace cityties::io
