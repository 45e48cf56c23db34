// Coasts on their way from one map to another.

#include "app/desk/coast_turn.hpp"

#include <cmath>

#include "geo/projection.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;

namespace {

/// A circle of latitude, a point a degree.
std::shared_ptr<const CoastLines> circle(double latitude) {
  auto lines = std::make_shared<CoastLines>();
  lines->emplace_back();
  for (int lon = -180; lon <= 180; ++lon) lines->back().push_back({{static_cast<double>(lon)}, {latitude}});
  return lines;
}

CoastTurn::End end(geo::ProjectionKind kind, graph::LonLat centre, double scale = 100) {
  return {geo::Projection::make(kind, centre), {{0, 0}, scale}};
}

double longestStep(const geo::PlaneMultiLine& lines) {
  double longest = 0;
  for (const auto& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i)
      longest = std::max(longest, std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
  return longest;
}

}  // namespace

TEST_CASE("a coast begins on the one map and ends on the other, in every pair of them") {
  using enum geo::ProjectionKind;
  const graph::LonLat place{{-150}, {40}};
  auto lines = std::make_shared<CoastLines>();
  lines->push_back({place, {{-149}, {40}}});
  for (const auto from : geo::mapProjections())
    for (const auto to : geo::mapProjections()) {
      INFO(geo::nameOf(from) << " to " << geo::nameOf(to));
      const auto a = end(from, {{-170}, {35}}), b = end(to, {{-100}, {20}}, 250);
      const CoastTurn turn(lines, a, b);
      const auto first = turn.at(0), last = turn.at(1);
      REQUIRE((first.size() == 1 && last.size() == 1));
      CHECK(first[0][0].x == Approx(100 * a.projection.forward(place)->x).margin(1e-6));
      CHECK(last[0][0].y ==
            Approx(250 * geo::Projection::make(to, b.projection.centre()).forward(place)->y).margin(.5));
    }
}

TEST_CASE("no line crosses the map at its seam while it turns") {
  for (const auto kind : geo::mapProjections()) {
    const CoastTurn turn(circle(30), end(kind, {{-170}, {0}}), end(kind, {{20}, {0}}));
    INFO(geo::nameOf(kind));
    for (double t = 0; t <= 1; t += .1) CHECK(longestStep(turn.at(t)) <= 35);
  }
}

TEST_CASE("where the data was cut there is no coast") {
  geo::BaseMap map;
  geo::LonLatRing ring;
  for (int lat = -30; lat <= 30; ++lat) ring.push_back({{180}, {static_cast<double>(lat)}});
  for (int lon = 179; lon >= 160; --lon) ring.push_back({{static_cast<double>(lon)}, {30}});
  ring.push_back(ring.front());
  map.land.push_back({.polygons = {{.outer = ring, .holes = {}}}});
  const auto coast = coastLines(map);
  for (const auto& line : *coast)
    for (std::size_t i = 1; i < line.size(); ++i)
      CHECK_FALSE((line[i - 1].lon.degrees == 180 && line[i].lon.degrees == 180));
  REQUIRE_FALSE(coast->empty());
}
