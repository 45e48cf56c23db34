#pragma once
// Where the files of the program are: beside the executable, under the install prefix, or in CITYTIES_ASSETS.

#include <filesystem>
#include <optional>

namespace cityties::core {

/// The folder that holds `data`, `map`, `scenarios`, `i18n`, and beside it `shaders`. Looks, in this order, beside the
/// executable (`<exe>/assets`, `<exe>/../assets`), under the prefix (`<exe>/../share/cityties/assets`), then at
/// $CITYTIES_ASSETS. Nothing when none holds `data`.
std::optional<std::filesystem::path> findAssets();
/// The same search from a given folder of the executable and value of $CITYTIES_ASSETS (null: not set).
std::optional<std::filesystem::path> findAssetsFrom(const std::filesystem::path& executableFolder,
                                                    const char* environment);
/// `shaders` beside the assets folder.
std::filesystem::path shadersBeside(const std::filesystem::path& assets);

}  // namespace cityties::core
