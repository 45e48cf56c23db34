// Ties as arcs: in force, cut, and restored.

#include <algorithm>
#include <cmath>

#include "app/core/compose_layers.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using geo::PlaneLine;
using geo::PlanePoint;

void addArc(const LayerContext& context, Layer& layer, const PolarFade& fade, graph::LonLat a, graph::LonLat b,
            const LineShape& shape) {
  for (PlaneLine& line : geo::projectArc(context.base.projection, a, b, arcTolerance(context))) {
    LineShape arc = shape;
    arc.opacity = fade(line);
    arc.points = std::move(line);
    layer.lines.push_back(std::move(arc));
  }
}

/// The part of an arc between two fractions of its length on the earth; the map's own lengths are wrong near the pole.
void addPiece(const LayerContext& context, Layer& layer, graph::LonLat a, graph::LonLat b, double from, double to,
              const LineShape& shape) {
  if (to <= from) return;
  for (PlaneLine& line : geo::projectArc(context.base.projection, geo::pointOnArc(a, b, from),
                                         geo::pointOnArc(a, b, to), arcTolerance(context))) {
    LineShape part = shape;
    part.points = std::move(line);
    layer.lines.push_back(std::move(part));
  }
}

std::string tieTitle(const LayerContext& context, const std::string& a, const std::string& b) {
  const auto& dataset = *context.story.dataset;
  const Language language = context.words.language();
  return placeName(dataset, a, language) + " – " + placeName(dataset, b, language);
}

/// Tens of thousands of threads at the opacity of a few hundred would be one yellow sheet.
double thinned(std::size_t ties) {
  constexpr double many = 600;
  return std::min(1.0, std::sqrt(many / static_cast<double>(std::max<std::size_t>(ties, 1))));
}

/// Weaker ties are drawn no thinner than these.
constexpr double leastStrength = .16;

LineShape agreementShape(const LayerContext& context, const AgreementTie& tie) {
  const Style& style = context.style;
  double alpha = tie.regional ? style.regionTieAlpha : style.cityTieAlpha;
  alpha *= thinned(context.facts.agreements.size());
  if (context.facts.anythingCut) alpha *= style.mutedFactor;
  Stroke stroke{style.agreement, tie.regional ? style.regionTieWidth : style.cityTieWidth};
  // Half the strength, seven tenths of the width: as of flows.
  stroke.width *= static_cast<float>(std::sqrt(std::clamp(tie.strength, leastStrength, 1.0)));
  stroke.glow = !context.options.inset && style.glowStrength > 0;
  if (tie.weakened) {
    alpha *= style.weakenedFactor;
    stroke.dash = style.weakenedDash;
    stroke.glow = false;
  }
  stroke.colour = withAlpha(stroke.colour, alpha);
  return {{},     {},
          stroke, tie.weakened ? "tie agreement weakened" : "tie agreement",
          tie.id, tieTitle(context, tie.a, tie.b)};
}

LineShape consularShape(const LayerContext& context, const ConsularTie& tie, Rgba colour, double alpha, float width,
                        const char* className) {
  return {{}, {}, Stroke{withAlpha(colour, alpha), width}, className, tie.id, tieTitle(context, tie.post, tie.city)};
}

bool standsNow(const LayerContext& context) {
  return context.facts.focus && context.facts.now->findPost(context.facts.focus->id.text);
}

/// Where the post in focus is sent from. Nothing where the capital is unknown, or in a close-up.
std::optional<graph::LonLat> missionSeat(const LayerContext& context) {
  if (!context.facts.focus || context.options.inset) return std::nullopt;
  return seatOfGovernment(*context.story.dataset, context.facts.focus->sending);
}

std::string missionId(const LayerContext& context) { return "mission:" + context.facts.focus->id.text; }

std::string missionTitle(const LayerContext& context) {
  return postTitle(*context.story.dataset, context.facts.focus->id.text, context.words);
}

/// What is left of a cut arc at both ends.
void addStubs(const LayerContext& context, Layer& layer, graph::LonLat a, graph::LonLat b, double left,
              const LineShape& shape) {
  addPiece(context, layer, a, b, 0, left, shape);
  addPiece(context, layer, b, a, 0, left, shape);
}

