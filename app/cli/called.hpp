#pragma once
// What people call the things that ids stand for.

#include <string>

#include "app/core/catalogue.hpp"
#include "graph/dataset.hpp"

namespace cityties::cli {

/// The name of a city, region, post, government or agreement in the language of `words`; the id where nothing has it.
std::string called(const graph::Dataset& dataset, const std::string& id, const core::Catalogue& words);

}  // namespace cityties::cli
