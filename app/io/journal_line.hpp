#pragma once
// A line of a journal. Private to app/io.

#include <optional>
#include <string>
#include <string_view>

namespace cityties::io {

inline constexpr std::string_view journalHeading = "CityTies journal 1\n";

/// Sixteen hexadecimal digits of FNV-1a over the text, a space, the text, a line break. `json` must have none.
std::string journalLine(std::string_view json);
/// The text of a line without its break; nothing where the checksum is another.
std::optional<std::string_view> journalText(std::string_view line);

}  // namespace cityties::io
