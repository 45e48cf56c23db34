// The columns of the table of contingencies.
#include "app/core/findings.hpp"
#include "app/core/flows.hpp"
#include "app/desk/panels/contingency_parts.hpp"

namespace cityties::desk {

using core::ContingencyColumn;

std::vector<ContingencyFigures> contingencyColumns(const core::ContingencyView& view, bool place, bool wide,
                                                   const core::Catalogue& words) {
  std::vector<ContingencyFigures> columns;
  if (place) {
    columns.push_back({ContingencyColumn::harm, words("harm"),
                       words("Loss of reach of the pairs begun in the place, of known, potential channels"),
                       "efficiency_loss", 52});
    if (wide)
      columns.push_back(
          {ContingencyColumn::everywhere, words("all"), words("Loss of reach over all pairs"), "efficiency_loss", 52});
  } else {
    columns.push_back({ContingencyColumn::harm, words("harm"),
                       words("Loss of reach over all pairs, of known, potential channels"), "efficiency_loss", 52});
  }
  if (!view.with.empty())
    columns.push_back({ContingencyColumn::synergy, words("synergy"),
                       words("What both lose together beyond what each loses alone"), "synergy", 60});
  // Over the pairs of one place the names need the room more; the lists of a try tell the rest.
  if (wide && view.with.empty() && !place)
    columns.push_back(
        {ContingencyColumn::pairsLost, words("lost"), words("Pairs of cities without any way then"), "pairs_lost", 44});
  columns.push_back(
      {ContingencyColumn::citiesCut, words("cut"), words("Cities that lose their last channel"), "cities_cut", 32});
  if (wide && !place)
    columns.push_back({ContingencyColumn::downToOne, words("to one"),
                       words("Cities that are left with one closable channel"), "cities_down_to_one", 44});
  return columns;
}

std::string contingencyCell(const core::FailureRow& row, ContingencyColumn column, const core::Catalogue& words) {
  const graph::Contingency& one = row.place ? *row.place : row.whole;
  const auto language = words.language();
  switch (column) {
    case ContingencyColumn::harm:
      return core::percent(-one.efficiencyLoss, language);
    case ContingencyColumn::everywhere:
      return core::percent(-row.whole.efficiencyLoss, language);
    case ContingencyColumn::pairsLost:
      return core::grouped(one.pairsLost);
    case ContingencyColumn::citiesCut:
      return core::grouped(one.citiesCut);
    case ContingencyColumn::downToOne:
      return core::grouped(one.citiesDownToOne);
    case ContingencyColumn::synergy:
      return core::percent(one.synergy.value_or(0), language);
    case ContingencyColumn::name:
      break;
  }
  return {};
}

}  // namespace cityties::desk
