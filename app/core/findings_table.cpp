#include "app/core/findings_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/core/findings_places.hpp"

namespace cityties::core {
namespace {

/// Fewest closures of any city of each region, at the step.
std::map<std::string, int> fewestClosures(const Story& story, const graph::Impact& impact) {
  std::map<std::string, int> fewest;
  for (const graph::CityFigures& figures : impact.cities) {
    const graph::City* city = story.dataset->findCity(figures.city.text);
    if (!city || city->region.empty()) continue;
    const auto [at, fresh] = fewest.try_emplace(city->region.text, figures.closuresAfter);
    if (!fresh) at->second = std::min(at->second, figures.closuresAfter);
  }
  return fewest;
}

std::string signedPercent(double value, Language language) {
  const std::string text = percent(value, language);
  return value > 0 && text != percent(0, language) ? "+" + text : text;
}

RegionRow rowOf(const graph::RegionFigures& figures, const Catalogue& words) {
  RegionRow row;
  row.cities = figures.cities;
  if (figures.efficiencyBefore <= 0 && figures.efficiencyAfter > 0) {
    row.changeText = words("new");
    return row;
  }
  row.change = -figures.loss();
  row.changeText = signedPercent(*row.change, words.language());
  return row;
}

void addTitles(Findings& findings, RegionKind kind, bool before, const std::string& there, const Catalogue& words) {
  switch (kind) {
    case RegionKind::state:
      findings.regionHeader = words("State");
      findings.tableTitle = words("Reach {there} by state");
      break;
    case RegionKind::province:
      findings.regionHeader = words("Province");
      findings.tableTitle = words("Reach {there} by province");
      break;
    case RegionKind::region:
      findings.regionHeader = words("Region");
      findings.tableTitle = words("Reach {there} by region");
      break;
  }
  findings.tableTitle = fill(findings.tableTitle, {{"there", there}});
  if (before) findings.tableTitle = words("Fewest closures to isolate a city");
  findings.citiesHeader = words("Cities");
  findings.valueHeader = before ? words("Closures") : words("Change");
}

std::vector<RegionRow> rowsOf(const Story& story, std::size_t step, const std::set<std::string>& codes,
                              const Catalogue& words) {
  if (codes.empty()) return {};
  const graph::Impact& impact = *story.steps[step].impact;
  const auto fewest = fewestClosures(story, impact);
  std::vector<RegionRow> rows;
  std::set<std::string> left = codes;
  for (const graph::RegionFigures& figures : impact.regions) {
    if (left.erase(figures.region.text) == 0) continue;
    RegionRow row = rowOf(figures, words);
    row.code = figures.region.text;
    row.name = regionName(story, row.code, words.language());
    if (const auto at = fewest.find(row.code); at != fewest.end()) row.closures = at->second;
    rows.push_back(std::move(row));
  }
  if (step == 0) {
    std::ranges::stable_sort(rows, {}, [](const RegionRow& row) { return row.closures.value_or(0); });
  }
  for (const std::string& code : left) {
    if (!story.dataset->findRegionByCode(code)) continue;
    rows.push_back({code, regionName(story, code, words.language()), 0, {}, {}, "—"});
  }
  return rows;
}

}  // namespace

void addRegionTable(Findings& findings, const Story& story, std::size_t step, const std::set<std::string>& codes,
                    const std::set<std::string>& earlier, const std::string& there, const Catalogue& words) {
  findings.regions = rowsOf(story, step, codes, words);
  findings.earlier = rowsOf(story, step, earlier, words);
  if (!findings.earlier.empty()) findings.earlierTitle = words("From earlier steps");
  if (!findings.regions.empty()) addTitles(findings, regionKind(codes), step == 0, there, words);
}

}  // namespace cityties::core
