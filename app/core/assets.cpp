#include "app/core/assets.hpp"

#include <cstdlib>

namespace cityties::core {
namespace fs = std::filesystem;

namespace {

bool holdsData(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "data", error);
}

}  // namespace

std::optional<fs::path> findAssetsFrom(const fs::path& executableFolder, const char* environment) {
  if (!executableFolder.empty()) {
    for (const char* place : {"assets", "../assets", "../share/cityties/assets"}) {
      const fs::path folder = (executableFolder / place).lexically_normal();
      if (holdsData(folder)) return folder;
    }
  }
  if (environment != nullptr && *environment != '\0' && holdsData(environment)) {
    std::error_code error;
    const fs::path absolute = fs::absolute(environment, error);
    return error ? fs::path(environment) : absolute.lexically_normal();
  }
  return std::nullopt;
}

std::optional<fs::path> findAssets() {
  std::error_code error;
  // Not argv[0]: that may be a bare name found through PATH, or a link.
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  return findAssetsFrom(error ? fs::path() : executable.parent_path(), std::getenv("CITYTIES_ASSETS"));
}

fs::path shadersBeside(const fs::path& assets) {
  const fs::path folder = assets.has_filename() ? assets : assets.parent_path();
  return folder.parent_path() / "shaders";
}

}  // namespace cityties::core
