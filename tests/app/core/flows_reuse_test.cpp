// Gathered flows hold in any projection.

#include <algorithm>

#include "app/core/flows.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;
using cityties::test::layer;

TEST_CASE("in another projection ties are not gathered again, and come out the same") {
  const Story story = test::smallStory();
  const ProjectedBasePtr base = test::smallBase();
  const ProjectedBasePtr other = projectBase(test::smallBaseMap(), geo::Projection::equalEarth({20}));
  ComposeOptions options;
  options.flows = FlowLevel::countries;
  options.step = 1;
  const MapScene first = compose(story, base, {}, options);
  const MapScene reused = compose(story, other, {}, options, &first), anew = compose(story, other, {}, options);
  REQUIRE(layer(first, "ties").flows);
  CHECK(layer(reused, "ties").flows == layer(first, "ties").flows);
  CHECK(layer(anew, "ties").flows != layer(first, "ties").flows);
  const auto &lines = layer(reused, "ties").lines, &expected = layer(anew, "ties").lines;
  CHECK_FALSE(lines.empty());
  CHECK(std::ranges::equal(lines, expected, [](const LineShape& a, const LineShape& b) {
    return a.points == b.points && a.dataId == b.dataId && a.title == b.title;
  }));
  // Of another step, and at another scale, they are others.
  ComposeOptions later = options, close = options;
  later.step = 3;
  close.flows = FlowLevel::cityPairs;
  CHECK(layer(compose(story, base, {}, later, &first), "ties").flows != layer(first, "ties").flows);
  CHECK(layer(compose(story, other, {}, close, &first), "ties").flows != layer(first, "ties").flows);
}
