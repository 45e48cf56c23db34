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

/// Colour of a post's district: by its place among the posts of its sender.
Rgba colourOf(const StepFacts& facts, const Style& style, const graph::PostId& post);
Symbol symbolOf(graph::PostKind kind);

}  // namespace cityties::core
