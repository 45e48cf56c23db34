// The layers every step shares, and the choropleth of the districts over them.

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "app/core/compose_layers.hpp"

namespace cityties::core {
namespace {

using geo::PlaneMultiPolygon;
using graph::PostId;
using graph::ServedDistrict;

/// Nearest level of detail at which borders of states and provinces are too close to tell.
constexpr int regionBordersFrom = 1;

void drawLines(Layer& layer, const geo::PlaneMultiLine& lines, const Stroke& stroke, const char* className) {
  for (const geo::PlaneLine& line : lines) layer.lines.push_back({line, {}, stroke, className, {}, {}});
}

/// Finds the area of a region, or of the part of it that one post serves.
class DistrictAreas {
 public:
  explicit DistrictAreas(const LayerContext& context) : context_(context) {
    for (const geo::ProjectedRegion& region : context.base.map.regions) byCode_.emplace(region.code, &region.area);
  }

  /// Null where the base map does not know the region.
  const PlaneMultiPolygon* find(const ServedDistrict& row) {
    const auto region = byCode_.find(row.region.text);
    if (region == byCode_.end()) return nullptr;
    if (row.part.empty()) return region->second;
    auto parts = parts_.find(row.region.text);
    if (parts == parts_.end()) parts = parts_.emplace(row.region.text, split(row.region, *region->second)).first;
    for (const auto& [part, area] : parts->second)
      if (part == row.part) return &area;
    return nullptr;
  }

  std::vector<const PlaneMultiPolygon*> findAll(const std::vector<ServedDistrict>& rows) {
    std::vector<const PlaneMultiPolygon*> areas;
    for (const ServedDistrict& row : rows)
      if (const PlaneMultiPolygon* area = find(row)) areas.push_back(area);
    return areas;
  }

 private:
  using Parts = std::vector<std::pair<std::string, PlaneMultiPolygon>>;

  Parts split(const graph::RegionCode& region, const PlaneMultiPolygon& area) const {
    std::map<std::string, std::vector<graph::LonLat>> seeds;
    for (const graph::City& city : context_.story.dataset->cities)
      if (city.region == region && !city.regionPart.empty()) seeds[city.regionPart].push_back(city.position);
    std::vector<geo::PartSeed> list;
    list.reserve(seeds.size());
    for (auto& [part, cities] : seeds) list.push_back({part, std::move(cities)});
    return geo::splitByParts(area, context_.base.projection, list);
  }

