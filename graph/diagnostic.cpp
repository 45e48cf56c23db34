#include "graph/diagnostic.hpp"

#include <algorithm>

namespace cityties::graph {

std::string Diagnostic::text() const {
  std::string address = file;
  if (row != 0) address += (address.empty() ? "row " : ":") + std::to_string(row);
  if (!field.empty()) address += (address.empty() ? "field " : " field ") + field;
  return address.empty() ? message : address + ": " + message;
}

bool hasErrors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

tl::unexpected<Diagnostics> failure(Diagnostic diagnostic) {
  Diagnostics all;
  all.push_back(std::move(diagnostic));
  return tl::unexpected<Diagnostics>(std::move(all));
}

}  // namespace cityties::graph
