#pragma once
// `cityties metrics --graph cities --measure …`: constraint, brokerage roles, attack curve.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/metrics_result.hpp"

namespace cityties::cli {

/// One measure as a table, whose three forms are written alike.
struct StructureMetrics {
  using Cell = std::variant<std::monostate, std::string, std::size_t, double>;  ///< monostate: null

  MeasuredStep at;
  std::string measure;
  std::vector<std::pair<std::string, Cell>> facts;  ///< how it was done, and figures of the whole
  std::optional<std::string> notApplicable;         ///< why the measure says nothing here; there are no rows then
  std::string rowsKey;
  std::vector<std::string> columns;  ///< the first is an id
  std::vector<std::vector<Cell>> rows;
};

/// Not applicable where every agreement joins the same two countries: nobody's partners know each other there, so
/// constraint is 1/degree, a broker always stands between two cities of one country, and an attack takes trees apart.
StructureMetrics structureOf(const Arguments& arguments, MeasuredStep at);

std::string metricsAsJson(const StructureMetrics& result);
std::string metricsAsCsv(const StructureMetrics& result, MetricsTable ignored);
std::string metricsAsText(const StructureMetrics& result, const core::Catalogue& words);

}  // namespace cityties::cli
