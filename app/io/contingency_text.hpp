#pragma once
// Contingencies as CSV and JSON: what `cityties contingency` prints and what the window saves.

#include <string>
#include <vector>

#include "app/io/json_writer.hpp"
#include "graph/contingency.hpp"

namespace cityties::io {

/// Header and one row each, in the order given. `pairs`: of order 2, with the columns of synergy.
std::string contingencyCsv(const std::vector<graph::Contingency>& contingencies, bool pairs);

/// What the JSON says besides: which failures were asked about.
struct ContingencySubject {
  int order = 1;
  std::vector<std::string> elementKinds;  ///< posts, agreements, cities
  const char* takeover = "none";
};
/// The members of the document after its context, `reference` to `contingencies`.
void writeContingencies(JsonWriter& out, const graph::ContingencyReport& report, const ContingencySubject& subject);

}  // namespace cityties::io
