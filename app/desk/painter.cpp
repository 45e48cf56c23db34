#include "app/desk/painter.hpp"

#include <epoxy/gl.h>

#include <algorithm>

namespace cityties::desk {
namespace {

void setCamera(const gl::Program& program, const PaintView& view) {
  const double sx = 2 * view.camera.pixelsPerUnit / view.width, sy = 2 * view.camera.pixelsPerUnit / view.height;
  program.set("toClip", static_cast<float>(sx), static_cast<float>(sy), static_cast<float>(-view.camera.centre.x * sx),
              static_cast<float>(-view.camera.centre.y * sy));
  program.set("pixelToClip", 2.f / static_cast<float>(view.width), 2.f / static_cast<float>(view.height));
  program.set("pixelsPerUnit", static_cast<float>(view.camera.pixelsPerUnit));
}

void setBlending() {
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

gl::VertexArray areaArray(const gl::Buffer& buffer) {
  auto array = gl::makeVertexArray();
  glBindVertexArray(array.name());
  gl::bindAttribute(buffer, {0, 2, false, sizeof(AreaVertex), offsetof(AreaVertex, x)});
  gl::bindAttribute(buffer, {1, 4, true, sizeof(AreaVertex), offsetof(AreaVertex, colour)});
  return array;
}

// Every instance sees four points in a row, from `first` on (GL 3.3 has no base instance).
void pointLineAttributes(const gl::Buffer& buffer, std::size_t first) {
  const auto at = [&](unsigned location, int components, bool bytes, std::size_t point, std::size_t member) {
    gl::bindAttribute(
        buffer, {location, components, bytes, sizeof(LinePoint), (first + point) * sizeof(LinePoint) + member, true});
  };
  at(0, 2, false, 0, 0);
  at(1, 3, false, 1, 0);
  at(2, 4, true, 1, offsetof(LinePoint, colour));
  at(3, 3, false, 2, 0);
  at(4, 4, true, 2, offsetof(LinePoint, colour));
  at(5, 2, false, 3, 0);
}

gl::VertexArray markArray(const gl::Buffer& buffer) {
  auto array = gl::makeVertexArray();
  glBindVertexArray(array.name());
  constexpr std::size_t stride = sizeof(MarkInstance);
  gl::bindAttribute(buffer, {0, 2, false, stride, offsetof(MarkInstance, x), true});
  gl::bindAttribute(buffer, {1, 2, false, stride, offsetof(MarkInstance, size), true});
  gl::bindAttribute(buffer, {2, 1, false, stride, offsetof(MarkInstance, symbol), true});
  gl::bindAttribute(buffer, {3, 4, true, stride, offsetof(MarkInstance, fill), true});
  gl::bindAttribute(buffer, {4, 4, true, stride, offsetof(MarkInstance, outline), true});
  return array;
}

}  // namespace

bool inView(const geo::PlaneBox& box, const PaintView& view, double margin) {
  const double halfWidth = (view.width / 2. + margin) / view.camera.pixelsPerUnit;
  const double halfHeight = (view.height / 2. + margin) / view.camera.pixelsPerUnit;
  const auto& c = view.camera.centre;
  return box.min.x <= c.x + halfWidth && box.max.x >= c.x - halfWidth && box.min.y <= c.y + halfHeight &&
         box.max.y >= c.y - halfHeight;
}

graph::Result<Painter> Painter::make(const std::filesystem::path& shaders) {
  Painter painter;
  const auto load = [&](gl::Program& into, const char* name) -> graph::Result<void> {
    const std::string base = name;
    auto program = gl::Program::load(shaders / (base + ".vert"), shaders / (base + ".frag"));
    if (!program) return tl::unexpected(program.error());
    into = std::move(*program);
    return {};
  };
  for (const auto& [program, name] :
       {std::pair{&painter.area_, "area"}, {&painter.line_, "line"}, {&painter.mark_, "mark"}})
    if (auto loaded = load(*program, name); !loaded) return tl::unexpected(loaded.error());
  return painter;
}

Painter::GpuLayer Painter::makeLayer(const LayerGeometry& geometry, bool often) {
  GpuLayer layer;
  if (!geometry.areas.empty()) {
    layer.areas = gl::makeBuffer();
    gl::fill(layer.areas, geometry.areas.data(), geometry.areas.size() * sizeof(AreaVertex), often);
    layer.areaArray = areaArray(layer.areas);
  }
  if (!geometry.lines.empty()) {
    layer.lines = gl::makeBuffer();
    gl::fill(layer.lines, geometry.lines.data(), geometry.lines.size() * sizeof(LinePoint), often);
    layer.lineArray = gl::makeVertexArray();
  }
  if (!geometry.marks.empty()) {
    layer.marks = gl::makeBuffer();
    gl::fill(layer.marks, geometry.marks.data(), geometry.marks.size() * sizeof(MarkInstance), often);
    layer.markArray = markArray(layer.marks);
  }
  glBindVertexArray(0);
  return layer;
}

void Painter::upload(const GeometryPtr& geometry, FrameStats& stats) {
  const auto at = layers_.find(geometry.get());
  if (at != layers_.end() && at->second.geometry.lock() == geometry) return;
  auto layer = makeLayer(*geometry, false);
  layer.geometry = geometry;
  layers_[geometry.get()] = std::move(layer);
  geometry->forgetVertices();
  ++stats.uploads;
}

void Painter::forgetUnused() {
  std::erase_if(layers_, [](const auto& entry) { return entry.second.geometry.expired(); });
}

const Painter::GpuLayer* Painter::find(const GeometryPtr& geometry) const {
  const auto at = layers_.find(geometry.get());
  return at == layers_.end() ? nullptr : &at->second;
}

bool Painter::drawAreas(const GeometryPtr& geometry, std::size_t index, const PaintView& view) {
  const auto* layer = find(geometry);
  const auto& run = geometry->areaRuns[index];
  if (!layer || !inView(run.box, view, 1)) return false;
  setBlending();
  area_.use();
  setCamera(area_, view);
  const auto hatch = run.hatch.value_or(core::Hatch{.colour = {0, 0, 0, 0}});
  area_.set("hatchColour", static_cast<float>(hatch.colour.r) / 255.f, static_cast<float>(hatch.colour.g) / 255.f,
            static_cast<float>(hatch.colour.b) / 255.f, static_cast<float>(hatch.colour.a) / 255.f);
  area_.set("hatch", hatch.spacing * view.scale, hatch.width * view.scale);
  glBindVertexArray(layer->areaArray.name());
  glDrawArrays(GL_TRIANGLES, static_cast<GLint>(run.first), static_cast<GLsizei>(run.count));
  glBindVertexArray(0);
  return true;
}

void Painter::drawLineRun(const GpuLayer& layer, const LineRun& run, const PaintView& view, LineLook look) {
  setBlending();
  line_.use();
  setCamera(line_, view);
  const float width = run.width * view.scale;
  line_.set("halfWidth", std::max(width, 1.f) / 2);
  line_.set("thinness", std::min(width, 1.f));
  const bool dashed = run.dash[1] > 0 && look == LineLook::plain;
  line_.set("dash", dashed ? run.dash[0] * view.scale : 0.f, dashed ? run.dash[1] * view.scale : 0.f);
  glBindVertexArray(layer.lineArray.name());
  pointLineAttributes(layer.lines, run.first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(run.count));
  glBindVertexArray(0);
}

bool Painter::drawLines(const GeometryPtr& geometry, std::size_t index, const PaintView& view, LineLook look) {
  const auto* layer = find(geometry);
  const auto& run = geometry->lineRuns[index];
  if (!layer || !inView(run.box, view, 4. + run.width * view.scale)) return false;
  drawLineRun(*layer, run, view, look);
  return true;
}

void Painter::drawMarkArray(const GpuLayer& layer, std::size_t count, const PaintView& view) {
  setBlending();
  mark_.use();
  setCamera(mark_, view);
  mark_.set("scale", view.scale);
  glBindVertexArray(layer.markArray.name());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(count));
  glBindVertexArray(0);
}

void Painter::drawMarks(const GeometryPtr& geometry, const PaintView& view) {
  const auto* layer = find(geometry);
  if (layer && layer->markArray) drawMarkArray(*layer, geometry->marks.size(), view);
}

void Painter::drawLooseMarks(const std::vector<MarkInstance>& marks, const PaintView& view) {
  if (marks.empty()) return;
  LayerGeometry geometry;
  geometry.marks = marks;
  drawMarkArray(makeLayer(geometry, true), marks.size(), view);
}

void Painter::drawLooseLines(const LayerGeometry& geometry, const PaintView& view) {
  if (geometry.lines.empty()) return;
  const auto layer = makeLayer(geometry, true);
  for (const auto& run : geometry.lineRuns) drawLineRun(layer, run, view, LineLook::plain);
}

}  // namespace cityties::desk
