#pragma once
// What `cityties impact` found, and its three forms.

#include <optional>
#include <string>

#include "app/cli/inputs.hpp"
#include "graph/doubt.hpp"
#include "graph/sensitivity.hpp"

namespace cityties::cli {

struct ImpactResult {
  Worked worked;
  std::size_t step = 0;
  std::size_t against = 0;
  bool allSteps = false;                                  ///< no step was asked for: all are summed up
  graph::Impact impact;                                   ///< of `step` against `against`
  std::optional<graph::DoubtReport> doubt{};              ///< where it was asked for
  std::optional<graph::SensitivityReport> sensitivity{};  ///< likewise
};

/// The documented keys; then "doubt" and "sensitivity", whose sentences are in the language of `words`.
std::string impactAsJson(const ImpactResult& result, const core::Catalogue& words);
std::string impactAsCsv(const ImpactResult& result, Table table);
std::string impactAsText(const ImpactResult& result, const core::Catalogue& words);

}  // namespace cityties::cli
