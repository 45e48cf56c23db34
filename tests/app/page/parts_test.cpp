// The parts that pages are made of: cutting to what is seen, the words of SVG, where maps stand on a page.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "app/page/clip.hpp"
#include "app/page/layout.hpp"
#include "app/page/metadata.hpp"
#include "app/page/svg_text.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::page;

namespace {

constexpr core::PixelRect rect{0, 0, 100, 100};

double areaOf(const PixelLine& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
  }
  return std::abs(sum) / 2;
}

}  // namespace

TEST_CASE("a line is cut where it leaves the picture, and goes on where it comes back") {
  const auto pieces = clipLine({{-50, 50}, {50, 50}, {50, 150}, {80, 150}, {80, 20}}, {}, rect, 12);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].points.front().x == 0);
  CHECK(pieces[0].points.back().y == 100);
  CHECK(pieces[0].walked == 50);
  CHECK(pieces[1].points.front().y == 100);
  CHECK(pieces[1].walked == Approx(280));
  CHECK(clipLine({{-50, -50}, {-10, 200}}, {}, rect, 12).empty());
  // Past a corner: its box meets the picture, itself does not.
  CHECK(clipLine({{-50, 20}, {20, -60}}, {}, rect, 12).empty());
}

TEST_CASE("a line of several opacities comes in pieces that join") {
  const auto pieces = clipLine({{10, 10}, {20, 10}, {30, 10}, {40, 10}}, {1, 1, .5f, .5f}, rect, 10);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].opacity == 1);
  CHECK(pieces[1].opacity == Approx(.8).margin(.051));
  CHECK(pieces[2].opacity == .5f);
  CHECK(pieces[1].points.front().x == pieces[0].points.back().x);
}

TEST_CASE("a ring cut to the picture has the area that is seen of it, and no long edge along the cut") {
  const PixelLine around{{-1000, -1000}, {1000, -1000}, {1000, 1000}, {-1000, 1000}};
  const PixelLine whole = clipRing(around, rect, 10);
  CHECK(areaOf(whole) == Approx(10000));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto a = whole[i], b = whole[(i + 1) % whole.size()];
    CHECK(std::hypot(a.x - b.x, a.y - b.y) <= 10.001f);
  }
  CHECK(areaOf(clipRing({{50, 50}, {150, 50}, {150, 150}, {50, 150}}, rect, 1000)) == Approx(2500));
  CHECK(clipRing({{150, 50}, {250, 50}, {250, 150}}, rect, 10).empty());
  // A ring that ends where it began loses that point and nothing else.
  CHECK(clipRing({{10, 10}, {20, 10}, {20, 20}, {10, 10}}, rect, 10).size() == 3);
}

TEST_CASE("numbers of an SVG are short, and never anything but numbers") {
  CHECK(svg::number(12.34) == "12.3");
  CHECK(svg::number(-.5) == "-.5");
  CHECK(svg::number(-.04) == "0");
  CHECK(svg::number(100) == "100");
  CHECK(svg::number(1.005, 2) == "1");
  CHECK(svg::number(.126, 2) == ".13");
  CHECK(svg::number(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(svg::number(std::numeric_limits<double>::infinity()) == "0");
  std::string path;
  svg::path(path, {{1, 2}, {1.04f, 2}, {3.5f, 1}, {3.5f, 4}}, true);
  CHECK(path == "M1 2l2.5-1 0 3z");
  CHECK(svg::escaped("a<b & \"c\">\n\x02") == "a&lt;b &amp; &quot;c&quot;&gt;  ");
  CHECK(svg::base64("light work.") == "bGlnaHQgd29yay4=");
}

TEST_CASE("paper upright has the finding below the map, other paper beside it, and the figure stays legible") {
  PageOptions options;
  CHECK_FALSE(layoutMap(options, 0).upright);
  options.width = 900, options.height = 1600;
  const MapLayout upright = layoutMap(options, 300);
  CHECK(upright.upright);
  CHECK(upright.column.y >= upright.map.height);
  CHECK(upright.column.height == 300);
  options.layout = Layout::bare;
  options.width = 1050, options.height = 700, options.dpi = 300;  // 89 mm
  CHECK(pageScale(options) * 12 * 72 / 300 >= 5.99f);
}

TEST_CASE("maps of a sheet are of one size, do not overlap and stay in their room") {
  const core::PixelRect room{10, 20, 1000, 600};
  for (const std::size_t count : {1u, 2u, 5u, 7u, 30u}) {
    const auto rects = gridOf(count, room, 8, 20, 1.5f);
    REQUIRE(rects.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(rects[i].width == rects[0].width);
      CHECK(rects[i].y >= room.y + 20);
      CHECK(rects[i].x + rects[i].width <= room.x + room.width + .01f);
      CHECK(rects[i].y + rects[i].height <= room.y + room.height + .01f);
      for (std::size_t k = 0; k < i; ++k)
        CHECK((rects[k].x + rects[k].width <= rects[i].x || rects[i].x + rects[i].width <= rects[k].x ||
               rects[k].y + rects[k].height <= rects[i].y - 20));
    }
  }
}

TEST_CASE("the date of a picture is the step's or that of SOURCE_DATE_EPOCH, never the clock's") {
  const graph::Date day = *graph::Date::parse("2020-07-24");
  unsetenv("SOURCE_DATE_EPOCH");
  CHECK(creationDate(day) == "2020-07-24T00:00:00Z");
  setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
  CHECK(creationDate(day) == "2001-09-09T01:46:40Z");
  setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
  CHECK(creationDate(day) == "2020-07-24T00:00:00Z");
  unsetenv("SOURCE_DATE_EPOCH");
}
