// Layers as arrays for the GPU.

#include <cmath>
#include <numeric>

#include "app/desk/painter_geometry.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;

namespace {

core::Stroke stroke(float width = 1, bool glow = false) {
  return {.colour = {200, 100, 50, 128}, .width = width, .dash = {0, 0}, .glow = glow};
}

geo::PlaneMultiPolygon squareAt(double x, double y, double side = 1) {
  return {{.outer = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, .holes = {}}};
}

/// Segments that the shader really draws.
std::size_t drawnSegments(const LayerGeometry& g) {
  std::size_t count = 0;
  for (const auto& run : g.lineRuns)
    for (std::size_t i = run.first; i < run.first + run.count; ++i)
      count += g.lines.at(i + 1).length >= 0 && g.lines.at(i + 2).length >= 0;
  return count;
}

double areaOf(const LayerGeometry& g, const AreaRun& run) {
  double sum = 0;
  for (std::size_t i = run.first; i < run.first + run.count; i += 3) {
    const auto &a = g.areas[i], &b = g.areas[i + 1], &c = g.areas[i + 2];
    sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  }
  return sum;
}

core::LayerPtr areaLayer(std::vector<core::AreaShape> shapes) {
  auto layer = std::make_shared<core::Layer>();
  layer->areas = std::move(shapes);
  return layer;
}

}  // namespace

TEST_CASE("every segment of every line is drawn exactly once, none between lines") {
  LayerGeometry g;
  addLine(g, {{0, 0}, {1, 0}, {1, 1}}, {}, stroke());
  addLine(g, {{5, 5}, {6, 5}}, {}, stroke());
  addLine(g, {{7, 7}, {8, 7}, {9, 7}, {9, 8}}, {}, stroke(2));
  CHECK(drawnSegments(g) == 2 + 1 + 3);
  REQUIRE(g.lineRuns.size() == 2);
  CHECK(g.lineRuns[1].width == 2);
  CHECK(g.lineRuns[0].box.max.x == 6);
  CHECK(g.lineRuns[1].box.min.x == 7);
}

TEST_CASE("length grows along the line, for dashes") {
  LayerGeometry g;
  addLine(g, {{0, 0}, {3, 4}, {3, 5}}, {}, stroke());
  CHECK(g.lines.front().length < 0);
  CHECK(g.lines[1].length == 0);
  CHECK(g.lines[2].length == 5);
  CHECK(g.lines[3].length == 6);
  CHECK(g.lines.back().length < 0);
}

TEST_CASE("opacity of a point multiplies the colour's own") {
  LayerGeometry g;
  addLine(g, {{0, 0}, {1, 0}, {2, 0}}, {1, .5f, 0}, stroke());
  CHECK(g.lines[1].colour.a == 128);
  CHECK(g.lines[2].colour.a == 64);
  CHECK(g.lines[3].colour.a == 0);
}

TEST_CASE("a ring has a neighbour on either side of its seam, an open line has itself") {
  LayerGeometry ring, open;
  addLine(ring, squareAt(0, 0)[0].outer, {}, stroke());
  CHECK(ring.lines.front().x == 0);  // the corner before the first
  CHECK(ring.lines.front().y == 1);
  CHECK(ring.lines.back().x == 1);  // the corner after it
  CHECK(ring.lines.back().y == 0);
  addLine(open, {{2, 2}, {3, 2}}, {}, stroke());
  CHECK(open.lines.front().x == 2);
  CHECK(open.lines.back().x == 3);
}

TEST_CASE("points that fall together and lines without length are dropped") {
  LayerGeometry g;
  addLine(g, {{0, 0}, {0, 0}, {1, 0}, {1, 1e-9}, {2, 0}}, {}, stroke());
  CHECK(drawnSegments(g) == 2);
  addLine(g, {{4, 4}, {4, 4}}, {}, stroke());
  addLine(g, {{4, 4}}, {}, stroke());
  addLine(g, {}, {}, stroke());
  CHECK(drawnSegments(g) == 2);
}

TEST_CASE("a long line is split into runs that lose nothing") {
  geo::PlaneLine points;
  for (int i = 0; i < 5000; ++i) points.push_back({i * .001, 0});
  LayerGeometry g;
  addLine(g, points, {}, stroke());
  CHECK(g.lineRuns.size() > 1);
  CHECK(drawnSegments(g) == 4999);
  for (std::size_t i = 1; i < g.lineRuns.size(); ++i)
    CHECK(g.lineRuns[i].first == g.lineRuns[i - 1].first + g.lineRuns[i - 1].count);
}

