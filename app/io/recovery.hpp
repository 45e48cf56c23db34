#pragma once
// Journals whose window has died: what they hold, and putting them aside. Nothing is deleted unasked.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/document.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// The last state that a journal holds whole.
struct JournalState {
  core::Document document;
  std::string file;         ///< the document's; empty: it had none
  std::size_t changes = 0;  ///< edits since it was opened
  long long at = 0;         ///< seconds since 1970
};

struct JournalRead {
  std::optional<JournalState> unsaved;  ///< none: it was saved, or nothing can be read
  graph::Diagnostics warnings;          ///< a line in the middle that is not as it was written; reading ends before it
};

/// A last line that was torn by the end of its process is left out in silence: it had not been promised. O(bytes).
JournalRead readJournal(std::string_view bytes, const std::string& name);

struct Recoverable {
  std::filesystem::path journal;
  JournalState state;
  graph::Diagnostics warnings;
};

/// Unsaved documents of windows that are no more, newest first. `folder`: UserFolders::data. Windows that live are left
/// alone. A journal in which nothing is unsaved is put aside.
std::vector<Recoverable> recoverable(const std::optional<std::filesystem::path>& folder);

/// Into the folder "discarded" beside it, where the newest twenty are kept. False: it could not be moved.
bool discard(const std::filesystem::path& journal);

}  // namespace cityties::io
