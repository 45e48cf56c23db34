#include "app/core/filter.hpp"

#include <algorithm>
#include <map>

#include "app/core/compose_facts.hpp"

namespace cityties::core {
namespace {

using graph::ChannelKind;
using graph::Network;

constexpr unsigned bit(TieStatus status) { return 1u << static_cast<unsigned>(status); }

std::string confidenceText(graph::Confidence confidence) {
  switch (confidence) {
    case graph::Confidence::high:
      return "high";
    case graph::Confidence::medium:
      return "medium";
    case graph::Confidence::low:
      break;
  }
  return "low";
}

class Reader {
 public:
  Reader(const Story& story, std::size_t step)
      : data_(*story.dataset),
        before_(*story.steps.front().analysis),
        now_(*story.steps[clampStep(story, step)].analysis) {
    for (const graph::District& district : data_.districts)
      districts_.emplace(district.post.text + ' ' + district.region.text, &district);
  }

  std::vector<FilterTie> read() {
    std::map<std::string_view, double> then, today;
    for (const graph::Tie& tie : before_.network().ties()) then.emplace(tie.id, tie.cost);
    for (const graph::Tie& tie : now_.network().ties()) today.emplace(tie.id, tie.cost);
    for (const graph::Tie& tie : now_.network().ties()) {
      const auto was = then.find(tie.id);
      TieStatus status = TieStatus::active;
      if (was == then.end())
        status = TieStatus::fresh;
      else if (tie.cost > was->second + graph::costTolerance && tie.kind != ChannelKind::consular)
        status = TieStatus::curtailed;
      add(now_, tie, status);
    }
    for (const graph::Tie& tie : before_.network().ties()) {
      if (today.contains(tie.id)) continue;
      const graph::StandingAgreement* left = now_.state.findAgreement(tie.id);
      add(before_, tie, left && left->suspended ? TieStatus::suspended : TieStatus::cut);
    }
    std::ranges::sort(ties_, {}, &FilterTie::id);
    return std::move(ties_);
  }

 private:
  void add(const graph::Analysis& at, const graph::Tie& tie, TieStatus status) {
    FilterTie row;
    row.id = tie.id;
    row.statuses = static_cast<std::uint8_t>(bit(status));
    const auto &a = at.network().vertices()[tie.a], &b = at.network().vertices()[tie.b];
    row.places = {a.id, b.id};
    for (std::size_t end : {0u, 1u}) {
      const graph::Vertex& vertex = end == 0 ? a : b;
      row.countries[end] = at.network().countries()[vertex.country];
      row.regions[end] = regionOf(vertex);
    }
    switch (tie.kind) {
      case ChannelKind::agreement:
        readAgreement(at.state, tie, row);
        break;
      case ChannelKind::virtualChannel:
        row.kind = "virtual";
        row.confidence = "scenario";
        break;
      case ChannelKind::consular:
        readConsular(a.kind == graph::VertexKind::post ? a : b, a.kind == graph::VertexKind::post ? b : a, row);
        break;
      default:
        return;
    }
    ties_.push_back(std::move(row));
  }

  std::string regionOf(const graph::Vertex& vertex) const {
    if (vertex.kind == graph::VertexKind::city) {
      const graph::City* city = data_.findCity(vertex.id);
      return city ? city->region.text : std::string();
    }
    if (vertex.kind != graph::VertexKind::region) return {};
    const graph::Region* region = data_.findRegion(vertex.id);
    return region ? region->code.text : std::string();
  }

  void readAgreement(const graph::State& state, const graph::Tie& tie, FilterTie& row) const {
    const graph::StandingAgreement* standing = state.findAgreement(tie.id);
    const graph::Agreement* record = data_.findAgreement(tie.id);
    if (standing) {
      row.kind = standing->kind;
      row.places = {standing->a.text, standing->b.text};
      if (standing->doubtful) row.statuses |= static_cast<std::uint8_t>(bit(TieStatus::doubtful));
    }
    row.confidence = record ? confidenceText(record->confidence) : "scenario";
    row.dated = !record || record->signedOn.has_value();
    if (record) row.signedOn = record->signedOn;
  }

