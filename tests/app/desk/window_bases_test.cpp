// Base maps in the projections that the window shows, and the pictures made of them.

#include "app/desk/window_bases.hpp"

#include <chrono>
#include <functional>
#include <thread>

#include "app/desk/window_scenes.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path file = std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets/map/basemap.gpkg";
const graph::LonLat pacific{{-170}, {35}};

void wait(Bases& bases, const geo::Projection& projection, geo::Detail detail) {
  for (int i = 0; i < 20000; ++i) {
    bases.want(projection);
    bases.drain();
    if (const auto best = bases.best(projection); best && best->detail == detail && !bases.busy()) return;
    std::this_thread::sleep_for(1ms);
  }
  FAIL("the base map did not come: " << bases.failure());
}

}  // namespace

TEST_CASE("a projection is worked out once a detail, and what is kept is not worked out again", "[window]") {
  Bases bases(file);
  const auto equalEarth = geo::Projection::make(geo::ProjectionKind::equalEarth, pacific);
  const auto globe = geo::Projection::make(geo::ProjectionKind::globe, pacific);
  CHECK_FALSE(bases.best(equalEarth).has_value());
  wait(bases, equalEarth, geo::Detail::coarse);
  CHECK(bases.projections() == 1);
  bases.refine(equalEarth);
  wait(bases, equalEarth, geo::Detail::fine);
  CHECK(bases.projections() == 2);
  // Of another projection the fine one at once: it has been read, and a coarse one would only be in its way.
  wait(bases, globe, geo::Detail::fine);
  CHECK(bases.projections() == 3);
  wait(bases, equalEarth, geo::Detail::fine);
  CHECK(bases.projections() == 3);
}

TEST_CASE("before the fine map has been read, a coarse one comes first and is not overtaken", "[window]") {
  Bases bases(file);
  const auto equalEarth = geo::Projection::make(geo::ProjectionKind::equalEarth, pacific);
  const auto globe = geo::Projection::make(geo::ProjectionKind::globe, pacific);
  wait(bases, equalEarth, geo::Detail::coarse);
  wait(bases, globe, geo::Detail::coarse);
  bases.want(globe);
  CHECK_FALSE(bases.busy());  // it has not been seen yet
  CHECK(bases.projections() == 2);
  bases.refine(globe);
  wait(bases, globe, geo::Detail::fine);
  CHECK(bases.projections() == 3);
}

TEST_CASE("of many centres asked for in a row only the last is worked out, and closing stops the work", "[window]") {
  Bases bases(file);
  wait(bases, geo::Projection::equalEarth({-170}), geo::Detail::coarse);
  for (int i = 0; i < 50; ++i) bases.want(geo::Projection::equalEarth({static_cast<double>(i)}));
  const auto last = geo::Projection::equalEarth({49});
  wait(bases, last, geo::Detail::coarse);
  CHECK(bases.projections() <= 3);  // the last, and at most the one that had begun
  bases.refine(last);
  bases.want(last);  // and away with it in the middle
}

TEST_CASE("a file that is no map is a sentence, not a crash", "[window]") {
  Bases bases("/no/such/map.gpkg");
  const auto projection = geo::Projection::equalEarth({0});
  for (int i = 0; i < 5000 && bases.failure().empty(); ++i) {
    bases.want(projection);
    bases.drain();
    std::this_thread::sleep_for(1ms);
  }
  CHECK(bases.failure().find("map.gpkg") != std::string::npos);
}

TEST_CASE("what is drawn at a pixel is picked there, in every projection", "[window]") {
  const auto story = test::houston();
  const auto map = std::make_shared<const geo::BaseMap>(geo::readBaseMap(file, geo::Detail::coarse).value());
  const core::PixelRect window{0, 0, 1280, 720};
  for (const auto kind : geo::mapProjections())
    for (const double lon : {-170., 0., 179.999, 90.}) {
      const auto projection = geo::Projection::make(kind, {{lon}, {35}});
      INFO(geo::nameOf(kind) << " about " << lon);
      SceneMaker maker;
      SceneRequest request{
          .story = story, .map = map, .base = core::projectBase(*map, projection), .words = test::english()};
      request.options.step = 1;
      const auto main = maker.makeMain(request);
      CHECK(main.projection == projection);
      const auto camera = core::fit(main.bounds, window, window);
      int seen = 0;
      for (const auto& layer : main.map.scene.layers)
        for (const auto& mark : layer->marks) {
          if (mark.dataId.empty()) continue;
          const auto pixel = core::toPixels(camera, window, mark.position);
          REQUIRE(window.contains(pixel));  // nothing is drawn outside of the map
          const auto picked = main.map.pick->pickMark(pixel, camera, window, 1);
          REQUIRE(picked.has_value());
          const auto found = main.map.pick->findMark(*picked).value();
          const auto there = core::toPixels(camera, window, found);
          // Itself, or what is drawn over it.
          CHECK(std::hypot(there.x - pixel.x, there.y - pixel.y) <= std::max(1.0f, main.map.pick->radius(*picked)));
          // And back to the place: what the pointer is on is where the data has it.
          const auto place = core::positionOf(*story->dataset, mark.dataId);
          const auto at = projection.inverse(core::toPlane(camera, window, pixel));
          // On the limb of a globe and the edge of a disc a rounded pixel lies beside the map.
          const auto& p = mark.position;
          const bool inside = !geo::isAzimuthal(kind) || std::hypot(p.x, p.y) < .97 * main.bounds.max.x;
          if (inside) REQUIRE(at.has_value());
          if (inside && place) CHECK(graph::greatCircleDistance(*at, *place).value < 60);  // a pixel at this scale
          ++seen;
        }
      CHECK(seen > 20);
    }
}
