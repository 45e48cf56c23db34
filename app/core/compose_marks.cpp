// Cities, posts, and what is selected.

#include <algorithm>
#include <map>

#include "app/core/compose_layers.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

std::map<std::string, int> ownTies(const StepFacts& facts) {
  std::map<std::string, int> count;
  for (const AgreementTie& tie : facts.agreements) ++count[tie.a], ++count[tie.b];
  return count;
}

void addCity(const LayerContext& context, Layer& layer, const graph::City& city, geo::PlanePoint at, bool tied) {
  const Style& style = context.style;
  const float grown = context.options.inset ? style.insetCityRadius / style.cityRadius : 1;
  const std::string title = placeName(*context.story.dataset, city.id.text, context.words.language());
  const bool cut = context.facts.cutCities.contains(city.id.text);
  const bool last = context.facts.lastChance.contains(city.id.text);
  const Rgba fill = cut ? style.cut : last ? style.selection : tied ? style.cityWithTie : style.cityWithoutTie;
  // Thousands of cities are a texture, not marks.
  const float crowd = context.story.dataset->cities.size() > 3000 ? .55f : 1;
  const float radius = (tied || cut || last ? style.cityRadius : style.smallCityRadius) * grown * crowd;
  const char* kind = cut ? "city cut" : last ? "city last" : tied ? "city" : "city untied";
  if (cut || last) {
    const float ring = context.options.inset ? style.insetRingRadius : style.ringRadius;
    layer.marks.push_back(
        {at, Symbol::ring, ring, {0, 0, 0, 0}, Stroke{fill, style.cutWidth}, kind, city.id.text, title});
  }
  layer.marks.push_back({at, Symbol::dot, radius, fill, {}, kind, city.id.text, title});
}

MarkShape postMark(const LayerContext& context, const graph::StandingPost& post, geo::PlanePoint at) {
  const Style& style = context.style;
  const bool focus = context.facts.focus && context.facts.focus->id == post.id;
  const bool fresh = !context.facts.base->findPost(post.id.text);
  float size = style.postSize * (post.kind == graph::PostKind::embassy ? .8f : 1.0f);
  if (focus) size = context.options.inset ? style.insetPostSize : style.postSize * 1.25f;
  return {at,
          symbolOf(post.kind),
          size,
          fresh ? style.restored : style.consular,
          Stroke{style.onMark, style.markGap},
          fresh ? "post new" : "post",
          post.id.text,
          placeName(*context.story.dataset, post.id.text, context.words.language())};
}

void addClosed(const LayerContext& context, Layer& layer, const graph::StandingPost& post, geo::PlanePoint at) {
  const Style& style = context.style;
  const bool focus = context.facts.focus && context.facts.focus->id == post.id;
  const float size = !focus ? style.postSize : context.options.inset ? style.insetPostSize : style.postSize * 1.35f;
  layer.marks.push_back({at, Symbol::cross, size, focus ? style.cut : withAlpha(style.cut, .75),
                         Stroke{style.onMark, style.markGap}, "post closed", post.id.text,
                         placeName(*context.story.dataset, post.id.text, context.words.language())});
}

}  // namespace

Symbol symbolOf(graph::PostKind kind) {
  switch (kind) {
    case graph::PostKind::embassy:
      return Symbol::square;
    case graph::PostKind::office:
      return Symbol::smallSquare;
    case graph::PostKind::consulateGeneral:
    case graph::PostKind::consulate:
      break;
  }
  return Symbol::diamond;
}

void drawCities(const LayerContext& context, Layer& layer) {
  const auto tied = ownTies(context.facts);
  const auto marked = [&](const graph::City& city) {
    return context.facts.cutCities.contains(city.id.text) || context.facts.lastChance.contains(city.id.text);
  };
  // The ringed ones last, so that no neighbour covers them.
  for (const bool ringed : {false, true})
    for (const graph::City& city : context.story.dataset->cities) {
      if (marked(city) != ringed) continue;
      if (const auto at = context.base.projection.forward(city.position))
        addCity(context, layer, city, *at, tied.contains(city.id.text));
    }
}

void drawPosts(const LayerContext& context, Layer& layer) {
  if (!context.facts.now) return;
  const auto inFocus = [&](const graph::StandingPost& post) {
    return context.facts.focus && context.facts.focus->id == post.id;
  };
  for (const bool focus : {false, true}) {
    for (const graph::StandingPost& post : context.facts.closed)
      if (inFocus(post) == focus)
        if (const auto at = context.base.projection.forward(post.position)) addClosed(context, layer, post, *at);
    for (const graph::StandingPost& post : context.facts.now->posts)
      if (inFocus(post) == focus)
        if (const auto at = context.base.projection.forward(post.position))
          layer.marks.push_back(postMark(context, post, *at));
  }
}

void drawSelection(const LayerContext& context, Layer& layer) {
  if (!context.options.selected || !context.facts.now) return;
  const Style& style = context.style;
  const std::string& id = *context.options.selected;
  for (const AgreementTie& tie : context.facts.agreements) {
    if (tie.a != id && tie.b != id) continue;
    for (geo::PlaneLine& line : geo::projectArc(context.base.projection, tie.from, tie.to))
      layer.lines.push_back({std::move(line),
                             {},
                             Stroke{withAlpha(style.agreement, .9), style.consularWidth},
                             "tie selected",
                             tie.id,
                             {}});
  }
  std::optional<graph::LonLat> place;
  if (const graph::City* city = context.story.dataset->findCity(id)) place = city->position;
  if (const auto post = standingPost(context.story, context.step, graph::PostId{id})) place = post->position;
  if (place) {
    if (const auto at = context.base.projection.forward(*place))
      layer.marks.push_back({*at,
                             Symbol::ring,
                             style.ringRadius + 3,
                             {0, 0, 0, 0},
                             Stroke{style.selection, style.missionWidth},
                             "selected",
                             id,
                             {}});
    return;
  }
  for (const geo::ProjectedRegion& region : context.base.map.regions)
    if (region.code == id)
      layer.areas.push_back(
          {region.area, {0, 0, 0, 0}, {}, Stroke{style.selection, style.cutWidth}, "selected", id, {}});
}

}  // namespace cityties::core
