// Flows as lines, the weakest first, and the nodes where they meet.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/core/compose_layers.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using geo::PlaneLine;
using graph::LonLat;

constexpr double degree = std::numbers::pi / 180;

/// From 0 for a single tie to 1 for `flowFullAt`: as the logarithm, because a few flows hold most ties.
double weight(const Style& style, double strength) {
  return std::clamp(std::log2(1 + strength) / std::log2(1 + style.flowFullAt), 0.0, 1.0);
}

/// Closer in, a flow holds fewer ties.
float gain(FlowLevel level) { return level == FlowLevel::countries ? 1 : level == FlowLevel::cells ? 1.5f : 2; }

float widthOf(const Style& style, FlowLevel level, double strength) {
  return std::clamp(gain(level) * style.flowWidth * static_cast<float>(std::sqrt(strength)), style.flowLeast,
                    style.flowMost);
}

struct Vec {
  double x = 0, y = 0, z = 0;
};
Vec vec(LonLat at) {
  const double lon = at.lon.degrees * degree, lat = at.lat.degrees * degree;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}
LonLat lonLat(const Vec& v) {
  return {{std::atan2(v.y, v.x) / degree}, {std::atan2(v.z, std::hypot(v.x, v.y)) / degree}};
}

/// The way of a flow. A long one follows its great circle, which bows by itself; a short one would be a straight line
/// among straight lines, so it rises a little to the left of its way east, as great circles do in the north.
std::vector<LonLat> wayOf(LonLat a, LonLat b, double bulge) {
  constexpr double longArc = .9;  // radians: what is longer bows enough
  constexpr int pieces = 6;
  const Vec u = vec(a), v = vec(b);
  const double angle = std::acos(std::clamp(u.x * v.x + u.y * v.y + u.z * v.z, -1.0, 1.0));
  if (angle > longArc || angle < 1e-9) return {a, b};
  Vec normal{u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x};
  double length = std::hypot(normal.x, normal.y, normal.z);
  if (length < 1e-12) return {a, b};
  if (normal.z < 0) length = -length;  // eastwards the left is north
  const double rise = bulge * angle * (1 - angle / longArc);
  std::vector<LonLat> way{a};
  for (int i = 1; i < pieces; ++i) {
    const double t = static_cast<double>(i) / pieces, up = std::tan(rise) * 4 * t * (1 - t);
    const double from = std::sin((1 - t) * angle) / std::sin(angle), to = std::sin(t * angle) / std::sin(angle);
    way.push_back(
        lonLat({from * u.x + to * v.x + up * normal.x / length, from * u.y + to * v.y + up * normal.y / length,
                from * u.z + to * v.z + up * normal.z / length}));
  }
  way.push_back(b);
  return way;
}

/// The way on the map: one line, more where it is cut at the seam.
geo::PlaneMultiLine project(const geo::Projection& projection, const std::vector<LonLat>& way, double tolerance) {
  geo::PlaneMultiLine lines;
  for (std::size_t i = 1; i < way.size(); ++i)
    for (PlaneLine& piece : geo::projectArc(projection, way[i - 1], way[i], tolerance)) {
      const bool joins =
          !lines.empty() && !piece.empty() &&
          std::hypot(lines.back().back().x - piece.front().x, lines.back().back().y - piece.front().y) < 1e-9;
      if (joins)
        lines.back().insert(lines.back().end(), piece.begin() + 1, piece.end());
      else if (!piece.empty())
        lines.push_back(std::move(piece));
    }
  return lines;
}

/// The circle of a node.
float radiusOf(const Style& style, FlowLevel level, std::size_t ties) {
  const float root = static_cast<float>(std::sqrt(static_cast<double>(ties)));
  return std::clamp(gain(level) * style.nodeRadius * root, style.nodeLeast, style.nodeMost);
}

class FlowPainter {
 public:
  FlowPainter(const LayerContext& context, Layer& layer, const Flows& flows, FlowStatus status)
      : context_(context),
        layer_(layer),
        flows_(flows),
        status_(status),
        fade_(context.base.projection, context.style),
        tolerance_(arcTolerance(context)) {}

