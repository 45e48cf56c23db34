#pragma once
// Standard output and standard error, with every failure seen.

#include <string>
#include <string_view>

#include "graph/diagnostic.hpp"

namespace cityties::cli {

/// Exit codes of the program (DESIGN §6).
inline constexpr int success = 0;
inline constexpr int unusable = 1;
inline constexpr int usage = 2;

/// Call once, before any file is opened: a descriptor 0–2 that was closed by the caller is given to the null device, so
/// that no data file gets its number, and a reader that goes away is seen as an error of write(), not as a signal.
void prepareStreams();

bool stdoutIsTerminal();

/// Columns of the terminal behind standard output; 80 where there is none.
std::size_t terminalColumns();

/// Writes all of it to standard output and returns the exit code: 0, also when the reader of a pipe had enough; 1, with
/// a message, when stdout is closed or its disk is full.
int writeResult(std::string_view text);

/// One line on standard error: `cityties: message`.
void complain(std::string_view message);
void complain(const graph::Diagnostics& problems);

}  // namespace cityties::cli
