#include "app/desk/window_keys.hpp"

#include <SFML/Window/Keyboard.hpp>

namespace cityties::desk {
namespace {

std::optional<Key> special(KeyCode code) {
  switch (code) {
    case sf::Keyboard::Left:
      return Key::left;
    case sf::Keyboard::Right:
      return Key::right;
    case sf::Keyboard::Up:
      return Key::up;
    case sf::Keyboard::Down:
      return Key::down;
    case sf::Keyboard::Home:
      return Key::home;
    case sf::Keyboard::End:
      return Key::end;
    case sf::Keyboard::Enter:
      return Key::enter;
    case sf::Keyboard::Escape:
      return Key::escape;
    case sf::Keyboard::PageUp:
      return Key::pageUp;
    case sf::Keyboard::PageDown:
      return Key::pageDown;
    case sf::Keyboard::F1:
      return Key::f1;
    case sf::Keyboard::F11:
      return Key::f11;
    default:
      return std::nullopt;
  }
}

Key keyOf(char32_t character) {
  switch (character) {
    case U' ':
      return Key::space;
    case U'+':
    case U'=':
      return Key::plus;
    case U'-':
      return Key::minus;
    case U'/':
      return Key::slash;
    default:
      return Key::character;
  }
}

}  // namespace

namespace {

/// A key that Ctrl makes a command of, as a character.
char32_t withControl(const event::KeyPress& key) {
  if (key.key >= sf::Keyboard::A && key.key <= sf::Keyboard::Z)
    return static_cast<char32_t>((key.shift ? U'A' : U'a') + (key.key - sf::Keyboard::A));
  if (key.key >= sf::Keyboard::Num0 && key.key <= sf::Keyboard::Num9)
    return static_cast<char32_t>(U'0' + (key.key - sf::Keyboard::Num0));
  return key.key == sf::Keyboard::Comma ? U',' : 0;
}

/// What a text field does itself with Ctrl: select all, copy, paste, cut, undo and redo of what was typed.
bool ofTextField(const event::KeyPress& key) {
  constexpr std::u32string_view own = U"acvxzyZ";
  return own.find(withControl(key)) != std::u32string_view::npos;
}

bool isArrow(KeyCode key) {
  switch (key) {
    case sf::Keyboard::Left:
    case sf::Keyboard::Right:
    case sf::Keyboard::Up:
    case sf::Keyboard::Down:
    case sf::Keyboard::Home:
    case sf::Keyboard::End:
    case sf::Keyboard::PageUp:
    case sf::Keyboard::PageDown:
      return true;
    default:
      return false;
  }
}

/// What a control under the keyboard, an open list or a dialog keeps to itself.
bool keptByInterface(const event::KeyPress& key, const KeyContext& at) {
  const bool escape = key.key == sf::Keyboard::Escape;
  if (at.focus->top() == FocusLevel::popup && escape) return true;
  const bool quits = key.control && key.key == sf::Keyboard::Q, palette = key.control && key.key == sf::Keyboard::K;
  if (at.view->desk.dialog != core::Dialog::none) return !escape && !quits && !palette;
  if (at.typing) return !key.control || ofTextField(key);
  if (key.key == sf::Keyboard::Enter) return at.focus->takesPress();
  return isArrow(key.key) && at.focus->takesArrows();
}

}  // namespace

std::optional<core::Command> commandOf(const event::KeyPress& key, const core::ViewState& view) {
  if (key.down && key.alt && !key.control && key.key == sf::Keyboard::Left) return core::command::SelectBack{};
  if (!key.down || key.alt) return std::nullopt;
  if (const auto known = special(key.key)) return commandFor(*known, 0, key.control, view);
  const char32_t character = key.control ? withControl(key) : 0;
  return character ? commandFor(Key::character, character, true, view) : std::nullopt;
}

std::optional<core::Command> commandOf(const event::Text& text, const core::ViewState& view) {
  return commandFor(keyOf(text.character), text.character, false, view);
}

std::optional<core::Command> commandOf(const Event& event, const KeyContext& at) {
  if (const auto* key = std::get_if<event::KeyPress>(&event)) {
    if (keptByInterface(*key, at)) return std::nullopt;
    auto command = commandOf(*key, *at.view);
    const auto* opens = command ? std::get_if<core::command::OpenDialog>(&*command) : nullptr;
    // The key that opened the palette closes it.
    if (opens && opens->dialog == at.view->desk.dialog) return core::command::CloseDialog{};
    return command;
  }
  const auto* text = std::get_if<event::Text>(&event);
  if (!text || at.typing || at.view->desk.dialog != core::Dialog::none) return std::nullopt;
  if (text->character == U' ' && at.focus->takesPress()) return std::nullopt;
  auto command = commandOf(*text, *at.view);
  if (!command && at.view->playing) return core::command::StopPlay{};
  return command;
}

}  // namespace cityties::desk
