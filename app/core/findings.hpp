#pragma once
// What a step means, in plain words with names in them: the panel, the caption, the report and the terminal say the
// same.

#include <optional>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"

namespace cityties::core {

enum class FindingIcon { none, cut, downToOne, post, restored };

struct FindingLine {
  FindingIcon icon = FindingIcon::none;
  std::string text;
};

struct RegionRow {
  std::string code, name;
  std::size_t cities = 0;
  std::optional<double> change;    ///< −0.31; nothing for a region without cities of P
  std::optional<double> closures;  ///< fewest closures that isolate a city of the region
  std::string changeText;          ///< "−31 %", "−31%", "—"
};

struct Findings {
  std::string title;               ///< "What changed", "Before"
  std::string figure;              ///< "−30 %"; empty at step 0
  double figureValue = 0;          ///< signed
  std::string sentence;            ///< "The 42 cities of its district lose 30 % of their reach to China."
  std::vector<FindingLine> lines;  ///< cut cities first, then those down to one
  std::string footnote;            ///< "All 484 cities of both countries: −2 %"
  std::string tableTitle, regionHeader, citiesHeader, valueHeader;
  std::vector<RegionRow> regions;  ///< of the districts that this step acts on (at step 0: in focus), worst first
  std::string earlierTitle;        ///< "From earlier steps"; empty when there are none
  std::vector<RegionRow> earlier;  ///< regions that only earlier steps acted on, as they are now, worst first
  std::string caution;             ///< "An unlisted tie is not “no tie”."
  std::string stageFigureCaption;  ///< "reach to China, 42 cities"
};

Findings findings(const Story& story, std::size_t step, const Catalogue& words);

/// "24 July 2020" / "2020年7月24日".
std::string longDate(graph::Date date, Language language);
/// "24 Jul" / "7月24日", and with the year "20 Jul 2020".
std::string shortDate(graph::Date date, Language language, bool withYear);
/// "−30 %" with a true minus and a no-break space; "−30%" in Chinese. No decimals, except below 1 % ("−0.4 %").
std::string percent(double fraction, Language language);
/// "Baton Rouge, New Orleans and Jackson" / 巴吞鲁日、新奥尔良和杰克逊.
std::string joinNames(const std::vector<std::string>& names, Language language);

}  // namespace cityties::core
