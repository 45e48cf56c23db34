#include "app/desk/window_x11.hpp"

#include <X11/Xlib.h>
#include <X11/Xresource.h>

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cstring>
#include <memory>

#include "app/desk/desk.hpp"

namespace cityties::desk {
namespace {

struct CloseDisplay {
  void operator()(Display* display) const { XCloseDisplay(display); }
};
using DisplayPtr = std::unique_ptr<Display, CloseDisplay>;

}  // namespace

bool displayAvailable() {
  // Kept open: a server whose only client leaves starts afresh and refuses the next one for a moment, and SFML aborts
  // the process when it is that one.
  static const DisplayPtr kept(XOpenDisplay(nullptr));
  return kept != nullptr;
}

void prepareLocale() {
  std::setlocale(LC_CTYPE, "");  // only the characters: numbers keep their points
  if (XSupportsLocale()) XSetLocaleModifiers("");
}

float scaleOfResources(const char* resources) {
  if (!resources) return 1;
  XrmInitialize();
  XrmDatabase database = XrmGetStringDatabase(resources);
  if (!database) return 1;
  char* kind = nullptr;
  XrmValue value;
  double dpi = 96;
  if (XrmGetResource(database, "Xft.dpi", "Xft.Dpi", &kind, &value) && value.addr) {
    const char* end = value.addr + std::strlen(value.addr);
    if (std::from_chars(value.addr, end, dpi).ec != std::errc{}) dpi = 96;
  }
  XrmDestroyDatabase(database);
  return std::clamp(static_cast<float>(dpi / 96), .5f, 4.f);
}

float displayScale() {
  const DisplayPtr display(XOpenDisplay(nullptr));
  return display ? scaleOfResources(XResourceManagerString(display.get())) : 1;
}

void setFullScreen(unsigned long windowHandle, bool on) {
  const DisplayPtr display(XOpenDisplay(nullptr));
  if (!display) return;
  XEvent message{};
  message.xclient.type = ClientMessage;
  message.xclient.window = windowHandle;
  message.xclient.message_type = XInternAtom(display.get(), "_NET_WM_STATE", False);
  message.xclient.format = 32;
  message.xclient.data.l[0] = on ? 1 : 0;
  message.xclient.data.l[1] = static_cast<long>(XInternAtom(display.get(), "_NET_WM_STATE_FULLSCREEN", False));
  message.xclient.data.l[3] = 1;  // a normal application
  XSendEvent(display.get(), DefaultRootWindow(display.get()), False, SubstructureRedirectMask | SubstructureNotifyMask,
             &message);
  XFlush(display.get());
}

}  // namespace cityties::desk