void addCross(const LayerContext& context, Layer& layer, const AgreementTie& tie) {
  if (const auto at = context.base.projection.forward(geo::pointOnArc(tie.from, tie.to, .5)))
    layer.marks.push_back({*at,
                           Symbol::cross,
                           context.style.postSize * .6f,
                           context.style.cut,
                           {},
                           "tie cut",
                           tie.id,
                           tieTitle(context, tie.a, tie.b)});
}

void drawCutMission(const LayerContext& context, Layer& layer) {
  if (!context.facts.focus || standsNow(context) || !context.facts.base->findPost(context.facts.focus->id.text)) return;
  const Style& style = context.style;
  const double quiet = context.facts.orphans.empty() ? .55 : 1;
  const double left = .5 - (.5 - style.stubFraction) * std::clamp(context.options.progress, 0.0, 1.0);
  const auto seat = missionSeat(context);
  if (!seat) return;
  const graph::LonLat post = context.facts.focus->position;
  // The same dark edge as the whole tie had: dashes would drown in the bundle of agreements.
  addStubs(context, layer, post, *seat, left,
           {{},
            {},
            Stroke{withAlpha(style.onMark, .8), style.missionWidth + 2},
            "casing",
            missionId(context),
            missionTitle(context)});
  addStubs(context, layer, post, *seat, left,
           {{},
            {},
            Stroke{withAlpha(style.cut, quiet), style.missionWidth, style.cutDash},
            "tie mission cut",
            missionId(context),
            missionTitle(context)});
}

void drawCutConsular(const LayerContext& context, Layer& layer) {
  const Style& style = context.style;
  const PolarFade fade(context.base.projection, style);
  std::set<std::string> helped;
  for (const ConsularTie& tie : context.facts.restored) helped.insert(tie.city);
  for (const ConsularTie& tie : context.facts.cutConsular) {
    const bool loud = context.facts.focus && tie.post == context.facts.focus->id.text;
    const bool only = context.facts.cutCities.contains(tie.city), last = context.facts.lastChance.contains(tie.city);
    double alpha = only ? 1 : last ? .85 : .6;
    if (helped.contains(tie.city)) alpha = .22;
    if (!loud) alpha *= .4;
    if (!loud && !context.options.inset) continue;  // at the scale of an ocean, earlier cuts are told by their ✕
    alpha = 1 + (alpha - 1) * std::clamp(context.options.progress, 0.0, 1.0);
    const float width = context.options.inset ? (only ? style.cutWidth : style.consularWidth) : style.cityTieWidth;
    LineShape shape = consularShape(context, tie, style.cut, alpha, width, "tie consular cut");
    shape.stroke.dash = style.cutDash;
    addArc(context, layer, fade, tie.from, tie.to, shape);
  }
}

/// Stubs and crosses of more ties than these hide one another; they are gathered as those in force are.
constexpr std::size_t tooMany = 200;

std::vector<const AgreementTie*> chosen(const std::vector<AgreementTie>& ties, bool fresh) {
  std::vector<const AgreementTie*> result;
  for (const AgreementTie& tie : ties)
    if (tie.fresh == fresh) result.push_back(&tie);
  return result;
}

void drawCutAgreements(const LayerContext& context, Layer& layer) {
  if (context.options.inset) return;
  const Style& style = context.style;
  if (context.scale.level != FlowLevel::ties && context.facts.cutAgreements.size() > tooMany)
    return drawFlows(context, layer, chosen(context.facts.cutAgreements, false), FlowStatus::cut);
  const double gap = .02 * std::clamp(context.options.progress, 0.0, 1.0);
  for (const AgreementTie& tie : context.facts.cutAgreements) {
    const LineShape shape{
        {},
        {},
        Stroke{withAlpha(style.cut, .9), style.consularWidth, tie.suspended ? style.weakenedDash : style.cutDash},
        tie.suspended ? "tie agreement cut suspended" : "tie agreement cut",
        tie.id,
        tieTitle(context, tie.a, tie.b)};
    addStubs(context, layer, tie.from, tie.to, .5 - gap, shape);
    addCross(context, layer, tie);
  }
}

void drawAgreements(const LayerContext& context, Layer& layer, const PolarFade& fade) {
  const auto ties = chosen(context.facts.agreements, false);
  if (context.scale.level != FlowLevel::ties) return drawFlows(context, layer, ties, FlowStatus::standing);
  for (const AgreementTie* tie : ties) addArc(context, layer, fade, tie->from, tie->to, agreementShape(context, *tie));
}

