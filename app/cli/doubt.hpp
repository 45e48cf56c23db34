#pragma once
// The doubt about an impact as JSON and as text.

#include <string>

#include "app/core/catalogue.hpp"
#include "app/io/json_writer.hpp"
#include "graph/doubt.hpp"

namespace cityties::cli {

/// The object of the key "doubt".
void writeDoubt(io::JsonWriter& out, const graph::DoubtReport& report, const graph::Dataset& dataset,
                const core::Catalogue& words);
std::string doubtAsText(const graph::DoubtReport& report, const graph::Dataset& dataset, const core::Catalogue& words);

}  // namespace cityties::cli
