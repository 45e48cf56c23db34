#pragma once
// Edits of a document as JSON: {"edit": "add_action", "step": 1, "action": {"do": "close_post", …}}.

#include <optional>
#include <string>

#include "app/core/edit.hpp"
#include "app/io/json_object.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::io {

/// One object on one line, which decodeEdit reads as the same edit. Texts that are no UTF-8 are mended.
void encodeEdit(JsonWriter& out, const core::Edit& edit);

/// Nothing when `log` got an error; what is not known is a warning. Whether the edit can be made is asked when it is
/// made, so `log.unchecked` is wanted.
std::optional<core::Edit> decodeEdit(DecodeLog& log, const JsonValue& value, const std::string& pointer);

}  // namespace cityties::io
