#pragma once
// The window itself: an SFML window with an OpenGL 3.3 core context, its events, clipboard and cursors.

#include <memory>
#include <string>

#include "app/desk/event_queue.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::desk {

enum class CursorKind { arrow, hand, text, resizeHorizontal, resizeVertical, resizeAll, none };

class Window {
 public:
  /// Sets the locale and X's input method first; asks an open X display (see displayAvailable). Errors: no context of
  /// OpenGL 3.3. `scale` 0 takes the display's own; otherwise it multiplies it. Sizes are of an unscaled display.
  static graph::Result<Window> open(const std::string& title, int width, int height, float scale);
  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  ~Window();

  int width() const;  ///< pixels; may be 0 while minimised
  int height() const;
  float scale() const;  ///< physical pixels in a logical one
  /// `times` the display's own.
  void setScale(float times);
  bool closed() const;  ///< somebody asked to close it
  void keepOpen();      ///< that has been heard

  /// Takes what the system has into the queue. Returns whether anything came, redraw requests included.
  bool poll(EventQueue& queue);
  void display();
  void setTitle(const std::string& utf8);
  void setCursor(CursorKind kind);
  /// Asks the window manager (_NET_WM_STATE_FULLSCREEN), so that it stays on the screen it is on.
  void toggleFullScreen();

  static std::string clipboard();
  static void setClipboard(const std::string& utf8);

 private:
  struct State;
  explicit Window(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cityties::desk
