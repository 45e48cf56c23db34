#pragma once
// Keys and typed characters as commands.

#include <optional>

#include "app/desk/event_queue.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {

/// The command of a key that types nothing (arrows, Esc, …) or of a letter with Ctrl.
std::optional<core::Command> commandOf(const event::KeyPress& key, const core::ViewState& view);
/// The command of a typed character: those depend on the keyboard's layout, keys do not know it.
std::optional<core::Command> commandOf(const event::Text& text, const core::ViewState& view);

/// Where keys go now.
struct KeyContext {
  const core::ViewState* view;
  const Focus* focus;
  bool typing = false;  ///< a text field has the caret
};
/// The command of a key or character, if text fields, dialogs and focused controls leave it to the desk.
std::optional<core::Command> commandOf(const Event& event, const KeyContext& at);

}  // namespace cityties::desk
