#include "app/desk/panels/facts.hpp"

#include <algorithm>
#include <cmath>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"

namespace cityties::desk {

using core::Catalogue;
using core::Language;

std::string dateInWords(const graph::PartialDate& date, Language language) {
  const auto day = date.firstDay().civil();
  const std::string year = std::to_string(static_cast<int>(day.year()));
  switch (date.precision()) {
    case graph::PartialDate::Precision::day:
      return core::longDate(date.firstDay(), language);
    case graph::PartialDate::Precision::year:
      return language == Language::chinese ? year + "年" : year;
    case graph::PartialDate::Precision::month:
      break;
  }
  if (language == Language::chinese) {
    return year + "年" + std::to_string(static_cast<unsigned>(day.month())) + "月";
  }
  const std::string full = core::longDate(date.firstDay(), language);  // "1 May 1973"
  return full.substr(full.find(' ') + 1);
}

std::string grouped(double number) {
  if (!std::isfinite(number)) return "—";
  std::string digits = std::to_string(std::llround(std::abs(number)));
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return number < 0 ? "−" + digits : digits;
}

std::string agreementKind(const std::string& kind, const Catalogue& words) {
  if (kind == "sister_city") return std::string(words("sister city"));
  if (kind == "sister_state") return std::string(words("sister state"));
  if (kind == "friendship_city") return std::string(words("friendship city"));
  if (kind == "partner_state") return std::string(words("partner state"));
  if (kind == "mou") return std::string(words("memorandum of understanding"));
  std::string plain = kind;
  std::ranges::replace(plain, '_', ' ');
  return plain;
}

std::string postKind(graph::PostKind kind, const Catalogue& words) {
  switch (kind) {
    case graph::PostKind::embassy:
      return std::string(words("Embassy"));
    case graph::PostKind::consulateGeneral:
      return std::string(words("Consulate general"));
    case graph::PostKind::consulate:
      return std::string(words("Consulate"));
    case graph::PostKind::office:
      return std::string(words("Office"));
  }
  return {};
}

std::string whereIs(const core::Story& story, const graph::City& city, const Catalogue& words) {
  std::string country = core::placeName(*story.dataset, city.country.text, words.language());
  const graph::Region* region = story.dataset->findRegionByCode(city.region.text);
  if (!region) return country;
  if (words.language() == Language::chinese) {
    return country + (region->nameLocal.empty() ? region->name : region->nameLocal);
  }
  return region->name == city.name ? country : region->name + ", " + country;
}

std::vector<std::string> sourcesIn(const std::string& field) {
  std::vector<std::string> sources;
  for (std::size_t start = 0; start < field.size();) {
    const std::size_t end = std::min(field.find("; ", start), field.size());
    if (end > start) sources.push_back(field.substr(start, end - start));
    start = end + 2;
  }
  return sources;
}

const graph::CityFigures* figuresOf(const core::Story& story, std::size_t step, const std::string& city) {
  if (step >= story.steps.size()) return nullptr;
  const auto& cities = story.steps[step].impact->cities;
  const auto at = std::ranges::find_if(cities, [&](const graph::CityFigures& f) { return f.city.text == city; });
  return at == cities.end() ? nullptr : &*at;
}

}  // namespace cityties::desk
