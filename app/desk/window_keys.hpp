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

/// Ctrl+F: the caret goes into the search field.
bool isSearchKey(const event::KeyPress& key);
bool isFullScreenKey(const event::KeyPress& key);

}  // namespace cityties::desk
