#pragma once
// One scenario action (DESIGN §5) from and to JSON, and from the short form of the command line.

#include <optional>
#include <string>
#include <string_view>

#include "app/io/json_object.hpp"
#include "app/io/json_writer.hpp"
#include "graph/actions.hpp"

namespace cityties::io {

/// Nothing when `log` got an error. `pointer` is that of the value.
std::optional<graph::Action> decodeAction(DecodeLog& log, const JsonValue& value, const std::string& pointer);

/// One object on one line, which decodeAction reads as the same action: an action of decodeAction, or one made by hand
/// that it would accept (ids not empty, strengths and positions in range).
void encodeAction(JsonWriter& out, const graph::Action& action);

}  // namespace cityties::io
