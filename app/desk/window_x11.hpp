#pragma once
// What SFML leaves out of X11: locale, resolution, full screen on the screen the window is on.

namespace cityties::desk {

/// Character type of the locale and the input method; before the first window, or input methods stay dead.
void prepareLocale();

/// Xft.dpi / 96, between 0.5 and 4; 1 where it is not set.
float displayScale();
/// The scale in an X resource database as text (`Xft.dpi:\t144`); 1 where there is none. For tests.
float scaleOfResources(const char* resources);

/// Sends _NET_WM_STATE to the window manager.
void setFullScreen(unsigned long windowHandle, bool on);

}  // namespace cityties::desk
