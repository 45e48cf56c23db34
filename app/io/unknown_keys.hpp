#pragma once
// Keys that this version does not know are somebody's work: they are kept, and written back where they belong. A step
// is named by its id, an action or a bookmark by what it says, so that a key goes with its step and action when others
// are moved, added or taken away.

#include <string>
#include <vector>

#include "app/io/json_object.hpp"

namespace cityties::io {

/// The JSON object of Scenario::unknownKeys: lasting pointer → value, in order of pointers; empty when there are none.
/// `written`: the document as it would be written without them, which has the arrays of the file that was read.
std::string keepUnknown(const std::vector<DecodeLog::Unknown>& unknown, const JsonValue& written);

/// Puts them back. What belonged to a step or an action that is no more stays away. O(keys · document).
void restoreUnknown(JsonValue& written, const std::string& unknownKeys);

}  // namespace cityties::io
