// Routes between two cities, over the ties.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/core/compose_layers.hpp"
#include "app/core/routes.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using graph::LonLat;

/// The first solid and wide, the next two dashed and dotted: told apart without colour.
struct RouteLook {
  float width;
  std::array<float, 2> dash;
};

RouteLook lookOf(const Style& style, std::size_t rank) {
  if (rank == 0) return {style.missionWidth * 1.25f, {0, 0}};
  return {style.missionWidth, rank == 1 ? style.weakenedDash : style.restoredDash};
}

std::optional<LonLat> placeOf(const LayerContext& context, const std::string& id) {
  const graph::Dataset& data = *context.story.dataset;
  if (const auto post = standingPost(context.story, context.step, graph::PostId{id})) return post->position;
  if (const auto place = positionOf(data, context.base, id)) return place;
  return seatOfGovernment(data, graph::CountryCode{id});
}

double apart(LonLat a, LonLat b) { return std::hypot(a.lon.degrees - b.lon.degrees, a.lat.degrees - b.lat.degrees); }

void addRoute(const LayerContext& context, Layer& layer, const FoundRoute& route, const Stroke& stroke,
              const char* className) {
  for (const RouteLeg& leg : route.legs) {
    const auto from = placeOf(context, leg.from), to = placeOf(context, leg.to);
    if (!from || !to || apart(*from, *to) < 1e-9) continue;
    for (geo::PlaneLine& line : geo::projectArc(context.base.projection, *from, *to, arcTolerance(context))) {
      const Stroke edge{withAlpha(context.style.onMark, .8), stroke.width + 2};
      layer.lines.push_back({line, {}, edge, "route edge", {}, {}});
      layer.lines.push_back({std::move(line), {}, stroke, className, leg.tie, {}});
    }
  }
}

/// The leg that crosses most of the earth, for the label; nothing where all ends lie together.
std::optional<std::pair<LonLat, LonLat>> longestLeg(const LayerContext& context, const FoundRoute& route) {
  std::optional<std::pair<LonLat, LonLat>> longest;
  for (const RouteLeg& leg : route.legs) {
    const auto from = placeOf(context, leg.from), to = placeOf(context, leg.to);
    if (from && to && apart(*from, *to) > (longest ? apart(longest->first, longest->second) : 1e-9))
      longest = std::pair(*from, *to);
  }
  return longest;
}

}  // namespace

void drawRoutes(const LayerContext& context, Layer& layer) {
  if (!context.options.routes) return;
  const Routes& routes = *context.options.routes;
  const Style& style = context.style;
  // What is gone first, so that nothing that stands is hidden; then the dearest first.
  for (std::size_t i = routes.before.routes.size(); i-- > 0;) {
    const RouteLook look = lookOf(style, i);
    if (!routes.stands(routes.before.routes[i]))
      addRoute(context, layer, routes.before.routes[i], {withAlpha(style.cut, .9), look.width, style.cutDash},
               "route gone");
  }
  for (std::size_t i = routes.now.routes.size(); i-- > 0;) {
    const RouteLook look = lookOf(style, i);
    addRoute(context, layer, routes.now.routes[i], {style.selection, look.width, look.dash}, "route");
  }
}

std::vector<LabelWish> routeLabels(const LayerContext& context) {
  std::vector<LabelWish> wishes;
  if (!context.options.routes) return wishes;
  const auto& routes = context.options.routes->now.routes;
  constexpr int first = 2000;  // before every place
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const auto leg = longestLeg(context, routes[i]);
    if (!leg) continue;
    // Side by side along the arc, for routes often share it.
    const double along = .5 + .12 * (static_cast<double>(i) - 1);
    if (const auto at = context.base.projection.forward(geo::pointOnArc(leg->first, leg->second, along)))
      wishes.push_back({std::to_string(i + 1), LabelClass::focusCity, *at, first - static_cast<int>(i), 3, {}});
  }
  return wishes;
}

}  // namespace cityties::core
