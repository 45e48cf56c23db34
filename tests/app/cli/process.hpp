#pragma once
// Runs the built program as a process of its own, as a shell would.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cityties::test {

enum class Stdout {
  pipe,        ///< read to its end
  terminal,    ///< a pseudo-terminal
  closed,      ///< as with >&-
  fullDevice,  ///< /dev/full
  brokenPipe,  ///< a pipe whose reader is gone
};

struct Launch {
  std::vector<std::string> arguments;
  Stdout out = Stdout::pipe;
  std::string folder;                              ///< working directory; empty: as it is
  std::map<std::string, std::string> environment;  ///< added to the present one; DISPLAY is always taken away
  std::optional<unsigned> user;                    ///< run as this user and group (needs root)
};

struct Outcome {
  int exitCode = -1;  ///< 128 + signal when one ended it
  std::string out;
  std::string err;
};

Outcome run(const Launch& launch);
Outcome run(const std::vector<std::string>& arguments);

}  // namespace cityties::test