TEST_CASE("areas become triangles of the same size, a hatch comes after its fill") {
  GeometryMaker maker;
  const core::Hatch hatch{.colour = {255, 0, 0, 80}};
  const auto g = maker.make(areaLayer({{.area = squareAt(0, 0, 2), .fill = {1, 2, 3, 255}, .hatch = hatch},
                                       {.area = squareAt(4, 0, 1), .fill = {4, 5, 6, 255}}}));
  REQUIRE(g->areaRuns.size() == 3);
  CHECK_FALSE(g->areaRuns[0].hatch.has_value());
  CHECK(areaOf(*g, g->areaRuns[0]) == Approx(4));
  CHECK(g->areaRuns[1].hatch == hatch);
  CHECK(areaOf(*g, g->areaRuns[1]) == Approx(4));
  CHECK(areaOf(*g, g->areaRuns[2]) == Approx(1));
  CHECK(g->areas[g->areaRuns[2].first].colour == core::Rgba{4, 5, 6, 255});
}

TEST_CASE("an area that is recoloured is not triangulated again, a moved one is") {
  GeometryMaker maker;
  const auto region = [](double x, std::uint8_t grey) {
    return areaLayer({{.area = squareAt(x, 0), .fill = {grey, grey, grey, 255}, .dataId = "US-TX"}});
  };
  const auto first = region(0, 1);
  const auto made = maker.make(first);
  CHECK(maker.make(first) == made);
  CHECK(maker.triangulations() == 1);
  const auto recoloured = maker.make(region(0, 9));
  CHECK(maker.triangulations() == 1);
  CHECK(recoloured->areas[0].colour.r == 9);
  maker.make(region(.5, 9));
  CHECK(maker.triangulations() == 2);
}

TEST_CASE("a light layer keeps what the pointer finds and is still the layer of its geometry") {
  auto layer = std::make_shared<core::Layer>();
  layer->id = "regions";
  layer->key = "dark 1";
  layer->madeFrom = {std::make_shared<int>(7)};
  layer->areas = {{.area = squareAt(0, 0), .fill = {1, 1, 1, 255}, .dataId = "US-TX"},
                  {.area = squareAt(2, 0), .fill = {1, 1, 1, 255}}};
  layer->lines.push_back({.points = {{0, 0}, {1, 1}}, .opacity = {}, .stroke = stroke()});
  layer->marks.push_back({.position = {1, 2}, .size = 6});
  GeometryMaker maker;
  const auto g = maker.makeLight(layer);
  CHECK(g->areas.size() == 12);
  CHECK(drawnSegments(*g) == 1);
  CHECK(g->layer->id == "regions");
  CHECK(g->layer->key == "dark 1");
  CHECK(g->layer->madeFrom == layer->madeFrom);
  CHECK(g->layer->lines.empty());
  REQUIRE(g->layer->areas.size() == 1);
  CHECK(g->layer->areas[0].dataId == "US-TX");
  CHECK(g->layer->marks.size() == 1);
  CHECK(maker.makeLight(g->layer) == g);
}

TEST_CASE("an area without fill or hatch costs nothing but its outline is drawn") {
  GeometryMaker maker;
  const auto g =
      maker.make(areaLayer({{.area = squareAt(0, 0), .fill = {0, 0, 0, 0}, .hatch = {}, .outline = stroke()}}));
  CHECK(maker.triangulations() == 0);
  CHECK(g->areas.empty());
  CHECK(drawnSegments(*g) == 4);
}

TEST_CASE("marks keep their symbol, size and outline") {
  auto layer = std::make_shared<core::Layer>();
  layer->marks.push_back({.position = {1, 2},
                          .symbol = core::Symbol::diamond,
                          .size = 6,
                          .fill = {1, 2, 3, 255},
                          .outline = core::Stroke{.colour = {7, 8, 9, 255}, .width = 1.5f}});
  GeometryMaker maker;
  const auto g = maker.make(layer);
  REQUIRE(g->marks.size() == 1);
  CHECK(g->marks[0].symbol == static_cast<float>(core::Symbol::diamond));
  CHECK(g->marks[0].y == 2);
  CHECK(g->marks[0].outlineWidth == 1.5f);
  CHECK(g->marks[0].outline == core::Rgba{7, 8, 9, 255});
}
