#pragma once
// The scenarios that the program brings along.

#include <filesystem>
#include <vector>

#include "app/core/scenario.hpp"
#include "app/desk/files_model.hpp"

namespace cityties::desk {

/// In the order of their titles in that language. A file that cannot be read is left out.
std::vector<ShippedScenario> shippedScenarios(const std::filesystem::path& assets, core::Language language);

}  // namespace cityties::desk
