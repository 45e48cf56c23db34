#pragma once
// The open document's life on the disk: opening, saving, the journal, recovery, recent files, and what is asked before
// anything could be lost. Knows no window: the loop hands it every command and does what it answers.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/session.hpp"
#include "app/desk/files_model.hpp"
#include "app/io/document_file.hpp"
#include "app/io/journal.hpp"
#include "app/io/preferences.hpp"
#include "app/io/recovery.hpp"
#include "app/io/user_folders.hpp"

namespace cityties::desk {

class DocumentDesk {
 public:
  struct Surroundings {
    std::filesystem::path scenarios;  ///< the folder of those that are shipped
    core::DatasetReference data;      ///< the records that lie under every document
    core::StoryOptions defaults;      ///< for a document that leaves things open; the date is that of the records
    io::UserFolders folders;
    std::filesystem::path folder;  ///< where dialogs begin and relative names count from
    bool asks = true;              ///< false where nobody answers (pictures, measurements): nothing is kept either
  };
  /// `opened`: what the session's document was read from; empty: from no file. A shipped scenario is nobody's to
  /// overwrite: it counts as not saved yet.
  DocumentDesk(core::Session& session, Surroundings surroundings, const std::string& opened);

  struct Outcome {
    bool taken = false;     ///< the session is not to see the command
    bool replaced = false;  ///< the session holds another document: story, letters and camera are of an older one
    std::vector<core::Command> then;  ///< to be carried out next: dialogs to open or close, or to quit at last
    graph::Diagnostics told;          ///< for the log, and the first of them for the person's eyes
    std::string said;                 ///< what succeeded, in words
  };
  /// At the start: whether there is something to recover, and what could not be set up.
  Outcome start();
  /// Before the session sees the command.
  Outcome act(const core::Command& command, const core::Catalogue& words);
  /// After the session has: a changed document goes into the journal. Never waits.
  void follow();
  /// The window ends. What was discarded or saved leaves no journal; what was neither stays recoverable.
  void finish();

  FilesModel model(const core::Catalogue& words) const;
  /// "● name – CityTies"
  std::string windowTitle(const core::Catalogue& words) const;
  const io::Preferences& preferences() const { return preferences_; }
  /// Notes what the window looks like, and writes it where it changed.
  void remember(const io::Preferences& looks);

 private:
  Outcome save(bool force, const core::Catalogue& words);
  Outcome saveTo(const std::string& typed, const core::Catalogue& words);
  Outcome saved(io::Saved saved, const core::Catalogue& words);
  Outcome leaveFor(Departure departure, const std::string& path, const core::Catalogue& words);
  Outcome depart(const core::Catalogue& words);
  Outcome openNow(const std::string& path, const core::Catalogue& words);
  Outcome newNow();
  Outcome recover(std::size_t index, const core::Catalogue& words);
  Outcome discardRecovered(std::size_t index, const core::Catalogue& words);
  Outcome failed(const graph::Diagnostics& problems);
  void replace(core::Document document, std::unique_ptr<io::DocumentFile> file);
  /// Why the document cannot be worked out on these records; nothing when it can.
  graph::Diagnostics unfit(const core::Document& document) const;
  void lookAtRecent();
  std::filesystem::path absolute(const std::string& typed) const;

  core::Session& session_;
  Surroundings with_;
  std::unique_ptr<io::DocumentFile> file_;     ///< none: not saved yet
  std::unique_ptr<io::DocumentFile> blocked_;  ///< SaveAs met something in its way
  std::optional<SaveObstacle> obstacle_;
  std::string problem_;
  std::optional<Departure> departure_;
  std::string departurePath_;
  bool leaving_ = false, discarded_ = false;
  std::unique_ptr<io::Journal> journal_;
  core::DocumentPtr noted_;
  bool notedModified_ = false;
  std::vector<io::Recoverable> recoverables_;
  io::Preferences preferences_;
  graph::Diagnostics early_;
  std::vector<RecentFile> recent_;
};

}  // namespace cityties::desk
