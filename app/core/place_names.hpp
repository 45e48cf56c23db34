#pragma once
// Names that no dataset brings along: Chinese names of American places, and names of seas in both languages.

#include <string_view>
#include <vector>

#include "graph/units.hpp"

namespace cityties::core {

/// The usual Chinese name of a place known by its English one (Houston: 休斯敦); empty when it is not in the table.
/// O(log n).
std::string_view chineseName(std::string_view english);

struct WaterName {
  std::string_view english, chinese;
  graph::LonLat label;                   ///< where the middle of the name stands
  bool ocean = false;                    ///< otherwise a sea or gulf, for close-ups
  std::vector<graph::LonLat> also = {};  ///< where it may stand as well, the better first
};
const std::vector<WaterName>& waterNames();

struct CountryName {
  std::string_view code;     ///< ISO 3166-1 alpha-2
  std::string_view english;  ///< "United States"
  std::string_view sender;   ///< before "embassy in": "US"
  std::string_view chinese;
};
/// Null for a country that is not in the table; its code serves then.
const CountryName* countryName(std::string_view code);

}  // namespace cityties::core
