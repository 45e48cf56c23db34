#pragma once
// Every command as one line of text, for logs that replay (app/io/README.md lists them).

#include <string>
#include <string_view>
#include <vector>

#include "app/core/view.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// `step 2`, `select us-tx-houston`, `change {"edit": "remove_step", "step": 1}`. No line break in it, and
/// parseCommand reads it as the same command: numbers are finite, texts UTF-8 without control characters other than
/// tabs and line breaks.
std::string commandText(const core::Command& command);

/// Errors: a word that is none (with the nearest that is one), an argument that is missing, of the wrong kind or too
/// many. Whether the command can be carried out now is not asked. The place in a file is the caller's to add.
graph::Result<core::Command> parseCommand(std::string_view line);

/// The first words of all commands, in the order of the variant.
const std::vector<std::string>& commandWords();

}  // namespace cityties::io
