#pragma once
// A style of one's own: a JSON file like assets/style/style.json (schema: assets/schema/style.schema.json) that may
// hold only what it changes.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/core/style_sheet.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// The values of a style file, in its order. Errors, with line and pointer: malformed JSON, no `cityties_style`, a
/// version, theme, section or value that is not known (with the nearest that is), no colour, a number out of its
/// bounds, a list of the wrong length, a theme like one that does not come before it.
graph::Result<std::vector<core::StyleValue>> parseStyle(std::string_view json, const std::string& fileName);

/// Reads a style file and lays it over the built-in one. Further errors as readJson. For core::useStyles.
graph::Result<core::Styles> readStyle(const std::filesystem::path& file);

}  // namespace cityties::io
