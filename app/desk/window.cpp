#include "app/desk/window.hpp"

#include <epoxy/gl.h>

#include <SFML/System/Err.hpp>
#include <SFML/System/String.hpp>
#include <SFML/Window/Clipboard.hpp>
#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>
#include <map>
#include <optional>

#include "app/desk/window_x11.hpp"

namespace cityties::desk {

struct Window::State {
  std::map<CursorKind, sf::Cursor> cursors;  // outlive the window, which refers to the one it shows
  sf::Window window;
  int width = 0, height = 0;
  float own = 1, scale = 1;  ///< of the display, of the interface
  bool closed = false;
  bool fullScreen = false;
  CursorKind cursor = CursorKind::arrow;
};

namespace {

core::PixelPoint point(int x, int y) { return {static_cast<float>(x), static_cast<float>(y)}; }

std::optional<Event> translate(const sf::Event& e) {
  switch (e.type) {
    case sf::Event::MouseMoved:
      return event::MouseMove{point(e.mouseMove.x, e.mouseMove.y)};
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      return event::MouseButton{static_cast<int>(e.mouseButton.button), e.type == sf::Event::MouseButtonPressed,
                                point(e.mouseButton.x, e.mouseButton.y)};
    case sf::Event::MouseWheelScrolled: {
      const bool vertical = e.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel;
      return event::Wheel{vertical ? 0 : e.mouseWheelScroll.delta, vertical ? e.mouseWheelScroll.delta : 0,
                          point(e.mouseWheelScroll.x, e.mouseWheelScroll.y)};
    }
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      return event::KeyPress{static_cast<KeyCode>(e.key.code), e.type == sf::Event::KeyPressed, e.key.control,
                             e.key.shift, e.key.alt};
    case sf::Event::TextEntered:
      return event::Text{static_cast<char32_t>(e.text.unicode)};
    case sf::Event::GainedFocus:
      return event::Focus{true};
    case sf::Event::LostFocus:
      return event::Focus{false};
    case sf::Event::MouseLeft:
      return event::PointerLeft{};
    default:
      return std::nullopt;
  }
}

std::optional<sf::Cursor::Type> cursorType(CursorKind kind) {
  switch (kind) {
    case CursorKind::arrow:
      return sf::Cursor::Arrow;
    case CursorKind::hand:
      return sf::Cursor::Hand;
    case CursorKind::text:
      return sf::Cursor::Text;
    case CursorKind::resizeHorizontal:
      return sf::Cursor::SizeHorizontal;
    case CursorKind::resizeVertical:
      return sf::Cursor::SizeVertical;
    case CursorKind::resizeAll:
      return sf::Cursor::SizeAll;
    case CursorKind::none:
      return std::nullopt;
  }
  return std::nullopt;
}

/// SFML says on stderr what it tries in vain, such as vertical sync without a graphics card; we say what matters.
class QuietSfml {
 public:
  QuietSfml() : before_(sf::err().rdbuf(nullptr)) {}
  ~QuietSfml() {
    sf::err().clear();
    sf::err().rdbuf(before_);
  }
  QuietSfml(const QuietSfml&) = delete;
  QuietSfml& operator=(const QuietSfml&) = delete;

 private:
  std::streambuf* before_;
};

bool contextIsEnough() {
  int major = 0, minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  return major > 3 || (major == 3 && minor >= 3);
}

}  // namespace

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

graph::Result<Window> Window::open(const std::string& title, int width, int height, float scale) {
  prepareLocale();
  const QuietSfml quiet;
  auto state = std::make_unique<State>();
  const float own = displayScale();
  state->own = own;
  state->scale = own * (scale > 0 ? scale : 1);
  const auto desktop = sf::VideoMode::getDesktopMode();
  const auto pixels = [&](int logical, unsigned available) {
    return std::min(static_cast<unsigned>(static_cast<float>(logical) * own), std::max(available, 320u));
  };
  // No multisampling: it doubles the cost of software drawing, and everything is smoothed in the shaders.
  const sf::ContextSettings settings(0, 0, 0, 3, 3, sf::ContextSettings::Core);
  state->window.create(sf::VideoMode(pixels(width, desktop.width), pixels(height, desktop.height)),
                       sf::String::fromUtf8(title.begin(), title.end()), sf::Style::Default, settings);
  const auto& got = state->window.getSettings();
  const bool core = got.majorVersion > 3 || (got.majorVersion == 3 && got.minorVersion >= 3);
  if (!state->window.isOpen() || !core || !state->window.setActive(true) || !contextIsEnough())
    return graph::failure({.message = "the window needs OpenGL 3.3, which this display does not offer; "
                                      "`cityties render` draws the same map into a file without it"});
  // SFML 2.5 centres by the display's width in both directions: without a window manager the window hangs out below.
  const auto centred = [](unsigned outer, unsigned inner) {
    return static_cast<int>(outer - std::min(outer, inner)) / 2;
  };
  const auto size = state->window.getSize();
  state->window.setPosition({centred(desktop.width, size.x), centred(desktop.height, size.y)});
  state->window.setKeyRepeatEnabled(true);
  state->window.setVerticalSyncEnabled(true);
  state->width = static_cast<int>(state->window.getSize().x);
  state->height = static_cast<int>(state->window.getSize().y);
  return Window(std::move(state));
}

int Window::width() const { return state_->width; }
int Window::height() const { return state_->height; }
float Window::scale() const { return state_->scale; }
void Window::setScale(float times) { state_->scale = state_->own * times; }
bool Window::closed() const { return state_->closed; }
void Window::keepOpen() { state_->closed = false; }

bool Window::poll(EventQueue& queue) {
  bool any = false;
  sf::Event e;
  while (state_->window.pollEvent(e)) {
    any = true;
    if (e.type == sf::Event::Closed) state_->closed = true;
    if (e.type == sf::Event::Resized) {
      state_->width = static_cast<int>(e.size.width);
      state_->height = static_cast<int>(e.size.height);
    }
    if (const auto translated = translate(e)) queue.push(*translated);
  }
  return any;
}

void Window::display() { state_->window.display(); }

void Window::setTitle(const std::string& utf8) {
  state_->window.setTitle(sf::String::fromUtf8(utf8.begin(), utf8.end()));
}

void Window::setCursor(CursorKind kind) {
  if (kind == state_->cursor) return;
  state_->cursor = kind;
  const auto type = cursorType(kind);
  state_->window.setMouseCursorVisible(type.has_value());
  if (!type) return;
  auto& cursor = state_->cursors[kind];
  if (cursor.loadFromSystem(*type)) state_->window.setMouseCursor(cursor);
}

void Window::toggleFullScreen() {
  state_->fullScreen = !state_->fullScreen;
  setFullScreen(state_->window.getSystemHandle(), state_->fullScreen);
}

std::string Window::clipboard() {
  const auto utf8 = sf::Clipboard::getString().toUtf8();
  return {utf8.begin(), utf8.end()};
}

void Window::setClipboard(const std::string& utf8) {
  sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
}

}  // namespace cityties::desk
