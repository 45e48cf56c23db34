#pragma once
// The command line: parses arguments, runs one command, returns its exit code.

namespace cityties::cli {

/// 0 success, 1 the data or scenario is unusable, 2 usage. Never throws.
int run(int argc, char** argv);

}  // namespace cityties::cli
