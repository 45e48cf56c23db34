#pragma once
// What a window has changed and not saved yet, kept in the person's data folder so that a crash, a `kill -9` or a loss
// of power loses at most the last second.
//
// One file a window. Its first line names the format; every further line is a checksum, a space and a JSON object: the
// whole document (a few kilobytes) after a change, or that it was saved. Lines are only added; past a megabyte the file
// is written anew with the last line alone. The file is locked while its window lives, so that other windows know.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/core/document.hpp"
#include "app/io/atomic_file.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

struct JournalOptions {
  std::chrono::milliseconds pause{250};  ///< between two writes; what is newer in between replaces what is older
  std::size_t compactAbove = std::size_t{1} << 20;  ///< bytes
  FileCalls calls = systemCalls();                  ///< sync is given fdatasync's place
};

/// Notes come from the window and return at once; a thread of its own writes them and makes them last.
class Journal {
 public:
  /// `folder`: UserFolders::data; none: nothing is kept. Nothing is written until something was changed.
  explicit Journal(const std::optional<std::filesystem::path>& folder, JournalOptions options = {});
  /// Writes what is waiting. The file stays unless `close` was called: the window did not end as it should.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// The document is now this, `changes` edits after it was opened from `file` (empty: from none).
  void note(core::DocumentPtr document, const std::filesystem::path& file, std::size_t changes);
  /// There is nothing that is not saved.
  void saved();
  /// Waits until all that was noted lasts on the disk. False: it cannot be written.
  bool flush();
  /// The window ends, and what is not saved is not wanted: the file goes.
  void close();

  /// Notes that last on the disk, or were replaced by one that does.
  std::size_t written() const;
  /// Why nothing can be kept at the moment; none while all is well. It is tried again with every note.
  std::optional<graph::Diagnostic> problem() const;

 private:
  struct Pending {
    core::DocumentPtr document;  ///< null: saved
    std::filesystem::path file;
    std::size_t changes = 0;
    long long at = 0;  ///< seconds since 1970
  };
  void give(Pending pending);
  void work();
  std::optional<graph::Diagnostic> write(const Pending& pending);
  int append(const std::string& line);
  int begin(const std::string& line);

  JournalOptions options_;
  std::filesystem::path folder_, path_;
  // Of the thread alone.
  Descriptor file_;
  std::size_t size_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Pending> pending_;
  std::size_t noted_ = 0, written_ = 0, tried_ = 0;
  bool hurry_ = false, stop_ = false;
  std::optional<graph::Diagnostic> problem_;
  std::thread thread_;
};

}  // namespace cityties::io
