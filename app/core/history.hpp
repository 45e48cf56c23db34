#pragma once
// Undo is a list of documents, not of inverse commands (DESIGN §7): any state can be jumped to, and nothing has to be
// undone right. Documents share what they have in common only through the list itself; each is a few kilobytes.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/core/edit.hpp"

namespace cityties::core {

class History {
 public:
  struct Entry {
    DocumentPtr document;
    std::optional<Edit> edit;  ///< what made it; none: the document as it was opened
  };

  explicit History(Document opened);

  const DocumentPtr& document() const { return entries_[at_].document; }
  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t position() const { return at_; }
  bool canUndo() const { return at_ > 0; }
  bool canRedo() const { return at_ + 1 < entries_.size(); }
  /// The document differs from what was last saved or opened.
  bool modified() const;

  /// What could be redone is given up. An edit with the coalesce key of the last one, without a break between, takes
  /// its place; one that changes nothing is not noted, nor is a run that comes back to where it began.
  void push(Document document, Edit edit);
  /// The next edit begins an entry of its own: the slider was let go, the field was left.
  void endRun() { run_ = false; }
  void undo();
  void redo();
  /// `position` beyond the end means nothing.
  void jump(std::size_t position);
  void markSaved();
  /// No state is saved: the document outlived its window, or its file is another one now.
  void markUnsaved() { saved_.reset(); }

 private:
  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  DocumentPtr saved_;
  bool run_ = false;  ///< the last entry may be continued
};

}  // namespace cityties::core