  const LayerContext& context_;
  std::map<std::string, const PlaneMultiPolygon*> byCode_;
  std::map<std::string, Parts> parts_;
};

/// The rows to colour: one for each region (part). Where posts of two countries serve it, the sender in focus wins.
std::vector<ServedDistrict> rowsToColour(const StepFacts& facts) {
  std::map<std::pair<std::string, std::string>, ServedDistrict> rows;
  const auto inFocus = [&](const ServedDistrict& row) {
    const graph::StandingPost* post = facts.now->findPost(row.post.text);
    return facts.focus && post && post->sending == facts.focus->sending;
  };
  for (const ServedDistrict& row : facts.now->districts) {
    const auto [at, isNew] = rows.emplace(std::pair{row.region.text, row.part}, row);
    if (!isNew && inFocus(row) && !inFocus(at->second)) at->second = row;
  }
  std::vector<ServedDistrict> result;
  result.reserve(rows.size());
  for (const auto& [place, row] : rows) result.push_back(row);
  return result;
}

bool aboutFocus(const StepFacts& facts, const PassedDistrict& passed) {
  return facts.focus && (passed.from == facts.focus->id || passed.to == facts.focus->id);
}

std::string titleOf(const LayerContext& context, const PostId& id) {
  const graph::StandingPost* post = context.facts.now->findPost(id.text);
  if (!post) post = context.facts.base->findPost(id.text);
  return post ? districtName(context.story, *post, context.words) : std::string();
}

void drawUnion(DistrictAreas& areas, Layer& layer, const std::vector<ServedDistrict>& rows, AreaShape shape) {
  const auto found = areas.findAll(rows);
  if (found.empty()) return;
  shape.area = geo::unite(found);
  layer.areas.push_back(std::move(shape));
}

void drawServed(const LayerContext& context, DistrictAreas& areas, Layer& layer) {
  const Style& style = context.style;
  std::set<ServedDistrict> emphasised;
  for (const PassedDistrict& passed : context.facts.taken)
    if (aboutFocus(context.facts, passed))
      for (const ServedDistrict& row : passed.rows) emphasised.insert({passed.to, row.region, row.part});
  for (const ServedDistrict& row : rowsToColour(context.facts)) {
    const PlaneMultiPolygon* area = areas.find(row);
    if (!area) continue;
    const bool focus = context.facts.focus && row.post == context.facts.focus->id;
    const Rgba own = focus ? style.districtFocus : colourOf(context.facts, style, row.post);
    const bool quiet = context.facts.anythingCut && !focus && !emphasised.contains(row);
    const Rgba fill = quiet ? mix(own, style.land, style.mutedDistrict) : own;
    layer.areas.push_back({*area,
                           fill,
                           {},
                           Stroke{style.regionBorder, style.regionBorderWidth},
                           "district",
                           row.region.text,
                           placeName(*context.story.dataset, row.region.text, context.words.language())});
  }
}

}  // namespace

Rgba colourOf(const StepFacts& facts, const Style& style, const PostId& post) {
  const graph::StandingPost* self = facts.now->findPost(post.text);
  if (!self) self = facts.base->findPost(post.text);
  if (!self) return style.land;
  std::set<std::string> before;
  for (const graph::State* state : {facts.base, facts.now})
    for (const graph::StandingPost& other : state->posts)
      if (other.sending == self->sending && other.id < post) before.insert(other.id.text);
  return districtColour(style, before.size());
}

void drawLand(const LayerContext& context, Layer& layer) {
  layer.areas.push_back({context.base.map.land, context.style.land, {}, {}, "land", {}, {}});
}

void drawLakes(const LayerContext& context, Layer& layer) {
  layer.areas.push_back({context.base.map.lakes,
                         context.style.lake,
                         {},
                         Stroke{context.style.coast, context.style.hairline},
                         "lake",
                         {},
                         {}});
}

int detailLevel(const ComposeOptions& options) {
  constexpr double world = 85;  // pixels an earth radius at which the whole earth is 460 wide
  constexpr double deepest = 5;
  if (!(options.pixelsPerUnit > 0)) return 0;
  return static_cast<int>(std::clamp(std::floor(std::log2(options.pixelsPerUnit / world)), 0.0, deepest));
}

bool isRound(const ProjectedBase& base) {
  return geo::isAzimuthal(base.projection.kind()) && !base.map.outline.empty();
}

double ringStep(int level) {
  constexpr std::array<double, 6> steps{5000, 2000, 1000, 500, 500, 200};
  return steps[static_cast<std::size_t>(std::clamp(level, 0, 5))];
}

void drawSphere(const LayerContext& context, Layer& layer) {
  const Style& style = context.style;
  if (isRound(context.base))
    layer.areas.push_back({{geo::PlanePolygon{context.base.map.outline, {}}},
                           style.water,
                           {},
                           Stroke{style.sphereEdge, style.sphereEdgeWidth},
                           "sphere",
                           {},
                           {}});
}

namespace {

/// Distances from the centre are true on this map, so rings of equal distance are circles.
void drawDistanceRings(const LayerContext& context, Layer& layer) {
  constexpr double longestChord = .03;
  const double step = ringStep(detailLevel(context.options)) / graph::earthRadius.value;
  for (int number = 1; number * step < std::numbers::pi; ++number) {
    const double radius = number * step;
    const int points = static_cast<int>(std::ceil(2 * std::numbers::pi * radius / longestChord));
    geo::PlaneLine ring;
    for (int i = 0; i <= points; ++i) {
      const double angle = 2 * std::numbers::pi * (i % points) / points;
      ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    layer.lines.push_back({std::move(ring),
                           {},
                           {withAlpha(context.style.waterName, .45), context.style.hairline},
                           "distance-ring",
                           {},
                           {}});
  }
}

}  // namespace

void drawGraticule(const LayerContext& context, Layer& layer) {
  if (context.base.projection.kind() == geo::ProjectionKind::azimuthalEquidistant)
    return drawDistanceRings(context, layer);
  drawLines(layer, context.base.map.graticule, {context.style.graticule, context.style.hairline}, "graticule");
}

void drawBorders(const LayerContext& context, Layer& layer) {
  const Style& style = context.style;
  for (const geo::BorderKind kind : {geo::BorderKind::region, geo::BorderKind::country, geo::BorderKind::disputed})
    for (const geo::ProjectedBorders& borders : context.base.map.borders) {
      if (borders.kind != kind) continue;
      if (kind == geo::BorderKind::region && !context.options.inset && detailLevel(context.options) < regionBordersFrom)
        continue;
      const bool region = kind == geo::BorderKind::region, disputed = kind == geo::BorderKind::disputed;
      Stroke stroke{region ? style.regionBorder : style.border, region ? style.regionBorderWidth : style.hairline};
      if (disputed) stroke.dash = style.disputedDash;
      drawLines(layer, borders.lines, stroke, region ? "border region" : disputed ? "border disputed" : "border");
    }
  drawLines(layer, context.base.map.coast, {style.coast, style.coastWidth}, "coast");
}

void drawRegions(const LayerContext& context, Layer& layer) {
  const StepFacts& facts = context.facts;
  if (!facts.now) return;
  const Style& style = context.style;
  DistrictAreas areas(context);
  drawServed(context, areas, layer);
  const Rgba none{0, 0, 0, 0};
  const bool stands = facts.focus && facts.now->findPost(facts.focus->id.text);
  if (stands && facts.taken.empty())
    drawUnion(areas, layer, facts.focusRows,
              {{},
               none,
               {},
               Stroke{withAlpha(style.consular, style.focusOutline), style.outlineWidth},
               "district focus",
               facts.focus->id.text,
               titleOf(context, facts.focus->id)});
  for (const PassedDistrict& passed : facts.orphans)
    drawUnion(areas, layer, passed.rows,
              {{},
               style.orphanFill,
               Hatch{style.orphanHatch, style.hatchSpacing, style.hatchWidth},
               Stroke{withAlpha(style.cut, style.orphanOutline), style.outlineWidth},
               "district orphan",
               passed.from.text,
               titleOf(context, passed.from)});
  for (const PassedDistrict& passed : facts.taken)
    drawUnion(areas, layer, passed.rows,
              {{},
               none,
               {},
               Stroke{withAlpha(style.restored, aboutFocus(facts, passed) ? style.orphanOutline : style.quietOutline),
                      style.outlineWidth},
               "district restored",
               passed.from.text,
               titleOf(context, passed.from)});
}

}  // namespace cityties::core
