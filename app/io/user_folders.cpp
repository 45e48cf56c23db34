#include "app/io/user_folders.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fcntl.h>
#include <cstdlib>

namespace cityties::io {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> absolutePath(const Environment& environment, const char* name) {
  const auto value = environment(name);
  if (!value || value->empty() || !fs::path(*value).is_absolute()) return std::nullopt;
  return fs::path(*value);
}

bool make(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return true;
  if (folder.has_parent_path() && folder.parent_path() != folder && !make(folder.parent_path())) return false;
  return mkdir(folder.c_str(), 0700) == 0 || fs::is_directory(folder, error);
}

std::optional<fs::path> usable(const std::optional<fs::path>& base) {
  if (!base) return std::nullopt;
  const fs::path folder = *base / "cityties";
  if (!make(folder) || faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) return std::nullopt;
  return folder;
}

}  // namespace

std::optional<std::string> processEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

UserFolders findUserFolders(const Environment& environment) {
  const auto home = absolutePath(environment, "HOME");
  const auto folder = [&](const char* name, const char* inHome) {
    const auto own = absolutePath(environment, name);
    return usable(own ? own : home ? std::optional(*home / inHome) : std::nullopt);
  };
  UserFolders found{folder("XDG_DATA_HOME", ".local/share"),
                    folder("XDG_CONFIG_HOME", ".config"),
                    folder("XDG_STATE_HOME", ".local/state"),
                    {}};
  std::string lost;
  const auto lose = [&](bool missing, const char* what) {
    if (missing) lost += (lost.empty() ? "" : ", ") + std::string(what);
  };
  lose(!found.data, "the journal that saves unsaved changes from a crash");
  lose(!found.config, "preferences and recent files");
  lose(!found.state, "the notice that a file is open in another window");
  if (!lost.empty())
    found.problems.push_back({.severity = graph::Severity::warning,
                              .file = home ? home->string() : "",
                              .message = "your folders cannot be written to, so this is left out: " + lost});
  return found;
}

}  // namespace cityties::io
