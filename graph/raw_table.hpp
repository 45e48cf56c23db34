#pragma once
// What every reader makes and the one validator takes: cells of text with an address.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::graph {

/// The layers of a dataset (DESIGN §2), in the order of every listing. Only `cities` is required.
inline constexpr std::array<std::string_view, 7> layerNames{"dataset",   "cities",     "regions", "posts",
                                                            "districts", "agreements", "events"};

struct RawRow {
  std::size_t number = 0;          ///< as Diagnostic::row
  std::vector<std::string> cells;  ///< UTF-8, one per column; an absent value is empty
  /// Already reported by the reader: not judged again, and its id is remembered only so that a record that names it is
  /// not reported as naming nothing.
  bool unusable = false;
};

/// One layer as text. Readers report what they cannot read at all (bad quoting, bad UTF-8, ragged rows) themselves.
struct RawTable {
  std::string layer;                 ///< `cities`
  std::string file;                  ///< as Diagnostic::file
  std::vector<std::string> columns;  ///< header, in file order
  std::vector<RawRow> rows;
  std::size_t headerRow = 0;  ///< where the columns are named, as Diagnostic::row; 0 where that is not a line
  /// False when the reader gave up (and said so): rows are missing, so a reference into this layer cannot be judged.
  bool complete = true;
};

struct ValidationReport {
  Dataset dataset;                                           ///< only the rows without an error
  Diagnostics diagnostics;                                   ///< in order of layer, then row
  std::vector<std::pair<std::string, std::size_t>> records;  ///< rows read, by layer, in the order of `layerNames`

  bool ok() const { return !hasErrors(diagnostics); }
};

/// Checks every cell and every reference of the tables and builds the dataset in canonical order. A point geometry
/// arrives as the columns `lon` and `lat`. Never throws on bad input. O(n log n).
/// `problems` is what the reader found; it stands first among the diagnostics of its layer and row.
/// Errors: missing layer `cities` or a required column, a column given twice, an empty required cell, a malformed
/// number, date or keyword, coordinates out of range (with a hint when they look swapped), ids that are not unique
/// across cities, regions, posts and agreements (and within districts or events), region codes that are not unique,
/// references to nothing, an agreement of a place with itself, a record whose end is not after its beginning.
/// Rows with an error are left out, and rows that name them are too.
/// Warnings: unknown region codes, posts without a district row, terminated or suspended agreements without an end
/// date, events whose targets name nothing; more than ten of one kind are summed up in one.
/// Columns and layers that DESIGN §2 does not name are ignored: datasets carry more than this program reads.
ValidationReport validate(const std::vector<RawTable>& tables, Diagnostics problems = {});

}  // namespace cityties::graph
