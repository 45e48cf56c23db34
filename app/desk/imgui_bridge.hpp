#pragma once
// Between the window's events and Dear ImGui. Works without a window, so that it can be tested headless.

#include <vector>

#include "app/desk/event_queue.hpp"
#include "app/desk/window.hpp"

namespace cityties::desk {

/// Owns the ImGui context of the program.
class ImGuiBridge {
 public:
  ImGuiBridge();
  ~ImGuiBridge();
  ImGuiBridge(const ImGuiBridge&) = delete;
  ImGuiBridge& operator=(const ImGuiBridge&) = delete;

  /// Clipboard of the system instead of ImGui's own.
  void useSystemClipboard();

  /// Applies one portion of events, sets size and time. Call before ImGui::NewFrame.
  void beginFrame(const std::vector<Event>& events, int width, int height, float seconds);
  /// What the pointer should look like, after panels were drawn.
  CursorKind cursor() const;

 private:
  void apply(const event::MouseMove&);
  void apply(const event::MouseButton&);
  void apply(const event::Wheel&);
  void apply(const event::KeyPress&);
  void apply(const event::Text&);
  void apply(const event::Focus&);
  void apply(const event::PointerLeft&);

  std::string clipboard_;  // ImGui keeps a pointer to it
};

}  // namespace cityties::desk
