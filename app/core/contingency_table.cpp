#include "app/core/contingency_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/core/compose.hpp"
#include "app/core/place_names.hpp"

namespace cityties::core {
namespace {

using graph::Contingency;
using graph::ContingencyReport;

graph::ContingencyOptions engineOptions(const FailureQuestion& question) {
  graph::ContingencyOptions options;
  options.elements = {.posts = true, .agreements = true, .cities = true};
  options.threads = question.threads;
  return options;
}

std::optional<ContingencyReport> search(const FailureQuestion& question, const graph::ReportingSet& set,
                                        const graph::Watch& watch) {
  const Story& story = *question.story;
  const graph::Analysis& analysis = *story.steps.at(question.step).analysis;
  const auto options = engineOptions(question);
  const auto& network = story.options.network;
  if (!question.with.empty())
    return graph::contingenciesWith(*story.dataset, analysis.state, analysis.engine, set, network, options,
                                    question.with, watch);
  return graph::contingencies(*story.dataset, analysis.state, analysis.engine, set, network, options, watch);
}

/// P, with only the pairs begun in the place. The unit of sums stays, so that figures are those of `compare`.
graph::ReportingSet onlyFrom(const Story& story, const std::string& place) {
  graph::ReportingSet set = story.reporting;
  std::vector<bool> inside(set.source.size());
  for (const graph::VertexIndex v : citiesOfPlace(story, place)) inside[v] = true;
  for (std::size_t v = 0; v < set.source.size(); ++v) set.source[v] = set.source[v] && inside[v];
  return set;
}

const std::string& otherOf(const Contingency& one, const std::string& with) {
  return one.elements.size() > 1 && one.elements.front() == with ? one.elements.back() : one.elements.front();
}

bool sameState(const FailureQuestion& a, const FailureQuestion& b) {
  return a.story == b.story && a.step == b.step && a.with == b.with;
}

void addRows(FailureTable& table) {
  const Story& story = *table.question.story;
  table.rows.reserve(table.report->contingencies.size());
  for (const Contingency& one : table.report->contingencies) {
    const std::string& id = otherOf(one, table.question.with);
    table.rows.push_back({id, failureKind(story, table.question.step, id), table.rows.size() + 1, one, {}});
  }
}

bool addPlace(FailureTable& table, const graph::Watch& watch) {
  const auto set = onlyFrom(*table.question.story, table.question.place);
  table.placeCities = static_cast<std::size_t>(std::ranges::count(set.source, true));
  if (table.placeCities == 0) return true;
  const auto part = search(table.question, set, {watch.stop, {}});
  if (!part) return false;
  table.placeReference = part->reference;
  std::map<std::string_view, const Contingency*> byId;
  for (const Contingency& one : part->contingencies) byId.emplace(otherOf(one, table.question.with), &one);
  for (FailureRow& row : table.rows)
    if (const auto found = byId.find(row.id); found != byId.end()) row.place = *found->second;
  return true;
}

bool harms(const Contingency& one) {
  return one.efficiencyLoss > 1e-12 || one.pairsLost > 0 || one.pairsRerouted > 0 || one.citiesCut > 0 ||
         one.citiesDownToOne > 0;
}

bool isShown(const FailureRow& row, const FailureTable& table, const ContingencyView& view) {
  const bool kind = row.kind == FailureKind::post        ? view.posts
                    : row.kind == FailureKind::agreement ? view.agreements
                                                         : view.cities;
  return kind && (!table.placeReference || (row.place && harms(*row.place)));
}

/// The figure a column is sorted by.
double key(const FailureRow& row, ContingencyColumn column) {
  const Contingency& one = row.place ? *row.place : row.whole;
  switch (column) {
    case ContingencyColumn::harm:
      return std::round(one.efficiencyLoss * 1e12);
    case ContingencyColumn::everywhere:
      return std::round(row.whole.efficiencyLoss * 1e12);
    case ContingencyColumn::pairsLost:
      return static_cast<double>(one.pairsLost);
    case ContingencyColumn::citiesCut:
      return static_cast<double>(one.citiesCut);
    case ContingencyColumn::downToOne:
      return static_cast<double>(one.citiesDownToOne);
    case ContingencyColumn::synergy:
      return one.synergy.value_or(0);
    case ContingencyColumn::name:
      break;
  }
  return 0;
}

const graph::State& stateOf(const Story& story, std::size_t step) {
  return story.steps.at(std::min(step, story.steps.size() - 1)).analysis->state;
}

std::string postName(const graph::Dataset& dataset, const graph::Post& post, const Catalogue& words) {
  const Language language = words.language();
  if (language == Language::chinese) return postTitle(dataset, post.id.text, words);
  const CountryName* sender = countryName(post.sending.text);
  const std::string_view kind = post.kind == graph::PostKind::embassy            ? words("embassy")
                                : post.kind == graph::PostKind::consulateGeneral ? words("CG")
                                : post.kind == graph::PostKind::consulate        ? words("consulate")
                                                                                 : words("office");
  // "China CG Houston", but "US CG Guangzhou": a table has no room for the full names of most.
  constexpr std::size_t room = 8;
  const std::string_view country = !sender                          ? std::string_view(post.sending.text)
                                   : sender->english.size() <= room ? sender->english
                                                                    : sender->sender;
  return std::string(country) + " " + std::string(kind) + " " + placeName(dataset, post.id.text, language);
}

}  // namespace

const FailureRow* FailureTable::find(std::string_view id) const {
  const auto found = std::ranges::find(rows, id, &FailureRow::id);
  return found == rows.end() ? nullptr : &*found;
}

std::vector<graph::VertexIndex> citiesOfPlace(const Story& story, const std::string& place) {
  const graph::Network& network = story.steps.front().analysis->network();
  const graph::Region* region = story.dataset->findRegion(place);
  const std::string& code = region ? region->code.text : place;
  std::vector<graph::VertexIndex> cities;
  for (const graph::City& city : story.dataset->cities) {
    const bool inside = city.id.text == place || city.region.text == code || city.country.text == place;
    if (!inside || place.empty()) continue;
    const auto vertex = network.find(city.id.text);
    if (vertex && *vertex < network.cityCount()) cities.push_back(*vertex);
  }
  std::ranges::sort(cities);
  return cities;
}

std::optional<FailureTable> failureTable(const FailureQuestion& question, const FailureTable* before,
                                         const graph::Watch& watch) {
  FailureTable table{.question = question, .reference = {}, .placeReference = {}, .rows = {}, .report = {}};
  if (before && before->report && sameState(before->question, question)) {
    table.report = before->report;
  } else {
    auto report = search(question, question.story->reporting, watch);
    if (!report) return std::nullopt;
    table.report = std::make_shared<const ContingencyReport>(std::move(*report));
  }
  table.reference = table.report->reference;
  addRows(table);
  if (!question.place.empty() && !addPlace(table, watch)) return std::nullopt;
  return table;
}

std::vector<std::uint32_t> shownRows(const FailureTable& table, const ContingencyView& view,
                                     const std::vector<std::string>& names) {
  std::vector<std::uint32_t> shown;
  for (std::uint32_t i = 0; i < table.rows.size(); ++i)
    if (isShown(table.rows[i], table, view)) shown.push_back(i);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (view.ascending) std::swap(a, b);
    const bool byName = view.sort == ContingencyColumn::name && names.size() == table.rows.size();
    return byName ? names[a] < names[b] : key(table.rows[a], view.sort) > key(table.rows[b], view.sort);
  };
  std::ranges::stable_sort(shown, before);
  return shown;
}

