#pragma once
// What every reader makes and the one validator takes: cells of text with an address.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::graph {

struct RawRow {
  std::size_t number = 0;           ///< as Diagnostic::row
  std::vector<std::string> cells;   ///< UTF-8, one per column; an absent value is empty
};

/// One layer as text. Readers report what they cannot read at all (bad quoting, bad UTF-8, ragged rows) themselves.
struct RawTable {
  std::string layer;                 ///< `cities`
  std::string file;                  ///< as Diagnostic::file
  std::vector<std::string> columns;  ///< header, in file order
  std::vector<RawRow> rows;
};

struct ValidationReport {
  Dataset dataset;                                         ///< only the rows without an error
  Diagnostics diagnostics;                                 ///< in order of layer, then row
  std::vector<std::pair<std::string, std::size_t>> records;///< rows read, by layer, in the order of DESIGN §2

  bool ok() const { return !hasErrors(diagnostics); }
};

/// Checks every cell and every reference of the tables and builds the dataset in canonical order. A point geometry
/// arrives as the columns `lon` and `lat`. Never throws on bad input. O(n log n).
/// Errors: missing layer `cities` or a required column, an empty required cell, a malformed number, date or keyword,
/// coordinates out of range (with a hint when they look swapped), ids that are not unique across cities, regions,
/// posts and agreements, references to nothing, `to` before `from`.
/// Warnings: unknown columns, unknown region codes, posts without a district row, terminated or suspended records
/// without an end date.
ValidationReport validate(const std::vector<RawTable>& tables);

}  // namespace cityties::graph
