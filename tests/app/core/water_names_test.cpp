// Names of oceans keep to open water, in every projection about any place.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/core/labels.hpp"
#include "app/core/open_water.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

/// Every letter six tenths as wide as the text is high.
TextSize measure(const std::string& text, const TextStyle& style) {
  const auto letters = std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
  return {static_cast<float>(letters) * (style.size * .6f + style.letterSpacing), style.size * 1.2f, style.size};
}

double squareKm(const geo::LonLatRing& ring) {
  double sum = 0;
  const double rad = std::numbers::pi / 180;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += (ring[i].lon.degrees - ring[i - 1].lon.degrees) * rad *
           (std::sin(ring[i].lat.degrees * rad) + std::sin(ring[i - 1].lat.degrees * rad)) / 2;
  return std::abs(sum) * 6371 * 6371;
}

bool within(const geo::LonLatRing& ring, graph::LonLat p) {
  bool in = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const auto &a = ring[i - 1], &b = ring[i];
    if ((a.lat.degrees > p.lat.degrees) == (b.lat.degrees > p.lat.degrees)) continue;
    const double at = a.lon.degrees + (b.lon.degrees - a.lon.degrees) * (p.lat.degrees - a.lat.degrees) /
                                          (b.lat.degrees - a.lat.degrees);
    if (p.lon.degrees < at) in = !in;
  }
  return in;
}

/// On the stored shapes, not on projected ones; islands that a name may run over aside.
bool onLand(const geo::BaseMap& map, graph::LonLat p) {
  p.lon.degrees = std::remainder(p.lon.degrees, 360.0);
  for (const geo::LandShape& shape : map.land)
    for (const geo::LonLatPolygon& polygon : shape.polygons)
      if (squareKm(polygon.outer) > 40000 && within(polygon.outer, p)) return true;
  return false;
}

std::vector<PlacedLabel> oceans(const ProjectedBasePtr& base, const Camera& camera, PixelRect view,
                                MapNames names = MapNames::english) {
  const Story story = test::smallStory();
  ComposeOptions options;
  options.names = names;
  options.pixelsPerUnit = camera.pixelsPerUnit;
  const MapScene scene = compose(story, base, {}, options);
  LabelRequest request;
  request.wishes = scene.labels.get();
  request.camera = camera;
  request.viewport = view;
  request.style = &style(Theme::dark);
  auto placed = placeLabels(request, measure);
  std::erase_if(placed, [](const PlacedLabel& one) { return one.kind != LabelClass::water; });
  return placed;
}

const geo::BaseMap& earth() {
  static const geo::BaseMap map =
      geo::readBaseMap(CITYTIES_SOURCE_DIR "/assets/map/basemap.gpkg", geo::Detail::coarse).value();
  return map;
}

}  // namespace

TEST_CASE("no name of an ocean lies on land or over the edge of the map, whatever map it is") {
  constexpr PixelRect view{0, 0, 1280, 720};
  const std::vector<graph::LonLat> centres{{{-170}, {0}},    {{0}, {0}},    {{10}, {50}},   {{-95.4}, {29.8}},
                                           {{179.999}, {0}}, {{90}, {0}},   {{-160}, {35}}, {{116.4}, {39.9}},
                                           {{0}, {90}},      {{30}, {-90}}, {{-60}, {-30}}, {{140}, {-35}}};
  std::size_t named = 0;
  for (const geo::ProjectionKind kind : geo::mapProjections())
    for (const graph::LonLat centre : centres) {
      INFO(geo::nameOf(kind) << " about " << centre.lon.degrees << ", " << centre.lat.degrees);
      const auto base = projectBase(earth(), geo::Projection::make(kind, centre));
      Camera camera = fit(base->projection.bounds(), view, view);
      for (const double closer : {1.0, 2.5}) {
        camera.pixelsPerUnit *= closer;
        for (const PlacedLabel& one : oceans(base, camera, view, MapNames::both)) {
          INFO(one.text << " closer by " << closer);
          ++named;
          const PixelPoint middle{one.topLeft.x + one.size.width / 2, one.topLeft.y + one.size.height / 2};
          const auto there = base->projection.inverse(toPlane(camera, view, middle));
          REQUIRE(there);
          // Of three rows round a far corner of the map one may stand a little over the equator.
          if (one.text.starts_with("NORTH")) CHECK(there->lat.degrees > -8);
          if (one.text.starts_with("SOUTH")) CHECK(there->lat.degrees < 8);
          for (const float x : {0.f, .25f, .5f, .75f, 1.f})
            for (const float y : {0.f, .5f, 1.f}) {
              const PixelPoint at{one.topLeft.x + x * one.size.width, one.topLeft.y + y * one.size.height};
              const auto place = base->projection.inverse(toPlane(camera, view, at));
              REQUIRE(place);
              CHECK_FALSE(onLand(earth(), *place));
            }
        }
      }
    }
  CHECK(named > 84 * 4);  // leaving all of them out would be easy
}

