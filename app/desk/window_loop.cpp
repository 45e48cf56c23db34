#include "app/desk/window_loop.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "app/core/flows.hpp"
#include "app/desk/gl_program.hpp"
#include "app/desk/process_memory.hpp"
#include "app/desk/screenshot.hpp"

namespace cityties::desk {
namespace {

using namespace std::chrono_literals;

constexpr auto idlePoll = 30ms;  // when nothing happens
constexpr auto workPoll = 4ms;   // when a result is awaited
constexpr auto shortestFrame = 15ms;
constexpr int framesAfterEvent = 3;  // ImGui needs them to settle sizes and hover
constexpr Seconds restAfter = 1;     // of stillness, before what only drawing needs is freed
constexpr Seconds messageSeconds = 8;
constexpr Seconds longestScreenshotWait = 120;
constexpr std::size_t fewTies = 100;    // until that has been measured
constexpr double drawBudgetMs = 10;     // for new pictures while the old one is shown
constexpr double stillBudgetMs = 60;    // when only a step is being animated
constexpr double waitBudgetMs = 20;     // when the picture of another map stands until the new one is drawn
constexpr double firstBudgetMs = 1000;  // when there is nothing to show yet
/// On stage the map grows with the screen as the words do, whatever the scale of panels: labels can be read from the
/// last row, and do not cover the map of a small window. Here they are as large as in the interface.
constexpr float stageHeight = 600;
/// Part of a framing that is kept when the room for the close-up is not needed.
constexpr double leastOnStage = .72;

core::ViewState firstView(const DeskOptions& options) {
  core::ViewState view;
  view.language = options.language;
  view.present = options.present;
  view.stepCount = options.document.scenario.steps.size() + 1;
  view.step = std::min(options.step, view.stepCount - 1);
  view.motion = !options.screenshot;
  view.theme = options.theme;
  view.projection = options.projection;
  view.centre = options.centre;
  view.names = options.names;
  view.content = options.content;
  view.againstBefore = options.againstBefore;
  if (options.scale > 0) view.scale = options.scale;
  return view;
}

bool sameBox(const geo::PlaneBox& a, const geo::PlaneBox& b) { return a.min == b.min && a.max == b.max; }

}  // namespace

Loop::Loop(const DeskOptions& options, Window window, std::unique_ptr<Stage> stage, std::unique_ptr<Work> work,
           std::chrono::steady_clock::time_point start)
    : options_(options),
      start_(start),
      window_(std::move(window)),
      stage_(std::move(stage)),
      work_(std::move(work)),
      study_(std::make_unique<Study>(options.assets)),
      seek_(std::make_unique<Seek>(options.dataset)),
      session_(options.dataset, options.document, options.story, firstView(options)),
      view_(session_.view()),
      documents_(session_, surroundingsOf(options), options.file),
      centres_(options.dataset),
      english_(std::make_shared<const core::Catalogue>()),
      chinese_(english_),
      // The atlas holds the names of the data; they are known before the story is.
      fonts_({}),
      log_(std::make_shared<DeskLog>()) {
  gathers_ = core::flowScaleFor(options.dataset->agreements.size(), 0).level != core::FlowLevel::ties;
  if (options.measure) measure_.emplace(*options.measure, options.measureFrames);
  if (auto read = core::Catalogue::read(options.assets / "i18n" / "zh.mo", core::Language::chinese))
    chinese_ = std::make_shared<const core::Catalogue>(std::move(*read));
  // While letters are drawn and the first frames are made, the first picture is composed.
  work_->drain(stats_);
  wantScenes();
  const core::Story names{.dataset = options.dataset, .scenario = options.document.scenario, .options = options.story};
  fonts_.setTexts(allTexts(names, *chinese_));
  bridge_.useSystemClipboard();
  ImGui_ImplOpenGL3_Init("#version 330 core");
  imguiReady_ = true;
  FontTexture::prepareBackend();
  gl::releaseCompiler();
  makeFonts();
  if (!chineseReadable_) {
    problem_ = "No Chinese font is installed, so the window stays in English. The package is fonts-wqy-microhei.";
    session_.apply(core::command::SetLanguage{core::Language::english});
  }
  startDesk();
}

Loop::~Loop() {
  study_.reset();
  work_.reset();
  seek_.reset();
  if (imguiReady_) ImGui_ImplOpenGL3_Shutdown();
}

Seconds Loop::now() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

float Loop::mapScale() const {
  if (!view_.present) return window_.scale();
  return std::max(1.0f, static_cast<float>(window_.height()) / stageHeight);
}

double Loop::stepProgress() const {
  if (!stepStart_) return 1;
  const double duration = core::style(view_.theme).stepSeconds;
  return duration > 0 ? eased((now() - *stepStart_) / duration) : 1;
}

geo::Projection Loop::projection() {
  return geo::Projection::make(view_.projection, centres_.of(view_.projection, view_.centre));
}

core::ComposeOptions Loop::composeOptions() {
  const bool day = view_.desk.day.has_value();
  const auto probe = day ? nullptr : study_->probe();
  return {.step = day     ? 0
                  : probe ? probe->step
                          : view_.step,
          .theme = view_.theme,
          .progress = stepProgress(),
          .selected = view_.selected,
          .marked = study_->marked(),
          .names = view_.names,
          .content = day     ? core::MapContent::state
                     : probe ? core::MapContent::difference
                             : view_.content,
          .against = day     ? 0
                     : probe ? probe->question.step
                             : core::againstOf(view_),
          .filter = view_.desk.filter,
          .neighbourhood = view_.desk.neighbourhood,
          .routes = seek_->routes(),
          .pixelsPerUnit = scaleSteps_.at(mapView_.goal().pixelsPerUnit / mapScale(), now())};
}

void Loop::wantScenes() {
  if (view_.desk.day && !seek_->day()) return;  // the picture that is there stays until then
  const auto options = composeOptions();
  const auto probe = study_->probe();
  work_->want({.story = seek_->day() ? seek_->day()
                        : probe      ? probe->story
                                     : nullptr,
               .words = view_.language == core::Language::chinese ? chinese_ : english_,
               .projection = projection(),
               .options = options,
               .scale = mapScale(),
               .inset = layout_.inset.has_value()});
  if (options.progress >= 1) stepStart_.reset();
}

void Loop::wantStudy() {
  const auto& words = view_.language == core::Language::chinese ? chinese_ : english_;
  if (study_->want({view_, work_->story(), words})) framesWanted_ = framesAfterEvent;
}

geo::PlaneBox Loop::wantedFraming(const PreparedMain& main) const {
  auto box = main.framing;
  const auto& asked = view_.centre;
  if (asked && geo::isAzimuthal(main.projection.kind())) {
    // Centred on a place, that place is in the middle: of the whole globe, or of all that is to be seen from there.
    const double reach = main.projection.kind() == geo::ProjectionKind::globe
                             ? main.bounds.max.x
                             : std::max({-box.min.x, -box.min.y, box.max.x, box.max.y});
    return {{-reach, -reach}, {reach, reach}};
  }
  const bool withoutCloseUp = view_.present || (layout_.bar && !layout_.inset);
  if (!withoutCloseUp || !main.closeUp || layout_.inner.height <= 0) return box;
  // On stage, and in a small window, there is no close-up: its room in the south goes to the rest.
  const double aspect = static_cast<double>(layout_.inner.width) / static_cast<double>(layout_.inner.height);
  const double height = (box.max.x - box.min.x) / aspect;
  box.min.y = std::max(box.min.y, box.max.y - std::max(height, leastOnStage * (box.max.y - box.min.y)));
  return box;
}

/// The close-up stands on its district's side of the map, so that the lines to it cross no ocean.
void Loop::placeCloseUp() {
  if (!layout_.inset || !work_->inset() || !work_->main() || work_->inset()->locator.empty()) return;
  double sum = 0;
  for (const auto& corner : work_->inset()->locator) sum += corner.x;
  const auto& home = work_->main()->framing;
  const bool west = sum / static_cast<double>(work_->inset()->locator.size()) < (home.min.x + home.max.x) / 2;
  if (west) layout_.inset->x = layout_.inner.x;
}

void Loop::followProjection() {
  const auto main = work_->main();
  if (!main) return;
  if (main->projection == projection()) spin_.settle();
  if (plane_ && *plane_ == main->projection) return;
  std::optional<core::Camera> camera;
  const auto isGlobe = [](const geo::Projection& p) { return p.kind() == geo::ProjectionKind::globe; };
  const bool turnedByHand =
      plane_ && isGlobe(*plane_) && isGlobe(main->projection) && view_.centre && view_.centre->place.empty();
  if (turnedByHand) {
    camera = mapView_.camera();  // the earth was turned, not the eye
  } else if (plane_ && mapView_.moved() && plane_->centre() == main->projection.centre()) {
    // The same place stays in the middle, at the same scale, unless the user asked for another middle.
    if (const auto place = plane_->inverse(mapView_.middle()))
      if (const auto point = main->projection.forward(*place))
        camera = mapView_.cameraAt(*point, mapView_.camera().pixelsPerUnit);
  }
  plane_ = main->projection;
  framing_ = wantedFraming(*main);
  mapView_.changePlane(main->bounds, *framing_, camera);
}

void Loop::followFraming() {
  followProjection();
  if (!work_->main() || view_.desk.day || work_->mainStep() != view_.step) return;
  const auto framing = wantedFraming(*work_->main());
  if (framing_ && sameBox(*framing_, framing)) return;
  const bool first = !framing_;
  framing_ = framing;
  mapView_.frame(framing, now(), first ? 0 : motion(core::style(view_.theme).stepSeconds));
}

double Loop::drawBudget(bool still) const {
  if (!stage_->hasMap()) return firstBudgetMs;
  if (stage_->waiting()) return waitBudgetMs;
  return still && stepStart_ ? stillBudgetMs : drawBudgetMs;
}

StageView Loop::stageView() const {
  const bool still = !mapView_.dragging() && !mapView_.flying();
  return {.width = window_.width(),
          .height = window_.height(),
          .scale = mapScale(),
          .theme = view_.theme,
          .chinese = view_.language == core::Language::chinese,
          .present = view_.present,
          .main = work_->main() && mapView_.ready() ? work_->main() : nullptr,
          .mapRect = layout_.map,
          .camera = mapView_.camera(),
          .atRest = still,
          .budgetMs = drawBudget(still),
          .spin = spin_.centre(),
          .globe = work_->globe(),
          .coast = work_->coast(),
          .globeTies = globeTies_.value_or(fewTies),
          .now = now(),
          .fadeSeconds = motion(core::style(view_.theme).projectionSeconds),
          .inset = work_->inset(),
          .insetRect = layout_.inset,
          .obstacles = layout_.obstacles,
          .hovered = view_.hovered};
}

bool Loop::settled(const StageView& view) const {
  return idle() && work_->fine() && !stepStart_ && !scaleSteps_.waiting() && view.atRest && stage_->settled(view);
}

bool Loop::drawFrame(const std::vector<Event>& events) {
  const Seconds time = now();
  if (fonts_.due()) makeFonts();
  layout_ = layoutUi(view_, window_.width(), window_.height(), window_.scale(), gathers_);
  placeCloseUp();
  followFraming();
  mapView_.setViewport(layout_.map, layout_.inner, time);
  refreshModel();
  if (view_.present) layout_.obstacles = stageObstacles(model_, layout_);

  bridge_.beginFrame(events, window_.width(), window_.height(), static_cast<float>(time - lastFrame_));
  lastFrame_ = time;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  handleKeys(events);
  scratch_.now = time;
  drawUi(model_, layout_, window_.scale(), scratch_, [this](const core::Command& command) { emit(command); });
  handlePointer(events);
  ImGui::Render();
  fonts_.want(scratch_.missing);
  window_.setCursor(view_.hovered && pointerOnMap_ ? CursorKind::hand : bridge_.cursor());

  applyCommands();
  wantStudy();
  wantScenes();
  mapView_.advance(now());
  const bool turning = spin_.turning();  // also when it arrives: a full picture that is there takes its place next
  spin_.advance(now());
  const auto view = stageView();
  const bool more = stage_->draw(view, stats_);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (options_.screenshot && writeWhenSettled(view)) return false;
  window_.display();
  return more || turning || scaleSteps_.waiting() || fonts_.due() || mapView_.flying() || stepStart_.has_value() ||
         !queue_.empty();
}

bool Loop::writeWhenSettled(const StageView& view) {
  if (now() > longestScreenshotWait) {
    fmt::print(stderr, "error: the window did not settle\n");
    exitCode_ = 1;
    return true;
  }
  settledFrames_ = settled(view) ? settledFrames_ + 1 : 0;
  if (settledFrames_ <= framesAfterEvent) {
    if (idle()) framesWanted_ = framesAfterEvent;  // else the next result brings frames
    return false;
  }
  const auto written = writeScreenshot(*options_.screenshot, window_.width(), window_.height());
  if (!written) fmt::print(stderr, "{}\n", written.error().front().text());
  exitCode_ = written ? 0 : 1;
  return true;
}

void Loop::count(Seconds frameStart) {
  ++stats_.frames;
  if (stats_.firstMapSeconds == 0 && stage_->hasMap()) stats_.firstMapSeconds = now();
  if (stats_.settledSeconds > 0) {
    stats_.slowestFrameMs = std::max(stats_.slowestFrameMs, (now() - frameStart) * 1000);
  } else if (settled(stageView())) {
    stats_.settledSeconds = now();
    rest();
    stats_.residentKb = processMemory().residentKb;
  }
}

void Loop::pace(Seconds frameStart) {
  const auto left = shortestFrame - std::chrono::duration<double>(now() - frameStart);
  if (left > 0s) std::this_thread::sleep_for(left);
}

bool Loop::frame() {
  const Seconds frameStart = now();
  const auto events = queue_.takeFrame();
  const bool more = drawFrame(events);
  count(frameStart);
  if (measure_) measure_->frameDone((now() - frameStart) * 1000);
  if (!exitCode_) pace(frameStart);
  return more;
}

int Loop::run() {
  bool more = false;
  while (!exitCode_) {
    bool news = window_.poll(queue_);
    news |= work_->drain(stats_);
    news |= study_->drain();
    news |= seek_->drain();
    news |= play();
    news |= playDays();
    news |= measure();
    news |= pictureDone();
    if (!messages_.empty() && now() - messageTime_ > messageSeconds) tell({});
    if (window_.closed()) askToQuit();
    if (view_.quit) break;
    if (!work_->failure().empty() && (!work_->story() || !work_->main())) {
      fmt::print(stderr, "{}\n", work_->failure());
      exitCode_ = 1;
      break;
    }
    if (news) framesWanted_ = framesAfterEvent;
    if (scratch_.wakeAt && now() >= *scratch_.wakeAt) {
      scratch_.wakeAt.reset();
      framesWanted_ = std::max(framesWanted_, 1);
    }
    const bool visible = window_.width() > 0 && window_.height() > 0;
    if (!visible || (!more && framesWanted_ <= 0 && queue_.empty())) {
      if (!rested_ && idle() && now() - lastFrame_ > restAfter) rest();
      std::this_thread::sleep_for(idle() ? idlePoll : workPoll);
      continue;
    }
    framesWanted_ = std::max(0, framesWanted_ - 1);
    rested_ = false;
    more = frame();
  }
  documents_.finish();
  stats_.peakKb = processMemory().peakKb;
  stats_.tablesBegun = study_->counts().begun;
  stats_.tablesDone = study_->counts().tables;
  if (options_.reportFrames) fmt::print(stderr, "{}\n", describe(stats_));
  return exitCode_.value_or(0);
}

}  // namespace cityties::desk
