#pragma once
// Errors are values with an address. The same text is shown on the command line and in the window.

#include <cstddef>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace cityties::graph {

enum class Severity { warning, error };

/// One thing that is wrong with an input, and where.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string
      file;  ///< as the user knows it: `agreements.csv`, `data.gpkg:agreements`, `houston-2020.json`; may be empty
  std::string layer;    ///< `agreements`; empty where the input has no layers
  std::size_t row = 0;  ///< 1-based line of a text file (the header is line 1) or feature id; 0: the whole file
  std::string field;    ///< column, or JSON pointer such as `/steps/0/actions/1/post`; empty: the whole row
  std::string message;  ///< a sentence without a full stop, saying what is wrong and what was expected

  /// `agreements.csv:118 field b: no city or region 'cn-xx-foo'`.
  std::string text() const;
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Either a value, or at least one diagnostic of severity error (warnings may stand beside it).
template <class T>
using Result = tl::expected<T, Diagnostics>;

bool hasErrors(const Diagnostics& diagnostics);

/// One error, as the unexpected side of a Result.
tl::unexpected<Diagnostics> failure(Diagnostic diagnostic);

}  // namespace cityties::graph
