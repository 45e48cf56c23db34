#include "app/desk/focus.hpp"

#include <algorithm>

namespace cityties::desk {

void Focus::begin() {
  before_.swap(now_);
  now_.clear();
  arrived_ = false;
  FocusLevel top = FocusLevel::desk;
  for (const Entry& entry : before_) top = std::max(top, entry.level);
  // What opens begins without focus; what was open below it keeps its own.
  for (std::size_t level = static_cast<std::size_t>(top_) + 1; level < focusLevels; ++level)
    if (level <= static_cast<std::size_t>(top)) focused_[level] = 0;
  top_ = top;
}

bool Focus::add(Id id, FocusLevel level, FocusKeys keys) {
  if (!now_.empty() && now_.back().id == id)
    now_.back().keys = keys;
  else
    now_.push_back({id, level, keys});
  return has(id, level);
}

void Focus::move(bool backwards) {
  std::vector<Id> order;
  for (const Entry& entry : before_)
    if (entry.level == top_) order.push_back(entry.id);
  if (order.empty()) return;
  const auto here = std::ranges::find(order, at(top_));
  const std::size_t count = order.size(), last = count - 1;
  const auto index = static_cast<std::size_t>(here - order.begin());
  std::size_t next = 0;
  if (here == order.end())
    next = backwards ? last : 0;
  else
    next = backwards ? (index + last) % count : (index + 1) % count;
  focused_[static_cast<std::size_t>(top_)] = order[next];
  ring_ = arrived_ = true;
}

void Focus::take(Id id, FocusLevel level, bool ring) {
  focused_[static_cast<std::size_t>(level)] = id;
  ring_ = ring;
}

void Focus::clear() {
  focused_.fill(0);
  ring_ = arrived_ = false;
}

const FocusKeys* Focus::keysOfFocused() const {
  const auto& drawn = now_.empty() ? before_ : now_;
  const auto entry =
      std::ranges::find_if(drawn, [&](const Entry& e) { return e.level == top_ && e.id == at(top_) && e.id != 0; });
  return entry == drawn.end() ? nullptr : &entry->keys;
}

bool Focus::takesArrows() const {
  const FocusKeys* const keys = keysOfFocused();
  return ring_ && keys && *keys == FocusKeys::arrows;
}

}  // namespace cityties::desk
