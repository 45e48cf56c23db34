#include "app/desk/window_stage.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace cityties::desk {
namespace {

/// A rim wide enough that a short drag needs no new picture.
constexpr float mainOverscan = 1.3f;

/// Restricts drawing to a rectangle of the window, GL's origin being at the bottom.
class Clip {
 public:
  Clip(const core::PixelRect& rect, int windowWidth, int windowHeight) : width_(windowWidth), height_(windowHeight) {
    const int x = static_cast<int>(std::lround(rect.x)), w = static_cast<int>(std::lround(rect.width));
    const int h = static_cast<int>(std::lround(rect.height));
    const int y = windowHeight - static_cast<int>(std::lround(rect.y)) - h;
    glViewport(x, y, w, h);
    glScissor(x, y, w, h);
    glEnable(GL_SCISSOR_TEST);
  }
  ~Clip() {
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, width_, height_);
  }
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

 private:
  int width_, height_;
};

void clearTo(core::Rgba colour) {
  glClearColor(static_cast<float>(colour.r) / 255.f, static_cast<float>(colour.g) / 255.f,
               static_cast<float>(colour.b) / 255.f, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

PaintView paintView(const core::PixelRect& rect, const core::Camera& camera, float scale) {
  return {camera, static_cast<int>(std::lround(rect.width)), static_cast<int>(std::lround(rect.height)), scale};
}

core::PixelRect boundsOf(const std::vector<core::PixelPoint>& points) {
  float x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f;
  for (const auto& at : points) {
    x0 = std::min(x0, at.x), x1 = std::max(x1, at.x);
    y0 = std::min(y0, at.y), y1 = std::max(y1, at.y);
  }
  return {x0, y0, x1 - x0, y1 - y0};
}

/// The point of the outline nearest to a pixel.
core::PixelPoint nearest(const std::vector<core::PixelPoint>& outline, core::PixelPoint pixel) {
  return *std::ranges::min_element(outline, {},
                                   [&](core::PixelPoint p) { return std::hypot(p.x - pixel.x, p.y - pixel.y); });
}

/// The two lines from an outline on the map to the close-up: between the corners that face each other.
std::array<std::pair<core::PixelPoint, core::PixelPoint>, 2> leaders(const std::vector<core::PixelPoint>& outline,
                                                                     const core::PixelRect& from,
                                                                     const core::PixelRect& to) {
  const auto corner = [](const core::PixelRect& r, bool right, bool bottom) {
    return core::PixelPoint{right ? r.x + r.width : r.x, bottom ? r.y + r.height : r.y};
  };
  const auto leader = [&](bool right, bool bottom, bool toRight, bool toBottom) {
    return std::pair{nearest(outline, corner(from, right, bottom)), corner(to, toRight, toBottom)};
  };
  const bool above = from.y + from.height <= to.y, below = from.y >= to.y + to.height;
  if (above || below) return {leader(false, above, false, below), leader(true, above, true, below)};
  const bool left = from.x < to.x;
  return {leader(left, false, !left, false), leader(left, true, !left, true)};
}

bool sameCamera(const core::Camera& a, const core::Camera& b) {
  return a.centre == b.centre && a.pixelsPerUnit == b.pixelsPerUnit;
}

bool overlap(const core::PixelRect& a, const core::PixelRect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

}  // namespace

core::Camera insetCamera(const PreparedInset& inset, const core::PixelRect& rect) {
  return core::fit(inset.box, rect, rect);
}

Stage::Stage(Painter painter, Glow glow, gl::Sprites sprites, GlobePainter globe)
    : painter_(std::move(painter)),
      glow_(std::move(glow)),
      sprites_(std::move(sprites)),
      globe_(std::move(globe)),
      mainCanvas_(mainOverscan),
      insetCanvas_(1) {}

graph::Result<std::unique_ptr<Stage>> Stage::make(const std::filesystem::path& shaders) {
  auto painter = Painter::make(shaders);
  if (!painter) return tl::unexpected(painter.error());
  auto glow = Glow::make(shaders);
  if (!glow) return tl::unexpected(glow.error());
  auto sprites = gl::Sprites::make(shaders);
  if (!sprites) return tl::unexpected(sprites.error());
  auto globe = GlobePainter::make(shaders);
  if (!globe) return tl::unexpected(globe.error());
  return std::unique_ptr<Stage>(
      new Stage(std::move(*painter), std::move(*glow), std::move(*sprites), std::move(*globe)));
}

bool Stage::updateCanvases(const StageView& view, FrameStats& stats) {
  CanvasTools tools{painter_, glow_, sprites_};
  bool more = false;
  if (view.main)
    more = mainCanvas_.update({.scene = &view.main->map.canvas,
                               .camera = view.camera,
                               .width = static_cast<int>(view.mapRect.width),
                               .height = static_cast<int>(view.mapRect.height),
                               .scale = view.scale,
                               .atRest = view.atRest,
                               .passing = view.main->passing,
                               .budgetMs = view.budgetMs},
                              tools, stats);
  // Both would use the same glow; a close-up has none.
  const bool free = !more || (view.inset && view.inset->map.canvas.glowStrength <= 0);
  if (free && view.inset && view.insetRect)
    more |= insetCanvas_.update({.scene = &view.inset->map.canvas,
                                 .camera = insetCamera(*view.inset, *view.insetRect),
                                 .width = static_cast<int>(std::lround(view.insetRect->width)),
                                 .height = static_cast<int>(std::lround(view.insetRect->height)),
                                 .scale = view.scale,
                                 .budgetMs = view.budgetMs},
                                tools, stats);
  return more;
}

void Stage::drawMarks(const PreparedMap& map, const core::PixelRect& rect, const core::Camera& camera,
                      const StageView& view, FrameStats& stats) {
  const Clip clip(rect, view.width, view.height);
  const auto paint = paintView(rect, camera, view.scale);
  for (const auto& layer : map.canvas.layers) {
    if (layer->marks.empty()) continue;
    painter_.upload(layer, stats);
    painter_.drawMarks(layer, paint);
  }
  if (!view.hovered) return;
  const auto at = map.pick->findMark(*view.hovered);
  if (!at) return;
  const auto& style = core::style(view.theme);
  painter_.drawLooseMarks({{.x = static_cast<float>(at->x),
                            .y = static_cast<float>(at->y),
                            .size = map.pick->radius(*view.hovered) + 3.5f,
                            .outlineWidth = 1.5f,
                            .symbol = static_cast<float>(core::Symbol::ring),
                            .fill = {0, 0, 0, 0},
                            .outline = style.selection}},
                          paint);
}

void Stage::drawLocator(const StageView& view) {
  if (view.inset->locator.size() < 3) return;
  const core::Stroke stroke{.colour = core::style(view.theme).locator, .width = 1};
  std::vector<core::PixelPoint> outline;
  for (const auto& p : view.inset->locator) outline.push_back(core::toPixels(view.camera, view.mapRect, p));
  const auto bounds = boundsOf(outline);
  if (!overlap(bounds, view.mapRect)) return;
  LayerGeometry lines;
  addLine(lines, view.inset->locator, {}, stroke);
  if (!overlap(bounds, *view.insetRect))
    for (const auto& [from, to] : leaders(outline, bounds, *view.insetRect))
      addLine(lines, {core::toPlane(view.camera, view.mapRect, from), core::toPlane(view.camera, view.mapRect, to)}, {},
              stroke);
  painter_.drawLooseLines(lines, paintView(view.mapRect, view.camera, view.scale));
}

/// From the callout to its cities: over the halo of the land, so that they are seen across arcs and borders.
void Stage::drawLeaders(const StageView& view) {
  const auto leaders = mainLabels_.leadersSeenBy(view.camera);
  if (leaders.empty()) return;
  const auto& style = core::style(view.theme);
  LayerGeometry lines;
  for (const auto& [from, to] : leaders) {
    const std::vector<geo::PlanePoint> points{core::toPlane(view.camera, view.mapRect, from),
                                              core::toPlane(view.camera, view.mapRect, to)};
    addLine(lines, points, {}, {.colour = style.halo, .width = 3});
    addLine(lines, points, {}, {.colour = style.text, .width = .9f});
  }
  painter_.drawLooseLines(lines, paintView(view.mapRect, view.camera, view.scale));
}

MapLabels::Place Stage::mainLabels(const StageView& view) const {
  MapLabels::Place place{.wishes = view.main->map.scene.labels,
                         .camera = view.camera,
                         .viewport = view.mapRect,
                         .obstacles = view.obstacles,
                         .marks = view.main->map.marks,
                         .callout = view.present ? view.main->map.scene.callout : nullptr,
                         .style = &core::style(view.theme),
                         .chinese = view.chinese,
                         .scale = view.scale};
  if (view.inset && view.insetRect) place.obstacles.push_back(*view.insetRect);
  return place;
}

MapLabels::Place Stage::insetLabels(const StageView& view) const {
  const auto& rect = *view.insetRect;
  const core::PixelRect captionBand{rect.x, rect.y + rect.height - 30 * view.scale, rect.width, 30 * view.scale};
  return {.wishes = view.inset->map.scene.labels,
          .camera = insetCamera(*view.inset, rect),
          .viewport = rect,
          .obstacles = {captionBand},
          .marks = view.inset->map.marks,
          .callout = {},
          .style = &core::style(view.theme),
          .chinese = view.chinese,
          .scale = view.scale};
}

core::PlacedLabel Stage::caption(const StageView& view) {
  const auto& style = core::style(view.theme);
  core::PlacedLabel label{.text = view.inset->caption,
                          .style = {.size = style.small * view.scale,
                                    .weight = core::FontWeight::medium,
                                    .colour = style.textSecondary,
                                    .halo = style.halo,
                                    .haloWidth = 2 * view.scale},
                          .topLeft = {},
                          .size = {}};
  label.size = labels_.measurer()(label.text, label.style);
  const auto& rect = *view.insetRect;
  label.topLeft = {rect.x + 16 * view.scale, rect.y + rect.height - 10 * view.scale - label.size.height};
  return label;
}

void Stage::drawMain(const StageView& view, FrameStats& stats, gl::Name framebuffer) {
  mainCanvas_.draw(view.camera, view.mapRect, view.height, framebuffer);
  if (view.inset && view.insetRect) drawLocator(view);
  drawMarks(view.main->map, view.mapRect, view.camera, view, stats);
  if (view.atRest) mainLabels_.place(mainLabels(view), labels_.measurer(), stats);
  drawLeaders(view);
  labels_.draw(mainLabels_.seenBy(view.camera), 1, view.width, view.height, sprites_, stats);
}

void Stage::drawInset(const StageView& view, FrameStats& stats) {
  const auto& rect = *view.insetRect;
  const auto camera = insetCamera(*view.inset, rect);
  const gl::RoundFrame frame{
      .rect = rect, .radius = core::style(view.theme).pageRadius * view.scale, .line = core::style(view.theme).locator};
  insetCanvas_.draw(camera, rect, view.width, view.height, sprites_, frame);
  drawMarks(view.inset->map, rect, camera, view, stats);
  insetLabels_.place(insetLabels(view), labels_.measurer(), stats);
  auto labels = insetLabels_.seenBy(camera);
  labels.push_back(caption(view));
  labels_.draw(labels, 1, view.width, view.height, sprites_, stats);
}

bool Stage::settled(const StageView& view) const {
  if (!view.main || spins(view) || fade_.active() || !mainCanvas_.shows(view.main->map.canvas) ||
      mainLabels_.outdated(mainLabels(view)))
    return false;
  return !view.inset || !view.insetRect || insetCanvas_.shows(view.inset->map.canvas);
}

void Stage::rest() {
  mainCanvas_.rest();
  insetCanvas_.rest();
  glow_.rest();
}

std::size_t Stage::pictureBytes() const {
  return mainCanvas_.bytes() + fade_.bytes() + insetCanvas_.bytes() + glow_.bytes() + labels_.bytes();
}

void Stage::drawGlobe(const StageView& view) {
  const Clip clip(view.mapRect, view.width, view.height);
  const auto paint = paintView(view.mapRect, view.camera, view.scale);
  const auto& style = core::style(view.theme);
  // The sea, and the limb as its outline: a dot of one earth radius.
  painter_.drawLooseMarks({{.size = static_cast<float>(view.camera.pixelsPerUnit) / view.scale,
                            .outlineWidth = style.coastWidth,
                            .symbol = static_cast<float>(core::Symbol::dot),
                            .fill = style.water,
                            .outline = view.globe->limb}},
                          paint);
  globe_.draw(*view.spin, paint, view.globeTies);
}

void Stage::drawPicture(const StageView& view, FrameStats& stats, gl::Name framebuffer) {
  if (spins(view)) return drawGlobe(view);
  drawMain(view, stats, framebuffer);
}

bool Stage::changePicture(const StageView& view, FrameStats& stats) {
  if (!view.main) return false;
  const bool otherPlane = plane_ && *plane_ != view.main->projection;
  plane_ = view.main->projection;
  if (turn_ && (otherPlane || !sameCamera(turn_->coast.goal(), view.camera))) turn_.reset();
  const bool stopsSpinning = shown_ && spins(*shown_) && !spins(view);
  if (!otherPlane && !stopsSpinning) return false;
  const bool keeps = shown_ && (mainCanvas_.ready() || spins(*shown_));
  if (keeps) {
    fade_.keep(shown_->width, shown_->height, sprites_, view.now, [&](gl::Name framebuffer) {
      clearTo(shown_->main->map.scene.background);
      drawPicture(*shown_, stats, framebuffer);
    });
    if (otherPlane && view.coast && view.fadeSeconds > 0 && !spins(*shown_))
      turn_.emplace(
          Turn{CoastTurn(view.coast, {shown_->main->projection, shown_->camera}, {view.main->projection, view.camera}),
               view.now});
  }
  shown_.reset();
  if (!otherPlane) return keeps;
  mainCanvas_.forget();
  painter_.forgetUnused();  // before the layers of the other map are sent
  mainLabels_ = {};
  return keeps;
}

void Stage::drawCoast(const StageView& view, double t) {
  LayerGeometry lines;
  const auto& style = core::style(view.theme);
  const core::Stroke stroke{.colour = style.coast, .width = 1.5f * style.coastWidth};
  for (const auto& line : turn_->coast.at(t)) addLine(lines, line, {}, stroke);
  const Clip clip(view.mapRect, view.width, view.height);
  painter_.drawLooseLines(lines, paintView(view.mapRect, {{0, 0}, 1}, view.scale));
}

bool Stage::drawTurn(const StageView& view) {
  const double t = view.fadeSeconds > 0 ? (view.now - turn_->start) / view.fadeSeconds : 1;
  if (t >= 1) {
    // The coast has arrived: it waits for the rest, which fades in over it.
    fade_.end();
    fade_.keep(view.width, view.height, sprites_, view.now, [&](gl::Name) {
      clearTo(core::style(view.theme).water);
      drawCoast(view, 1);
    });
    turn_.reset();
    return false;
  }
  drawCoast(view, eased(t));
  fade_.drawPicture(view.width, view.height, sprites_, static_cast<float>(1 - eased(2 * t)));
  return true;
}

bool Stage::draw(const StageView& view, FrameStats& stats) {
  const bool changed = changePicture(view, stats);
  const bool spinning = spins(view);
  if (spinning) {
    globe_.upload(view.globe, stats);
    turn_.reset();         // a hand interrupts what moves by itself
    mainCanvas_.forget();  // where it is let go, another picture follows
  }
  bool more = changed && !spinning;
  if (!changed && !spinning) more = updateCanvases(view, stats);
  gl::bindWindow(view.width, view.height);
  clearTo(view.main && !turn_ ? view.main->map.scene.background : core::style(view.theme).water);
  const bool turning = turn_ && drawTurn(view);
  const bool ready = !turning && view.main && (spinning || mainCanvas_.ready());
  gl::bindWindow(view.width, view.height);
  if (ready) {
    drawPicture(view, stats, 0);
    if (spinning) fade_.end();  // what a hand turns is not veiled by a picture that stands still
    fade_.begin(view.now, view.fadeSeconds);
    shown_ = view;
    shown_->inset = nullptr;
    shown_->atRest = false;
  }
  if (!turning) more |= fade_.draw(view.width, view.height, sprites_, view.now);
  if (view.main && view.inset && view.insetRect && insetCanvas_.ready()) drawInset(view, stats);
  return more || turning;
}

std::size_t Stage::tiesIn(double ms) {
  // Arcs across the whole of a target the size of a small window: the dearest that a frame can hold.
  constexpr int count = 24, width = 1280, height = 720;
  auto target = gl::makeTarget(width, height, gl::PixelKind::colour);
  LayerGeometry arcs;
  for (int i = 0; i < count; ++i) {
    geo::PlaneLine line;
    for (int k = 0; k <= 64; ++k) line.push_back({-1 + k / 32., .4 * std::sin(k * .05) + i * .01});
    addLine(arcs, line, {}, {.colour = {255, 255, 255, 60}, .width = 1});
  }
  gl::bind(target);
  const PaintView view{{{0, 0}, width / 2.}, width, height, 1};
  painter_.drawLooseLines(arcs, view);  // the first pays for compiling
  glFinish();
  const auto start = std::chrono::steady_clock::now();
  painter_.drawLooseLines(arcs, view);
  glFinish();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  return static_cast<std::size_t>(std::clamp(ms * count / std::max(took.count(), .01), 40., 2. * mostGlobeTies));
}

}  // namespace cityties::desk
