#include <algorithm>

#include "app/cli/called.hpp"
#include "app/cli/context.hpp"
#include "app/cli/repair_result.hpp"
#include "app/cli/table.hpp"
#include "app/core/findings.hpp"

namespace cityties::cli {
namespace {

using Layout = io::JsonWriter::Layout;
using graph::Repair;

void writeCount(io::JsonWriter& out, const char* key, std::size_t value) {
  out.key(key).integer(static_cast<long long>(value));
}

void writeState(io::JsonWriter& out, const graph::StateFigures& state) {
  out.beginObject(Layout::line);
  writeCount(out, "pairs", state.pairs);
  writeCount(out, "reachable_pairs", state.reachablePairs);
  out.key("efficiency").number(state.efficiency).key("cost_mean").number(state.costMean).endObject();
}

/// Writes the keys of an action after "do", as a scenario file has them.
struct ActionKeys {
  io::JsonWriter& out;

  void operator()(const graph::ReopenPost& action) const { out.key("post").text(action.post.text); }
  void operator()(const graph::OpenNewPost& action) const {
    out.key("id").text(action.id.text).key("name").text(action.name).key("kind").text("consulate_general");
    out.key("sending_country").text(action.sending.text).key("host_country").text(action.host.text);
    out.key("lat").number(action.position.lat.degrees).key("lon").number(action.position.lon.degrees);
    out.key("districts").beginArray();
    for (const auto& [region, part] : action.districts) {
      if (part.empty())
        out.text(region.text);
      else
        out.beginObject().key("region").text(region.text).key("part").text(part).endObject();
    }
    out.endArray();
  }
  void operator()(const graph::ReassignDistrict& action) const {
    out.key("region").text(action.region.text);
    if (action.part) out.key("part").text(*action.part);
    out.key("to").text(action.to.text);
  }
  void operator()(const graph::SignAgreement& action) const {
    out.key("a").text(action.a.text).key("b").text(action.b.text).key("kind").text(action.kind);
  }
  void operator()(const graph::OpenVirtualChannel& action) const {
    out.key("a").text(action.a.text).key("b").text(action.b.text).key("strength").number(action.strength);
  }
  template <class Other>
  void operator()(const Other&) const {}  // no repair
};

void writeRepair(io::JsonWriter& out, const Repair& repair) {
  out.beginObject().key("action").beginObject(Layout::line).key("do").text(graph::name(repair.action));
  std::visit(ActionKeys{out}, repair.action);
  out.endObject();
  out.key("efficiency").number(repair.efficiency).key("recovered").number(repair.recovered);
  writeCount(out, "pairs_restored", repair.pairsRestored);
  writeCount(out, "pairs_eased", repair.pairsEased);
  out.key("cities").beginArray();
  for (const graph::CityGain& gain : repair.gains) {
    out.beginObject(Layout::line).key("city").text(gain.city.text);
    out.key("efficiency_before").number(gain.efficiencyBefore).key("efficiency_after").number(gain.efficiencyAfter);
    out.key("efficiency_repaired").number(gain.efficiencyRepaired).endObject();
  }
  out.endArray().endObject();
}

std::string inWords(const Repair& repair, const graph::Dataset& dataset, const core::Catalogue& words) {
  const auto name = [&](const std::string& id) { return called(dataset, id, words); };
  const auto region = [&](const graph::RegionCode& code) {
    const auto* found = dataset.findRegionByCode(code.text);
    return found ? name(found->id.text) : code.text;
  };
  if (const auto* open = std::get_if<graph::ReopenPost>(&repair.action))
    return core::fill(words("{post} opens again"), {{"post", name(open->post.text)}});
  if (const auto* post = std::get_if<graph::OpenNewPost>(&repair.action))
    return core::fill(words("A new post opens: {post}"), {{"post", post->name}});
  if (const auto* hand = std::get_if<graph::ReassignDistrict>(&repair.action))
    return core::fill(words("{post} takes {region} over"),
                      {{"post", name(hand->to.text)}, {"region", region(hand->region)}});
  if (const auto* sign = std::get_if<graph::SignAgreement>(&repair.action))
    return core::fill(words("{a} and {b} become sister cities"),
                      {{"a", name(sign->a.text)}, {"b", name(sign->b.text)}});
  if (const auto* open = std::get_if<graph::OpenVirtualChannel>(&repair.action))
    return core::fill(words("{a} and {b} open a virtual channel"),
                      {{"a", name(open->a.text)}, {"b", name(open->b.text)}});
  return repair.text;
}

/// "Jackson, Baton Rouge, New Orleans and 39 more".
std::string whoGains(const Repair& repair, const graph::Dataset& dataset, const core::Catalogue& words) {
  constexpr std::size_t shown = 3;
  const bool chinese = words.language() == core::Language::chinese;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, repair.gains.size()); ++i) {
    text += (i == 0 ? "" : chinese ? "、" : ", ") + called(dataset, repair.gains[i].city.text, words);
  }
  if (repair.gains.size() > shown) {
    text += core::fill(words(" and {n} more"), {{"n", grouped(repair.gains.size() - shown)}});
  }
  return text;
}

