#pragma once
// What `render` is asked for, from words to values.

#include <optional>
#include <string>
#include <vector>

#include "app/cli/options.hpp"
#include "app/core/story.hpp"
#include "app/page/page.hpp"

namespace cityties::cli {

/// `1600x900` in pixels, or with a unit behind: `297x210mm`, `8.5x11in`, `18x12cm`, `400x300pt`. Nothing for anything
/// else; the numbers are above 0.
std::optional<PaperSize> readPaperSize(const std::string& text);

/// `LON,LAT` in degrees, as typed; nothing for anything else.
std::optional<graph::LonLat> readPosition(const std::string& text);

/// A command that makes the picture again, with what it came out as in place of what was left to defaults (the step,
/// the size), and nothing that changes no picture or names a folder of this machine: the picture carries it, and must
/// not depend on where and in which words it was asked for.
std::string commandOf(const Arguments& arguments, const core::StoryOptions& story, const page::PageOptions& options);

}  // namespace cityties::cli
