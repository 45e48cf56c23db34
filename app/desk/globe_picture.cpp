#include "app/desk/globe_picture.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/core/compose_layers.hpp"
#include "app/core/flows.hpp"

namespace cityties::desk {
namespace {

using geo::UnitVector;

/// Chords of arcs stay this near to the sphere, in earth radii: a third of a pixel on a globe of 600 pixels.
constexpr double arcTolerance = 5e-4;

GlobePoint point(const UnitVector& v, core::Rgba colour, float own = 1) {
  return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), own, colour};
}

struct Maker {
  GlobePicture picture;

  void fill(const geo::SphereTriangles& triangles, core::Rgba colour) {
    for (const auto& triangle : triangles)
      for (const auto& v : triangle)
        picture.areas.push_back({static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), colour});
  }

  /// Instances between two lines have an end that is no point of a line; the shader drops them.
  GlobeLines line(const std::vector<UnitVector>& points, core::Rgba colour, float width) {
    GlobeLines lines{.first = picture.points.size(), .count = 0, .width = width};
    if (points.size() < 2) return lines;
    const bool closed = points.size() > 3 && length(points.front() - points.back()) < 1e-9;
    const auto& before = closed ? points[points.size() - 2] : points.front();
    const auto& after = closed ? points[1] : points.back();
    picture.points.push_back(point(before, colour, -1));
    for (const auto& v : points) picture.points.push_back(point(v, colour));
    picture.points.push_back(point(after, colour, -1));
    lines.count = points.size() - 1;
    return lines;
  }

  void lines(const std::vector<geo::SphereLine>& all, core::Rgba colour, float width) {
    GlobeLines run{.first = picture.points.size(), .count = 0, .width = width};
    for (const auto& points : all) line(points, colour, width);
    if (picture.points.size() >= run.first + 4) run.count = picture.points.size() - run.first - 3;
    picture.base.push_back(run);
  }

  void mark(graph::LonLat at, float size, core::Symbol symbol, core::Rgba fill, float gap, core::Rgba outline) {
    const auto v = geo::unitVector(at);
    picture.marks.push_back({static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), size, gap,
                             static_cast<float>(symbol), fill, outline});
  }
};

void addBase(Maker& maker, const geo::GlobeMesh& mesh, const core::Style& style) {
  maker.fill(mesh.land, style.land);
  maker.fill(mesh.lakes, style.lake);
  maker.lines(mesh.graticule, style.graticule, style.hairline);
  for (const auto& borders : mesh.borders)
    if (borders.kind == geo::BorderKind::country) maker.lines(borders.lines, style.border, style.hairline);
  maker.lines(mesh.coast, style.coast, style.coastWidth);
}

/// Every tie by itself, longest first within equal strength would say nothing: in the order of ids.
void addTies(Maker& maker, const core::StepFacts& facts, const core::Style& style) {
  for (const auto& tie : facts.agreements) {
    const double alpha = (tie.regional ? style.regionTieAlpha : style.cityTieAlpha) * (facts.anythingCut ? .7 : 1) * 2;
    const auto points = geo::arcOnSphere(tie.from, tie.to, arcTolerance);
    maker.picture.ties.push_back(maker.line(points, core::withAlpha(style.agreement, alpha), style.cityTieWidth));
  }
}

void addFlows(Maker& maker, const core::StepFacts& facts, const core::Story& story, const core::Style& style) {
  std::vector<const core::AgreementTie*> ties;
  ties.reserve(facts.agreements.size());
  for (const auto& tie : facts.agreements) ties.push_back(&tie);
  auto gathered = core::gatherFlows(*story.dataset, ties, ties, {core::FlowLevel::countries, {}});
  auto& flows = gathered.flows;
  std::ranges::stable_sort(flows, std::greater(), &core::Flow::ties);
  if (flows.size() > mostGlobeTies) flows.resize(mostGlobeTies);
  const double most = flows.empty() ? 1 : static_cast<double>(flows.front().ties);
  for (const auto& flow : flows) {
    const double share = std::sqrt(static_cast<double>(flow.ties) / most);
    const auto points =
        geo::arcOnSphere(gathered.nodes[flow.a].position, gathered.nodes[flow.b].position, arcTolerance);
    maker.picture.ties.push_back(maker.line(points, core::withAlpha(style.agreement, .12 + .5 * share),
                                            style.cityTieWidth + 2 * static_cast<float>(share)));
  }
}

void addCities(Maker& maker, const core::StepFacts& facts, const core::Style& style) {
  constexpr std::size_t most = 1500;
  std::set<std::string> seen;
  const auto add = [&](const std::string& id, graph::LonLat at) {
    if (seen.size() < most && seen.insert(id).second)
      maker.mark(at, style.cityRadius, core::Symbol::dot, style.cityWithTie, 0, {});
  };
  for (const auto& tie : facts.agreements) {
    if (tie.regional) continue;
    add(tie.a, tie.from);
    add(tie.b, tie.to);
  }
}

}  // namespace

std::shared_ptr<const GlobePicture> makeGlobePicture(const geo::GlobeMesh& mesh, const core::Story& story,
                                                     const core::ProjectedBase& base,
                                                     const core::ComposeOptions& options) {
  const auto& style = core::style(options.theme);
  const auto facts = core::stepFacts(story, core::clampStep(story, options.step), base);
  Maker maker;
  maker.picture.limb = style.coast;
  addBase(maker, mesh, style);
  const bool few = facts.agreements.size() <= mostGlobeTies;
  few ? addTies(maker, facts, style) : addFlows(maker, facts, story, style);
  if (few) addCities(maker, facts, style);
  for (const auto& post : facts.now->posts)
    if (few)
      maker.mark(post.position, style.postSize, core::symbolOf(post.kind), style.consular, style.markGap, style.onMark);
  for (const auto& post : facts.closed)
    maker.mark(post.position, style.postSize, core::Symbol::cross, style.cut, style.markGap, style.onMark);
  return std::make_shared<const GlobePicture>(std::move(maker.picture));
}

}  // namespace cityties::desk
