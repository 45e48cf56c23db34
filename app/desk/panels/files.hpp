#pragma once
// What the dialogs of files remember while they are open.

#include <string>
#include <vector>

#include "app/desk/folder_list.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {

struct FileRow {
  enum class Kind { shipped, recent, parent, folder, file } kind = Kind::file;
  std::string path;  ///< absolute, or the id of a shipped scenario
  std::string name, detail;
  bool missing = false;
};

struct FileDialogState {
  std::string typed;   ///< a part of a name, a path, or the name to save under
  std::string folder;  ///< absolute
  FolderReader reader;
  bool browsing = false;  ///< a folder was entered: scenarios from elsewhere are out of the way
  bool caret = false;     ///< the field takes the caret again
  std::vector<FileRow> rows;
  std::string rowsFor;  ///< what `rows` are made of
  ListState list;
};

/// Rows for what was typed: shipped scenarios and recent files first, as far as they are asked for, then the folder.
/// A typed path lists the folder that it leads into.
std::vector<FileRow> fileRows(const FilesModel& files, const FolderContents* folder, std::string_view typed,
                              bool everything, const core::Catalogue& words);

/// The folder that a typed path leads into, and the beginning of a name behind it.
struct TypedPath {
  std::string folder, name;
};
TypedPath typedPath(const std::string& typed, const std::string& folder);

/// A dialog that asks for the name of a file to write.
struct SaveKind {
  const char* id;
  std::string_view title;
  std::string name;  ///< to begin with
  std::string_view note;
  std::string_view ending;  ///< added where it is missing; empty: any
  std::function<core::Command(std::string)> command;
};

}  // namespace cityties::desk
