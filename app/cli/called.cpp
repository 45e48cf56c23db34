#include "app/cli/called.hpp"

#include <algorithm>

namespace cityties::cli {

std::string called(const graph::Dataset& dataset, const std::string& id, const core::Catalogue& words) {
  const bool chinese = words.language() == core::Language::chinese;
  const auto local = [&](const auto& record) {
    return chinese && !record.nameLocal.empty() ? record.nameLocal : record.name;
  };
  if (const auto* post = dataset.findPost(id)) return local(*post);
  if (const auto* city = dataset.findCity(id)) return local(*city);
  if (const auto* region = dataset.findRegion(id)) return local(*region);
  if (const auto* agreement = dataset.findAgreement(id))
    return called(dataset, agreement->a.text, words) + " – " + called(dataset, agreement->b.text, words);
  const auto isGovernment = [&](const auto& city) { return city.country.text == id; };
  if (std::any_of(dataset.cities.begin(), dataset.cities.end(), isGovernment))
    return core::fill(words("government of {country}"), {{"country", id}});
  return id;
}

}  // namespace cityties::cli
