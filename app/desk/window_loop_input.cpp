#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "app/core/anchor.hpp"
#include "app/core/days.hpp"
#include "app/desk/process_memory.hpp"
#include "app/desk/window_keys.hpp"
#include "app/desk/window_loop.hpp"

namespace cityties::desk {
namespace {

constexpr double zoomPerNotch = 1.25;
constexpr Seconds wheelSeconds = .15, keySeconds = .2, flySeconds = .5;
constexpr Seconds dayPlaySeconds = .1;
constexpr int dayPlayMonths = 3;
constexpr int leftButton = 0, framesAfterNews = 3;

}  // namespace

void Loop::handleKeys(const std::vector<Event>& events) {
  const KeyContext at{.view = &view_, .focus = &scratch_.focus, .typing = ImGui::GetIO().WantTextInput};
  for (const auto& e : events)
    if (const auto command = commandOf(e, at)) emit(*command);
}

void Loop::handlePointer(const std::vector<Event>& events) {
  // A drag that began on the map goes on over panels; one that began on a panel never moves the map.
  pointerOnMap_ = mapView_.pressed() || !ImGui::GetIO().WantCaptureMouse;
  for (const auto& e : events) std::visit([this](const auto& known) { on(known); }, e);
  updateHover();
}

void Loop::on(const event::MouseMove& e) {
  pointer_ = e.position;
  if (!mapView_.pressed()) return;
  mapView_.drag(e.position);
  if (spin_.held() && mapView_.dragging()) spin_.drag(core::toPlane(mapView_.camera(), layout_.map, e.position));
}

void Loop::on(const event::MouseButton& e) {
  pointer_ = e.position;
  if (e.button != leftButton) return;
  if (e.down) {
    if (pointerOnMap_) mapView_.press(e.position, grabGlobe(e.position));
    return;
  }
  const bool click = mapView_.release(e.position);
  if (spin_.held())
    if (const auto centre = spin_.release())
      emit(core::command::SetCentre{core::MapCentre{.place = {}, .at = *centre}});
  if (click) this->click(e.position);
}

bool Loop::grabGlobe(core::PixelPoint pixel) {
  const auto main = work_->main();
  if (!main || main->projection.kind() != geo::ProjectionKind::globe || !work_->globe()) return false;
  return spin_.press(core::toPlane(mapView_.camera(), layout_.map, pixel),
                     spin_.centre().value_or(main->projection.centre()));
}

void Loop::on(const event::Wheel& e) {
  if (pointerOnMap_ && e.y != 0)
    mapView_.zoomAbout(e.position, std::pow(zoomPerNotch, e.y), now(), motion(wheelSeconds));
}

void Loop::on(const event::PointerLeft&) { pointer_ = {-1, -1}; }

std::optional<std::string> Loop::under(core::PixelPoint pixel, bool marksOnly) const {
  const auto pick = [&](const PreparedMap& map, const core::Camera& camera, const core::PixelRect& rect) {
    return marksOnly ? map.pick->pickMark(pixel, camera, rect, mapScale())
                     : map.pick->pick(pixel, camera, rect, mapScale());
  };
  if (layout_.inset && work_->inset() && layout_.inset->contains(pixel))
    return pick(work_->inset()->map, insetCamera(*work_->inset(), *layout_.inset), *layout_.inset);
  if (!work_->main() || !layout_.map.contains(pixel)) return std::nullopt;
  return pick(work_->main()->map, mapView_.camera(), layout_.map);
}

void Loop::click(core::PixelPoint pixel) {
  const auto id = under(pixel, false);
  const bool waits = scratch_.routeWaits != 0 && view_.desk.right == core::RightTab::routes;
  if (id && waits && session_.dataset()->findCity(*id)) {
    auto question = view_.desk.route.value_or(core::RouteQuestion{});
    (scratch_.routeWaits == 1 ? question.from : question.to) = *id;
    scratch_.routeWaits = 0;
    emit(core::command::AskRoute{question});
  } else if (id) {
    scratch_.routeWaits = 0;
    emit(core::command::Select{*id});
  } else
    emit(core::command::ClearSelection{});
}

void Loop::updateHover() {
  std::optional<std::string> hovered;
  if (pointerOnMap_ && !mapView_.dragging() && !spin_.centre()) hovered = under(pointer_, true);
  if (hovered != view_.hovered) emit(core::command::Hover{hovered});
}

void Loop::lookAt(const std::string& id) {
  if (!work_->main()) return;
  auto place = work_->main()->map.pick->find(id);
  if (!place)  // ties, countries, and of a crowd the cities without a mark
    if (const auto at = core::anchorOf(*session_.dataset(), id)) place = work_->main()->projection.forward(*at);
  if (place) mapView_.lookAt(*place, now(), motion(flySeconds));
}

void Loop::actOnCamera(const core::Command& command) {
  const auto& inner = layout_.inner;
  const core::PixelPoint middle{inner.x + inner.width / 2, inner.y + inner.height / 2};
  if (std::holds_alternative<core::command::FitView>(command)) mapView_.goHome(now(), motion(flySeconds));
  if (const auto* zoom = std::get_if<core::command::ZoomBy>(&command))
    mapView_.zoomAbout(middle, zoom->factor, now(), motion(keySeconds));
  if (const auto* pan = std::get_if<core::command::PanBy>(&command))
    mapView_.panBy(pan->x * window_.scale(), pan->y * window_.scale(), now(), motion(keySeconds));
  if (const auto* look = std::get_if<core::command::LookAt>(&command)) lookAt(look->id);
}

bool Loop::play() {
  const auto story = work_->story();
  if (!story || view_.step >= story->steps.size()) return false;
  const double dwell =
      view_.playing ? core::dwellSeconds(core::captionOf(*story, view_.step, view_.language), core::style(view_.theme))
                    : 0;
  const auto command = playback_.tick(view_, dwell, now());
  if (command) emit(*command);
  return command.has_value();
}

/// To its new centre, while the full picture is being made; what a hand has turned is there already.
void Loop::turnGlobe() {
  const auto main = work_->main();
  constexpr auto globe = geo::ProjectionKind::globe;
  if (!main || main->projection.kind() != globe || view_.projection != globe || spin_.centre() || !view_.motion) return;
  const Seconds duration = core::style(view_.theme).projectionSeconds;
  spin_.turn(main->projection.centre(), projection().centre(), now(), duration);
  if (view_.centre) mapView_.frame(wantedFraming(*main), now(), duration);
}

bool Loop::playDays() {
  const auto story = work_->story();
  if (!view_.desk.playingDays || !story || now() - dayTime_ < dayPlaySeconds) return false;
  if (!seek_->idle() || !work_->idle()) return false;
  dayTime_ = now();
  const core::DaySpan span = core::daySpan(*story);
  if (view_.desk.day && *view_.desk.day >= span.last) {
    emit(core::command::TogglePlayDays{});
  } else {
    emit(core::command::SetDay{view_.desk.day ? core::addMonths(*view_.desk.day, dayPlayMonths) : span.first});
  }
  return true;
}

core::Command Loop::bounded(const core::Command& command) const {
  const auto* set = std::get_if<core::command::SetDay>(&command);
  const auto story = work_->story();
  if (!set || !set->day || !story) return command;
  return core::command::SetDay{core::daySpan(*story).clamp(*set->day)};
}

void Loop::viewChanged(const core::ViewState& before) {
  // Forward by one is shown as it happens; anything else is a jump.
  if (view_.step != before.step) {
    stepStart_.reset();
    if (view_.motion && view_.step == before.step + 1) stepStart_ = now();
  }
  if (view_.centre != before.centre && view_.projection == before.projection) turnGlobe();
  if (view_.theme != before.theme) applyTheme(view_.theme, window_.scale());
  if (view_.language != before.language) listFiles();
  if (view_.scale != before.scale) window_.setScale(view_.scale);
  fonts_.setScale(window_.scale());
}

void Loop::tell(const graph::Diagnostics& refused) {
  messages_.clear();
  log_->add(refused);
  for (const auto& problem : refused)
    if (problem.severity == graph::Severity::error) messages_.push_back(problem.message);
  messageTime_ = now();
  framesWanted_ = std::max(framesWanted_, framesAfterNews);
}

void Loop::applyCommands() {
  const auto commands = std::exchange(commands_, {});
  for (const auto& asked : commands) {
    const auto command = bounded(asked);
    // From the last day the timeline begins anew.
    if (std::holds_alternative<core::command::TogglePlayDays>(command) && !view_.desk.playingDays && work_->story() &&
        view_.desk.day == core::daySpan(*work_->story()).last)
      session_.apply(core::command::SetDay{core::daySpan(*work_->story()).first});
    // Signs in place of characters would be worse than the other language.
    const auto* language = std::get_if<core::command::SetLanguage>(&command);
    if (language && language->language == core::Language::chinese && !chineseReadable_) continue;
    if (actOnFiles(command)) continue;
    const auto before = view_;
    const auto outcome = session_.apply(command);
    documents_.follow();
    if (!outcome.refused.empty()) {
      tell(outcome.refused);
    } else if (!messages_.empty() && !std::holds_alternative<core::command::Hover>(command)) {
      tell({});
    }
    if (outcome.document) work_->setStory(session_.document().scenario, session_.options());
    actOnCamera(command);
    actOnDesk(command);
    if (!outcome.view && !outcome.document) continue;
    viewChanged(before);
    framesWanted_ = std::max(framesWanted_, framesAfterNews);
    if (outcome.document) titleWindow();
  }
}

bool Loop::measure() {
  if (!measure_ || window_.width() <= 0) return false;
  const auto view = stageView();
  const bool done = settled(view) && queue_.empty();
  const bool shown = work_->main() && work_->main()->projection == projection() && stage_->shows(projection());
  const auto act = measure_->step(done, shown, layout_.map, now(), stats_);
  for (const auto& e : act.events) queue_.push(e);
  for (const auto& command : act.commands) emit(command);
  if (measure_->finished()) {
    stats_.peakKb = processMemory().peakKb;
    fmt::print("{}\n", measure_->json(stats_));
    exitCode_ = 0;
  }
  return !act.events.empty() || !act.commands.empty();
}

}  // namespace cityties::desk