  void drawFlows() {
    std::vector<const Flow*> order;
    order.reserve(flows_.flows.size());
    for (const Flow& flow : flows_.flows) order.push_back(&flow);
    std::ranges::stable_sort(order, {}, [](const Flow* flow) { return flow->strength; });
    for (const Flow* flow : order) draw(*flow);
  }

  /// A flow, or those that meet in a node, by the `data-id` of either.
  void drawSelected(const std::string& id) {
    for (const Flow& flow : flows_.flows) {
      const bool meets = id == "node:" + flows_.nodes[flow.a].id || id == "node:" + flows_.nodes[flow.b].id;
      if (!meets && flow.id != id) continue;
      Stroke stroke = strokeOf(flow);
      stroke.colour = withAlpha(context_.style.agreement, .9);
      stroke.width = std::max(stroke.width, context_.style.consularWidth);
      stroke.glow = false;
      add(flow, stroke, "tie selected");
    }
  }

  /// The largest first, so that none hides a smaller one.
  void drawNodes() {
    std::vector<const FlowNode*> order;
    for (const FlowNode& node : flows_.nodes)
      if (node.ties > 0) order.push_back(&node);
    std::ranges::stable_sort(order, std::ranges::greater(), [](const FlowNode* node) { return node->ties; });
    for (const FlowNode* node : order) draw(*node);
  }

 private:
  Stroke strokeOf(const Flow& flow) const {
    // Thousands of single ties together must not be louder than what they lie under.
    constexpr double clear = 1500;
    const Style& style = context_.style;
    const double haze = std::min(1.0, std::sqrt(clear / static_cast<double>(flows_.flows.size())));
    Stroke stroke = flowStroke(style, flows_.scale.level, flow.strength, haze);
    double alpha = stroke.colour.a / 255.0;
    if (status_ == FlowStatus::cut) {
      stroke = {style.cut, stroke.width, style.cutDash};
      alpha = std::max(alpha, .35);
    } else if (status_ == FlowStatus::fresh) {
      stroke = {style.restored, stroke.width, style.restoredDash};
      alpha = std::max(alpha, .35);
    } else {
      if (context_.facts.anythingCut) alpha *= style.mutedFactor;
      if (flow.weakened == flow.ties) stroke.dash = style.weakenedDash;
      stroke.glow = style.glowStrength > 0 && flow.strength > glowFrom && flow.weakened == 0;
    }
    stroke.colour = withAlpha(stroke.colour, alpha);
    return stroke;
  }

  std::string classOf(const Flow& flow) const {
    if (status_ == FlowStatus::cut) return "tie flow cut";
    if (status_ == FlowStatus::fresh) return "tie flow new";
    return flow.weakened == flow.ties ? "tie flow weakened" : "tie flow";
  }

  void draw(const Flow& flow) { add(flow, strokeOf(flow), classOf(flow)); }

  void add(const Flow& flow, const Stroke& stroke, const std::string& className) {
    const Style& style = context_.style;
    const std::string title = flowTitle(*context_.story.dataset, flows_, flow, context_.words);
    const auto way = wayOf(flows_.nodes[flow.a].position, flows_.nodes[flow.b].position, style.flowBulge);
    for (PlaneLine& line : project(context_.base.projection, way, tolerance_)) {
      auto opacity = fade_(line);
      if (stroke.width >= edgedFrom) {
        Stroke edge{withAlpha(style.onMark, .6 * stroke.colour.a / 255.0), stroke.width + 2 * style.flowEdge};
        layer_.lines.push_back({line, opacity, edge, "casing", flow.id, title});
      }
      layer_.lines.push_back({std::move(line), std::move(opacity), stroke, className, flow.id, title});
    }
  }

  void draw(const FlowNode& node) {
    const auto at = context_.base.projection.forward(node.position);
    if (!at) return;
    const Style& style = context_.style;
    const float whole = radiusOf(style, flows_.scale.level, node.ties);
    const std::string title = nodeTitle(*context_.story.dataset, node, context_.words), id = "node:" + node.id;
    if (node.coarse) {  // the ends of long flows among the cells
      const Stroke rim{withAlpha(style.flowStrong, .8), style.hairline * 1.6f};
      layer_.marks.push_back({*at, Symbol::ring, whole, {0, 0, 0, 0}, rim, "node coarse", id, title});
      return;
    }
    // The disc is all ties; its core, those that stay within.
    const Stroke gap{style.onMark, style.flowEdge};
    layer_.marks.push_back({*at, Symbol::dot, whole, withAlpha(style.flowStrong, .55), gap, "node", id, title});
    const float core = radiusOf(style, flows_.scale.level, node.within);
    if (node.within > 0 && core > style.nodeLeast && core < whole)
      layer_.marks.push_back({*at, Symbol::dot, core, style.cityWithTie, {}, "node within", id, title});
  }

