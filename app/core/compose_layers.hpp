#pragma once
// The layers of compose(), one function each.

#include <span>

#include "app/core/compose_difference.hpp"
#include "app/core/compose_facts.hpp"
#include "app/core/filter.hpp"
#include "app/core/flows.hpp"
#include "app/core/neighbourhood.hpp"

namespace cityties::core {

/// What a filter hides and a neighbourhood dims.
inline constexpr std::string_view narrowed = " narrowed";  ///< in the key of every layer that is
struct Narrowing {
  std::string key;  ///< for layers; empty: nothing is narrowed
  std::optional<Shown> shown;
  std::optional<Neighbourhood> near;
  std::size_t steps = 0;
  bool hides(const std::string& id) const;
  bool dims(const std::string& id) const;
};
/// Takes what is hidden out of the facts; of ties that are `gathered` also what is not near.
Narrowing narrow(const Story& story, const ComposeOptions& options, std::size_t step, bool gathered, StepFacts& facts);
/// Takes what is hidden out of a layer of ties or places, and dims what is not near.
void apply(const Narrowing& narrowing, const Style& style, Layer& layer);

/// Everything a layer is made of.
struct LayerContext {
  const Story& story;
  const ProjectedBase& base;
  const StepFacts& facts;
  const Style& style;
  const Catalogue& words;
  const ComposeOptions& options;
  std::size_t step;
  FlowScale scale;
  const MapScene* previous = nullptr;            ///< of which parts may be used again
  const DifferenceOnDemand* compared = nullptr;  ///< null for a state
  const Narrowing* narrowing = nullptr;          ///< null: all is shown
  /// Of the two steps; only where there is something to compare with.
  const Difference& difference() const { return **compared; }
  bool hides(const std::string& id) const { return narrowing && narrowing->hides(id); }
};

/// How near the map is looked at, in octaves of the scale: 0 the world in a small window, 1 an ocean and its coasts, 3
/// a large country, 5 a state. Layers are reused within a level.
int detailLevel(const ComposeOptions& options);

/// The edge of a round map with the water in it; nothing where the map runs on into water.
void drawSphere(const LayerContext& context, Layer& layer);
bool isRound(const ProjectedBase& base);
/// Rings of equal distance from the centre: how far apart at a level of detail, in kilometres.
double ringStep(int level);
void drawLand(const LayerContext& context, Layer& layer);
void drawGraticule(const LayerContext& context, Layer& layer);
void drawBorders(const LayerContext& context, Layer& layer);
void drawLakes(const LayerContext& context, Layer& layer);
void drawRegions(const LayerContext& context, Layer& layer);
void drawTies(const LayerContext& context, Layer& layer);
/// What has become of the ties of a flow.
enum class FlowStatus { standing, cut, fresh };
/// Ties gathered into flows at the context's scale, the weakest first, with a mark for each node of those standing.
void drawFlows(const LayerContext& context, Layer& layer, std::span<const AgreementTie* const> ties, FlowStatus status);
/// The flow of that id (`flow:DE:FR`), or those that meet in the node of that id (`node:DE`); nothing for other ids.
void drawSelectedFlows(const LayerContext& context, Layer& layer, const std::string& id);
void drawRestored(const LayerContext& context, Layer& layer);
void drawCut(const LayerContext& context, Layer& layer);
void drawCities(const LayerContext& context, Layer& layer);
/// Least distance between marks of cities, in earth radii; 0 where all of them are shown. It changes in octaves of the
/// scale.
double citySpacing(const LayerContext& context);
void drawPosts(const LayerContext& context, Layer& layer);
void drawRoutes(const LayerContext& context, Layer& layer);
/// The numbers of routes, on their longest legs.
std::vector<LabelWish> routeLabels(const LayerContext& context);
void drawSelection(const LayerContext& context, Layer& layer);

// Of a difference.
void drawLosses(const LayerContext& context, Layer& layer);
void drawUnchanged(const LayerContext& context, Layer& layer);
/// Removed and weakened ties.
void drawRemoved(const LayerContext& context, Layer& layer);
void drawRerouted(const LayerContext& context, Layer& layer);
/// Improved and added ties.
void drawAdded(const LayerContext& context, Layer& layer);
void drawChangedCities(const LayerContext& context, Layer& layer);
void drawChangedPosts(const LayerContext& context, Layer& layer);

/// "Houston", 休斯敦: a post that a scenario opens has no row in the dataset and brings its own name.
std::string standingName(const LayerContext& context, const graph::StandingPost& post);
/// A place as the map is asked to name it.
std::string nameOnMap(const LayerContext& context, const std::string& id);
std::vector<LabelWish> labelWishes(const LayerContext& context);
/// Nothing for a close-up, and where no city is without a channel or down to one.
std::optional<CalloutWish> calloutWish(const LayerContext& context);
/// "Baton Rouge, New Orleans and Jackson: no known channel" of cities without a channel or, when there are none, "…:
/// one known channel left" of those down to one; of more than four the first three by id and "4 more". Empty: neither.
std::string calloutText(const graph::Dataset& dataset, const StepFacts& facts, const Catalogue& words);
/// "District of the Houston consulate", in the language of `words`.
std::string districtName(const Story& story, const graph::StandingPost& post, const Catalogue& words);

/// Where arcs pile up at the pole line they step back, by height on the map.
class PolarFade {
 public:
  PolarFade(const geo::Projection& projection, const Style& style);
  /// One opacity a point; empty where nothing fades.
  std::vector<float> operator()(const geo::PlaneLine& line) const;

 private:
  double left_, from_ = 0, to_ = 0;
};
/// How far a projected arc may deviate, in earth radii: less than a pixel, or too little to be seen as a corner.
double arcTolerance(const LayerContext& context);

/// Colour of a post's district: by its place among the posts of its sender.
Rgba colourOf(const StepFacts& facts, const Style& style, const graph::PostId& post);
Symbol symbolOf(graph::PostKind kind);

}  // namespace cityties::core
