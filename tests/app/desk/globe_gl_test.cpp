// The globe that turns, drawn with OpenGL into a texture: the near half, and nothing of the far one.

#include <epoxy/gl.h>

#include "app/desk/globe_painter.hpp"
#include "tests/app/desk/gl_support.hpp"

using namespace cityties;
using namespace cityties::desk;
using cityties::test::Context;

namespace {

constexpr int side = 200;
const PaintView view{{{0, 0}, 90}, side, side, 1};  // a globe of radius 90 pixels in the middle
constexpr core::Rgba white{255, 255, 255, 255}, red{255, 0, 0, 255};

GlobeVertex vertex(graph::LonLat at) {
  const auto v = geo::unitVector(at);
  return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), white};
}

/// A patch of 10° about 0° N 0° E, a line along the meridian of 180° and a red mark at its middle.
std::shared_ptr<const GlobePicture> picture() {
  auto made = std::make_shared<GlobePicture>();
  const graph::LonLat a{{-5}, {-5}}, b{{5}, {-5}}, c{{5}, {5}}, d{{-5}, {5}};
  for (const auto& at : {a, b, c, c, d, a}) made->areas.push_back(vertex(at));
  const auto line = geo::arcOnSphere({{180}, {-40}}, {{180}, {40}}, 1e-4);
  const auto add = [&](const geo::UnitVector& v, float own) {
    made->points.push_back({static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z), own, white});
  };
  add(line.front(), -1);
  for (const auto& v : line) add(v, 1);
  add(line.back(), -1);
  made->ties.push_back({.first = 0, .count = line.size() - 1, .width = 3});
  const auto at = geo::unitVector({{180}, {0}});
  made->marks.push_back({.x = static_cast<float>(at.x),
                         .y = static_cast<float>(at.y),
                         .z = static_cast<float>(at.z),
                         .size = 5,
                         .symbol = 0,
                         .fill = red});
  return made;
}

class Sheet {
 public:
  Sheet() : target_(gl::makeTarget(side, side, gl::PixelKind::colour)) {}
  void draw(const GlobePainter& painter, graph::LonLat centre, std::size_t ties = 10) {
    gl::bind(target_);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    painter.draw(centre, view, ties);
    glReadPixels(0, 0, side, side, GL_RGBA, GL_UNSIGNED_BYTE, pixels_.data());
  }
  /// From the middle, y up.
  core::Rgba at(int x, int y) const {
    const auto* p =
        &pixels_[4 * (static_cast<std::size_t>(y + side / 2) * side + static_cast<std::size_t>(x + side / 2))];
    return {p[0], p[1], p[2], p[3]};
  }

 private:
  gl::Target target_;
  std::vector<std::uint8_t> pixels_ = std::vector<std::uint8_t>(std::size_t{4} * side * side);
};

const std::filesystem::path shaders = std::filesystem::path(CITYTIES_SOURCE_DIR) / "shaders";

}  // namespace

TEST_CASE("a globe shows what faces the viewer, where the globe's projection has it") {
  NEED_GL();
  auto painter = GlobePainter::make(shaders);
  REQUIRE(painter.has_value());
  FrameStats stats;
  painter->upload(picture(), stats);
  Sheet sheet;
  sheet.draw(*painter, {{0}, {0}});
  CHECK(sheet.at(0, 0) == white);
  CHECK(sheet.at(0, 20).r == 0);  // the line along the far meridian is hidden
  CHECK(sheet.at(12, 0).r == 0);  // 10° are 15.6 pixels: the patch ends at 7.8
  sheet.draw(*painter, {{180}, {0}});
  CHECK(sheet.at(0, 0) == red);    // the mark over the line, the patch is behind
  CHECK(sheet.at(0, 30).r > 200);  // the line
  CHECK(sheet.at(20, 0).r == 0);
  const auto centre = graph::LonLat{{40}, {30}};
  sheet.draw(*painter, centre);
  const auto p = geo::Projection::make(geo::ProjectionKind::globe, centre).forward({{0}, {0}}).value();
  CHECK(sheet.at(static_cast<int>(std::lround(90 * p.x)), static_cast<int>(std::lround(90 * p.y))) == white);
}

TEST_CASE("turning a globe sends nothing to the GPU, and a reduced number of ties is a prefix") {
  NEED_GL();
  auto painter = GlobePainter::make(shaders);
  REQUIRE(painter.has_value());
  FrameStats stats;
  const auto shown = picture();
  Sheet sheet;
  for (int i = 0; i < 20; ++i) {
    painter->upload(shown, stats);
    sheet.draw(*painter, {{i * 18.}, {i * 3.}});
  }
  CHECK(stats.uploads == 1);
  sheet.draw(*painter, {{180}, {0}}, 0);
  CHECK(sheet.at(0, 30).r == 0);
  painter->upload(picture(), stats);
  CHECK(stats.uploads == 2);
}