void drawNewAgreements(const LayerContext& context, Layer& layer, double reach) {
  const Style& style = context.style;
  const auto ties = chosen(context.facts.agreements, true);
  if (context.scale.level != FlowLevel::ties && ties.size() > tooMany)
    return drawFlows(context, layer, ties, FlowStatus::fresh);
  for (const AgreementTie* tie : ties) {
    const LineShape shape{{},
                          {},
                          Stroke{withAlpha(style.restored, .95), style.restoredWidth, style.restoredDash},
                          "tie agreement new",
                          tie->id,
                          tieTitle(context, tie->a, tie->b)};
    addPiece(context, layer, tie->from, tie->to, 0, reach, shape);
  }
}

}  // namespace

PolarFade::PolarFade(const geo::Projection& projection, const Style& style) : left_(style.polarFade) {
  if (projection.kind() != geo::ProjectionKind::equalEarth) return;
  const graph::Longitude middle = projection.centre().lon;
  const auto low = projection.forward({middle, {style.polarFadeFrom}}), high = projection.forward({middle, {90}});
  if (!low || !high) return;
  from_ = low->y;
  to_ = high->y;
}

std::vector<float> PolarFade::operator()(const PlaneLine& line) const {
  const auto above = [this](const PlanePoint& p) { return p.y > from_; };
  if (to_ <= from_ || std::ranges::none_of(line, above)) return {};
  std::vector<float> opacity;
  for (const PlanePoint& p : line) {
    const double t = std::clamp((p.y - from_) / (to_ - from_), 0.0, 1.0);
    opacity.push_back(static_cast<float>(1 - (1 - left_) * t));
  }
  return opacity;
}

double arcTolerance(const LayerContext& context) {
  // The finest still bends by less than a degree from point to point.
  constexpr double usual = .002, finest = .0002, pixels = 1;
  const double octave = std::exp2(std::ceil(std::log2(std::max(context.options.pixelsPerUnit, 1.0))));
  return std::clamp(pixels / octave, finest, usual);
}

void drawTies(const LayerContext& context, Layer& layer) {
  if (!context.facts.now) return;
  const Style& style = context.style;
  const PolarFade fade(context.base.projection, style);
  if (!context.options.inset) drawAgreements(context, layer, fade);
  const double alpha = context.options.inset ? .85 : .6;
  const float width = context.options.inset ? style.consularWidth : style.cityTieWidth;
  for (const ConsularTie& tie : context.facts.served)
    addArc(context, layer, fade, tie.from, tie.to,
           consularShape(context, tie, style.consular, alpha, width, "tie consular"));
  const auto seat = missionSeat(context);
  if (!seat || !standsNow(context)) return;
  for (PlaneLine& line : geo::projectArc(context.base.projection, context.facts.focus->position, *seat)) {
    // A dark edge under the line keeps it whole where it runs through the bundle of agreements.
    layer.lines.push_back({line,
                           {},
                           Stroke{withAlpha(style.onMark, .8), style.missionWidth + 2},
                           "casing",
                           missionId(context),
                           missionTitle(context)});
    layer.lines.push_back({std::move(line),
                           {},
                           Stroke{style.consular, style.missionWidth},
                           "tie mission",
                           missionId(context),
                           missionTitle(context)});
  }
}

void drawRestored(const LayerContext& context, Layer& layer) {
  if (!context.facts.now) return;
  const Style& style = context.style;
  const double reach = std::clamp(context.options.progress, 0.0, 1.0);
  for (const ConsularTie& tie : context.facts.restored) {
    const bool loud = context.facts.focusCities.contains(tie.city);
    if (!loud && !context.options.inset) continue;
    LineShape shape =
        consularShape(context, tie, style.restored, loud ? .95 : .4,
                      context.options.inset ? style.restoredWidth : style.consularWidth, "tie consular restored");
    shape.stroke.dash = style.restoredDash;
    addPiece(context, layer, tie.from, tie.to, 0, reach, shape);
  }
  if (context.options.inset) return;
  drawNewAgreements(context, layer, reach);
}

void drawCut(const LayerContext& context, Layer& layer) {
  if (!context.facts.now) return;
  drawCutConsular(context, layer);
  drawCutAgreements(context, layer);
  drawCutMission(context, layer);
}

}  // namespace cityties::core