FailureKind failureKind(const Story& story, std::size_t step, const std::string& id) {
  if (story.dataset->findCity(id)) return FailureKind::city;
  return stateOf(story, step).findPost(id) || story.dataset->findPost(id) ? FailureKind::post : FailureKind::agreement;
}

std::string failureName(const Story& story, std::size_t step, const std::string& id, const Catalogue& words) {
  const graph::Dataset& dataset = *story.dataset;
  const graph::State& state = stateOf(story, step);
  const auto place = [&](const std::string& of) { return placeName(dataset, of, words.language()); };
  if (const graph::Post* post = dataset.findPost(id)) return postName(dataset, *post, words);
  if (const graph::StandingPost* post = state.findPost(id)) return post->name.empty() ? id : post->name;
  if (const graph::Agreement* agreement = dataset.findAgreement(id))
    return place(agreement->a.text) + " – " + place(agreement->b.text);
  if (const graph::StandingAgreement* agreement = state.findAgreement(id))
    return place(agreement->a.text) + " – " + place(agreement->b.text);
  for (const graph::VirtualTie& tie : state.virtualTies)
    if (tie.id == id) return place(tie.a.text) + " – " + place(tie.b.text);
  return place(id);
}

std::string failureQuestion(const Story& story, std::size_t step, const std::string& id, const Catalogue& words) {
  const std::string name = failureName(story, step, id, words);
  switch (failureKind(story, step, id)) {
    case FailureKind::post:
      return fill(words("What if {what} closed?"), {{"what", name}});
    case FailureKind::agreement:
      return fill(words("What if {what} were suspended?"), {{"what", name}});
    case FailureKind::city:
      break;
  }
  return fill(words("What if {what} fell out?"), {{"what", name}});
}

std::optional<graph::Action> failureAction(const Story& story, std::size_t step, const std::string& id) {
  if (stateOf(story, step).findPost(id)) return graph::ClosePost{graph::PostId{id}, {}};
  if (stateOf(story, step).findAgreement(id)) return graph::SuspendAgreement{graph::AgreementId{id}};
  return std::nullopt;
}

std::string contingencyPlace(const ContingencyView& view, const std::optional<std::string>& selected,
                             const graph::Dataset& dataset) {
  if (!view.place.empty()) return view.place;
  if (!selected) return {};
  const auto isPlace = [&](const std::string& id) {
    if (dataset.findCity(id) || dataset.findRegion(id)) return true;
    return std::ranges::any_of(dataset.cities,
                               [&](const graph::City& c) { return c.region.text == id || c.country.text == id; });
  };
  return isPlace(*selected) ? *selected : std::string{};
}

}  // namespace cityties::core
