#pragma once
// Placing the one sentence of the stage beside the cities it is about.

#include <optional>

#include "app/core/labels.hpp"

namespace cityties::core {

struct PlacedCallout {
  struct Leader {
    PixelPoint from;  ///< at the sentence
    PixelPoint to;    ///< at the edge of a city's ring
    geo::PlanePoint city;
  };
  std::vector<PlacedLabel> lines;  ///< one or two; left-aligned in the left half of the viewport, else right-aligned
  PixelRect box;                   ///< round the lines
  std::vector<Leader> leaders;     ///< at most three; cities close together share one
};

/// The nearest free place, most wanted below the cities and along a margin of the viewport; over no obstacle and no
/// mark. To be asked before the labels, which then keep clear of roomOf() as LabelRequest::taken. Nothing where there
/// is no room, or none of the cities is seen. Deterministic. O(places · log places + tried places · marks).
std::optional<PlacedCallout> placeCallout(const CalloutWish& wish, const LabelRequest& request,
                                          const MeasureText& measure);

/// What labels keep clear of: the lines, and short pieces along the leaders.
std::vector<PixelRect> roomOf(const PlacedCallout& callout);

}  // namespace cityties::core