  void readConsular(const graph::Vertex& post, const graph::Vertex& city, FilterTie& row) const {
    row.kind = "consular";
    row.confidence = "scenario";
    row.dated = true;
    const graph::City* place = data_.findCity(city.id);
    const auto district = place ? districts_.find(post.id + ' ' + place->region.text) : districts_.end();
    if (district == districts_.end()) return;
    row.confidence = confidenceText(district->second->confidence);
    row.dated = district->second->validFrom.has_value();
    if (district->second->confidence == graph::Confidence::low)
      row.statuses |= static_cast<std::uint8_t>(bit(TieStatus::doubtful));
  }

  const graph::Dataset& data_;
  const graph::Analysis &before_, &now_;
  std::map<std::string, const graph::District*> districts_;
  std::vector<FilterTie> ties_;
};

bool chosen(const std::vector<std::string>& values, const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}
bool any(const std::vector<std::string>& values, const std::array<std::string, 2>& ends) {
  return values.empty() || chosen(values, ends[0]) || chosen(values, ends[1]);
}

bool passesStatus(const FilterTie& tie, const std::vector<std::string>& statuses) {
  if (statuses.empty()) return true;
  for (std::size_t i = 0; i < tieStatuses; ++i) {
    const auto status = static_cast<TieStatus>(i);
    if ((tie.statuses & bit(status)) != 0 && chosen(statuses, std::string(nameOf(status)))) return true;
  }
  return false;
}

bool passesDate(const FilterTie& tie, const Filter& filter) {
  if (filter.dates == DateFilter::dated && !tie.dated) return false;
  if (filter.dates == DateFilter::undated && tie.dated) return false;
  if (!filter.signedFrom && !filter.signedTo) return true;
  if (!tie.signedOn) return false;
  // The end of a full date as a period is that day itself (PartialDate::exclusiveEnd).
  const bool full = tie.signedOn->precision() == graph::PartialDate::Precision::day;
  if (filter.signedFrom &&
      (full ? tie.signedOn->firstDay() < *filter.signedFrom : tie.signedOn->exclusiveEnd() <= *filter.signedFrom))
    return false;
  return !filter.signedTo || tie.signedOn->firstDay() <= *filter.signedTo;
}

/// The facets, each with whether a tie passes it.
enum Facet { country, region, kind, status, confidence, date, facetCount };
using Passed = std::array<bool, facetCount>;

Passed passed(const FilterTie& tie, const Filter& filter) {
  Passed result{};
  result[country] = any(filter.countries, tie.countries);
  result[region] = any(filter.regions, tie.regions);
  result[kind] = filter.kinds.empty() || chosen(filter.kinds, tie.kind);
  result[status] = passesStatus(tie, filter.statuses);
  result[confidence] = filter.confidences.empty() || chosen(filter.confidences, tie.confidence);
  result[date] = passesDate(tie, filter);
  return result;
}

bool allBut(const Passed& result, Facet left) {
  for (int i = 0; i < facetCount; ++i)
    if (i != left && !result[static_cast<std::size_t>(i)]) return false;
  return true;
}

/// Counts of one facet's values, all and those that the others leave.
class Counter {
 public:
  void add(const std::string& value, bool left) {
    if (value.empty()) return;
    auto& counts = counts_[value];
    ++counts.first;
    if (left) ++counts.second;
  }
  void add(const std::array<std::string, 2>& values, bool left) {
    add(values[0], left);
    if (values[1] != values[0]) add(values[1], left);
  }
  std::vector<FacetValue> take(const std::vector<std::string>& chosenValues) const {
    std::vector<std::pair<std::size_t, FacetValue>> order;
    for (const auto& [value, counts] : counts_)
      order.push_back({counts.first, {value, counts.second, chosen(chosenValues, value)}});
    std::ranges::stable_sort(order, std::ranges::greater(), [](const auto& one) { return one.first; });
    std::vector<FacetValue> values;
    for (auto& [count, value] : order) values.push_back(std::move(value));
    return values;
  }

