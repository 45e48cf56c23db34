#pragma once
// The texts that the program asks its catalogue for: every string literal inside `words(…)` or `say(…)` in
// the sources.

#include <filesystem>
#include <map>
#include <string>

namespace cityties::test {

/// Text to the file in which it stands.
std::map<std::string, std::string> textsInSource(const std::filesystem::path& folder);

}  // namespace cityties::test
