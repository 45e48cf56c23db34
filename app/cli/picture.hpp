#pragma once
// What `render` is asked for, from words to values.

#include <optional>
#include <string>
#include <vector>

#include "app/cli/options.hpp"

namespace cityties::cli {

/// `1600x900` in pixels, or with a unit behind: `297x210mm`, `8.5x11in`, `18x12cm`, `400x300pt`. Nothing for anything
/// else; the numbers are above 0.
std::optional<PaperSize> readPaperSize(const std::string& text);

/// `LON,LAT` in degrees, as typed; nothing for anything else.
std::optional<graph::LonLat> readPosition(const std::string& text);

/// The command as typed, with files by their last name and without what changes no picture (`-o`, `--threads`,
/// `--verbose`): it goes into the picture, and a picture must not depend on where it was made.
std::string commandText(const std::vector<std::string>& words);

}  // namespace cityties::cli
