#pragma once
// One scenario action (DESIGN §5) from JSON, and from the short form of the command line.

#include <optional>
#include <string>
#include <string_view>

#include "app/io/json_object.hpp"
#include "graph/actions.hpp"

namespace cityties::io {

/// Nothing when `log` got an error. `pointer` is that of the value.
std::optional<graph::Action> decodeAction(DecodeLog& log, const JsonValue& value, const std::string& pointer);

}  // namespace cityties::io
