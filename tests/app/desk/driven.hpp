#pragma once
// The desk without a window, driven by keys and pointer through the event queue as the real one is: keys become
// commands, commands change the session, panels are drawn.

#include <memory>
#include <string>
#include <vector>

#include "app/core/session.hpp"
#include "app/desk/desk_fonts.hpp"
#include "app/desk/event_queue.hpp"
#include "app/desk/imgui_bridge.hpp"
#include "app/desk/ui.hpp"

namespace cityties::test {

class Driven {
 public:
  Driven(int width, int height, float scale = 1);

  core::Session session;
  desk::UiScratch scratch;
  std::vector<core::Command> commands;  ///< in order, all that were carried out
  std::vector<desk::DrawnText> texts;
  std::shared_ptr<const desk::FilesModel> files;
  std::function<void(desk::UiModel&)> edit;  ///< changes the model before it is drawn

  const core::ViewState& view() const { return session.view(); }
  desk::UiModel model() const;
  /// Of the document as it is now, worked out at once.
  std::shared_ptr<const core::Story> story() const;
  desk::UiLayout layout() const;
  /// Frames until the queue is empty, and one more.
  void settle();
  /// "Ctrl+Shift+Z", "→", "Space", "Esc", "F1", "?" – as the sheet of shortcuts writes them.
  void key(const std::string& shown);
  void type(const std::string& text);
  void hover(float x, float y);
  void click(float x, float y);
  bool clickText(const std::string& text);
  bool says(const std::string& text) const;
  /// As before a frame of the window, if letters were missing in the last one.
  void rebuildFonts();
  std::uint64_t fontBuilds() const { return fonts_.builds(); }
  /// As a panel or a script emits it.
  void run(const core::Command& command);
  template <class Command>
  const Command* last() const {
    return commands.empty() ? nullptr : std::get_if<Command>(&commands.back());
  }
  template <class Command>
  const Command* any() const {
    for (auto at = commands.rbegin(); at != commands.rend(); ++at)
      if (const auto* found = std::get_if<Command>(&*at)) return found;
    return nullptr;
  }

 private:
  void frame();
  mutable std::shared_ptr<const core::Story> story_;
  mutable core::DocumentPtr storyOf_;
  int width_, height_;
  float scale_;
  desk::ImGuiBridge bridge_;
  desk::EventQueue queue_;
  desk::DeskFonts fonts_;
};

}  // namespace cityties::test
