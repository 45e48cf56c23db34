#include "app/desk/window_work.hpp"

#include <utility>

namespace cityties::desk {
namespace {

/// The middle of the Pacific: China and the United States on one picture (DESIGN §6, --center).
constexpr graph::Longitude homeMeridian{-170};

}  // namespace

Work::Work(Subject subject)
    : subject_(std::move(subject)),
      mainMaker_(std::make_shared<SceneMaker>()),
      insetMaker_(std::make_shared<SceneMaker>()) {
  workOut();
  readMap(geo::Detail::coarse);
}

void Work::fail(const graph::Diagnostics& problems) {
  for (const auto& problem : problems)
    if (problem.severity == graph::Severity::error) failure_ += (failure_.empty() ? "" : "\n") + problem.text();
}

void Work::readMap(geo::Detail detail) {
  mapLane_.submit([this, detail, file = subject_.baseMapFile](const std::stop_token& stop) -> Lane::Delivery {
    auto read = geo::readBaseMap(file, detail);
    if (!read) return [this, problems = read.error()] { fail(problems); };
    if (stop.stop_requested()) return {};
    Base base{std::make_shared<const geo::BaseMap>(std::move(*read)), nullptr};
    base.projected = core::projectBase(*base.map, geo::Projection::equalEarth(homeMeridian));
    return [this, detail, base] {
      base_ = base;
      fine_ = detail == geo::Detail::fine;
    };
  });
}

void Work::workOut() {
  storyLane_.submit([this, subject = subject_](const std::stop_token&) -> Lane::Delivery {
    auto story = core::workOut(subject.dataset, subject.scenario, subject.story);
    if (!story) return [this, problems = story.error()] { fail(problems); };
    auto shared = std::make_shared<const core::Story>(std::move(*story));
    // A scenario is told in figures from its first step on.
    if (shared->steps.size() > 1) (void)*shared->steps.front().impact;
    return [this, shared] {
      story_ = shared;
      findFigures();
    };
  });
}

/// A picture of a state needs no figures; who points at a city soon does.
void Work::findFigures() {
  figuresLane_.submit([story = story_](const std::stop_token&) -> Lane::Delivery {
    (void)*story->steps.front().impact;
    return {};
  });
}

void Work::setChannels(graph::ChannelPreset preset) {
  if (subject_.story.channels == preset) return;
  subject_.story.channels = preset;
  workOut();
}

SceneRequest Work::requestFor(const Wish& wish) const {
  return {.story = story_,
          .map = base_.map,
          .base = base_.projected,
          .words = wish.words,
          .step = wish.step,
          .theme = wish.theme,
          .selected = wish.selected,
          .progress = wish.progress,
          .scale = wish.scale};
}

void Work::wantMain(const SceneRequest& request) {
  const bool same = request.sameSubject(mainAsked_);
  // A frame of an animation waits for the one before it: each is shown, however slow the machine.
  if (same && (request.progress == mainAsked_.progress || mainLane_.busy())) return;
  mainAsked_ = request;
  mainLane_.submit([this, request, passing = !fine_, maker = mainMaker_](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<PreparedMain>(maker->makeMain(request));
    made->passing = passing;
    return [this, request, made] {
      // The fine map only now: read earlier, it would replace the coarse one before anybody has seen it.
      if (!main_) readMap(geo::Detail::fine);
      main_ = std::move(*made);
      mainFor_ = request;
      ++composed_;
    };
  });
}

void Work::wantInset(const SceneRequest& request) {
  const bool same = request.sameSubject(insetAsked_);
  if (same && (request.progress == insetAsked_.progress || insetLane_.busy())) return;
  insetAsked_ = request;
  insetLane_.submit([this, request, maker = insetMaker_](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<std::optional<PreparedInset>>(maker->makeInset(request));
    return [this, made] {
      inset_ = std::move(*made);
      ++composed_;
    };
  });
}

void Work::want(const Wish& wish) {
  if (!story_ || !base_.projected || story_->steps.empty()) return;
  const auto request = requestFor(wish);
  wantMain(request);
  // Only the fine map: a close-up of the coarse one would be ugly, and is not waited for.
  if (wish.inset && fine_) wantInset(request);
}

bool Work::drain(FrameStats& stats) {
  bool any = mapLane_.drain();
  any |= storyLane_.drain();
  any |= mainLane_.drain();
  any |= insetLane_.drain();
  stats.compositions = composed_;
  return any;
}

bool Work::idle() const { return !mapLane_.busy() && !storyLane_.busy() && !mainLane_.busy() && !insetLane_.busy(); }

}  // namespace cityties::desk
