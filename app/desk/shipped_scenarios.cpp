#include "app/desk/shipped_scenarios.hpp"

#include <algorithm>

#include "app/io/scenario_json.hpp"

namespace cityties::desk {

std::vector<ScenarioFile> shippedScenarios(const std::filesystem::path& assets) {
  std::vector<ScenarioFile> found;
  std::error_code error;
  for (std::filesystem::directory_iterator at(assets / "scenarios", error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != ".json") continue;
    const auto read = io::readScenario(at->path());
    if (read) found.push_back({.path = at->path().stem().string(), .title = read->scenario.title});
  }
  std::ranges::sort(found, {}, [](const ScenarioFile& f) { return f.title.english; });
  return found;
}

}  // namespace cityties::desk
