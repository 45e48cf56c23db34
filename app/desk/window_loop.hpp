#pragma once
// The program's loop: events → commands → view → scenes → picture, and sleep when nothing changes.

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "app/core/playback.hpp"
#include "app/core/session.hpp"
#include "app/desk/desk.hpp"
#include "app/desk/desk_fonts.hpp"
#include "app/desk/desk_log.hpp"
#include "app/desk/document_desk.hpp"
#include "app/desk/font_texture.hpp"
#include "app/desk/imgui_bridge.hpp"
#include "app/desk/map_view.hpp"
#include "app/desk/ui.hpp"
#include "app/desk/window_measure.hpp"
#include "app/desk/window_seek.hpp"
#include "app/desk/window_spin.hpp"
#include "app/desk/window_stage.hpp"
#include "app/desk/window_study.hpp"
#include "app/desk/window_work.hpp"

namespace cityties::desk {

class Loop {
 public:
  /// `start` is when the process began, for the counters.
  Loop(const DeskOptions& options, Window window, std::unique_ptr<Stage> stage, std::unique_ptr<Work> work,
       std::chrono::steady_clock::time_point start);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// Until the window is closed. Returns the exit code.
  int run();

 private:
  Seconds now() const;
  Seconds motion(Seconds duration) const { return view_.motion ? duration : 0; }
  float mapScale() const;
  /// One frame. Returns whether the next one should follow at once.
  bool frame();
  bool drawFrame(const std::vector<Event>& events);

  void handleKeys(const std::vector<Event>& events);
  void handlePointer(const std::vector<Event>& events);
  void on(const event::MouseMove& e);
  void on(const event::MouseButton& e);
  void on(const event::Wheel& e);
  void on(const event::PointerLeft&);
  void on(const auto&) {}
  void click(core::PixelPoint pixel);
  void updateHover();
  std::optional<std::string> under(core::PixelPoint pixel, bool marksOnly) const;

  void emit(const core::Command& command) { commands_.push_back(command); }
  void applyCommands();
  void actOnCamera(const core::Command& command);
  /// Says why something was not done; the next deed or some seconds take it away.
  void tell(const graph::Diagnostics& refused);
  void actOnDesk(const core::Command& command);
  /// Files: what the desk of documents answers is told and carried out. Returns whether it took the command.
  bool actOnFiles(const core::Command& command);
  void carryOut(const DocumentDesk::Outcome& outcome);
  static DocumentDesk::Surroundings surroundingsOf(const DeskOptions& options);
  void startDesk();
  void askToQuit();
  /// Another document is open.
  void documentReplaced();
  /// Name and state of the document where the window manager shows them.
  void titleWindow();
  /// The letters as scale and texts want them now.
  void makeFonts();
  /// Of the document, files and messages, what panels show.
  void tellDesk();
  void listFiles();
  void exportPicture(const std::string& file);
  /// Tells how the picture came out, once. Returns whether there was something to tell.
  bool pictureDone();
  void say(std::string text);
  void viewChanged(const core::ViewState& before);
  void lookAt(const std::string& id);
  void turnGlobe();
  /// Goes on by itself when a step of a story that plays has stood long enough. Returns whether it did.
  bool play();
  /// Goes on to a later day while the timeline plays and the last day has been shown. Returns whether it did.
  bool playDays();
  /// A command that the record bounds: days within the timeline, a city of a route pointed at on the map.
  core::Command bounded(const core::Command& command) const;

  double stepProgress() const;
  void wantScenes();
  /// What is worked out beside the window, for the view as it is now.
  void wantStudy();
  bool idle() const { return work_->idle() && study_->idle() && seek_->idle(); }
  geo::PlaneBox wantedFraming(const PreparedMain& main) const;
  void placeCloseUp();
  void followFraming();
  /// The projection that the view asks for.
  geo::Projection projection();
  /// Where the camera goes when the map has come in another projection: home, or where the user had moved it.
  void followProjection();
  core::ComposeOptions composeOptions();
  /// Takes hold of the globe. False when the map is none, or the pointer is beside it.
  bool grabGlobe(core::PixelPoint pixel);
  void refreshModel();
  double drawBudget(bool still) const;
  StageView stageView() const;
  bool settled(const StageView& view) const;
  bool writeWhenSettled(const StageView& view);
  void count(Seconds frameStart);
  /// Lets the machine's hand act. Returns whether it did.
  bool measure();
  /// Once after every stir: frees what only drawing needs.
  void rest();
  void pace(Seconds frameStart);

  const DeskOptions& options_;
  std::chrono::steady_clock::time_point start_;
  Window window_;
  ImGuiBridge bridge_;
  bool imguiReady_ = false;
  FontTexture fontTexture_;
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<Work> work_;
  std::unique_ptr<Study> study_;
  std::unique_ptr<Seek> seek_;
  EventQueue queue_;
  FrameStats stats_;

  core::Session session_;
  const core::ViewState& view_;  ///< of the session
  DocumentDesk documents_;
  core::Centres centres_;
  std::shared_ptr<const core::Catalogue> english_, chinese_;
  UiModel model_;
  std::shared_ptr<const EditsModel> edits_;
  core::Language documentWords_ = core::Language::english;
  std::optional<core::ViewState> modelView_;
  bool modelFigures_ = false;  ///< the model was made with the figures of its step
  bool gathers_ = false;       ///< the data has too many ties to draw each
  UiLayout layout_;
  UiScratch scratch_;
  DeskFonts fonts_;
  std::shared_ptr<DeskLog> log_;
  std::shared_ptr<const FilesModel> files_;
  std::vector<ShippedScenario> shipped_;
  std::future<graph::Diagnostics> picture_;  ///< being drawn
  std::string pictureFile_;
  std::string problem_;
  std::vector<std::string> messages_;  ///< of what was refused last
  Seconds messageTime_ = 0;
  bool chineseReadable_ = true;
  std::vector<core::Command> commands_;
  std::string windowTitle_;
  core::Playback playback_;
  Seconds dayTime_ = 0;  ///< when the timeline last went on by itself

  MapView mapView_;
  std::optional<geo::PlaneBox> framing_;
  std::optional<geo::Projection> plane_;  ///< of the camera
  GlobeSpin spin_;
  ScaleSteps scaleSteps_;
  std::optional<std::size_t> globeTies_;  ///< as many as a frame can draw; measured at the first rest
  std::optional<Seconds> stepStart_;
  core::PixelPoint pointer_{-1, -1};
  bool pointerOnMap_ = false;
  Seconds lastFrame_ = 0;
  int framesWanted_ = 3;
  int settledFrames_ = 0;
  bool rested_ = false;
  std::optional<Measure> measure_;
  std::optional<int> exitCode_;
};

}  // namespace cityties::desk
