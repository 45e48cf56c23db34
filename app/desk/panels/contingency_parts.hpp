#pragma once
// Parts of the panel of contingencies.

#include <string>
#include <vector>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {

/// The element that is being tried out alone; empty: none.
const std::string& triedElement(const Ui& ui);
/// The commands that add what is tried out to the scenario, as a step after the current one; empty where no action does
/// it.
std::vector<core::Command> addProbe(const UiModel& model);

/// Whose harm is told: a field to find a place, or the place with a way out of it. The height it takes.
float drawPlaceField(Ui& ui, float x, float y, float width);
/// What the try changes, listed, from the top of the rectangle.
void drawTried(Ui& ui, core::PixelRect area);

}  // namespace cityties::desk
