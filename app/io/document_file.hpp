#pragma once
// The open document's file: saved without ever losing what was there, and never over somebody else's work.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/io/atomic_file.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

enum class SaveOutcome {
  saved,
  changedOnDisk,  ///< somebody else wrote it since it was opened or saved here; nothing was written
  exists,         ///< it was never opened here and is there already; nothing was written
  lockedByOther,  ///< another window has it open; nothing was written
  failed,         ///< the disk would not; the old file is as it was
};

struct Saved {
  SaveOutcome outcome = SaveOutcome::saved;
  graph::Diagnostics problems;  ///< why not; or a warning beside a success
};

/// Whose a file is. Held by this process until the object goes; the system lets go of it when the process dies, however
/// it dies, so that no lock is ever stale. Between people with different folders there is none: for them, and where
/// there is no folder, DocumentFile's look at the file itself remains.
class FileLock {
 public:
  /// `folder`: UserFolders::state; none: nobody is kept out.
  static FileLock take(const std::optional<std::filesystem::path>& folder, const std::filesystem::path& file);
  bool other() const { return other_; }  ///< another window has it

 private:
  Descriptor held_;
  bool other_ = false;
};

/// A name for a document and what stood there when it was last read or written here.
class DocumentFile {
 public:
  /// Nothing is read yet. Links are followed once, now.
  DocumentFile(const std::filesystem::path& file, std::optional<std::filesystem::path> lockFolder,
               FileCalls calls = systemCalls());

  /// The bytes, and from now on changes of them are noticed. Errors: not there, a folder, unreadable, over the limit of
  /// readJson.
  graph::Result<std::string> read();
  /// As if it had been read when its bytes were these: for a document that outlived its window.
  void expect(std::string_view bytes);

  /// Every outcome but `saved` leaves the file as it was, to the byte. What the name stood for stays as NAME~.
  /// A file that has vanished is written anew, with a warning. `force` overrules all but `failed`.
  Saved save(std::string_view bytes, bool force = false);

  /// The file is another one than when it was last read or written here. Cheap: reads only where time or size differ.
  bool changedOnDisk() const;
  /// Another window has it open.
  bool lockedByOther();
  const std::filesystem::path& path() const { return path_; }

 private:
  /// Time of the last change in nanoseconds, and the number of bytes; enough to see that nothing happened.
  struct Stamp {
    long long seconds = 0, nanoseconds = 0;
    long long size = 0;
    unsigned long long inode = 0;
    bool operator==(const Stamp&) const = default;
  };
  static std::optional<Stamp> stampOf(const std::filesystem::path& file);
  void remember(std::string_view bytes);
  bool sameBytes() const;

  std::filesystem::path path_;
  std::optional<std::filesystem::path> lockFolder_;
  FileCalls calls_;
  std::optional<FileLock> lock_;
  std::optional<Stamp> stamp_;
  std::string sha256_;  ///< of the bytes last seen; empty: never seen
};

}  // namespace cityties::io
