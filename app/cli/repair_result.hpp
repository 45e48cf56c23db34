#pragma once
// What `cityties repair` found, and its three forms.

#include <string>

#include "app/cli/inputs.hpp"
#include "graph/repair.hpp"

namespace cityties::cli {

struct RepairResult {
  const Worked& worked;
  std::size_t step = 0;
  bool exhaustive = false;
  graph::RepairReport report;
};

std::string repairAsJson(const RepairResult& result);
std::string repairAsCsv(const RepairResult& result);
std::string repairAsText(const RepairResult& result, const core::Catalogue& words);

}  // namespace cityties::cli
