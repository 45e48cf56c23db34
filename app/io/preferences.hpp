#pragma once
// How a person likes the window, and which files were open lately: preferences.json in the config folder.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/scenario.hpp"
#include "app/core/style.hpp"
#include "app/core/view_desk.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// What is not set is left to the command line and the defaults.
struct Preferences {
  std::optional<core::Language> language;
  std::optional<core::Theme> theme;
  std::optional<double> scale;  ///< 0.5 to 4; none: that of the screen
  std::optional<bool> motion;
  std::optional<int> width, height;  ///< of the window in pixels
  std::optional<core::LeftTab> left;
  std::optional<core::RightTab> right;
  std::vector<std::string> recent;  ///< absolute paths, the last opened first, recentLimit at most
  std::string unknown;              ///< JSON object of the keys of other versions; kept
  bool operator==(const Preferences&) const = default;
};
inline constexpr std::size_t recentLimit = 10;

/// `file` becomes the first of the recent ones, once.
void addRecent(Preferences& preferences, const std::filesystem::path& file);

struct ReadPreferences {
  Preferences preferences;
  graph::Diagnostics problems;  ///< a file that was broken, and where it is now; values that mean nothing
};

/// `folder`: UserFolders::config; none, or no file: no preferences. A value that means nothing is left out and told. A
/// file that is no JSON object is set aside as "preferences.json.broken" (then .broken-2 …), told, and a new one begun.
ReadPreferences readPreferences(const std::optional<std::filesystem::path>& folder);

/// Whole or not at all. Nothing happens without a folder.
std::optional<graph::Diagnostic> writePreferences(const std::optional<std::filesystem::path>& folder,
                                                  const Preferences& preferences);

}  // namespace cityties::io
