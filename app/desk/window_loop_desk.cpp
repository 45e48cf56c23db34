// The loop's part in what is neither map nor document: letters, messages, clipboard, lists of files.
#include "app/core/edit.hpp"
#include "app/desk/description.hpp"
#include "app/desk/window_loop.hpp"

namespace cityties::desk {

void Loop::makeFonts() {
  fonts_.setScale(window_.scale());
  chineseReadable_ = fonts_.build();
  fontTexture_.send();
  stats_.atlasBytes = fontTexture_.bytes();
  stats_.fontBuilds = fonts_.builds();
  applyTheme(view_.theme, window_.scale());
}

void Loop::tellDesk() {
  const core::History& history = session_.history();
  const auto& words = *model_.words;
  DocumentModel& document = model_.document;
  document = {.title = session_.document().scenario.title.in(view_.language),
              .modified = history.modified(),
              .canUndo = history.canUndo(),
              .canRedo = history.canRedo(),
              .undo = {},
              .redo = {}};
  const auto told = [&](std::size_t position) {
    const auto& entries = history.entries();
    const auto& edit = entries[position].edit;
    return edit ? core::describe(*edit, *entries[position - 1].document, *session_.dataset(), words) : std::string();
  };
  if (document.canUndo) document.undo = told(history.position());
  if (document.canRedo) document.redo = told(history.position() + 1);
  model_.files = files_;
  model_.log = log_;
  model_.chinese = chinese_;
}

void Loop::say(std::string text) {
  constexpr Seconds shown = 4;
  scratch_.toast = {.text = std::move(text), .until = now() + shown};
  framesWanted_ = std::max(framesWanted_, 1);
}

void Loop::actOnDesk(const core::Command& command) {
  if (std::holds_alternative<core::command::FocusSearch>(command)) scratch_.focusSearch = true;
  if (std::holds_alternative<core::command::FullScreen>(command)) window_.toggleFullScreen();
  if (std::holds_alternative<core::command::CopyDescription>(command)) {
    Window::setClipboard(describeView(model_));
    say(std::string((*model_.words)("The view is in the clipboard, in words.")));
  }
}

}  // namespace cityties::desk
