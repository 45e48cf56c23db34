#pragma once
// The frame of every dialog: a veil over the desk, a panel with title, ✕, contents and buttons. Escape and ✕ close it
// (command::CloseDialog), Enter presses the primary button unless something in the dialog has use for it, Tab goes
// through everything. Contents scroll where the window is too small for them.

#include <functional>
#include <string_view>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {

struct DialogLook {
  const char* id = "dialog";
  std::string_view title;
  float width = 480;           ///< logical; never wider than the window
  std::string_view primary{};  ///< word on the button that does it; empty: none
  bool primaryEnabled = true;
  std::string_view secondary{};  ///< another way out, at the left; empty: none
  std::string_view close{};      ///< word on the button that closes; empty: "Cancel" beside a primary one, else "Close"
  bool closesByItself = true;  ///< Cancel and ✕ emit CloseDialog; else the answer `closed` is for the caller to act on
  bool closesBeside = false;   ///< by a click beside it: for what holds no work
  bool bare = false;           ///< no title and no buttons: the palette
  bool beside = false;         ///< at the left and without a veil: the map is part of what it tells
  float top = 0;               ///< logical, from the window's top edge; 0: in the middle
};

enum class DialogAnswer { none, primary, secondary, closed };

/// `contents` draws from the top of the rectangle, in its width, and returns the height that it takes; it is called
/// once without ink (`ui.measuring`) to learn that. The rectangle's height is the room there is: a list may fill it.
DialogAnswer dialogFrame(Ui& ui, const DialogLook& look, const std::function<float(core::PixelRect)>& contents);

}  // namespace cityties::desk
