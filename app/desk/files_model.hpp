#pragma once
// What panels show of files: the open document's name and state, and what the dialogs open, save as, leave and recovery
// offer. Plain data; DocumentDesk makes it.

#include <optional>
#include <string>
#include <vector>

namespace cityties::desk {

struct RecentFile {
  std::string path;      ///< absolute
  bool missing = false;  ///< it was not there when last looked
  bool operator==(const RecentFile&) const = default;
};

struct ShippedScenario {
  std::string id;  ///< command::Open takes it
  std::string title;
  bool operator==(const ShippedScenario&) const = default;
};

/// A document with changes that were not saved when its window ended. command::Recover and DiscardRecovered take its
/// index.
struct RecoverableDocument {
  std::string title;
  std::string path;         ///< the file it was, or was to be, saved as; empty: never saved
  std::string when;         ///< of the last change, "2026-11-25 18:02", local time
  std::size_t changes = 0;  ///< since it was opened
  bool operator==(const RecoverableDocument&) const = default;
};

/// Why the document was not saved though it could be: answered by command::SaveOver, or SaveAs under another name.
enum class SaveObstacle {
  changedOnDisk,  ///< somebody else has written the file since it was opened
  lockedByOther,  ///< it is open in another window
  exists,         ///< SaveAs names a file that is there already
};

/// What Dialog::leave stands before: what goes on once it is answered by command::Leave, and by a successful SaveAs
/// where Leaving::save had to ask for a name. DocumentDesk closes these dialogs itself; command::CloseDialog means:
/// stay.
enum class Departure { quit, newDocument, open };

struct FilesModel {
  std::string name;  ///< of the file, or the title of a document without one; "Untitled" in the interface's language
  std::string path;  ///< absolute; empty: not saved yet
  bool modified = false;
  std::string problem;                   ///< the last one in words; empty: none. Gone with the next success
  std::optional<SaveObstacle> obstacle;  ///< shown by Dialog::saveAs in place of its list
  std::string obstaclePath;
  Departure departure = Departure::quit;
  std::string folder;  ///< where open and saveAs begin
  std::vector<RecentFile> recent;
  std::vector<ShippedScenario> shipped;
  std::vector<RecoverableDocument> recoverables;
  bool operator==(const FilesModel&) const = default;
};

}  // namespace cityties::desk
