#pragma once
// What a script can expect of session and story, as texts under keys.

#include <optional>
#include <string>
#include <vector>

#include "app/core/session.hpp"

namespace cityties::io {

/// `step`, `selected`, `undo` (edits that can be undone), `modified` (yes, no) …; nothing for a key that is none. What
/// there is none of is `none`.
std::optional<std::string> told(const core::Session& session, const std::string& key);
std::vector<std::string> toldKeys();

/// A figure of a step against "before", as `cityties impact` prints it under `steps`: efficiency_loss,
/// affected_efficiency_loss, affected_cities, pairs_lost, pairs_rerouted, pairs_improved, cities_cut,
/// cities_down_to_one (how many). Nothing for another name or a step that is not there.
std::optional<std::string> figure(const core::Story& story, std::size_t step, const std::string& name);
std::vector<std::string> figureNames();

}  // namespace cityties::io
