#pragma once
// Parts of the panel of contingencies.

#include <string>
#include <vector>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {

/// One column of figures.
struct ContingencyFigures {
  core::ContingencyColumn column;
  std::string_view header;
  std::string_view explanation;
  const char* metric;  ///< key of its card
  float width;         ///< logical
};
/// `place`: over the pairs of one place, beside those of all. `wide`: there is room for more than the needful.
std::vector<ContingencyFigures> contingencyColumns(const core::ContingencyView& view, bool place, bool wide,
                                                   const core::Catalogue& words);
/// What stands in a row under a column: of the place, where there is one.
std::string contingencyCell(const core::FailureRow& row, core::ContingencyColumn column, const core::Catalogue& words);

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