 private:
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts_;
};

bool asksPlacesOnly(const Filter& filter) {
  Filter places;
  places.countries = filter.countries;
  places.regions = filter.regions;
  return filter == places;
}

}  // namespace

std::string_view nameOf(TieStatus status) {
  constexpr std::array<std::string_view, tieStatuses> names{"active", "curtailed", "suspended",
                                                            "cut",    "new",       "doubtful"};
  return names[static_cast<std::size_t>(status)];
}

std::vector<FilterTie> filterTies(const Story& story, std::size_t step) {
  if (story.steps.empty()) return {};
  return Reader(story, step).read();
}

bool passes(const FilterTie& tie, const Filter& filter) {
  return std::ranges::all_of(passed(tie, filter), [](bool one) { return one; });
}

Facets facets(const std::vector<FilterTie>& ties, const Filter& filter) {
  Facets result;
  Counter countries, regions, kinds, statuses, confidences;
  Filter anyDay = filter;
  anyDay.dates = DateFilter::all;
  for (const FilterTie& tie : ties) {
    const Passed through = passed(tie, filter);
    countries.add(tie.countries, allBut(through, country));
    regions.add(tie.regions, allBut(through, region));
    kinds.add(tie.kind, allBut(through, kind));
    confidences.add(tie.confidence, allBut(through, confidence));
    for (std::size_t i = 0; i < tieStatuses; ++i)
      if ((tie.statuses & bit(static_cast<TieStatus>(i))) != 0)
        statuses.add(std::string(nameOf(static_cast<TieStatus>(i))), allBut(through, status));
    // Whether a tie is dated is one facet, between which days it was signed another.
    if (allBut(through, date) && passesDate(tie, anyDay)) {
      ++result.all;
      ++(tie.dated ? result.dated : result.undated);
    }
    const bool shown = allBut(through, facetCount);
    if (tie.agreement()) {
      ++result.agreements;
      if (shown) ++result.agreementsShown;
    }
    if (tie.kind == "consular") {
      ++result.consular;
      if (shown) ++result.consularShown;
    }
  }
  result.countries = countries.take(filter.countries);
  result.regions = regions.take(filter.regions);
  result.kinds = kinds.take(filter.kinds);
  result.statuses = statuses.take(filter.statuses);
  result.confidences = confidences.take(filter.confidences);
  return result;
}

Shown shownUnder(const Story& story, std::size_t step, const Filter& filter) {
  Shown shown;
  for (const FilterTie& tie : filterTies(story, step)) {
    if (!passes(tie, filter)) continue;
    shown.ties.insert(tie.id);
    for (const std::string& place : tie.places) shown.places.insert(place);
  }
  if (!asksPlacesOnly(filter)) return shown;
  const graph::Dataset& data = *story.dataset;
  const auto inside = [&](const std::string& country, const std::string& region) {
    return (filter.countries.empty() || chosen(filter.countries, country)) &&
           (filter.regions.empty() || chosen(filter.regions, region));
  };
  for (const graph::City& city : data.cities)
    if (inside(city.country.text, city.region.text)) shown.places.insert(city.id.text);
  for (const graph::Post& post : data.posts) {
    const graph::City* city = post.city ? data.findCity(post.city->text) : nullptr;
    const std::string region = city ? city->region.text : std::string();
    if (inside(post.host.text, region) || inside(post.sending.text, region)) shown.places.insert(post.id.text);
  }
  return shown;
}

std::string keyOf(const Filter& filter) {
  if (filter.empty()) return {};
  std::string key;
  for (const auto* values :
       {&filter.countries, &filter.regions, &filter.kinds, &filter.statuses, &filter.confidences}) {
    key += '/';
    for (const std::string& value : *values) key += value + ',';
  }
  key += '/' + std::to_string(static_cast<int>(filter.dates));
  for (const auto& day : {filter.signedFrom, filter.signedTo}) key += '/' + (day ? day->text() : std::string());
  return key;
}

}  // namespace cityties::core
