#include "app/core/findings_places.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "app/core/compose.hpp"

namespace cityties::core {
namespace {

using graph::CityFigures;
using graph::CityId;

/// The impact lists its cities by loss; here they are looked up by id.
std::map<CityId, const CityFigures*> figuresById(const graph::Impact& impact) {
  std::map<CityId, const CityFigures*> byId;
  for (const CityFigures& figures : impact.cities) byId.emplace(figures.city, &figures);
  return byId;
}

/// Σ weights of the cities abroad, by country: how much the pairs that one city begins weigh together.
std::map<std::string, double> weightAbroad(const Story& story) {
  std::map<std::string, double> own;
  double all = 0;
  const auto& cities = story.dataset->cities;
  const auto& set = story.reporting;
  for (std::size_t i = 0; i < cities.size() && i < set.weight.size(); ++i) {
    if (i >= set.selected.size() || !set.selected[i]) continue;
    own[cities[i].country.text] += set.weight[i];
    all += set.weight[i];
  }
  for (auto& [country, weight] : own) weight = all - weight;
  return own;
}

/// Loss of efficiency over the pairs that `cities` begin: the definition of the impact's affected figure, for a part of
/// the cities it covers.
double lossOver(const Story& story, const graph::Impact& impact, const std::vector<CityId>& cities) {
  if (cities == impact.affected.cities) return impact.affected.efficiencyLoss;
  const auto abroad = weightAbroad(story);
  const auto byId = figuresById(impact);
  double before = 0, after = 0;
  for (const CityId& id : cities) {
    const auto figures = byId.find(id);
    const graph::City* city = story.dataset->findCity(id.text);
    if (figures == byId.end() || !city) continue;
    const auto index = static_cast<std::size_t>(city - story.dataset->cities.data());
    const auto weight = abroad.find(city->country.text);
    if (weight == abroad.end() || index >= story.reporting.weight.size()) continue;
    const double pairs = story.reporting.weight[index] * weight->second;
    before += pairs * figures->second->efficiencyBefore;
    after += pairs * figures->second->efficiencyAfter;
  }
  return before > 0 ? graph::withoutNoise((before - after) / before) : 0;
}

/// Adds the regions that one action names or moves.
struct ActionRegions {
  const Story& story;
  const graph::State& before;
  const graph::State& after;
  std::set<std::string>& codes;