  static constexpr float edgedFrom = 1.2f;
  static constexpr double glowFrom = 24;

  const LayerContext& context_;
  Layer& layer_;
  const Flows& flows_;
  FlowStatus status_;
  PolarFade fade_;
  double tolerance_;
};

/// The ties of step 0 that stand, and with `andCut` those that do not any more.
std::vector<const AgreementTie*> standingThen(const StepFacts& facts, bool andCut) {
  std::vector<const AgreementTie*> ties;
  ties.reserve(facts.agreements.size());
  for (const AgreementTie& tie : facts.agreements)
    if (!tie.fresh) ties.push_back(&tie);
  if (andCut)
    for (const AgreementTie& tie : facts.cutAgreements) ties.push_back(&tie);
  return ties;
}

/// What a layer of the same story and step gathered before, in whatever projection; null: nothing.
std::shared_ptr<const Flows> gatheredBefore(const LayerContext& context, const Layer& layer, std::string_view id) {
  if (!context.previous) return nullptr;
  const auto whole = [&](const Layer& one) {
    return one.key == layer.key || (!context.narrowing && one.key.find(narrowed) == std::string::npos);
  };
  const auto ofStory = [](const Layer& one) { return std::span(one.madeFrom).subspan(1); };  // first comes the base map
  for (const LayerPtr& old : context.previous->layers)
    if (old->id == id && old->flows && old->flows->scale == context.scale && whole(*old) &&
        std::ranges::equal(ofStory(*old), ofStory(layer)))
      return old->flows;
  return nullptr;
}

std::shared_ptr<const Flows> flowsOf(const LayerContext& context, const Layer& layer, std::string_view id,
                                     std::span<const AgreementTie* const> ties) {
  if (auto known = gatheredBefore(context, layer, id)) return known;
  return std::make_shared<const Flows>(
      gatherFlows(*context.story.dataset, ties, standingThen(context.facts, true), context.scale));
}

}  // namespace

Stroke flowStroke(const Style& style, FlowLevel level, double strength, double haze) {
  const double share = weight(style, strength), faint = style.flowFaint * haze;
  const double alpha = faint + (style.flowFull - faint) * std::pow(share, style.flowContrast);
  return {withAlpha(mix(style.flowWeak, style.flowStrong, share), alpha), widthOf(style, level, strength)};
}

std::optional<LegendItem> noteItem(const MapScene& scene, Theme theme) {
  if (scene.note.empty()) return std::nullopt;
  const Style& s = style(theme);
  const MarkShape node{{}, Symbol::dot, s.cityRadius * 3, s.flowStrong, Stroke{s.onMark, s.flowEdge}, {}, {}, {}};
  return LegendItem{scene.note, {}, node, {}};
}

void drawSelectedFlows(const LayerContext& context, Layer& layer, const std::string& id) {
  const bool gathered = context.scale.level != FlowLevel::ties && !context.options.inset;
  if (!gathered || !(id.starts_with("node:") || id.starts_with("flow:"))) return;
  const auto flows = flowsOf(context, layer, "ties", standingThen(context.facts, false));
  FlowPainter(context, layer, *flows, FlowStatus::standing).drawSelected(id);
}

void drawFlows(const LayerContext& context, Layer& layer, std::span<const AgreementTie* const> ties,
               FlowStatus status) {
  layer.flows = flowsOf(context, layer, layer.id, ties);
  FlowPainter painter(context, layer, *layer.flows, status);
  painter.drawFlows();
  if (status != FlowStatus::standing) return;
  painter.drawNodes();
  layer.note = flowNote(*layer.flows, context.words);
}

}  // namespace cityties::core
