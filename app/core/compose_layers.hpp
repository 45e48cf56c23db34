#pragma once
// The layers of compose(), one function each.

#include "app/core/compose_facts.hpp"

namespace cityties::core {

/// Everything a layer is made of.
struct LayerContext {
  const Story& story;
  const ProjectedBase& base;
  const StepFacts& facts;
  const Style& style;
  const Catalogue& words;
  const ComposeOptions& options;
  std::size_t step;
};

void drawLand(const LayerContext& context, Layer& layer);
void drawGraticule(const LayerContext& context, Layer& layer);
void drawBorders(const LayerContext& context, Layer& layer);
void drawLakes(const LayerContext& context, Layer& layer);
void drawRegions(const LayerContext& context, Layer& layer);
void drawTies(const LayerContext& context, Layer& layer);
void drawRestored(const LayerContext& context, Layer& layer);
void drawCut(const LayerContext& context, Layer& layer);
void drawCities(const LayerContext& context, Layer& layer);
void drawPosts(const LayerContext& context, Layer& layer);
void drawSelection(const LayerContext& context, Layer& layer);
std::vector<LabelWish> labelWishes(const LayerContext& context);
/// Nothing for a close-up, and where no city is without a channel or down to one.
std::optional<CalloutWish> calloutWish(const LayerContext& context);
/// "Baton Rouge, New Orleans and Jackson: no known channel" of cities without a channel or, when there are none, "…:
/// one known channel left" of those down to one; of more than four the first three by id and "4 more". Empty: neither.
std::string calloutText(const graph::Dataset& dataset, const StepFacts& facts, const Catalogue& words);

/// Colour of a post's district: by its place among the posts of its sender.
Rgba colourOf(const StepFacts& facts, const Style& style, const graph::PostId& post);
Symbol symbolOf(graph::PostKind kind);

}  // namespace cityties::core
