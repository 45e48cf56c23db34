#pragma once
// The scenarios that the program brings along.

#include <filesystem>
#include <vector>

#include "app/desk/ui.hpp"

namespace cityties::desk {

/// By id, in the order of their titles. A file that cannot be read is left out.
std::vector<ScenarioFile> shippedScenarios(const std::filesystem::path& assets);

}  // namespace cityties::desk
