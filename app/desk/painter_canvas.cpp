#include "app/desk/painter_canvas.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ranges>

namespace cityties::desk {
namespace {

constexpr float passingOverscan = 1.1f;

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

bool sameView(const PaintView& a, const PaintView& b) {
  return a.width == b.width && a.height == b.height && a.scale == b.scale &&
         a.camera.pixelsPerUnit == b.camera.pixelsPerUnit && a.camera.centre == b.camera.centre;
}

void clear(core::Rgba colour) {
  glClearColor(static_cast<float>(colour.r) / 255.f, static_cast<float>(colour.g) / 255.f,
               static_cast<float>(colour.b) / 255.f, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

void fitTarget(gl::Target& target, const PaintView& view) {
  if (target.width != view.width || target.height != view.height)
    target = gl::makeTarget(view.width, view.height, gl::PixelKind::colour);
}

/// Glow needs sizes that four divides.
int targetSize(int viewport, float overscan) {
  return (static_cast<int>(std::ceil(static_cast<float>(viewport) * overscan)) + 3) / 4 * 4;
}

bool glows(const GeometryPtr& layer) { return std::ranges::any_of(layer->lineRuns, &LineRun::glow); }

/// The number of layers when there is no light.
std::size_t firstGlowingLayer(const CanvasScene& scene) {
  if (scene.glowStrength <= 0) return scene.layers.size();
  return static_cast<std::size_t>(std::ranges::find_if(scene.layers, glows) - scene.layers.begin());
}

/// Whether a layer from `first` on gives light: what lies below cannot be kept then, for the light lies lower still.
bool glowsFrom(const CanvasScene& scene, std::size_t first) {
  return scene.glowStrength > 0 && std::ranges::any_of(scene.layers | std::views::drop(first), glows);
}

}  // namespace

PaintView Canvas::viewFor(const Wish& wish) const {
  const float overscan = wish.passing ? std::min(overscan_, passingOverscan) : overscan_;
  return {wish.camera, targetSize(wish.width, overscan), targetSize(wish.height, overscan), wish.scale};
}

bool Canvas::covers(const Wish& wish) const {
  const auto& view = front_.view;
  const double ratio = wish.camera.pixelsPerUnit / view.camera.pixelsPerUnit;
  const double dx = std::abs(wish.camera.centre.x - view.camera.centre.x) * wish.camera.pixelsPerUnit;
  const double dy = std::abs(wish.camera.centre.y - view.camera.centre.y) * wish.camera.pixelsPerUnit;
  // The next picture is begun when half of the spare rim is used up.
  const double rimX = (view.width - wish.width) / 4., rimY = (view.height - wish.height) / 4.;
  return ratio == 1 && dx <= std::max(rimX, .01) && dy <= std::max(rimY, .01);
}

bool Canvas::needsDrawing(const Wish& wish) const {
  if (!ready() || front_.scene != *wish.scene || front_.view.scale != wish.scale) return true;
  const auto wanted = viewFor(wish);
  if (front_.view.width != wanted.width || front_.view.height != wanted.height) return true;
  if (!covers(wish)) return true;
  if (!wish.atRest) return false;
  const double ppu = wish.camera.pixelsPerUnit;
  const double dx = (wish.camera.centre.x - front_.view.camera.centre.x) * ppu;
  const double dy = (wish.camera.centre.y - front_.view.camera.centre.y) * ppu;
  return std::abs(dx - std::round(dx)) > .02 || std::abs(dy - std::round(dy)) > .02;
}

void Canvas::begin(const Wish& wish) {
  back_.scene = *wish.scene;
  back_.view = viewFor(wish);
  fitTarget(back_.target, back_.view);
  pass_ = Pass{.glowLayer = firstGlowingLayer(back_.scene)};
  if (const auto common = layersInCommon();
      common > 0 && common < back_.scene.layers.size() && !glowsFrom(back_.scene, common))
    pass_->keepAt = common;
  if (middleFits()) return startFromMiddle();
  gl::bind(back_.target);
  clear(back_.scene.background);
}

bool Canvas::middleFits() const {
  const auto& have = middle_.scene;
  const auto& want = back_.scene;
  return !have.layers.empty() && have.layers.size() <= want.layers.size() && sameView(middle_.view, back_.view) &&
         have.background == want.background && have.glowStrength == want.glowStrength &&
         std::equal(have.layers.begin(), have.layers.end(), want.layers.begin());
}

std::size_t Canvas::layersInCommon() const {
  if (!ready() || !sameView(front_.view, back_.view)) return 0;
  const auto& a = front_.scene.layers;
  const auto& b = back_.scene.layers;
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

void Canvas::copy(const Picture& from, const Picture& to) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.target.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.target.framebuffer.name());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, back_.view.width, back_.view.height, 0, 0, back_.view.width, back_.view.height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Canvas::startFromMiddle() {
  copy(middle_, back_);
  pass_->layer = middle_.scene.layers.size();
  pass_->lit = middleLit_;
  if (pass_->keepAt <= pass_->layer) pass_->keepAt = 0;
}

// Remembers what is drawn so far as the beginning of the next pictures.
void Canvas::keepMiddle() {
  fitTarget(middle_.target, back_.view);
  copy(back_, middle_);
  middle_.scene = back_.scene;
  middle_.scene.layers.resize(pass_->layer);
  middle_.view = back_.view;
  middleLit_ = pass_->lit;
  pass_->keepAt = 0;
}

bool Canvas::drawNextRun(std::size_t endLayer, CanvasTools& tools, FrameStats& stats) {
  auto& p = *pass_;
  while (p.layer < endLayer) {
    const auto& geometry = back_.scene.layers[p.layer];
    if (p.run == 0) tools.painter.upload(geometry, stats);
    const std::size_t areas = geometry->areaRuns.size(), runs = areas + geometry->lineRuns.size();
    while (p.run < runs) {
      const std::size_t run = p.run++;
      const bool drew = run < areas ? tools.painter.drawAreas(geometry, run, back_.view)
                                    : tools.painter.drawLines(geometry, run - areas, back_.view);
      p.drewLayer |= drew;
      if (drew) return true;
    }
    if (p.drewLayer) ++stats.layerDraws;
    p.drewLayer = false;
    p.run = 0;
    ++p.layer;
  }
  return false;
}

void Canvas::drawGlowRun(CanvasTools& tools, FrameStats& stats) {
  auto& p = *pass_;
  const auto view = tools.glow.shrunk(back_.view);
  for (; p.layer < back_.scene.layers.size(); ++p.layer, p.run = 0) {
    const auto& geometry = back_.scene.layers[p.layer];
    if (p.run == 0 && glows(geometry)) tools.painter.upload(geometry, stats);
    while (p.run < geometry->lineRuns.size()) {
      const std::size_t run = p.run++;
      if (geometry->lineRuns[run].glow && tools.painter.drawLines(geometry, run, view, Painter::LineLook::glowSource))
        return;
    }
  }
  p.stage = Stage::blur;
}

void Canvas::drawLayers(CanvasTools& tools, FrameStats& stats) {
  auto& p = *pass_;
  const std::size_t all = back_.scene.layers.size();
  const std::size_t lightAt = p.lit ? all : p.glowLayer;
  gl::bind(back_.target);
  if (drawNextRun(std::min(lightAt, p.keepAt > 0 ? p.keepAt : all), tools, stats)) return;
  if (p.layer == p.keepAt) {
    keepMiddle();
  } else if (p.layer >= all) {
    p.stage = Stage::done;
  } else {
    p.lit = true;
    if (tools.glow.begin(back_.view.width, back_.view.height)) p.stage = Stage::glow;
    p.run = 0;
  }
}

void Canvas::advance(CanvasTools& tools, FrameStats& stats) {
  auto& p = *pass_;
  switch (p.stage) {
    case Stage::layers:
      return drawLayers(tools, stats);
    case Stage::glow:
      tools.glow.bindSource();
      return drawGlowRun(tools, stats);
    case Stage::blur:
      tools.glow.blur(back_.scene.glowSigma);
      gl::bind(back_.target);
      tools.glow.add(back_.scene.glowStrength);
      p.layer = p.glowLayer;
      p.run = 0;
      p.stage = Stage::layers;
      return;
    case Stage::done:
      return;
  }
}

void Canvas::finish(CanvasTools& tools, FrameStats& stats) {
  std::swap(front_, back_);
  back_.scene = {};
  pass_.reset();
  tools.painter.forgetUnused();
  ++stats.mapDraws;
}

bool Canvas::update(const Wish& wish, CanvasTools& tools, FrameStats& stats) {
  if (wish.width <= 0 || wish.height <= 0 || !wish.scene || wish.scene->layers.empty()) return false;
  if (const auto wanted = viewFor(wish);
      pass_ && (back_.view.width != wanted.width || back_.view.height != wanted.height))
    pass_.reset();
  if (!pass_) {
    if (!needsDrawing(wish)) return false;
    begin(wish);
  }
  const auto start = Clock::now();
  glDisable(GL_SCISSOR_TEST);
  for (int steps = 1; pass_->stage != Stage::done; ++steps) {
    advance(tools, stats);
    // Drawing is queued: only a finish tells what it took. Looking after every run would cost more than it saves.
    if (steps % 4 != 0) continue;
    glFinish();
    if (millisecondsSince(start) > wish.budgetMs) return true;
  }
  finish(tools, stats);
  return needsDrawing(wish);
}

void Canvas::forget() {
  front_ = {};
  back_ = {};
  middle_ = {};
  pass_.reset();
}

void Canvas::rest() {
  if (pass_) return;
  back_ = {};
  middle_ = {};
}

std::size_t Canvas::bytes() const {
  return gl::bytes(middle_.target) + gl::bytes(front_.target) + gl::bytes(back_.target);
}

core::PixelRect Canvas::placeOf(const core::Camera& camera, const core::PixelRect& viewport) const {
  const auto& view = front_.view;
  const double ratio = camera.pixelsPerUnit / view.camera.pixelsPerUnit;
  const double width = view.width * ratio, height = view.height * ratio;
  double x =
      viewport.x + viewport.width / 2. + (view.camera.centre.x - camera.centre.x) * camera.pixelsPerUnit - width / 2;
  double y =
      viewport.y + viewport.height / 2. - (view.camera.centre.y - camera.centre.y) * camera.pixelsPerUnit - height / 2;
  if (ratio == 1) {  // whole pixels stay sharp
    x = std::round(x);
    y = std::round(y);
  }
  return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(width), static_cast<float>(height)};
}

void Canvas::draw(const core::Camera& camera, const core::PixelRect& viewport, int height, gl::Name framebuffer) const {
  if (!ready()) return;
  const auto place = placeOf(camera, viewport);
  const auto pixel = [](float value) { return static_cast<GLint>(std::lround(value)); };
  // A blit is half the price of a textured rectangle in software.
  glBindFramebuffer(GL_READ_FRAMEBUFFER, front_.target.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glDisable(GL_SCISSOR_TEST);
  const GLint bottom = height - pixel(place.y + place.height);
  glBlitFramebuffer(0, 0, front_.view.width, front_.view.height, pixel(place.x), bottom, pixel(place.x + place.width),
                    height - pixel(place.y), GL_COLOR_BUFFER_BIT,
                    camera.pixelsPerUnit == front_.view.camera.pixelsPerUnit ? GL_NEAREST : GL_LINEAR);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

void Canvas::draw(const core::Camera& camera, const core::PixelRect& viewport, int windowWidth, int windowHeight,
                  gl::Sprites& sprites, const gl::RoundFrame& frame) const {
  if (!ready()) return;
  const gl::Sprite sprite{.place = placeOf(camera, viewport), .v0 = 1, .v1 = 0};
  sprites.draw(front_.target.texture.name(), {sprite}, windowWidth, windowHeight, false, frame);
}

}  // namespace cityties::desk
