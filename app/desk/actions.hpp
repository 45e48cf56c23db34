#pragma once
// Everything that can be asked of the desk by name or by key: one table, which the command palette, the sheet of
// shortcuts, the menus and the keyboard read. What needs an argument (a city, a file) is not in it.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "app/desk/ui.hpp"

namespace cityties::desk {

enum class ActionGroup { file, edit, story, map, explore, desk };
inline constexpr std::size_t actionGroups = 6;
std::string_view groupName(ActionGroup group, const core::Catalogue& words);

/// A key as commandFor is asked for it. With Ctrl an upper-case letter is one with Shift.
struct KeyStroke {
  Key key = Key::character;
  char32_t character = 0;
  bool control = false;
  bool operator==(const KeyStroke&) const = default;
};

struct DeskAction {
  const char* id;  ///< stable: remembered as recently used
  ActionGroup group;
  std::string_view words;  ///< in the language of the catalogue
  std::string_view keys;   ///< as it is shown, alternatives parted by a space; empty: none
  std::vector<KeyStroke> strokes;
  /// What it does now; nothing where it makes no sense.
  std::function<std::optional<core::Command>(const core::ViewState&, const DocumentModel&)> command;
  bool listed = true;  ///< in the palette; what only keys do (digits, Esc) is in the sheet alone
};

/// The table, in the order of menus and sheet. Texts are views into the catalogue.
std::vector<DeskAction> deskActions(const core::Catalogue& words);

/// The action of an id; throws std::out_of_range for one that is not in the table.
const DeskAction& actionOf(const std::vector<DeskAction>& actions, std::string_view id);

}  // namespace cityties::desk