  void place(const std::string& id) {
    if (const graph::Region* region = story.dataset->findRegion(id)) codes.insert(region->code.text);
    if (story.dataset->findRegionByCode(id)) codes.insert(id);
    const graph::City* city = story.dataset->findCity(id);
    if (city && !city->region.empty()) codes.insert(city->region.text);
  }
  void district(const graph::PostId& post) {
    for (const graph::State* state : {&before, &after})
      for (const graph::ServedDistrict& row : state->districts)
        if (row.post == post) codes.insert(row.region.text);
  }
  void agreement(const graph::AgreementId& id) {
    for (const graph::State* state : {&before, &after}) {
      if (const graph::StandingAgreement* found = state->findAgreement(id.text)) {
        place(found->a.text);
        place(found->b.text);
      }
    }
  }
  void operator()(const graph::ClosePost& a) { district(a.post); }
  void operator()(const graph::ReopenPost& a) { district(a.post); }
  void operator()(const graph::OpenNewPost& a) { district(a.id); }
  void operator()(const graph::ReassignDistrict& a) { codes.insert(a.region.text); }
  void operator()(const graph::SuspendAgreement& a) { agreement(a.agreement); }
  void operator()(const graph::ResumeAgreement& a) { agreement(a.agreement); }
  void operator()(const graph::TerminateAgreement& a) { agreement(a.agreement); }
  void operator()(const graph::SignAgreement& a) { place(a.a.text), place(a.b.text); }
  void operator()(const graph::OpenVirtualChannel& a) { place(a.a.text), place(a.b.text); }
  void operator()(const graph::Curtail& a) { place(a.select.region); }
  void operator()(const graph::BanAgreements& a) { place(a.x), place(a.y); }
  void operator()(const graph::Advance&) {}  // its cities are in the step's list
};

constexpr std::array<std::string_view, 6> notStates{"US-AS", "US-DC", "US-GU", "US-MP", "US-PR", "US-VI"};
constexpr std::array<std::string_view, 20> withArticle{"AE", "BS", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB",
                                                       "GM", "KM", "KY", "MH", "MV", "NL", "PH", "SB", "SC", "US"};

}  // namespace

Concerned concernedBy(const Story& story, std::size_t step) {
  Concerned result;
  const StoryStep& now = story.steps[step];
  const auto byId = figuresById(*now.impact);
  for (const CityId& city : now.affected)
    if (byId.contains(city)) result.cities.push_back(city);
  if (result.cities.empty()) return result;
  result.lossNow = lossOver(story, *now.impact, result.cities);
  if (step > 1) result.lossPrevious = lossOver(story, *story.steps[step - 1].impact, result.cities);
  return result;
}

std::vector<std::string> originCountries(const Story& story) {
  std::set<std::string> codes;
  for (const CityFigures& figures : story.steps.front().impact->cities)
    if (const graph::City* city = story.dataset->findCity(figures.city.text)) codes.insert(city->country.text);
  return {codes.begin(), codes.end()};
}

std::string countryWithArticle(const Story& story, const std::string& code, Language language) {
  std::string name = placeName(*story.dataset, code, language);
  const bool article = language == Language::english && name != code && std::ranges::count(withArticle, code) > 0;
  return article ? "the " + name : name;
}

std::string reachWords(const Story& story, const std::vector<CityId>& cities, const Catalogue& words) {
  std::set<std::string> from, to;
  for (const CityId& id : cities)
    if (const graph::City* city = story.dataset->findCity(id.text)) from.insert(city->country.text);
  for (const auto& [country, weight] : weightAbroad(story))
    if (!from.contains(country)) to.insert(country);
  if (from.size() != 1 || to.size() != 1) return std::string(words("abroad"));
  return fill(words("to {country}"), {{"country", countryWithArticle(story, *to.begin(), words.language())}});
}

std::set<std::string> regionsOfStep(const Story& story, std::size_t step) {
  std::set<std::string> codes;
  if (step == 0 || step >= story.steps.size()) return codes;
  for (const CityId& id : story.steps[step].affected) {
    const graph::City* city = story.dataset->findCity(id.text);
    if (city && !city->region.empty()) codes.insert(city->region.text);
  }
  if (step > story.scenario.steps.size()) return codes;
  ActionRegions visitor{story, story.steps[step - 1].analysis->state, story.steps[step].analysis->state, codes};
  for (const graph::Action& action : story.scenario.steps[step - 1].actions) std::visit(visitor, action);
  return codes;
}

std::set<std::string> regionsActedOn(const Story& story, std::size_t step) {
  std::set<std::string> codes;
  for (std::size_t n = 1; n <= step && n < story.steps.size(); ++n) codes.merge(regionsOfStep(story, n));
  return codes;
}

std::string regionName(const Story& story, const std::string& code, Language language) {
  const graph::Region* region = story.dataset->findRegionByCode(code);
  if (!region) return code;
  return language == Language::chinese && !region->nameLocal.empty() ? region->nameLocal : region->name;
}

RegionKind regionKind(const std::set<std::string>& codes) {
  const auto all = [&](std::string_view country) {
    return !codes.empty() && std::ranges::all_of(codes, [&](const auto& code) { return code.starts_with(country); });
  };
  if (all("US-")) return RegionKind::state;
  if (all("CN-") || all("CA-")) return RegionKind::province;
  return RegionKind::region;
}

std::string regionsInWords(const Story& story, const std::set<std::string>& codes, const Catalogue& words) {
  const RegionKind kind = regionKind(codes);
  std::vector<std::string> named;
  for (const std::string& code : codes)
    if (std::ranges::count(notStates, code) > 0) named.push_back(regionName(story, code, words.language()));
  const std::size_t rest = codes.size() - named.size();
  const std::string n = numberInWords(rest, words);
  std::string counted;
  switch (kind) {
    case RegionKind::state:
      counted = rest == 1 ? words("one state") : words("{n} states");
      break;
    case RegionKind::province:
      counted = rest == 1 ? words("one province") : words("{n} provinces and regions");
      break;
    case RegionKind::region:
      counted = rest == 1 ? words("one region") : words("{n} regions");
      break;
  }
  if (rest > 0) named.insert(named.begin(), fill(counted, {{"n", n}}));
  return joinNames(named, words.language());
}

std::string numberInWords(std::size_t n, const Catalogue& words) {
  switch (n) {
    case 1:
      return std::string(words("one"));
    case 2:
      return std::string(words("two"));
    case 3:
      return std::string(words("three"));
    case 4:
      return std::string(words("four"));
    case 5:
      return std::string(words("five"));
    case 6:
      return std::string(words("six"));
    case 7:
      return std::string(words("seven"));
    case 8:
      return std::string(words("eight"));
    case 9:
      return std::string(words("nine"));
    case 10:
      return std::string(words("ten"));
    case 11:
      return std::string(words("eleven"));
    case 12:
      return std::string(words("twelve"));
    default:
      return std::to_string(n);
  }
}

std::string cityNames(const Story& story, const std::vector<CityId>& cities, const Catalogue& words) {
  constexpr std::size_t most = 6, shown = 4;
  std::vector<std::string> names;
  for (const CityId& id : cities) {
    if (cities.size() > most && names.size() == shown) break;
    names.push_back(placeName(*story.dataset, id.text, words.language()));
  }
  if (cities.size() > most) {
    names.push_back(fill(words("{n} others"), {{"n", std::to_string(cities.size() - shown)}}));
  }
  return joinNames(names, words.language());
}

}  // namespace cityties::core
