#pragma once
// Where the keyboard is: everything that can be clicked can also be reached with Tab, in the order in which it is
// drawn. No ImGui here; the panels' kit registers what it draws.

#include <array>
#include <cstdint>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::desk {

/// What lies over what. The keyboard stays within the topmost that is there.
enum class FocusLevel : std::uint8_t { desk, popup, help, dialog };
inline constexpr std::size_t focusLevels = 4;

/// What the focused thing does with keys that otherwise are commands.
enum class FocusKeys : std::uint8_t {
  press,   ///< Enter and Space
  arrows,  ///< these, and arrows, Home, End, Page up and down
};

class Focus {
 public:
  using Id = std::uint32_t;  ///< 0 is nobody

  /// Begins a frame: what was added in the last one is what Tab goes through now.
  void begin();
  /// Whether this one has the keyboard. Said twice in a row, the later keys hold.
  bool add(Id id, FocusLevel level, FocusKeys keys = FocusKeys::press);

  /// To the next (or previous) of the topmost level, round its end. Shows the ring.
  void move(bool backwards);
  /// By a click or by opening: Tab goes on from there. `ring`: show where it is.
  void take(Id id, FocusLevel level, bool ring = false);
  /// Nobody, on every level.
  void clear();
  /// The ring goes, the place stays: a pointer is in use.
  void hideRing() { ring_ = false; }

  bool has(Id id, FocusLevel level) const { return id != 0 && at(level) == id && level == top_; }
  /// Shown as a ring: by a key, not by a click.
  bool shown(Id id, FocusLevel level) const { return ring_ && has(id, level); }
  /// True in the one frame after the keyboard came here with Tab.
  bool arrived(Id id, FocusLevel level) const { return arrived_ && has(id, level); }
  FocusLevel top() const { return top_; }
  bool shownAnywhere() const { return ring_; }
  /// True for Enter and Space: they press what is focused.
  bool takesPress() const { return ring_ && keysOfFocused() != nullptr; }
  bool takesArrows() const;

 private:
  struct Entry {
    Id id = 0;
    FocusLevel level = FocusLevel::desk;
    FocusKeys keys = FocusKeys::press;
  };
  Id at(FocusLevel level) const { return focused_[static_cast<std::size_t>(level)]; }
  const FocusKeys* keysOfFocused() const;

  std::vector<Entry> before_, now_;
  std::array<Id, focusLevels> focused_{};
  FocusLevel top_ = FocusLevel::desk;
  bool ring_ = false, arrived_ = false;
};

}  // namespace cityties::desk
