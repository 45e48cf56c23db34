#pragma once
// The region table of the findings.

#include <set>
#include <string>

#include "app/core/findings.hpp"

namespace cityties::core {

/// Fills title, headers and rows: the closures that isolate a city at step 0, the change of reach after. `there` is
/// "to China" or "abroad". `earlier` are the regions that only earlier steps acted on.
void addRegionTable(Findings& findings, const Story& story, std::size_t step, const std::set<std::string>& codes,
                    const std::set<std::string>& earlier, const std::string& there, const Catalogue& words);

}  // namespace cityties::core
