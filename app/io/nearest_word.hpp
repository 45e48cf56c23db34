#pragma once
// "Did you mean …?"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cityties::io {

/// The word that is fewest edits away (insert, delete, replace, swap neighbours; bytes; ASCII letters regardless of
/// case), the first of equals; nothing when even that one needs more than a third of the typed length, or three.
/// O(words · length²).
std::optional<std::string> nearestWord(std::string_view typed, const std::vector<std::string>& words);

}  // namespace cityties::io
