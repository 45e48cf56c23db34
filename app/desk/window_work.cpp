#include "app/desk/window_work.hpp"

#include <utility>

#include "app/desk/process_memory.hpp"

namespace cityties::desk {

Work::Work(Subject subject, geo::Projection first)
    : subject_(std::move(subject)),
      bases_(subject_.baseMapFile),
      wanted_(std::move(first)),
      mainMaker_(std::make_shared<SceneMaker>()),
      insetMaker_(std::make_shared<SceneMaker>()) {
  workOut();
  bases_.want(wanted_);
}

void Work::fail(const graph::Diagnostics& problems) {
  for (const auto& problem : problems)
    if (problem.severity == graph::Severity::error) failure_ += (failure_.empty() ? "" : "\n") + problem.text();
}

void Work::workOut() {
  storyLane_.submit([this, subject = subject_](const std::stop_token&) -> Lane::Delivery {
    auto story = core::workOut(subject.dataset, subject.scenario, subject.story);
    if (!story) return [this, problems = story.error()] { fail(problems); };
    auto shared = std::make_shared<const core::Story>(std::move(*story));
    // A scenario is told in figures from its first step on.
    if (shared->steps.size() > 1) (void)*shared->steps.front().impact;
    return [this, shared] { story_ = shared; };
  });
}

/// A picture of a state needs no figures; who points at a city soon does. They wait until the map is there: on a large
/// dataset they keep all processors busy for a second.
void Work::findFigures() {
  if (figuresOf_ == story_) return;
  figuresOf_ = story_;
  figuresLane_.submit([story = story_](const std::stop_token&) -> Lane::Delivery {
    giveWay();
    (void)*story->steps.front().impact;
    giveBackMemory();
    return [] {};  // what shows figures looks again
  });
}

void Work::setStory(core::Scenario scenario, core::StoryOptions options) {
  subject_.scenario = std::move(scenario);
  subject_.story = std::move(options);
  workOut();
}

void Work::wantMain(const SceneRequest& request, bool passing) {
  const bool same = request.sameSubject(mainAsked_);
  // A frame of an animation waits for the one before it: each is shown, however slow the machine.
  if (same && (request.options.progress == mainAsked_.options.progress || mainLane_.busy())) return;
  mainAsked_ = request;
  mainLane_.submit([this, request, passing, maker = mainMaker_](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<PreparedMain>(maker->makeMain(request));
    made->passing = passing;
    return [this, request, passing, made] {
      bases_.refine(made->projection);
      main_ = made;
      mainFor_ = request;
      ++composed_;
      if (!passing) findFigures();
    };
  });
}

void Work::wantInset(const SceneRequest& request) {
  const bool same = request.sameSubject(insetAsked_);
  if (same && (request.options.progress == insetAsked_.options.progress || insetLane_.busy())) return;
  insetAsked_ = request;
  insetLane_.submit([this, request, maker = insetMaker_](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<std::optional<PreparedInset>>(maker->makeInset(request));
    return [this, made] {
      inset_ = std::move(*made);
      ++composed_;
    };
  });
}

/// The earth as a ball is made once; what is drawn on it changes with the step.
void Work::wantGlobe(const SceneRequest& request) {
  const auto map = bases_.coarse();
  if (!map) return;
  const auto& asked = globeAsked_;
  if (asked.story == request.story && asked.options.step == request.options.step &&
      asked.options.theme == request.options.theme)
    return;
  globeAsked_ = request;
  globeLane_.submit([this, request, map, mesh = globeMesh_](const std::stop_token&) -> Lane::Delivery {
    auto ball = mesh ? mesh : std::make_shared<const geo::GlobeMesh>(geo::makeGlobeMesh(*map));
    auto made = makeGlobePicture(*ball, *request.story, *request.base, request.options);
    return [this, ball, made] {
      globeMesh_ = ball;
      globe_ = made;
    };
  });
}

void Work::want(const Wish& wish) {
  wanted_ = wish.projection;
  bases_.want(wish.projection);
  // A step that an edit has made is not there before the story of it is.
  const auto story = wish.story ? wish.story : story_;
  if (!story || wish.options.step >= story->steps.size() || wish.options.against >= story->steps.size()) return;
  const auto base = bases_.best(wish.projection);
  if (!base) return;  // the picture that is there stays until then
  const SceneRequest request{.story = story,
                             .map = base->map,
                             .base = base->projected,
                             .words = wish.words,
                             .options = wish.options,
                             .scale = wish.scale};
  const bool passing = base->detail == geo::Detail::coarse;
  wantMain(request, passing);
  // Only the fine map: a close-up of the coarse one would be ugly, and is not waited for.
  // Its camera stays, whatever the scale of the main map.
  auto closeUp = request;
  closeUp.options.pixelsPerUnit = core::ComposeOptions{}.pixelsPerUnit;
  if (wish.inset && !passing) wantInset(closeUp);
  if (wish.projection.kind() == geo::ProjectionKind::globe && !passing) wantGlobe(request);
}

bool Work::drain(FrameStats& stats) {
  bool any = bases_.drain();
  any |= storyLane_.drain();
  any |= figuresLane_.drain();
  any |= mainLane_.drain();
  any |= insetLane_.drain();
  any |= globeLane_.drain();
  stats.compositions = composed_;
  stats.projections = bases_.projections();
  return any;
}

std::shared_ptr<const core::Flows> Work::flows() const {
  if (!main_) return nullptr;
  for (const auto& layer : main_->map.scene.layers)
    if (layer->id == "ties") return layer->flows;
  return nullptr;
}

bool Work::idle() const {
  return !bases_.busy() && !storyLane_.busy() && !mainLane_.busy() && !insetLane_.busy() && !globeLane_.busy();
}

}  // namespace cityties::desk
