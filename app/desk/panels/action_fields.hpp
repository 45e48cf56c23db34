#pragma once
// The fields of each kind of scenario action.

#include <string>

#include "app/desk/panels/form.hpp"
#include "graph/actions.hpp"

namespace cityties::desk {

struct ActionFields {
  float height = 0;
  bool changed = false;  ///< `action` is another one now
};
/// Draws the fields of `action` from `at` downwards and changes it as they are changed.
ActionFields drawActionFields(Ui& ui, FormRow at, graph::Action& action);

/// Why the action cannot be added yet: what is still to be chosen; empty when nothing is.
std::string whatIsMissing(const graph::Action& action, const core::Catalogue& words);

}  // namespace cityties::desk
