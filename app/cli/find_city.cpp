#include <algorithm>

#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::cli {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// 深圳 is 深圳市: the word for "city" may be left out.
std::string withoutCityWord(const std::string& name) {
  static const std::string word = "市";
  return name.size() > word.size() && name.ends_with(word) ? name.substr(0, name.size() - word.size()) : name;
}

bool isNamed(const graph::City& city, const std::string& typed) {
  return lower(city.name) == lower(typed) || city.nameLocal == typed ||
         (!city.nameLocal.empty() && withoutCityWord(city.nameLocal) == typed);
}

std::string unknownCity(const graph::Dataset& dataset, const std::string& typed) {
  std::vector<std::string> known;
  for (const auto& city : dataset.cities) {
    known.push_back(city.name);
    known.push_back(city.id.text);
  }
  std::string message = "no city '" + typed + "' in the dataset";
  if (const auto near = io::nearestWord(typed, known)) message += "; did you mean '" + *near + "'?";
  return message;
}

}  // namespace

OrExit<const graph::City*> findCity(const graph::Dataset& dataset, const std::string& typed) {
  if (const graph::City* city = dataset.findCity(typed)) return city;
  std::vector<const graph::City*> found;
  for (const auto& city : dataset.cities)
    if (isNamed(city, typed)) found.push_back(&city);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    complain(unknownCity(dataset, typed));
    return tl::unexpected(usage);
  }
  std::string message = "'" + typed + "' names several cities; use an id:";
  for (const auto* city : found) message += " " + city->id.text;
  complain(message);
  return tl::unexpected(usage);
}

}  // namespace cityties::cli
