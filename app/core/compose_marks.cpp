// Cities, posts, and what is selected.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "app/core/compose_layers.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using TieCounts = std::unordered_map<std::string_view, int>;

TieCounts ownTies(const StepFacts& facts) {
  TieCounts count;
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
  const bool gathered = context.scale.level == FlowLevel::cells || context.scale.level == FlowLevel::countries;
  // Where flows end in nodes the cities are only where people live.
  const bool quiet = gathered && !cut && !last && !context.options.inset;
  const float radius = quiet                 ? style.quietCityRadius
                       : tied || cut || last ? style.cityRadius * grown
                                             : style.smallCityRadius * grown;
  const char* kind = cut ? "city cut" : last ? "city last" : tied ? "city" : "city untied";
  if (cut || last) {
    const float ring = context.options.inset ? style.insetRingRadius : style.ringRadius;
    layer.marks.push_back(
        {at, Symbol::ring, ring, {0, 0, 0, 0}, Stroke{fill, style.cutWidth}, kind, city.id.text, title});
  }
  layer.marks.push_back(
      {at, Symbol::dot, radius, quiet ? withAlpha(fill, style.quietCityAlpha) : fill, {}, kind, city.id.text, title});
}

/// So many cities that their dots would be a texture.
bool crowded(const LayerContext& context) {
  constexpr std::size_t many = 3000;
  return !context.options.inset && context.story.dataset->cities.size() > many;
}

/// Keeps points apart: finds whether one that was kept lies within the spacing.
class Spread {
 public:
  explicit Spread(double spacing) : spacing_(spacing) {}

  bool keep(geo::PlanePoint at) {
    const auto x = static_cast<std::int64_t>(std::floor(at.x / spacing_)),
               y = static_cast<std::int64_t>(std::floor(at.y / spacing_));
    for (std::int64_t i = x - 1; i <= x + 1; ++i)
      for (std::int64_t j = y - 1; j <= y + 1; ++j)
        if (const auto square = squares_.find(key(i, j)); square != squares_.end())
          for (const geo::PlanePoint& other : square->second)
            if (std::hypot(at.x - other.x, at.y - other.y) < spacing_) return false;
    squares_[key(x, y)].push_back(at);
    return true;
  }

 private:
  static std::int64_t key(std::int64_t x, std::int64_t y) { return x * (std::int64_t{1} << 32) + y; }

  double spacing_;
  std::unordered_map<std::int64_t, std::vector<geo::PlanePoint>> squares_;
};

struct ShownCity {
  const graph::City* city;
  geo::PlanePoint at;
  std::pair<bool, int> rank;  ///< told of; its ties
};

/// The cities with a mark, in order of id. Of a crowd, those told of and then those with most ties, as many as find
/// room; the others come when the map is closer.
template <class Marked>
std::vector<ShownCity> shownCities(const LayerContext& context, const TieCounts& tied, const Marked& marked) {
  std::vector<ShownCity> shown;
  for (const graph::City& city : context.story.dataset->cities) {
    if (context.hides(city.id.text)) continue;
    const auto at = context.base.projection.forward(city.position);
    if (!at) continue;
    const auto ties = tied.find(city.id.text);
    shown.push_back({&city, *at, {marked(city), ties == tied.end() ? 0 : ties->second}});
  }
  const double spacing = citySpacing(context);
  if (spacing <= 0) return shown;
  std::ranges::stable_sort(shown, std::ranges::greater(), &ShownCity::rank);
  Spread spread(spacing);
  std::erase_if(shown, [&](const ShownCity& one) { return !spread.keep(one.at) && !one.rank.first; });
  std::ranges::sort(shown, {}, &ShownCity::city);
  return shown;
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

double citySpacing(const LayerContext& context) {
  if (!crowded(context)) return 0;
  return context.style.citySpacing / std::exp2(std::floor(std::log2(std::max(context.options.pixelsPerUnit, 1.0))));
}

void drawCities(const LayerContext& context, Layer& layer) {
  const auto tied = ownTies(context.facts);
  const auto marked = [&](const graph::City& city) {
    return context.facts.cutCities.contains(city.id.text) || context.facts.lastChance.contains(city.id.text);
  };
  const auto shown = shownCities(context, tied, marked);
  // The ringed ones last, so that no neighbour covers them.
  for (const bool ringed : {false, true})
    for (const auto& [city, at, rank] : shown)
      if (rank.first == ringed) addCity(context, layer, *city, at, rank.second > 0);
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

namespace {

/// Rings about what a proof is made of.
void drawMarked(const LayerContext& context, Layer& layer) {
  for (const std::string& id : context.options.marked) {
    const graph::City* city = context.story.dataset->findCity(id);
    const auto at = city ? context.base.projection.forward(city->position) : std::nullopt;
    if (at)
      layer.marks.push_back({*at,
                             Symbol::ring,
                             context.style.ringRadius,
                             {0, 0, 0, 0},
                             Stroke{context.style.selection, context.style.cutWidth},
                             "marked",
                             id,
                             {}});
  }
}

}  // namespace

void drawSelection(const LayerContext& context, Layer& layer) {
  drawMarked(context, layer);
  if (!context.options.selected || !context.facts.now) return;
  const Style& style = context.style;
  const std::string& id = *context.options.selected;
  drawSelectedFlows(context, layer, id);
  for (const AgreementTie& tie : context.facts.agreements) {
    if (tie.a != id && tie.b != id && tie.id != id) continue;
    for (geo::PlaneLine& line : geo::projectArc(context.base.projection, tie.from, tie.to))
      layer.lines.push_back({std::move(line),
                             {},
                             Stroke{withAlpha(style.agreement, .9), style.consularWidth},
                             "tie selected",
                             tie.id,
                             {}});
  }
  for (const auto* ties : {&context.facts.served, &context.facts.restored})
    for (const ConsularTie& tie : *ties)
      if (tie.id == id)
        for (geo::PlaneLine& line : geo::projectArc(context.base.projection, tie.from, tie.to))
          layer.lines.push_back(
              {std::move(line), {}, Stroke{style.consular, style.missionWidth}, "tie selected", tie.id, {}});
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
