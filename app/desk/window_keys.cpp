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

std::optional<core::Command> commandOf(const event::KeyPress& key, const core::ViewState& view) {
  if (key.down && key.alt && !key.control && key.key == sf::Keyboard::Left) return core::command::SelectBack{};
  if (!key.down || key.alt) return std::nullopt;
  if (const auto known = special(key.key)) return commandFor(*known, 0, key.control, view);
  if (key.control && key.key >= sf::Keyboard::A && key.key <= sf::Keyboard::Z)
    return commandFor(Key::character, static_cast<char32_t>((key.shift ? U'A' : U'a') + (key.key - sf::Keyboard::A)),
                      true, view);
  return std::nullopt;
}

std::optional<core::Command> commandOf(const event::Text& text, const core::ViewState& view) {
  return commandFor(keyOf(text.character), text.character, false, view);
}

bool isSearchKey(const event::KeyPress& key) {
  return key.down && key.control && !key.alt && key.key == sf::Keyboard::F;
}

bool isFullScreenKey(const event::KeyPress& key) { return key.down && key.key == sf::Keyboard::F11; }

}  // namespace cityties::desk
