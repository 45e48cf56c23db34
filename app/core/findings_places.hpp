#pragma once
// Parts of the findings: who is meant, where their reach leads, and which regions a step acted on.

#include <set>
#include <string>
#include <vector>

#include "app/core/findings.hpp"

namespace cityties::core {

/// Cities of P that a step's own actions are about, and what they had and have left.
struct Concerned {
  std::vector<graph::CityId> cities;  ///< that begin pairs of P, by id
  double lossNow = 0;                 ///< of their efficiency, against step 0; negative is a gain
  double lossPrevious = 0;            ///< the same one step earlier
};
Concerned concernedBy(const Story& story, std::size_t step);

/// "to China" where the pairs begun in `cities` all end in one country, otherwise "abroad".
std::string reachWords(const Story& story, const std::vector<graph::CityId>& cities, const Catalogue& words);
/// With its article: "the United States" / 美国.
std::string countryWithArticle(const Story& story, const std::string& code, Language language);
/// Countries in which pairs of P begin, by code.
std::vector<std::string> originCountries(const Story& story);

/// Region codes that the actions of the steps 1…step touched, with those that have no city.
std::set<std::string> regionsActedOn(const Story& story, std::size_t step);
/// Those that the actions of this step alone touched.
std::set<std::string> regionsOfStep(const Story& story, std::size_t step);

/// "Texas" / 得克萨斯州.
std::string regionName(const Story& story, const std::string& code, Language language);
enum class RegionKind { state, province, region };
/// What the regions are called together: American states, Chinese or Canadian provinces, otherwise regions.
RegionKind regionKind(const std::set<std::string>& codes);
/// "eight states and Puerto Rico" / 八个州和波多黎各.
std::string regionsInWords(const Story& story, const std::set<std::string>& codes, const Catalogue& words);

/// "three" up to twelve, digits beyond. In Chinese as before a measure word (两).
std::string numberInWords(std::size_t n, const Catalogue& words);
/// Names in order; of more than six the first four "and 7 others".
std::string cityNames(const Story& story, const std::vector<graph::CityId>& cities, const Catalogue& words);

}  // namespace cityties::core
