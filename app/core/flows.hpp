#pragma once
// Ties gathered into flows. Tens of thousands of arcs are a smear in any colour; a map of them is read by who holds to
// whom, so ties are drawn by city pair, by cell or by country, as the scale of the map allows.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/compose.hpp"
#include "graph/dataset.hpp"

namespace cityties::core {

struct AgreementTie;

/// A level and, for cells, how far a cell reaches. It changes in coarse steps, so that layers are kept within one.
struct FlowScale {
  FlowLevel level = FlowLevel::ties;
  graph::Kilometres reach;  ///< of a cell about the city with most ties in it; 0 at the other levels
  bool operator==(const FlowScale&) const = default;
};

/// Few ties (1,500) stand alone at any scale. More are gathered by country below 0.02 pixels an earth radius and tie,
/// by cell below 1, by city pair above. A cell reaches 2,000 km at 250 pixels an earth radius and half as
/// far with each doubling: some 80 pixels on the screen, so that nodes stand apart. Monotone in both arguments: closer
/// never means coarser. An asked level other than `automatic` is taken as it is.
FlowScale flowScaleFor(std::size_t ties, double pixelsPerUnit, FlowLevel asked = FlowLevel::automatic);
/// The scale at which compose() draws: by the ties in force at step 0, so that a step never changes the level.
FlowScale flowScaleOf(const Story& story, const ComposeOptions& options);
/// "ties", "city pairs", "cells 350", "countries": for keys of layers.
std::string nameOf(const FlowScale& scale);

/// Where the ends of ties are gathered: a city, a cell of one country, or a country. A country whose cities lie farther
/// apart than 1,500 km stands in parts, so that not all of the United States meets in Kansas.
struct FlowNode {
  std::string id;          ///< `Q64`; `DE/Q64~350` (a cell, after the city with most ties); `US/Q60`, `DE`
  std::string country;     ///< ISO code
  std::string city;        ///< id of the city (or region) with most ties
  bool whole = false;      ///< all of the country
  bool coarse = false;     ///< beside finer cells: only the ends of long ties
  graph::LonLat position;  ///< mean of its places on the sphere, weighted by their ties; not the middle of a cell
  std::size_t places = 0;  ///< cities and regions in it
  std::size_t ties = 0;    ///< with one end or both here
  std::size_t within = 0;  ///< with both
};

struct Flow {
  std::string id;            ///< `flow:DE:FR`, ends in order of id
  std::size_t a = 0, b = 0;  ///< nodes
  std::size_t ties = 0;
  std::size_t weakened = 0;  ///< of them curtailed
  double strength = 0;       ///< summed over its ties
};

struct Flows {
  FlowScale scale;
  std::vector<FlowNode> nodes;  ///< by id; a node may have no tie of those gathered
  std::vector<Flow> flows;      ///< by id of a, then of b
  std::size_t ties = 0;         ///< gathered: those of all flows and those within nodes
};

/// At the level of cells a tie longer than three reaches ends in cells that reach four times as far, and so on up to
/// countries: who looks at Europe closely sees which parts of it hold to which, and one flow to Japan.
/// Gathers `ties`, each into one flow or within one node. `ground` decides which nodes there are and where they stand:
/// given the same, flows before and after an event have the same ends. A region that is a city counts as the city.
/// The order of either changes nothing. O(ties + places · log places) on the whole.
Flows gatherFlows(const graph::Dataset& dataset, std::span<const AgreementTie* const> ties,
                  std::span<const AgreementTie* const> ground, const FlowScale& scale);

/// "Germany", "United States around New York", "Munich".
std::string nodeName(const graph::Dataset& dataset, const FlowNode& node, const Catalogue& words);
/// "Germany – France: 1,293 ties".
std::string flowTitle(const graph::Dataset& dataset, const Flows& flows, const Flow& flow, const Catalogue& words);
/// "Germany: 6,255 ties, 740 of them within".
std::string nodeTitle(const graph::Dataset& dataset, const FlowNode& node, const Catalogue& words);
/// "32,034 ties, gathered into 3,120 flows between countries or parts of large ones; 2,012 stay within one": what the
/// map does not draw one by one is told beside it. Empty where every tie is drawn by itself.
std::string flowNote(const Flows& flows, const Catalogue& words);
/// The stroke of a flow in force: width by the root of its strength, opacity and colour by its logarithm, in limits
/// that are the same in every picture. `haze` (0–1): what is left of the faintest ones' opacity where there are
/// thousands.
Stroke flowStroke(const Style& style, FlowLevel level, double strength, double haze = 1);
/// What a scene gathers, for the legend, with the circle of a node; nothing where every tie is drawn by itself.
std::optional<LegendItem> noteItem(const MapScene& scene, Theme theme);
/// "32,034".
std::string grouped(std::size_t n);

}  // namespace cityties::core
