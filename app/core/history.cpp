#include "app/core/history.hpp"

namespace cityties::core {

History::History(Document opened) : entries_{{std::make_shared<const Document>(std::move(opened)), std::nullopt}} {
  saved_ = entries_.front().document;
}

bool History::modified() const { return !saved_ || (document() != saved_ && *document() != *saved_); }

void History::push(Document document, Edit edit) {
  if (document == *this->document()) return;
  const bool continues = run_ && at_ > 0 && at_ + 1 == entries_.size() && !coalesceKey(edit).empty() &&
                         entries_[at_].edit && coalesceKey(*entries_[at_].edit) == coalesceKey(edit);
  entries_.resize(at_ + 1);
  if (continues && document == *entries_[at_ - 1].document) {
    entries_.pop_back();
    --at_;
    run_ = false;
    return;
  }
  Entry entry{std::make_shared<const Document>(std::move(document)), std::move(edit)};
  if (continues) {
    entries_.back() = std::move(entry);
  } else {
    entries_.push_back(std::move(entry));
    ++at_;
  }
  run_ = true;
}

void History::undo() {
  if (canUndo()) jump(at_ - 1);
}

void History::redo() {
  if (canRedo()) jump(at_ + 1);
}

void History::jump(std::size_t position) {
  if (position >= entries_.size()) return;
  at_ = position;
  run_ = false;
}

void History::markSaved() {
  saved_ = document();
  run_ = false;
}

}  // namespace cityties::core
