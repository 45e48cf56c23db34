// The hand on the globe, and the hand of the machine that measures.

#include "app/desk/window_spin.hpp"
#include "app/desk/window_measure.hpp"
#include "geo/globe.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;

namespace {

geo::PlanePoint placeOf(graph::LonLat place, graph::LonLat centre) {
  return geo::Projection::make(geo::ProjectionKind::globe, centre).forward(place).value();
}

}  // namespace

TEST_CASE("what was grabbed on the globe stays under the pointer, and north stays up") {
  const graph::LonLat start{{-170}, {35}};
  const geo::PlanePoint from{.3, .2};
  const auto place = geo::Projection::make(geo::ProjectionKind::globe, start).inverse(from).value();
  GlobeSpin spin;
  REQUIRE(spin.press(from, start));
  CHECK_FALSE(spin.centre().has_value());  // a click turns nothing
  for (const geo::PlanePoint to : {geo::PlanePoint{.35, .2}, {-.2, .1}, {-.5, -.3}, {0, 0}, {.1, .4}}) {
    spin.drag(to);
    const auto now = placeOf(place, spin.centre().value());
    CHECK(now.x == Approx(to.x).margin(1e-9));
    CHECK(now.y == Approx(to.y).margin(1e-9));
  }
  const auto end = spin.centre();
  CHECK(spin.release() == end);
  CHECK_FALSE(spin.held());
  CHECK(spin.centre() == end);  // until the full picture is there
  spin.settle();
  CHECK_FALSE(spin.centre().has_value());
}

TEST_CASE("beside the globe there is nothing to grab, and a click turns nothing") {
  GlobeSpin spin;
  CHECK_FALSE(spin.press({.8, .7}, {{0}, {0}}));
  CHECK_FALSE(spin.held());
  REQUIRE(spin.press({0, 0}, {{0}, {0}}));
  CHECK_FALSE(spin.release().has_value());
  CHECK_FALSE(spin.centre().has_value());
}

TEST_CASE("a globe turns to a new centre by itself, and a hand stops it") {
  GlobeSpin spin;
  spin.turn({{0}, {0}}, {{90}, {0}}, 10, .4);
  CHECK(spin.advance(10.2));
  CHECK(spin.centre().value().lon.degrees == Approx(45));
  spin.settle();
  CHECK(spin.centre().has_value());  // not while it turns
  REQUIRE(spin.press({0, 0}, spin.centre().value()));
  CHECK_FALSE(spin.advance(10.3));
  CHECK(spin.centre().value().lon.degrees == Approx(45));
  spin.turn({{0}, {0}}, {{90}, {0}}, 20, .4);
  CHECK_FALSE(spin.advance(21));
  CHECK(spin.centre().value().lon.degrees == Approx(90));
}

TEST_CASE("the machine's hand waits, rests, moves, waits again and tells what was counted") {
  Measure measure(MeasureKind::pan, 3);
  const core::PixelRect map{0, 0, 1280, 720};
  FrameStats stats;
  stats.frames = 7;
  CHECK(measure.step(false, true, map, 0, stats).events.empty());
  CHECK(measure.step(true, true, map, 1, stats).events.empty());
  stats.frames = 8;
  CHECK(measure.step(true, true, map, 1.5, stats).events.empty());
  int buttons = 0;
  double now = 2.1;
  for (int i = 0; i < 3; ++i) {
    const auto act = measure.step(true, true, map, now += .1, stats);
    REQUIRE_FALSE(act.events.empty());
    for (const auto& e : act.events) buttons += std::holds_alternative<event::MouseButton>(e);
    CHECK(measure.step(true, true, map, now, stats).events.empty());  // until that is drawn
    stats.uploads += 2;
    measure.frameDone(10 * (i + 1));
  }
  CHECK(buttons == 2);
  measure.step(false, true, map, now += .1, stats);
  measure.step(false, true, map, now += .1, stats);
  CHECK_FALSE(measure.finished());
  measure.step(true, true, map, now += .1, stats);
  REQUIRE(measure.finished());
  const auto json = measure.json(stats);
  CHECK(json.find(R"("measure":"pan","frames":3,"slowest_frame_ms":30.0)") != std::string::npos);
  CHECK(json.find(R"("idle_frames":1,"uploads":6,)") != std::string::npos);
}

TEST_CASE("the measuring hand asks for centres with motion, then for as many without") {
  Measure measure(MeasureKind::centre, 2);
  const core::PixelRect map{0, 0, 1280, 720};
  const FrameStats stats;
  measure.step(true, true, map, 0, stats);
  double now = 1.1;
  auto act = measure.step(true, true, map, now, stats);
  std::vector<std::size_t> commands;
  for (int i = 0; i < 4; ++i) {
    commands.push_back(act.commands.size());
    REQUIRE(std::holds_alternative<core::command::SetCentre>(act.commands.back()));
    measure.frameDone(10);
    measure.step(false, false, map, now + .01, stats);
    measure.step(false, true, map, now + .1 * (i + 1), stats);  // it is shown
    CHECK_FALSE(measure.finished());
    act = measure.step(true, true, map, now += 1 + i, stats);  // and fine
    if (i < 3 && act.commands.empty()) act = measure.step(true, true, map, now, stats);
  }
  REQUIRE(measure.finished());
  CHECK(commands == std::vector<std::size_t>{1, 1, 2, 1});  // the third switches motion off first
  const auto json = measure.json(stats);
  CHECK(json.find(R"("shown_ms":200,"refined_ms":2000,"shown_still_ms":400,"refined_still_ms":4000,)") !=
        std::string::npos);
}
