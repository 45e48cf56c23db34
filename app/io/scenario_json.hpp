#pragma once
// Scenarios as JSON (DESIGN §5). The hand-written decoder agrees with assets/schema/scenario.schema.json.
// document_json.hpp reads and writes what a window keeps beside the scenario in the same file.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/core/scenario.hpp"
#include "app/io/json_object.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

struct DecodedScenario {
  core::Scenario scenario;
  graph::Diagnostics warnings;  ///< unknown keys
};

/// Every error with step, action and key as a JSON pointer in `field`, and the line for malformed JSON.
graph::Result<DecodedScenario> decodeScenario(std::string_view json, const std::string& fileName);
graph::Result<DecodedScenario> readScenario(const std::filesystem::path& file);

/// Title, caption, note, source, camera, focus, date and actions of a step; not its id. `name` stands before messages
/// about its actions. Keys nobody asked for are left to `object.finish()`.
core::ScenarioStep decodeStepBody(DecodeLog& log, JsonObject& object, const std::string& name);

/// `close_post:cn-us-houston`, `close_post:cn-us-houston:embassy`, or a JSON object of one action.
graph::Result<graph::Action> parseEvent(std::string_view text);

}  // namespace cityties::io
