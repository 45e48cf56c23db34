#pragma once
// From argv to options. The command line library stays behind arguments.cpp.

#include <string>
#include <variant>

#include "app/cli/options.hpp"

namespace cityties::cli {

/// Nothing to run: print and leave. `text` goes to stdout when exitCode is 0, else to stderr.
struct Notice {
  int exitCode = 0;
  std::string text;
};

/// Every mistake is a Notice with exit code 2; --help and --version are Notices with 0.
std::variant<Arguments, Notice> parseArguments(int argc, const char* const* argv);

}  // namespace cityties::cli