TEST_CASE("the whole earth names its oceans") {
  constexpr PixelRect view{0, 0, 1280, 720};
  for (const geo::ProjectionKind kind : geo::mapProjections()) {
    if (kind == geo::ProjectionKind::globe) continue;
    for (const double lon : {-170., 0., 10.}) {
      const auto base = projectBase(earth(), geo::Projection::make(kind, {{lon}, {20}}));
      std::string all;
      for (const PlacedLabel& one : oceans(base, fit(base->projection.bounds(), view, view), view))
        all += one.text + " ";
      INFO(geo::nameOf(kind) << " about " << lon << ": " << all);
      // The ocean that the seam cuts may have no room on either side of it.
      const char* whole = lon == -170 ? "PACIFIC" : "ATLANTIC";
      // In a square of 720 pixels the Atlantic is narrower than its northern name.
      const bool square = kind == geo::ProjectionKind::mercator || kind == geo::ProjectionKind::azimuthalEquidistant;
      if (!square || lon == -170) CHECK(all.find(std::string("NORTH ") + whole) != std::string::npos);
      CHECK(all.find(std::string("SOUTH ") + whole) != std::string::npos);
      CHECK(all.find("INDIAN") != std::string::npos);
    }
  }
}

TEST_CASE("a name that has no room in one row stands in two") {
  const auto base = projectBase(earth(), geo::Projection::equalEarth({-30}));
  constexpr PixelRect view{0, 0, 1240, 600};
  std::vector<std::string> texts;
  for (const PlacedLabel& one : oceans(base, fit(base->projection.bounds(), view, view), view))
    texts.push_back(one.text);
  const auto north = std::ranges::find(texts, "NORTH ATLANTIC");
  REQUIRE(north != texts.end());
  REQUIRE(north + 1 != texts.end());
  CHECK(*(north + 1) == "OCEAN");
}

TEST_CASE("open water is what lies on the map and not on land") {
  const auto projection = geo::Projection::equalEarth({0});
  const OpenWater water(projection, geo::project(earth(), projection));
  const auto around = [&](double lon, double lat, double half) {
    const auto at = projection.forward({{lon}, {lat}}).value();
    return water.holds({{at.x - half, at.y - half}, {at.x + half, at.y + half}});
  };
  CHECK(around(-42, 25, .2));
  CHECK(around(80, -20, .2));
  CHECK_FALSE(around(20, 0, .01));    // Africa
  CHECK_FALSE(around(-42, 25, .6));   // reaches Africa
  CHECK_FALSE(around(179, 30, .1));   // over the edge
  CHECK_FALSE(around(-170, 75, .3));  // past the curved side
  CHECK(around(-160, 20, .05));       // Hawaii is no obstacle
  CHECK_FALSE(water.holds({{-9, -9}, {-8, -8}}));
}
