#pragma once
// What the command palette offers, and which of it a few letters mean. Plain data, no ImGui.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/actions.hpp"

namespace cityties::desk {

struct PaletteEntry {
  std::string id;      ///< stable, for the list of recent ones: "undo", "go:us-tx-houston"
  std::string title;   ///< in the language of the interface
  std::string detail;  ///< what kind of thing it is
  std::string keys;
  std::vector<std::string> names;  ///< lower case, in both languages: what is looked through
  core::Command command;
  bool place = false;  ///< of cities, posts and steps there are too many to list unasked
};

/// Every action that makes sense now, then steps, scenarios and files, posts and cities. O(cities).
std::vector<PaletteEntry> paletteEntries(const UiModel& model, const core::Catalogue& chinese);

/// How well `query` names `text` (both lower case): 0 best, negative not at all. Whole beginnings, then beginnings of
/// words, then anywhere, then letters in this order with as few gaps as possible (Latin letters only). Words of the
/// query may come in any order; each must be found.
int matchCost(std::string_view text, std::string_view query);

/// Indices into `entries`, best first; recent ones (most recent first) lead among equals, and alone lead an empty
/// query. At most `limit`. O(entries · length).
std::vector<std::size_t> paletteMatches(const std::vector<PaletteEntry>& entries, std::string_view query,
                                        const std::vector<std::string>& recent, std::size_t limit = 200);

struct PaletteState {
  std::string query;
  std::vector<PaletteEntry> entries;
  std::vector<std::size_t> matches;
  std::vector<std::string> recent;  ///< ids, most recent first
  void use(const std::string& id);
};

}  // namespace cityties::desk
