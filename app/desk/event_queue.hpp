#pragma once
// What happened at the window, handed out in portions that Dear ImGui can follow: it looks at the state of keys and
// buttons once a frame, so a press and release in one frame would be lost.

#include <deque>
#include <variant>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::desk {

/// Keys as the window system names them (the values of sf::Keyboard::Key, −1 unknown).
using KeyCode = int;

namespace event {
struct MouseMove {
  core::PixelPoint position;
};
struct MouseButton {
  int button = 0;
  bool down = false;
  core::PixelPoint position;
};
struct Wheel {
  float x = 0, y = 0;
  core::PixelPoint position;
};
struct KeyPress {
  KeyCode key = -1;
  bool down = false;
  bool control = false, shift = false, alt = false;
};
struct Text {
  char32_t character = 0;
};
struct Focus {
  bool gained = false;
};
struct PointerLeft {};
}  // namespace event

using Event = std::variant<event::MouseMove, event::MouseButton, event::Wheel, event::KeyPress, event::Text,
                           event::Focus, event::PointerLeft>;

class EventQueue {
 public:
  /// Keeps an event; text below 32 and 127 is dropped (those arrive as keys).
  void push(const Event& event);

  /// The next portion, in order: stops before a second change of the same key or button, before a mouse move or a
  /// wheel after a change of a button, before a key after text and before text after a focus change.
  std::vector<Event> takeFrame();

  bool empty() const { return events_.empty(); }

 private:
  std::deque<Event> events_;
};

}  // namespace cityties::desk
