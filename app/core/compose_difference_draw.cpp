// The difference of two steps as layers: what changed, loud; everything else in grey.

#include <algorithm>
#include <cmath>

#include "app/core/compose_difference.hpp"
#include "app/core/compose_layers.hpp"
#include "app/core/findings.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using graph::ChannelKind;

/// A title speaks the language of the interface, whatever names stand on the map.
std::string name(const LayerContext& context, const std::string& id) {
  return placeName(*context.story.dataset, id, context.words.language());
}

std::string postName(const LayerContext& context, const graph::StandingPost& post) {
  if (context.story.dataset->findPost(post.id.text))
    return postTitle(*context.story.dataset, post.id.text, context.words);
  return context.words.language() == Language::chinese && !post.nameLocal.empty() ? post.nameLocal : post.name;
}

/// "−27 %" of a loss of .27, "+12 %" of a gain.
std::string changeText(double loss, Language language) {
  return loss > 0 ? percent(-loss, language) : "+" + percent(-loss, language);
}

std::string cityTitle(const LayerContext& context, const ChangedCity& city) {
  const Catalogue& words = context.words;
  std::string_view pattern = words("{city}: reach {change}");
  if (city.change == Change::removed) pattern = words("{city}: no known channel left");
  if (city.change == Change::weakened)
    pattern = city.loss != 0 ? words("{city}: one known channel left, reach {change}")
                             : words("{city}: one known channel left");
  if (city.change == Change::improved && city.loss == 0) pattern = words("{city}: a channel again");
  return fill(pattern, {{"city", name(context, city.id)}, {"change", changeText(city.loss, words.language())}});
}

std::string tieTitle(const LayerContext& context, const ChangedTie& tie) {
  const Catalogue& words = context.words;
  std::string_view pattern;
  switch (tie.change) {
    case Change::removed:
      pattern = words("{a} – {b}: removed");
      break;
    case Change::weakened:
      pattern = words("{a} – {b}: weakened");
      break;
    case Change::improved:
      pattern = words("{a} – {b}: strengthened");
      break;
    case Change::added:
      pattern = words("{a} – {b}: new");
      break;
    case Change::rerouted:
      pattern = tie.carries.size() == 1 ? words("{a} – {b}: one city's way now leads over it")
                                        : words("{a} – {b}: the ways of {n} cities now lead over it");
      break;
  }
  return fill(pattern,
              {{"a", name(context, tie.a)}, {"b", name(context, tie.b)}, {"n", std::to_string(tie.carries.size())}});
}

std::optional<graph::LonLat> endOf(const LayerContext& context, const std::string& id) {
  const graph::Dataset& dataset = *context.story.dataset;
  if (const auto place = positionOf(dataset, context.base, id)) return place;
  if (const auto post = standingPost(context.story, context.step, graph::PostId{id})) return post->position;
  return seatOfGovernment(dataset, graph::CountryCode{id});
}

const char* kindClass(ChannelKind kind) {
  if (kind == ChannelKind::consular) return "consular";
  if (kind == ChannelKind::mission) return "mission";
  return kind == ChannelKind::virtualChannel ? "virtual" : "agreement";
}

Stroke strokeOf(const Style& style, const ChangedTie& tie) {
  const bool post = tie.kind == ChannelKind::consular || tie.kind == ChannelKind::mission;
  switch (tie.change) {
    case Change::removed:
      return {withAlpha(style.cut, .9), tie.kind == ChannelKind::mission ? style.missionWidth : style.consularWidth,
              style.cutDash};
    case Change::weakened:
      return {withAlpha(post ? style.consular : style.agreement, .9), style.cityTieWidth, style.weakenedDash};
    case Change::rerouted:
      // The more ways, the more of it is seen; yet what was lost stays the loudest.
      return {withAlpha(style.rerouted, std::min(.35 + .05 * static_cast<double>(tie.carries.size()), .8)),
              style.reroutedWidth};
    case Change::improved:
      return {withAlpha(style.restored, .8), style.cityTieWidth};
    case Change::added:
      break;
  }
  return {withAlpha(style.restored, .95), style.restoredWidth, style.restoredDash};
}

