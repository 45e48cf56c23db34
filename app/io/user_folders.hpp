#pragma once
// Where a person's own files go: the XDG base directory specification.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "graph/diagnostic.hpp"

namespace cityties::io {

/// Each ends in "cityties", is there and may be written to; else none, and the program goes on without what it would
/// keep there.
struct UserFolders {
  std::optional<std::filesystem::path> data;    ///< XDG_DATA_HOME, ~/.local/share: journals
  std::optional<std::filesystem::path> config;  ///< XDG_CONFIG_HOME, ~/.config: preferences
  std::optional<std::filesystem::path> state;   ///< XDG_STATE_HOME, ~/.local/state: locks
  graph::Diagnostics problems;                  ///< one warning that names what cannot be kept, or nothing
};

/// The value of an environment variable; none when it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;
std::optional<std::string> processEnvironment(const char* name);

/// Folders that are missing are made, for the person's eyes only (0700). As the specification says, a path that is not
/// absolute counts as not set.
UserFolders findUserFolders(const Environment& environment = processEnvironment);

}  // namespace cityties::io
