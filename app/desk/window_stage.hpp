#pragma once
// Everything of the map that is drawn with GL in the window: main map, close-up, marks, labels, locator.

#include <filesystem>
#include <memory>
#include <optional>

#include "app/desk/coast_turn.hpp"
#include "app/desk/globe_painter.hpp"
#include "app/desk/label_texture.hpp"
#include "app/desk/map_view_labels.hpp"
#include "app/desk/painter_canvas.hpp"
#include "app/desk/window_fade.hpp"
#include "app/desk/window_scenes.hpp"

namespace cityties::desk {

/// What the stage shows in one frame. Sizes in physical pixels.
struct StageView {
  int width = 0, height = 0;
  float scale = 1;
  core::Theme theme = core::Theme::dark;
  bool chinese = false;
  bool present = false;  ///< on stage: the callout is shown
  std::shared_ptr<const PreparedMain> main;
  core::PixelRect mapRect;
  core::Camera camera;
  bool atRest = true;  ///< neither dragged nor flying
  double budgetMs = 10;
  std::optional<graph::LonLat> spin;  ///< a globe turned to this centre in place of the full picture
  std::shared_ptr<const GlobePicture> globe;
  std::shared_ptr<const CoastLines> coast;  ///< that goes ahead to another map; null: it does not
  std::size_t globeTies = 0;                ///< as many as a frame can draw
  Seconds now = 0;
  Seconds fadeSeconds = 0;  ///< from one projection or centre to another; 0: at once
  const PreparedInset* inset = nullptr;
  std::optional<core::PixelRect> insetRect;
  std::vector<core::PixelRect> obstacles;
  std::optional<std::string> hovered;
};

/// The camera of the close-up: its box in its rectangle.
core::Camera insetCamera(const PreparedInset& inset, const core::PixelRect& rect);

class Stage {
 public:
  /// Needs a current context. Errors: shaders.
  static graph::Result<std::unique_ptr<Stage>> make(const std::filesystem::path& shaders);

  /// Draws on the cached pictures, then the frame into the window's buffer. Returns whether pictures are unfinished.
  bool draw(const StageView& view, FrameStats& stats);
  /// The main map has been drawn once.
  bool hasMap() const { return mainCanvas_.ready() || fade_.active(); }
  /// The map of before stands still until the new one is drawn: there is time for that.
  bool waiting() const { return fade_.waiting() && !turn_; }
  /// The picture on the screen is of this projection, whole, though another may still fade over it.
  bool shows(const geo::Projection& projection) const {
    return shown_ && !spins(*shown_) && shown_->main->projection == projection;
  }
  /// Pictures and labels are those of the view.
  bool settled(const StageView& view) const;
  /// Ties of a turning globe that this machine draws in `ms`, from one timed drawing of some.
  std::size_t tiesIn(double ms);
  /// Frees what only drawing needs. For a window that rests; the next drawing makes it anew.
  void rest();
  /// Bytes of the pictures, lights and label bitmaps held.
  std::size_t pictureBytes() const;

 private:
  Stage(Painter painter, Glow glow, gl::Sprites sprites, GlobePainter globe);
  bool updateCanvases(const StageView& view, FrameStats& stats);
  void drawGlobe(const StageView& view);
  /// The coast between two maps over water, and what is left of the old picture. False when it has arrived.
  bool drawTurn(const StageView& view);
  void drawCoast(const StageView& view, double t);
  /// The full map, or the globe that turns in its place.
  void drawPicture(const StageView& view, FrameStats& stats, gl::Name framebuffer);
  static bool spins(const StageView& view) { return view.spin && view.globe && view.main; }
  /// Keeps the last picture when the map goes over to another plane. Returns whether it did, which is a frame's work.
  bool changePicture(const StageView& view, FrameStats& stats);
  void drawMain(const StageView& view, FrameStats& stats, gl::Name framebuffer = 0);
  void drawInset(const StageView& view, FrameStats& stats);
  void drawMarks(const PreparedMap& map, const core::PixelRect& rect, const core::Camera& camera, const StageView& view,
                 FrameStats& stats);
  void drawLocator(const StageView& view);
  void drawLeaders(const StageView& view);
  MapLabels::Place mainLabels(const StageView& view) const;
  MapLabels::Place insetLabels(const StageView& view) const;
  core::PlacedLabel caption(const StageView& view);

  Painter painter_;
  Glow glow_;
  gl::Sprites sprites_;
  GlobePainter globe_;
  Canvas mainCanvas_, insetCanvas_;
  LabelTexture labels_;
  MapLabels mainLabels_, insetLabels_;
  PictureFade fade_;
  struct Turn {
    CoastTurn coast;
    Seconds start = 0;
  };
  std::optional<Turn> turn_;
  std::optional<geo::Projection> plane_;  ///< of the canvas
  std::optional<StageView> shown_;        ///< the last frame with a main map, without its close-up
};

}  // namespace cityties::desk