void addTies(const LayerContext& context, Layer& layer, std::initializer_list<Change> changes) {
  const PolarFade fade(context.base.projection, context.style);
  for (const Change change : changes)
    for (const ChangedTie& tie : context.difference().ties) {
      if (tie.change != change) continue;
      // In the close-up ways to the other side of an ocean would only run through the picture.
      if (context.options.inset && tie.kind == ChannelKind::mission) continue;
      const auto from = endOf(context, tie.a), to = endOf(context, tie.b);
      if (!from || !to) continue;
      const std::string className = std::string("tie ") + nameOf(change) + " " + kindClass(tie.kind);
      const std::string title = tieTitle(context, tie);
      for (geo::PlaneLine& line : geo::projectArc(context.base.projection, *from, *to, arcTolerance(context))) {
        const Stroke stroke = strokeOf(context.style, tie);
        // An edge keeps dashes whole above a bundle of ways and a region of their own colour.
        if (change == Change::removed)
          layer.lines.push_back(
              {line, {}, Stroke{withAlpha(context.style.onMark, .55), stroke.width + 1.4f}, "casing", tie.id, title});
        std::vector<float> opacity = fade(line);
        layer.lines.push_back({std::move(line), std::move(opacity), stroke, className, tie.id, title});
      }
    }
}

/// Radius of a ring: its area grows with the loss, up to the half of all reach, in limits that never move.
float ringRadius(const Style& style, double loss) {
  constexpr double most = .5;
  const auto [least, full] = style.reroutedRadius;
  const auto t = static_cast<float>(std::clamp(std::abs(loss) / most, 0.0, 1.0));
  return std::sqrt(least * least + t * (full * full - least * least));
}

void addCity(const LayerContext& context, Layer& layer, const ChangedCity& city, geo::PlanePoint at) {
  const Style& style = context.style;
  Rgba colour = style.rerouted;
  if (city.change == Change::removed) colour = style.cut;
  if (city.change == Change::weakened) colour = style.selection;
  if (city.change == Change::improved) colour = style.restored;
  const bool gravest = city.change == Change::removed;
  float radius = gravest ? style.ringRadius : ringRadius(style, city.loss);
  if (context.options.inset) radius *= style.insetRingRadius / style.ringRadius;
  std::string className = std::string("city ") + nameOf(city.change);
  if (city.longer && city.change != Change::rerouted) className += " longer";
  // The same for a ring: the dark edge below it, and the dot in it.
  const float width = gravest ? style.cutWidth : style.consularWidth;
  const std::string title = cityTitle(context, city);
  const Rgba none{0, 0, 0, 0};
  layer.marks.push_back(
      {at, Symbol::ring, radius, none, Stroke{withAlpha(style.onMark, .6), width + 1.6f}, "casing", city.id, title});
  layer.marks.push_back({at, Symbol::ring, radius, none, Stroke{colour, width}, className, city.id, title});
  layer.marks.push_back(
      {at, Symbol::dot, gravest ? style.insetCityRadius : style.cityRadius, colour, {}, "dot", city.id, title});
}

}  // namespace

void drawLosses(const LayerContext& context, Layer& layer) {
  const Style& style = context.style;
  for (const geo::ProjectedRegion& region : context.base.map.regions) {
    const auto at = context.difference().loss.find(region.code);
    if (at == context.difference().loss.end()) continue;
    const double loss = at->second;
    if (lossStep(style, std::abs(loss)) == 0) continue;
    layer.areas.push_back(
        {region.area,
         lossFill(style, loss),
         {},
         Stroke{style.regionBorder, style.regionBorderWidth},
         loss > 0 ? "region loss" : "region gain",
         region.code,
         fill(context.words("{city}: reach {change}"),
              {{"city", name(context, region.code)}, {"change", changeText(loss, context.words.language())}})});
  }
}

