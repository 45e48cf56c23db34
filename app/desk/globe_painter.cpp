#include "app/desk/globe_painter.hpp"

#include <epoxy/gl.h>

#include <algorithm>

namespace cityties::desk {
namespace {

void prepare(const gl::Program& program, const PaintView& view, const geo::Rotation& turn) {
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program.use();
  const double sx = 2 * view.camera.pixelsPerUnit / view.width, sy = 2 * view.camera.pixelsPerUnit / view.height;
  program.set("toClip", static_cast<float>(sx), static_cast<float>(sy), static_cast<float>(-view.camera.centre.x * sx),
              static_cast<float>(-view.camera.centre.y * sy));
  program.set("pixelToClip", 2.f / static_cast<float>(view.width), 2.f / static_cast<float>(view.height));
  std::array<float, 9> rows{};
  std::ranges::transform(turn.rows, rows.begin(), [](double v) { return static_cast<float>(v); });
  program.setRows("turn", rows);
}

// Every instance sees four points in a row, from `first` on (GL 3.3 has no base instance).
void pointAttributes(const gl::Buffer& buffer, std::size_t first) {
  const auto at = [&](unsigned location, int components, bool bytes, std::size_t point, std::size_t member) {
    gl::bindAttribute(
        buffer, {location, components, bytes, sizeof(GlobePoint), (first + point) * sizeof(GlobePoint) + member, true});
  };
  at(0, 3, false, 0, 0);
  at(1, 4, false, 1, 0);
  at(2, 4, true, 1, offsetof(GlobePoint, colour));
  at(3, 4, false, 2, 0);
  at(4, 4, true, 2, offsetof(GlobePoint, colour));
  at(5, 3, false, 3, 0);
}

}  // namespace

graph::Result<GlobePainter> GlobePainter::make(const std::filesystem::path& shaders) {
  GlobePainter painter;
  const auto load = [&](gl::Program& into, const char* vertex, const char* fragment) -> graph::Result<void> {
    auto program = gl::Program::load(shaders / vertex, shaders / fragment);
    if (!program) return tl::unexpected(program.error());
    into = std::move(*program);
    return {};
  };
  if (auto loaded = load(painter.area_, "globe_area.vert", "globe_area.frag"); !loaded)
    return tl::unexpected(loaded.error());
  if (auto loaded = load(painter.line_, "globe_line.vert", "line.frag"); !loaded) return tl::unexpected(loaded.error());
  if (auto loaded = load(painter.mark_, "globe_mark.vert", "mark.frag"); !loaded) return tl::unexpected(loaded.error());
  return painter;
}

void GlobePainter::forget() {
  picture_.reset();
  for (auto* buffer : {&areas_, &points_, &marks_}) *buffer = {};
  for (auto* array : {&areaArray_, &pointArray_, &markArray_}) *array = {};
}

void GlobePainter::upload(const std::shared_ptr<const GlobePicture>& picture, FrameStats& stats) {
  if (picture_ == picture) return;
  forget();
  if (!picture) return;
  picture_ = picture;
  const auto send = [](gl::Buffer& buffer, gl::VertexArray& array, const auto& data) {
    buffer = gl::makeBuffer();
    gl::fill(buffer, data.data(), data.size() * sizeof(data.front()));
    array = gl::makeVertexArray();
    glBindVertexArray(array.name());
  };
  send(areas_, areaArray_, picture->areas);
  gl::bindAttribute(areas_, {0, 3, false, sizeof(GlobeVertex), 0});
  gl::bindAttribute(areas_, {1, 4, true, sizeof(GlobeVertex), offsetof(GlobeVertex, colour)});
  send(points_, pointArray_, picture->points);
  send(marks_, markArray_, picture->marks);
  constexpr std::size_t stride = sizeof(GlobeMark);
  gl::bindAttribute(marks_, {0, 3, false, stride, 0, true});
  gl::bindAttribute(marks_, {1, 2, false, stride, offsetof(GlobeMark, size), true});
  gl::bindAttribute(marks_, {2, 1, false, stride, offsetof(GlobeMark, symbol), true});
  gl::bindAttribute(marks_, {3, 4, true, stride, offsetof(GlobeMark, fill), true});
  gl::bindAttribute(marks_, {4, 4, true, stride, offsetof(GlobeMark, outline), true});
  glBindVertexArray(0);
  ++stats.uploads;
}

void GlobePainter::drawAreas(const PaintView& view, const geo::Rotation& turn) const {
  if (picture_->areas.empty()) return;
  prepare(area_, view, turn);
  glBindVertexArray(areaArray_.name());
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(picture_->areas.size()));
}

void GlobePainter::drawLines(const GlobeLines& lines, const PaintView& view) const {
  if (lines.count == 0) return;
  const float width = lines.width * view.scale;
  line_.set("halfWidth", std::max(width, 1.f) / 2);
  line_.set("thinness", std::min(width, 1.f));
  pointAttributes(points_, lines.first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(lines.count));
}

void GlobePainter::drawMarks(const PaintView& view, const geo::Rotation& turn) const {
  if (picture_->marks.empty()) return;
  prepare(mark_, view, turn);
  mark_.set("scale", view.scale);
  glBindVertexArray(markArray_.name());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(picture_->marks.size()));
}

void GlobePainter::draw(graph::LonLat centre, const PaintView& view, std::size_t ties) const {
  if (!picture_) return;
  const auto turn = geo::Rotation::facing(centre);
  drawAreas(view, turn);
  prepare(line_, view, turn);
  line_.set("dash", 0.f, 0.f);
  glBindVertexArray(pointArray_.name());
  for (const auto& lines : picture_->base) drawLines(lines, view);
  for (std::size_t i = 0; i < std::min(ties, picture_->ties.size()); ++i) drawLines(picture_->ties[i], view);
  drawMarks(view, turn);
  glBindVertexArray(0);
}

}  // namespace cityties::desk
