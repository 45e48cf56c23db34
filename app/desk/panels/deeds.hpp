#pragma once
// What can be done to the thing that is selected: the beginnings of scenario actions.

#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {

using Deed = InspectorModel::Deed;

/// Of a city, post, region code, agreement or country as the state after `step` has it; none of anything else.
std::vector<Deed> deedsOf(const core::Story& story, std::size_t step, const std::string& id,
                          const core::Catalogue& words);

/// Everything that needs no selection: open a post, curtail, forbid, advance.
std::vector<Deed> allDeeds(const core::Story& story, std::size_t step, const core::Catalogue& words);

}  // namespace cityties::desk