std::string percentOf(const std::optional<double>& part, const core::Catalogue& words) {
  return part ? core::percent(*part, words.language()) : "—";
}

}  // namespace

std::string repairAsJson(const RepairResult& result) {
  io::JsonWriter out;
  beginDocument(out, result.worked);
  out.key("scenario").text(result.worked.story.scenario.id);
  writeCount(out, "step", result.step);
  writeState(out.key("before"), result.report.before);
  writeState(out.key("after"), result.report.after);
  out.key("method").text(result.exhaustive ? "exhaustive" : "greedy");
  writeCount(out, "candidates", result.report.candidates);
  writeCount(out, "evaluated", result.report.evaluated);
  out.key("repairs").beginArray();
  for (const Repair& repair : result.report.repairs) writeRepair(out, repair);
  out.endArray();
  return endDocument(out);
}

std::string repairAsCsv(const RepairResult& result) {
  CsvTable table({"rank", "action", "efficiency", "recovered", "pairs_restored", "pairs_eased", "cities_gaining"});
  const auto number = [](double x) { return io::numberText(graph::withoutNoise(x)).value_or(""); };
  std::size_t rank = 0;
  for (const Repair& repair : result.report.repairs) {
    table.add({std::to_string(++rank), repair.text, number(repair.efficiency),
               repair.recovered ? number(*repair.recovered) : "", std::to_string(repair.pairsRestored),
               std::to_string(repair.pairsEased), std::to_string(repair.gains.size())});
  }
  return table.text();
}

std::string repairAsText(const RepairResult& result, const core::Catalogue& words) {
  const graph::Dataset& dataset = *result.worked.data.dataset;
  const core::Scenario& scenario = result.worked.story.scenario;
  const std::string title = scenario.title.in(words.language());
  std::string text = (title.empty() ? scenario.id : title) + " · " +
                     core::fill(words("step {n} of {all}"),
                                {{"n", std::to_string(result.step)}, {"all", std::to_string(scenario.steps.size())}}) +
                     "\n" +
                     core::fill(words("candidates: {n}, worked out on networks of their own: {m}"),
                                {{"n", grouped(result.report.candidates)}, {"m", grouped(result.report.evaluated)}}) +
                     "\n\n";
  if (result.report.repairs.empty()) return text + std::string(words("None of them adds any reach.")) + "\n";
  std::size_t rank = 0;
  for (const Repair& repair : result.report.repairs) {
    text +=
        std::to_string(++rank) + ". " + inWords(repair, dataset, words) + "\n   " +
        core::fill(words("restores {p} of the reach lost, {r} of {lost} lost pairs, eases {e} of {rerouted} rerouted"),
                   {{"p", percentOf(repair.recovered, words)},
                    {"r", grouped(repair.pairsRestored)},
                    {"lost", grouped(repair.pairsLost)},
                    {"e", grouped(repair.pairsEased)},
                    {"rerouted", grouped(repair.pairsRerouted)}}) +
        "\n   " + core::fill(words("gain: {cities}"), {{"cities", whoGains(repair, dataset, words)}}) + "\n";
  }
  if (rank > 1) text += "\n" + std::string(words("Each line counts the additions above it.")) + "\n";
  return text;
}

}  // namespace cityties::cli