void drawUnchanged(const LayerContext& context, Layer& layer) {
  if (context.options.inset || !context.facts.now) return;
  const Style& style = context.style;
  const auto changed = [&](const std::string& id) {
    const auto at = std::ranges::lower_bound(context.difference().ties, id, {}, &ChangedTie::id);
    return at != context.difference().ties.end() && at->id == id;
  };
  constexpr double many = 600;  // as of the ties of a state: more of them are each fainter
  const PolarFade fade(context.base.projection, style);
  const double crowd = std::sqrt(many / std::max(many, static_cast<double>(context.facts.agreements.size())));
  for (const AgreementTie& tie : context.facts.agreements) {
    if (changed(tie.id)) continue;
    const Stroke stroke{withAlpha(style.context, style.contextAlpha * crowd),
                        tie.regional ? style.regionTieWidth : style.cityTieWidth};
    for (geo::PlaneLine& line : geo::projectArc(context.base.projection, tie.from, tie.to, arcTolerance(context))) {
      std::vector<float> opacity = fade(line);
      layer.lines.push_back({std::move(line), std::move(opacity), stroke, "tie context", tie.id,
                             name(context, tie.a) + " – " + name(context, tie.b)});
    }
  }
}

void drawRemoved(const LayerContext& context, Layer& layer) {
  addTies(context, layer, {Change::weakened, Change::removed});
}

void drawRerouted(const LayerContext& context, Layer& layer) { addTies(context, layer, {Change::rerouted}); }

void drawAdded(const LayerContext& context, Layer& layer) {
  addTies(context, layer, {Change::improved, Change::added});
}

void drawChangedCities(const LayerContext& context, Layer& layer) {
  const Style& style = context.style;
  const auto& changed = context.difference().cities;
  const auto at = [&](const graph::City& city) {
    const auto found = std::ranges::lower_bound(changed, city.id.text, {}, &ChangedCity::id);
    return found != changed.end() && found->id == city.id.text ? &*found : nullptr;
  };
  for (const graph::City& city : context.story.dataset->cities)
    if (!at(city))
      if (const auto place = context.base.projection.forward(city.position))
        layer.marks.push_back({*place,
                               Symbol::dot,
                               style.smallCityRadius,
                               withAlpha(style.context, .5),
                               {},
                               "city context",
                               city.id.text,
                               name(context, city.id.text)});
  // The gravest last, so that no neighbour covers them.
  for (const Change change : {Change::rerouted, Change::improved, Change::weakened, Change::removed})
    for (const graph::City& city : context.story.dataset->cities)
      if (const ChangedCity* one = at(city); one && one->change == change)
        if (const auto place = context.base.projection.forward(city.position)) addCity(context, layer, *one, *place);
}

void drawChangedPosts(const LayerContext& context, Layer& layer) {
  if (!context.facts.now) return;
  const Style& style = context.style;
  const auto& changed = context.difference().posts;
  const Stroke gap{style.onMark, style.markGap};
  for (const graph::StandingPost& post : context.facts.now->posts) {
    const auto same = [&](const ChangedPost& one) { return one.post.id == post.id; };
    if (std::ranges::any_of(changed, same)) continue;
    if (const auto at = context.base.projection.forward(post.position))
      layer.marks.push_back({*at, symbolOf(post.kind), style.postSize * .7f, mix(style.land, style.context, .75), gap,
                             "post context", post.id.text, name(context, post.id.text)});
  }
  for (const ChangedPost& one : changed) {
    const auto at = context.base.projection.forward(one.post.position);
    if (!at) continue;
    const bool removed = one.change == Change::removed;
    const float size = context.options.inset ? style.insetPostSize : style.postSize * 1.35f;
    const std::string_view pattern = removed ? context.words("{post}: closed") : context.words("{post}: opened");
    layer.marks.push_back({*at, removed ? Symbol::cross : symbolOf(one.post.kind), size,
                           removed ? style.cut : style.restored, gap, removed ? "post removed" : "post added",
                           one.post.id.text, fill(pattern, {{"post", postName(context, one.post)}})});
  }
}

}  // namespace cityties::core
