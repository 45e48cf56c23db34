#pragma once
// A map drawn into a texture larger than its viewport, in portions that fit into a frame. While the camera moves the
// finished texture moves and scales with it; the next one is drawn beside it and takes its place when done.

#include <optional>

#include "app/desk/gl_sprites.hpp"
#include "app/desk/glow.hpp"
#include "app/desk/painter.hpp"

namespace cityties::desk {

/// What a canvas shows, compared by the identity of its layers. Marks are drawn live, not here.
struct CanvasScene {
  std::vector<GeometryPtr> layers;
  core::Rgba background;
  float glowStrength = 0;
  float glowSigma = 5;  ///< physical pixels
  bool operator==(const CanvasScene&) const = default;
};

/// The GL tools that canvases share.
struct CanvasTools {
  Painter& painter;
  Glow& glow;
  gl::Sprites& sprites;
};

class Canvas {
 public:
  /// `overscan`: size of the texture in viewports; 1 for a camera that stays.
  explicit Canvas(float overscan) : overscan_(overscan) {}

  struct Wish {
    const CanvasScene* scene = nullptr;
    core::Camera camera;
    int width = 0, height = 0;  ///< of the viewport
    float scale = 1;
    bool atRest = true;    ///< the camera does not move: make it sharp to the pixel
    bool passing = false;  ///< another scene will follow soon: a narrow rim is enough
    double budgetMs = 10;  ///< of drawing in this call
  };
  /// Draws on towards the wish. Returns whether there is more to do.
  bool update(const Wish& wish, CanvasTools& tools, FrameStats& stats);
  /// Something to show.
  bool ready() const { return front_.target.width > 0; }
  /// The picture is exactly this scene (any camera).
  bool shows(const CanvasScene& scene) const { return ready() && front_.scene == scene; }

  /// Frees everything: what it shows is of another plane.
  void forget();
  /// Frees all but the picture that is shown. Called when nothing moves any more; the next update makes it anew.
  void rest();
  /// Of the pictures held, in the memory of whoever draws: with software GL the process's own.
  std::size_t bytes() const;

  /// Puts the picture where the camera sees it now, on a framebuffer (0: the window) of the given height.
  void draw(const core::Camera& camera, const core::PixelRect& viewport, int height, gl::Name framebuffer = 0) const;
  /// The same within a frame.
  void draw(const core::Camera& camera, const core::PixelRect& viewport, int windowWidth, int windowHeight,
            gl::Sprites& sprites, const gl::RoundFrame& frame) const;

 private:
  struct Picture {
    gl::Target target;
    CanvasScene scene;
    PaintView view;
  };
  enum class Stage { layers, glow, blur, done };
  struct Pass {
    Stage stage = Stage::layers;
    std::size_t layer = 0, run = 0;
    std::size_t glowLayer = 0;  ///< the first that glows: the light lies under its lines
    bool lit = false;
    std::size_t keepAt = 0;  ///< layers after which the picture is kept for the next one; 0: not
    bool drewLayer = false;
  };

  core::PixelRect placeOf(const core::Camera& camera, const core::PixelRect& viewport) const;
  PaintView viewFor(const Wish& wish) const;
  bool needsDrawing(const Wish& wish) const;
  bool covers(const Wish& wish) const;
  void begin(const Wish& wish);
  void advance(CanvasTools& tools, FrameStats& stats);
  bool drawNextRun(std::size_t endLayer, CanvasTools& tools, FrameStats& stats);
  void drawGlowRun(CanvasTools& tools, FrameStats& stats);
  bool middleFits() const;
  void keepMiddle();
  std::size_t layersInCommon() const;
  void copy(const Picture& from, const Picture& to) const;
  void drawLayers(CanvasTools& tools, FrameStats& stats);
  void startFromMiddle();
  void finish(CanvasTools& tools, FrameStats& stats);

  float overscan_;
  // `middle_` holds the layers below the first that changed last time, light included, so that a frame of an animation
  // draws only what moves. It is there only once something has changed under a camera that stood still.
  Picture middle_, front_, back_;
  bool middleLit_ = false;
  std::optional<Pass> pass_;
};

}  // namespace cityties::desk
