#pragma once
// What a folder holds, for the dialogs that open and save. Read beside the drawing, since a folder may be large or on a
// slow disk.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cityties::desk {

struct FolderEntry {
  std::string name;
  bool folder = false;
  std::string when;  ///< "2026-11-25 18:02", local time; empty where it is not known
};

struct FolderContents {
  std::string path;
  std::vector<FolderEntry> entries;  ///< folders first, both by name without regard to case
  std::string problem;               ///< why it cannot be read, in the system's words; empty: it was
};

/// Folders and files that end in `ending`; what begins with a dot is left out. A single entry that cannot be looked at
/// is listed without its date.
FolderContents readFolder(const std::filesystem::path& path, std::string_view ending);

/// One reading at a time; the newest wins.
class FolderReader {
 public:
  FolderReader();
  ~FolderReader();
  FolderReader(const FolderReader&) = delete;
  FolderReader& operator=(const FolderReader&) = delete;

  /// Begins to read unless this folder is what it reads or holds.
  void ask(const std::string& path, const std::string& ending);
  /// Forgets what it holds: the next `ask` reads anew.
  void forget();
  bool busy() const;
  /// Of the folder that was asked for last; null while it is being read.
  std::shared_ptr<const FolderContents> contents() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
  std::string asked_;
};

/// "~" and what follows it are in the home folder; a relative path is in `base`. Without "." and "..".
std::string absolutePath(std::string_view typed, const std::string& base);

}  // namespace cityties::desk
