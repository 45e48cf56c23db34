#include <algorithm>

#include "app/desk/panels/files.hpp"

namespace cityties::desk {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string fileName(const std::string& path) { return std::filesystem::path(path).filename().string(); }

}  // namespace

TypedPath typedPath(const std::string& typed, const std::string& folder) {
  const auto slash = typed.rfind('/');
  if (typed == "~") return {absolutePath(typed, folder), {}};
  if (slash == std::string::npos) return {folder, typed};
  return {absolutePath(typed.substr(0, slash + 1), folder), typed.substr(slash + 1)};
}

std::vector<FileRow> fileRows(const FilesModel& files, const FolderContents* folder, std::string_view typed,
                              bool everything, const core::Catalogue& words) {
  const bool path = typed.find('/') != std::string_view::npos || typed == "~";
  const auto slash = typed.rfind('/');
  const std::string part = lower(slash == std::string_view::npos ? typed : typed.substr(slash + 1));
  const auto fits = [&](std::string_view name) {
    return part.empty() || part == "~" || lower(name).find(part) != std::string::npos;
  };
  std::vector<FileRow> rows;
  if (everything && !path) {
    for (const auto& shipped : files.shipped)
      if (fits(shipped.title) || fits(shipped.id))
        rows.push_back(
            {FileRow::Kind::shipped, shipped.id, shipped.title, std::string(words("Scenario of the program")), false});
    for (const auto& recent : files.recent)
      if (fits(recent.path))
        rows.push_back({FileRow::Kind::recent, recent.path, fileName(recent.path),
                        recent.missing ? std::string(words("no longer there"))
                                       : std::filesystem::path(recent.path).parent_path().string(),
                        recent.missing});
  }
  if (!folder) return rows;
  const std::filesystem::path here(folder->path);
  const auto parent = here.has_filename() ? here.parent_path() : here.parent_path().parent_path();
  if (part.empty() && !parent.empty() && parent != here)
    rows.push_back({FileRow::Kind::parent, parent.string(), "..", std::string(words("One folder up")), false});
  for (const FolderEntry& entry : folder->entries)
    if (fits(entry.name))
      rows.push_back({entry.folder ? FileRow::Kind::folder : FileRow::Kind::file, (here / entry.name).string(),
                      entry.name, entry.when, false});
  return rows;
}

}  // namespace cityties::desk
