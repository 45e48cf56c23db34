#include "app/desk/shipped_scenarios.hpp"

#include <algorithm>

#include "app/io/scenario_json.hpp"

namespace cityties::desk {

std::vector<ShippedScenario> shippedScenarios(const std::filesystem::path& assets, core::Language language) {
  std::vector<ShippedScenario> found;
  std::error_code error;
  for (std::filesystem::directory_iterator at(assets / "scenarios", error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != ".json") continue;
    const auto read = io::readScenario(at->path());
    if (read) found.push_back({.id = at->path().stem().string(), .title = read->scenario.title.in(language)});
  }
  std::ranges::sort(found, {}, &ShippedScenario::title);
  return found;
}

}  // namespace cityties::desk
