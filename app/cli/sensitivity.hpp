#pragma once
// How ranks depend on assumptions, as JSON and as text.

#include <string>

#include "app/core/catalogue.hpp"
#include "app/io/json_writer.hpp"
#include "graph/sensitivity.hpp"

namespace cityties::cli {

/// The object of the key "sensitivity".
void writeSensitivity(io::JsonWriter& out, const graph::SensitivityReport& report, const graph::Dataset& dataset,
                      const core::Catalogue& words);
std::string sensitivityAsText(const graph::SensitivityReport& report, const graph::Dataset& dataset,
                              const core::Catalogue& words);

}  // namespace cityties::cli
